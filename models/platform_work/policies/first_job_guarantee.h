#pragma once
// I4, first-job guarantee: entrants who bid are given one paid job and a public score for it, as after any contract; a
// detailed evaluation adds a signal of the quality of their work that every client can read. Chance decides who is left
// out and who gets which evaluation, so that a run can tell what they do. Whatever follows comes of what clients then
// believe. The job is paid by the public purse at the entrant's own price.

#include <array>

#include "models/platform_work/marketplace/trial.h"
#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct FirstJobGuaranteeParameters {
  double share = 0.0;
  double detailed_share = 0.0;
  double hours = 0.0;
  double detailed_precision = 0.0;
};

inline constexpr std::array first_job_guarantee_fields{
    field<&FirstJobGuaranteeParameters::share>({.name = "share",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 1,
                                                .label_en = "Entrants given a job",
                                                .label_fr = "Nouveaux comptes servis",
                                                .meaning = "share of the freelancers who begin to bid; the others are "
                                                           "the control group"}),
    field<&FirstJobGuaranteeParameters::detailed_share>(
        {.name = "detailed_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Detailed evaluations",
         .label_fr = "Évaluations détaillées",
         .meaning = "share of these jobs whose evaluation is detailed; the others get a score alone"}),
    field<&FirstJobGuaranteeParameters::hours>({.name = "hours",
                                                .unit = "hours",
                                                .low = 0.5,
                                                .high = 200,
                                                .label_en = "Length of the job",
                                                .label_fr = "Durée du contrat",
                                                .meaning = "paid hours of the job"}),
    field<&FirstJobGuaranteeParameters::detailed_precision>(
        {.name = "detailed_precision",
         .unit = "1",
         .low = 0,
         .high = 100,
         .label_en = "Precision of a detailed evaluation",
         .label_fr = "Précision d'une évaluation détaillée",
         .meaning = "1 / variance of the detailed part as a signal of quality, beside the score"}),
};
static_assert(described_bytes(first_job_guarantee_fields) == sizeof(FirstJobGuaranteeParameters));

struct FirstJobGuarantee {
  using Parameters = FirstJobGuaranteeParameters;
  static constexpr std::span<const FieldInfo> fields = first_job_guarantee_fields;
  static constexpr PolicyText text{.name = "first_job_guarantee",
                                   .intervention = "I4",
                                   .label_en = "First-job guarantee",
                                   .label_fr = "Garantie d'un premier contrat",
                                   .meaning = "entrants get one paid and publicly evaluated job on the marketplace"};
  using touches = TypeList<Reacts<Registration>, Reacts<FreelanceEntry>>;

  Parameters parameters;

  void on(const Registration& event, PolicyId self, State& state) const {
    offer(entrant_of(state, event), self, state);
  }
  void on(const FreelanceEntry& event, PolicyId self, State& state) const {
    offer(entrant_of(state, event), self, state);
  }

 private:
  void offer(AccountId id, PolicyId self, State& state) const {
    if (!id.valid() || !is_for(state, self, id)) return;
    Draws draws = treatment_draws(state, id, Treatment::first_job_none);
    const bool given = bernoulli(draws, parameters.share * state.policy(self).intensity);
    const bool detailed = bernoulli(draws, parameters.detailed_share);
    assign(state, id,
           !given     ? Treatment::first_job_none
           : detailed ? Treatment::first_job_detailed
                      : Treatment::first_job_coarse);
    if (given) begin_trial(state, id, parameters.hours, detailed ? parameters.detailed_precision : 0.0);
  }
};

}  // namespace piecework::platform_work
