#pragma once
// How freelancers begin (M11, all accounts): months from the opening of the account to the first contract, the first
// public score, and who is still at it six months after that score.

#include "models/platform_work/state.h"
#include "sim/tables/recorder.h"

namespace piecework::platform_work {

/// `/series/marketplace/first_...`; scores by half points, along `satisfaction_bin`.
void record_first_contracts(const State& state, Recorder& recorder);

inline constexpr std::int64_t survival_months = 6;

inline std::int64_t month_of(std::int64_t second) { return month_index(Time{second}); }

/// Place of a public score among the half points.
std::size_t score_bin(double score);

}  // namespace piecework::platform_work
