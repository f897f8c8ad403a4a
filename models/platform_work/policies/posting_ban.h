#pragma once
// I20, ban on asking for Canadian experience in postings (in force in Ontario since 2026-01-01 for employers of 25 and
// more): some applications that the filter would have stopped are looked at. What employers then make of them, penalty
// by name included, is as before.

#include <algorithm>
#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct PostingBanParameters {
  double coverage = 0.0;
  double compliance = 0.0;
};

inline constexpr std::array posting_ban_fields{
    field<&PostingBanParameters::coverage>(
        {.name = "coverage",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Coverage",
         .label_fr = "Couverture",
         .meaning = "share of vacancies with a filter that are with employers whom the ban binds"}),
    field<&PostingBanParameters::compliance>(
        {.name = "compliance",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Compliance",
         .label_fr = "Conformité",
         .meaning = "share of these employers who drop the filter, not only the words in the posting"}),
};
static_assert(described_bytes(posting_ban_fields) == sizeof(PostingBanParameters));

struct PostingBan {
  using Parameters = PostingBanParameters;
  static constexpr std::span<const FieldInfo> fields = posting_ban_fields;
  static constexpr PolicyText text{.name = "posting_ban",
                                   .intervention = "I20",
                                   .label_en = "Ban on asking for Canadian experience",
                                   .label_fr = "Interdiction d'exiger une expérience canadienne",
                                   .meaning = "employers may not ask for experience in Canada in postings",
                                   .for_residents = true};
  using touches = TypeList<Floors<LocalFilterPass>>;

  Parameters parameters;

  [[nodiscard]] double pass() const { return parameters.coverage * parameters.compliance; }
  [[nodiscard]] double bound(std::type_identity<LocalFilterPass>) const { return pass(); }

  double modify(const LocalFilterPass&, double chance, const State&) const { return std::max(chance, pass()); }
};

}  // namespace piecework::platform_work
