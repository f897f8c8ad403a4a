#pragma once
// What requesters are to each other: how much of what is posted the largest post, and what each pays an hour.

#include <vector>

#include "models/platform_work/measures/board_batches.h"

namespace piecework::platform_work {

/// Shares of all requesters at which the curve of concentration is written: ten a decade, from a ten-thousandth to 1.
std::vector<double> top_shares();

/// Share of all posted value by those largest parts of the requesters that posted in the first sixteen recorded
/// months. A part of a requester counts as that part of its value. NaN if nothing was posted.
std::vector<double> concentration(const std::vector<Poster>& posters);

/// Requesters by mean reward / usual seconds of their tasks done, USD per hour.
struct RequesterRates {
  std::vector<std::int64_t> counts;  // pay bins
  double mean = 0.0;                 // NaN if there are none
  double trimmed = 0.0;              // without a twentieth at either end
  std::size_t posting = 0;           // requesters that posted in the first sixteen recorded months
};
RequesterRates requester_rates(const std::vector<Poster>& posters);

}  // namespace piecework::platform_work
