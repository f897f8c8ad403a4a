#include "models/platform_work/measures/requester_shares.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

namespace piecework::platform_work {
namespace {

constexpr double no_share = std::numeric_limits<double>::quiet_NaN();
constexpr double shares_per_decade = 10.0;
constexpr std::size_t share_count = 41;
constexpr double trimmed_share = 0.05;  // at either end

/// Mean of those in between; the ends are sorted.
double mean_between(const std::vector<double>& sorted, std::size_t from, std::size_t to) {
  if (from >= to) return no_share;
  double total = 0.0;
  for (std::size_t place = from; place < to; ++place) total += sorted[place];
  return total / static_cast<double>(to - from);
}

}  // namespace

std::vector<double> top_shares() {
  std::vector<double> all;
  for (std::size_t place = 0; place < share_count; ++place) {
    const auto below = static_cast<double>(share_count - 1 - place);
    all.push_back(math::exp(-below * LogBins::log_ten / shares_per_decade));
  }
  return all;
}

std::vector<double> concentration(const std::vector<Poster>& posters) {
  std::vector<std::int64_t> values;
  for (const Poster& poster : posters) {
    if (poster.has_posted != 0) values.push_back(poster.posted_cents);
  }
  std::sort(values.begin(), values.end(), std::greater<>());
  const std::int64_t all = std::accumulate(values.begin(), values.end(), std::int64_t{0});
  std::vector<double> curve;
  std::size_t whole = 0;
  std::int64_t sum = 0;
  for (const double share : top_shares()) {
    const double wanted = share * static_cast<double>(values.size());
    while (whole < values.size() && static_cast<double>(whole + 1) <= wanted) sum += values[whole++];
    const double part = wanted - static_cast<double>(whole);
    const double rest = whole < values.size() ? part * static_cast<double>(values[whole]) : 0.0;
    curve.push_back(all > 0 ? (static_cast<double>(sum) + rest) / static_cast<double>(all) : no_share);
  }
  return curve;
}

RequesterRates requester_rates(const std::vector<Poster>& posters) {
  RequesterRates rates;
  rates.counts.assign(pay_bins.count, 0);
  std::vector<double> hourly;
  for (const Poster& poster : posters) {
    rates.posting += poster.has_posted != 0 ? 1U : 0U;
    if (poster.tasks == 0) continue;
    const auto tasks = static_cast<double>(poster.tasks);
    const double seconds = math::exp(poster.log_seconds / tasks);
    hourly.push_back(static_cast<double>(poster.offered_cents) / tasks * 36.0 / seconds);
    ++rates.counts[pay_bins.of(hourly.back())];
  }
  std::sort(hourly.begin(), hourly.end());
  const auto cut = static_cast<std::size_t>(trimmed_share * static_cast<double>(hourly.size()));
  rates.mean = mean_between(hourly, 0, hourly.size());
  rates.trimmed = mean_between(hourly, cut, hourly.size() - cut);
  return rates;
}

}  // namespace piecework::platform_work
