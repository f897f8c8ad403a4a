#pragma once
// Events of training programmes.

#include "models/platform_work/people/state.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

struct Programmes {};
using ProgrammeId = Id<Programmes>;

/// Free seats are given to applicants.
struct ProgrammeIntake {
  ProgrammeId row;
};
/// A participant's course is over, by completion or drop-out, or four weeks of it are and it goes on; which of them was
/// settled when these weeks began.
struct CourseReview {
  PersonId row;
};

using ProgrammeEvents = TypeList<ProgrammeIntake, CourseReview>;

}  // namespace piecework::platform_work
