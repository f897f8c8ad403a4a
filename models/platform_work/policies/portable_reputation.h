#pragma once
// I6, portable reputation: the approved tasks of an account that was lost count in part on a new one, ratings from
// elsewhere count in part on the marketplace, and employers see a verified history of platform work more clearly (of
// residents with a unit of a hundred approved tasks). What histories hold and what gates ask for stays as it is.

#include <algorithm>
#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct PortableReputationParameters {
  double weight = 0.0;
  double employer_weight = 0.0;
};

inline constexpr std::array portable_reputation_fields{
    field<&PortableReputationParameters::weight>(
        {.name = "weight",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Weight of what is imported",
         .label_fr = "Poids de l'historique importé",
         .meaning = "of a history or a rating earned elsewhere, relative to one earned here"}),
    field<&PortableReputationParameters::employer_weight>(
        {.name = "employer_weight",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Weight with employers",
         .label_fr = "Poids auprès des employeurs",
         .meaning = "share of the gap between platform work and experience, as signals of ability, that a verified "
                    "history closes"}),
};
static_assert(described_bytes(portable_reputation_fields) == sizeof(PortableReputationParameters));

struct PortableReputation {
  using Parameters = PortableReputationParameters;
  static constexpr std::span<const FieldInfo> fields = portable_reputation_fields;
  static constexpr PolicyText text{.name = "portable_reputation",
                                   .intervention = "I6",
                                   .label_en = "Portable reputation",
                                   .label_fr = "Réputation transférable",
                                   .meaning = "a history counts in part on another platform and with employers"};
  using touches = TypeList<Floors<ImportedHistory>, Floors<ImportedWeight>, Floors<VerifiedHistory>,
                           Reacts<PolicyStart>, Reacts<PolicyEnd>>;

  Parameters parameters;

  double modify(const ImportedHistory&, double weight, const State&) const {
    return std::max(weight, parameters.weight);
  }
  double modify(const ImportedWeight&, double weight, const State&) const {
    return std::max(weight, parameters.weight);
  }
  double modify(const VerifiedHistory& at, double added, const State& state) const {
    const auto lost = state.platform.management.lost.find(at.person.row());
    std::uint32_t tasks = state.board_life(at.person).approved;
    if (lost != state.platform.management.lost.end()) tasks += lost->second.approved;
    if (tasks < tasks_per_unit) return added;
    return std::max(added, parameters.employer_weight * (1.0 - state.scenario->search.platform_weight));
  }

  /// M9 counts what can be shown outside.
  void on(const PolicyStart& event, PolicyId self, State& state) const {
    if (event.row == self) state.platform.management.portable = self.row() + 1;
  }
  void on(const PolicyEnd& event, PolicyId self, State& state) const {
    if (event.row == self) state.platform.management.portable = 0;
  }
};

}  // namespace piecework::platform_work
