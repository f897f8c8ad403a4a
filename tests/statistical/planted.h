#pragma once
// Bugs that the battery has to find: each puts a wrong function in the place of a sound one.

#include <span>
#include <string>
#include <vector>

#include "tests/statistical/bench.h"

namespace piecework::statistical {

struct PlantedBug {
  const char* name;
  const char* group;  // of the checks that use what is wrong
  void (*plant)(Subjects&);
};

std::span<const PlantedBug> planted_bugs();

/// Names of the checks of the bug's group that see it, at the budget of the whole battery.
std::vector<std::string> alarms_of(const PlantedBug& bug, const Setting& setting);

}  // namespace piecework::statistical
