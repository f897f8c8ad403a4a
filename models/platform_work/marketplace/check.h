#pragma once
// What the reader cannot see in one number alone: a marketplace is given whole, shares sum to one, tiers rise.

#include "models/platform_work/marketplace/parameters.h"
#include "sim/config/node.h"
#include "sim/config/problems.h"

namespace piecework::platform_work {

void check_marketplace(const Node& root, const MarketplaceParameters& parameters, Problems& problems);

}  // namespace piecework::platform_work
