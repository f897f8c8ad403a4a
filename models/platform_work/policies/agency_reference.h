#pragma once
// I5, an employment agency as reference: it interviews entrants who bid and vouches for them. Its word is one signal of
// quality with a precision of its own and a shift, for agencies speak well of their clients; clients combine it with
// ratings by the common rule. The agency takes a share of the pay. Chance decides who is left out.

#include <array>

#include "models/platform_work/marketplace/trial.h"
#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct AgencyReferenceParameters {
  double share = 0.0;
  double precision = 0.0;
  double shift = 0.0;
  double fee_share = 0.0;
};

inline constexpr std::array agency_reference_fields{
    field<&AgencyReferenceParameters::share>({.name = "share",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 1,
                                              .label_en = "Entrants with a reference",
                                              .label_fr = "Nouveaux comptes recommandés",
                                              .meaning = "share of the freelancers who begin to bid; the others are "
                                                         "the control group"}),
    field<&AgencyReferenceParameters::precision>({.name = "precision",
                                                  .unit = "1",
                                                  .low = 0,
                                                  .high = 100,
                                                  .label_en = "Precision of the reference",
                                                  .label_fr = "Précision de la référence",
                                                  .meaning = "1 / variance of the reference as a signal of quality"}),
    field<&AgencyReferenceParameters::shift>(
        {.name = "shift",
         .unit = "1",
         .low = -5,
         .high = 5,
         .label_en = "Shift of the reference",
         .label_fr = "Biais de la référence",
         .meaning = "standard deviations of quality by which the agency speaks too well of its clients"}),
    field<&AgencyReferenceParameters::fee_share>({.name = "fee_share",
                                                  .unit = "1",
                                                  .low = 0,
                                                  .high = 1,
                                                  .label_en = "Fee of the agency",
                                                  .label_fr = "Commission de l'agence",
                                                  .meaning = "share of what the marketplace's fee leaves of the pay"}),
};
static_assert(described_bytes(agency_reference_fields) == sizeof(AgencyReferenceParameters));

struct AgencyReference {
  using Parameters = AgencyReferenceParameters;
  static constexpr std::span<const FieldInfo> fields = agency_reference_fields;
  static constexpr PolicyText text{.name = "agency_reference",
                                   .intervention = "I5",
                                   .label_en = "Reference by an agency",
                                   .label_fr = "Référence d'une agence",
                                   .meaning = "an agency vouches for entrants to the marketplace, for a fee"};
  using touches =
      TypeList<Replaces<HistoryPrecision>, Shifts<MarketplaceFee>, Reacts<Registration>, Reacts<FreelanceEntry>>;

  Parameters parameters;

  double modify(const HistoryPrecision& at, double precision, const State& state) const {
    return is_client(state, at.account) ? parameters.precision : precision;
  }
  double modify(const MarketplaceFee& at, double fee, const State& state) const {
    return is_client(state, at.account) ? fee + parameters.fee_share * (1.0 - fee) : fee;
  }

  void on(const Registration& event, PolicyId self, State& state) const {
    vouch(entrant_of(state, event), self, state);
  }
  void on(const FreelanceEntry& event, PolicyId self, State& state) const {
    vouch(entrant_of(state, event), self, state);
  }

 private:
  static bool is_client(const State& state, AccountId id) {
    return state.marketplace.accounts[id].is_verified == by_policy;
  }

  void vouch(AccountId id, PolicyId self, State& state) const {
    if (!id.valid() || !is_for(state, self, id)) return;
    Draws draws = treatment_draws(state, id, Treatment::reference_none);
    const bool given = bernoulli(draws, parameters.share);
    assign(state, id, given ? Treatment::reference_given : Treatment::reference_none);
    const SignalPlan plan{.precision = parameters.precision, .shift = parameters.shift};
    if (given) give_history(state, id, plan, normal(draws));
  }
};

}  // namespace piecework::platform_work
