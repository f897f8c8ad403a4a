#pragma once
// One line of a diary. Kinds, units: diary_kinds.h.

#include <cstdint>
#include <string>

#include "models/platform_work/measures/diary_kinds.h"
#include "sim/base/time.h"

namespace piecework::platform_work {

struct DiaryEvent {
  Time time;
  std::uint64_t person = 0;  // id, as in a panel; of nobody where the market posts
  DiaryKind kind = DiaryKind::gone;
  std::int64_t amount = 0;  // hundredths of the kind's unit
  std::int64_t count = 0;
  std::uint64_t other = 0;  // id of a batch or project; number of an occupation, 1 to 43
  /// Platform, policy, programme, task class, title of the job, state, answer to an application, category of projects.
  std::string detail = {};
  /// The state or job before, how a course ended, which value a policy moved, who posted, what a vacancy asks for.
  std::string note = {};

  friend bool operator==(const DiaryEvent&, const DiaryEvent&) = default;
};

}  // namespace piecework::platform_work
