#pragma once
// I3, certificates of skill: a test whose result clients see as a signal of quality. It changes nothing in the work.
// From somebody without a finished contract clients take it for less. Who bids when the policy starts, and who begins
// to bid later, is certified or left out by chance.

#include <array>

#include "models/platform_work/marketplace/trial.h"
#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct CertificatesParameters {
  double share = 0.0;
  double precision = 0.0;
  double without_history = 0.0;
};

inline constexpr std::array certificates_fields{
    field<&CertificatesParameters::share>(
        {.name = "share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Certified freelancers",
         .label_fr = "Pigistes certifiés",
         .meaning = "share of freelancers who bid; the others are the control group"}),
    field<&CertificatesParameters::precision>({.name = "precision",
                                               .unit = "1",
                                               .low = 0,
                                               .high = 100,
                                               .label_en = "Precision of the certificate",
                                               .label_fr = "Précision du certificat",
                                               .meaning = "1 / variance of the result as a signal of quality"}),
    field<&CertificatesParameters::without_history>(
        {.name = "without_history",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Weight without history",
         .label_fr = "Poids sans historique",
         .meaning = "factor on the precision that clients count with for freelancers without a finished contract"}),
};
static_assert(described_bytes(certificates_fields) == sizeof(CertificatesParameters));

struct Certificates {
  using Parameters = CertificatesParameters;
  static constexpr std::span<const FieldInfo> fields = certificates_fields;
  static constexpr PolicyText text{.name = "certificates",
                                   .intervention = "I3",
                                   .label_en = "Certificates of skill",
                                   .label_fr = "Certificats de compétence",
                                   .meaning = "freelancers' test results become visible to clients"};
  using touches =
      TypeList<Replaces<CertificatePrecision>, Reacts<PolicyStart>, Reacts<Registration>, Reacts<FreelanceEntry>>;

  Parameters parameters;

  double modify(const CertificatePrecision& at, double precision, const State& state) const {
    const Account& account = state.marketplace.accounts[at.account];
    if (account.is_certified != by_policy) return precision;
    return parameters.precision * (account.jobs == 0 ? parameters.without_history : 1.0);
  }

  void on(const PolicyStart& event, PolicyId self, State& state) const {
    if (event.row != self) return;
    for (std::uint32_t row = 0; row < state.marketplace.accounts.size(); ++row) {
      if (state.marketplace.accounts.rows()[row].status == AccountStatus::bidding) test(AccountId{row}, self, state);
    }
  }
  void on(const Registration& event, PolicyId self, State& state) const { test(entrant_of(state, event), self, state); }
  void on(const FreelanceEntry& event, PolicyId self, State& state) const {
    test(entrant_of(state, event), self, state);
  }

 private:
  void test(AccountId id, PolicyId self, State& state) const {
    if (!id.valid() || !is_for(state, self, id)) return;
    Draws draws = treatment_draws(state, id, Treatment::certificate_none);
    const bool given = bernoulli(draws, parameters.share);
    assign(state, id, given ? Treatment::certificate_given : Treatment::certificate_none);
    if (given) give_certificate(state, id, {.precision = parameters.precision}, normal(draws));
  }
};

}  // namespace piecework::platform_work
