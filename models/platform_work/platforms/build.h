#pragma once
// Puts the board's requesters and first members in place.

#include "models/platform_work/rules.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// Requesters: sizes by the quantiles of a log-normal, so that the work posted in total does not depend on luck.
void build_requesters(State& state);

/// Without a city: the accounts at the start, and who comes next.
void open_first_accounts(State& state, const Rules& rules);

/// Members at the start, in Toronto and abroad; everybody else hears of the board later.
void build_members(State& state, const Rules& rules);

/// Traits that concern the board, of everybody. What only members need is drawn when they open their first account.
struct BoardTraits {
  double skill = 0.0;             // standard deviations around the population's mean
  double reservation_wage = 0.0;  // USD per hour
};
/// Of a person of this id and level of education. `median`: of the reservation wage.
BoardTraits board_traits(const State& state, std::uint64_t id, std::size_t education, double median);

/// Gives a person its board traits.
void draw_board_traits(State& state, PersonId person);

/// Begins the record of who has never had an account.
void open_board_life(State& state, PersonId person);

}  // namespace piecework::platform_work
