#pragma once
// The panel of a run as variables of its result file: /panel/... (docs/format.md).

#include "models/platform_work/measures/panel.h"
#include "sim/output/result.h"

namespace piecework::platform_work {

/// Adds the axis `person` and the members' attributes and months; nothing if the panel is empty.
void add_panel(ResultFile& file, const Panel& panel, const State& state);

}  // namespace piecework::platform_work
