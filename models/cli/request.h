#pragma once
// How a study was asked for, as its manifest keeps it, so that it can be replayed or extended from its folder:
// { scenario, policies, set, seed, scale, until, future, panel }. A scenario that was given as a path is kept as an
// absolute one.

#include <string>

#include "models/cli/arguments.h"
#include "models/cli/session.h"
#include "models/platform_work/study.h"
#include "sim/output/journal.h"

namespace piecework::cli {

platform_work::StudyRequest request_of(const RunArguments& arguments, const Session& session);

Node as_node(const platform_work::StudyRequest& request);

/// From what the folder holds. A folder that does not keep its request is taken to have been asked for by the names in
/// its identity, without changed values.
platform_work::StudyRequest request_in(const Journal& journal, const LoadOptions& load);

}  // namespace piecework::cli
