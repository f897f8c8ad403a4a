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
/// A participant completes the course or drops out; which one was settled at the start.
struct CourseEnd {
  PersonId row;
};

using ProgrammeEvents = TypeList<ProgrammeIntake, CourseEnd>;

}  // namespace piecework::platform_work
