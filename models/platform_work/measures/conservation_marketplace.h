#pragma once
// Laws of the marketplace's books.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Throws InternalError when a law is broken: projects posted were filled, left unfilled or are open; what clients paid
/// is pay, fees or escrow, to the cent; accounts, bids and contracts are as many as their owners say.
void check_marketplace_books(const State& state);

}  // namespace piecework::platform_work
