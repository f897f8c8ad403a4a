#include "tests/statistical/bench.h"

#include <fmt/format.h>

#include <cmath>

namespace piecework::statistical {
namespace {

// Eight deviations of the normal statistic: alpha below 10^-5 at 99 % takes about seven.
constexpr double reach = 8;

double root(std::size_t n) { return std::sqrt(static_cast<double>(n)); }

}  // namespace

Seen Bench::mean(const Sample& sample, const Law& law, double bias) const {
  const double scaled = setting.bias(bias);
  return {fmt::format("{:.3g} sd", scaled), mean_is(sample, law, scaled * law.deviation)};
}

Seen Bench::balanced(const Sample& sample, double bias) const {
  const double scaled = setting.bias(bias);
  double squares = 0;
  for (const double x : sample) squares += x * x;
  const double deviation = std::sqrt(squares / static_cast<double>(sample.size()));
  return {fmt::format("{:.3g} sd", scaled), mean_is(sample, Expectation{0, scaled * deviation, 0})};
}

Seen Bench::expected(const Sample& sample, const Expectation& expectation) const {
  const double bias = setting.bias(expectation.bias);
  const double scale = std::abs(expectation.mean);
  return {fmt::format("{:.2g} %", 100 * bias),
          mean_is(sample, Expectation{expectation.mean, bias * scale, expectation.allowance * scale})};
}

Seen Bench::shape(const Sample& sample, const std::function<double(double)>& distribution) const {
  const double bias = reach / 2 / root(sample.size());
  return {fmt::format("{:.2g} in the cdf", bias), follows(sample, distribution, bias)};
}

Seen Bench::cells(const std::vector<std::int64_t>& values, const std::vector<double>& probabilities) const {
  // The more cells, the more must be wrong: about the fourth root of their number.
  const double bias = reach * std::pow(static_cast<double>(probabilities.size()), 0.25) / root(values.size());
  return {fmt::format("w = {:.2g}", bias), fits(values, probabilities, bias)};
}

Seen Bench::share(const Share& of, double p, double bias) const {
  const double scaled = setting.bias(bias);
  return {fmt::format("{:.2g} %", 100 * scaled), share_is(of, p, scaled)};
}

Seen Bench::count(std::int64_t found, double mean, double bias) const {
  const double scaled = setting.bias(bias);
  return {fmt::format("{:.2g} %", 100 * scaled), count_is(found, mean, scaled)};
}

Seen Bench::never(const Share& cases) const {
  const double bias = reach / static_cast<double>(cases.n);
  return {fmt::format("{:.2g} of cases", bias), statistical::never(cases, bias)};
}

Seen Bench::unrelated(const Sample& a, const Sample& b) const {
  const double bias = reach / root(a.size());
  return {fmt::format("correlation {:.2g}", bias), uncorrelated(a, b, bias)};
}

std::vector<Check> checks_of(const Group& group, const Subjects& subjects, const Setting& setting) {
  Bench bench(subjects, setting);
  group.run(bench);
  return std::move(bench).checks();
}

}  // namespace piecework::statistical
