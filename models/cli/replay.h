#pragma once
// What a study folder asks for, run again: the same study or none, and the arms that a person named.

#include <cstddef>
#include <string>
#include <vector>

#include "models/cli/session.h"
#include "models/platform_work/study.h"
#include "sim/output/journal.h"

namespace piecework::cli {

/// The study that the folder asks for. Throws InputError if scenario, policies or data are no longer those it was made
/// with.
platform_work::Study study_in(const std::string& folder, const Journal& journal, const Session& session);

/// Throws InputError if the study lacks one of these arms.
void check_arms(const std::vector<std::string>& arms, const Journal& journal);

/// Position of an arm of this name, which exists.
std::size_t arm_named(const std::vector<platform_work::Arm>& arms, const std::string& name);

}  // namespace piecework::cli
