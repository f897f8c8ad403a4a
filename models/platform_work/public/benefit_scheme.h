#pragma once
// Contributions at source to a benefit account that belongs to the person: a share of the pay for work done in Ontario,
// paid on top of it by requesters on the board and by platforms for driving. Portable benefits (I15) and digital social
// security (I16) are two settings of it. Workers do not count a contribution as pay (assumption).

#include <algorithm>
#include <array>

#include "models/platform_work/decisions.h"
#include "models/platform_work/public/ontario_rule.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct BenefitScheme {
  double contribution = 0.0;
  double take_up = 0.0;
  double drawn = 0.0;
  double compliance = 0.0;
  double gating = 0.0;

  [[nodiscard]] OntarioRule rule() const { return {compliance, gating}; }

  [[nodiscard]] bool is_member(PersonId person, const State& state) const {
    Draws draws = state.draws(purposes::public_luck, state.people[person].id, 1);
    return state.is_resident(person) && uniform01(draws) < take_up;
  }

  /// Share of the pay; for driving, which is done in Ontario, nobody can exclude it.
  [[nodiscard]] double share_for(const BenefitContribution& at, const State& state) const {
    if (!is_member(at.person, state)) return 0.0;
    if (!at.batch.valid()) return contribution;
    return answer_of(rule(), at.batch, state) == OntarioAnswer::obeys ? contribution : 0.0;
  }

  [[nodiscard]] double drawn_of(const BenefitWithdrawal& at) const {
    return drawn * static_cast<double>(at.missing.value);
  }
};

inline constexpr std::array benefit_scheme_fields{
    field<&BenefitScheme::contribution>({.name = "contribution",
                                         .unit = "1",
                                         .low = 0,
                                         .high = 0.5,
                                         .label_en = "Contribution",
                                         .label_fr = "Cotisation",
                                         .meaning = "share of the pay that is paid on top of it"}),
    field<&BenefitScheme::take_up>({.name = "take_up",
                                    .unit = "1",
                                    .low = 0,
                                    .high = 1,
                                    .label_en = "Take-up",
                                    .label_fr = "Adhésion",
                                    .meaning = "share of people with an account; 1 where it is the default"}),
    field<&BenefitScheme::drawn>({.name = "drawn",
                                  .unit = "1",
                                  .low = 0,
                                  .high = 1,
                                  .label_en = "Share drawn in need",
                                  .label_fr = "Part retirée en cas de besoin",
                                  .meaning = "share of what a month's income falls short of the need that its owner "
                                             "takes out of the account, as long as it lasts"}),
    field<&BenefitScheme::compliance>({.name = "compliance",
                                       .unit = "1",
                                       .low = 0,
                                       .high = 1,
                                       .label_en = "Compliance",
                                       .label_fr = "Conformité",
                                       .meaning = "share of requesters on the board who do not ignore the rule"}),
    field<&BenefitScheme::gating>(
        {.name = "gating",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Exclusion of Ontario",
         .label_fr = "Exclusion de l'Ontario",
         .meaning = "share of complying requesters who close their batches to Ontario instead of paying"}),
};
static_assert(described_bytes(benefit_scheme_fields) == sizeof(BenefitScheme));

}  // namespace piecework::platform_work
