#pragma once
// Everything that can happen: the rooms' events, joined. The order is part of the checkpoint format.

#include <variant>

#include "models/platform_work/dispatch/events.h"
#include "models/platform_work/jobs/events.h"
#include "models/platform_work/marketplace/events.h"
#include "models/platform_work/measures/events.h"
#include "models/platform_work/people/events.h"
#include "models/platform_work/platforms/events.h"
#include "models/platform_work/policies/events.h"
#include "models/platform_work/programmes/events.h"

namespace piecework::platform_work {

using Events = Join<CensusEvents, PolicyEvents, PeopleEvents, JobEvents, PlatformEvents, ProgrammeEvents,
                    DispatchEvents, MarketplaceEvents>;
using Event = Apply<std::variant, Events>;

}  // namespace piecework::platform_work
