#pragma once
// Puts the residents and the workers abroad in place.

#include <stop_token>

#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// A resident at the end of the tables, not yet counted in.
PersonId add_resident(State& state, std::uint64_t id, const SyntheticResident& resident);

/// Level of education of workers abroad: skill at the mean of the levels; nothing else of the traits is used.
inline constexpr std::uint8_t education_abroad = 2;

/// A worker abroad at the end of the tables, without traits of the board.
PersonId add_worker_abroad(State& state, std::uint64_t id);

/// The sample of workers abroad, then residents 0 .. n-1. One more person is drawn beside the others and changes none.
/// Throws Interrupted when `stop` was requested.
void build_people(State& state, std::size_t extra_residents, const std::stop_token& stop);

}  // namespace piecework::platform_work
