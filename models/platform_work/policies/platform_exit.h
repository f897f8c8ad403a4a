#pragma once
// I25, a platform closes on the day on which the policy starts: all accounts end, histories are lost, and part of the
// pay that was due; batches expire. Another board opens later, with the same requesters; what members had proved counts
// there only if histories are portable (I6). The end of the policy brings nothing back. A shock, not a rule: at an
// intensity below 1 the shares and times are lower in proportion; at 0 nothing closes.

#include <array>

#include "models/platform_work/platforms/exit_handle.h"
#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct PlatformExitParameters {
  double withheld_share = 0.0;
  double successor_days = 0.0;
  double follow_share = 0.0;
  double return_days = 0.0;
};

inline constexpr std::array platform_exit_fields{
    field<&PlatformExitParameters::withheld_share>(
        {.name = "withheld_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Pay lost",
         .label_fr = "Rémunération perdue",
         .meaning = "share of the pay approved since the month began that is not paid out"}),
    field<&PlatformExitParameters::successor_days>({.name = "successor_days",
                                                    .unit = "days",
                                                    .low = 0,
                                                    .high = 36500,
                                                    .label_en = "Until another board opens",
                                                    .label_fr = "Délai d'ouverture d'une autre plateforme",
                                                    .meaning = "days without a board"}),
    field<&PlatformExitParameters::follow_share>(
        {.name = "follow_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Members who go over",
         .label_fr = "Membres qui passent à la nouvelle",
         .meaning = "share of accounts whose owners open one on the new board; the others hear of it as anybody does"}),
    field<&PlatformExitParameters::return_days>({.name = "return_days",
                                                 .unit = "days",
                                                 .low = 0,
                                                 .high = 3650,
                                                 .label_en = "Time in which they do",
                                                 .label_fr = "Délai de passage",
                                                 .meaning = "all who go over do so within this time, evenly"}),
};
static_assert(described_bytes(platform_exit_fields) == sizeof(PlatformExitParameters));

struct PlatformExit {
  using Parameters = PlatformExitParameters;
  static constexpr std::span<const FieldInfo> fields = platform_exit_fields;
  static constexpr PolicyText text{
      .name = "platform_exit",
      .intervention = "I25",
      .label_en = "End of a platform",
      .label_fr = "Fin d'une plateforme",
      .meaning = "the board closes when the policy starts; all accounts end, and another board opens later"};
  using touches = TypeList<Reacts<PolicyStart>>;

  Parameters parameters;

  void on(const PolicyStart& event, PolicyId self, State& state) const {
    if (event.row != self) return;
    const double part = state.policy(self).intensity;
    close_board(state, {.withheld_share = part * parameters.withheld_share,
                        .successor_days = part * parameters.successor_days,
                        .follow_share = 1.0 - part * (1.0 - parameters.follow_share),
                        .return_days = part * parameters.return_days});
  }
};

}  // namespace piecework::platform_work
