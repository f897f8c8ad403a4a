#pragma once
// The end of a board: all accounts end with it, their histories are lost, and part of the pay that was due. Another
// board takes its place after some time, with the same requesters; some of those who were on the old one go over to it.

#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct ExitTerms {
  double withheld_share = 0.0;  // of the pay approved since the month began
  double successor_days = 0.0;  // until another board is open
  double follow_share = 0.0;    // of accounts whose owners go over to it
  double return_days = 0.0;     // within which they do
};

/// Closes the board now.
void close_board(State& state, const ExitTerms& terms);

inline bool is_board_closed(const State& state) { return state.now.seconds < state.platform.management.reopens_at; }

}  // namespace piecework::platform_work
