#pragma once
// I29, fair-wage procurement: the public share of every requester's work moves to those who pay at least the fair wage
// per hour of usual task time, in proportion to what they post; if there are none it leaves the board. Who complies is
// seen at each census. Requesters are not assumed to raise pay for it. Nothing else moves.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct FairWageProcurementParameters {
  double public_share = 0.0;
  double fair_wage = 0.0;
};

inline constexpr std::array fair_wage_procurement_fields{
    field<&FairWageProcurementParameters::public_share>(
        {.name = "public_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Public share of demand",
         .label_fr = "Part publique de la demande",
         .meaning = "share of each requester's work that is bought for the public"}),
    field<&FairWageProcurementParameters::fair_wage>(
        {.name = "fair_wage",
         .unit = "USD/hour",
         .low = 0,
         .high = 200,
         .label_en = "Fair wage",
         .label_fr = "Salaire équitable",
         .meaning = "least pay per hour of usual task time that counts as fair"}),
};
static_assert(described_bytes(fair_wage_procurement_fields) == sizeof(FairWageProcurementParameters));

struct FairWageProcurement {
  using Parameters = FairWageProcurementParameters;
  static constexpr std::span<const FieldInfo> fields = fair_wage_procurement_fields;
  static constexpr PolicyText text{.name = "fair_wage_procurement",
                                   .intervention = "I29",
                                   .label_en = "Fair-wage procurement",
                                   .label_fr = "Achats publics au salaire équitable",
                                   .meaning = "public buyers give their work only to requesters who pay a fair wage"};
  using touches = TypeList<Scales<PostedVolume>, Reacts<PolicyStart>, Reacts<MonthlyCensus>>;

  Parameters parameters;

  [[nodiscard]] bool complies(const Requester& requester) const {
    return static_cast<double>(requester.hourly_rate) * static_cast<double>(requester.estimate) >= parameters.fair_wage;
  }

  double modify(const PostedVolume& at, double factor, const State& state) const {
    const bool fair = complies(state.platform.requesters[at.requester]);
    const double gained = fair ? state.platform.demand.public_gain : -1.0;
    return factor * (1.0 + parameters.public_share * gained);
  }

  /// Hours that others post for the public / hours of those who comply.
  void note_gain(State& state) const {
    double fair = 0.0;
    double others = 0.0;
    for (const Requester& requester : state.platform.requesters.rows()) {
      const double hours = static_cast<double>(requester.tasks_hours) / static_cast<double>(requester.gap_hours);
      (complies(requester) ? fair : others) += hours;
    }
    state.platform.demand.public_gain = fair > 0.0 ? others / fair : 0.0;
  }
  void on(const PolicyStart& event, PolicyId self, State& state) const {
    if (event.row == self) note_gain(state);
  }
  void on(const MonthlyCensus&, PolicyId self, State& state) const {
    if (state.active[self.row()]) note_gain(state);
  }
};

}  // namespace piecework::platform_work
