#pragma once
// Checks of the simulator against theory with a known rate of false alarms. All checks of a run share one budget: at
// one run a night, one false alarm in ten years (alpha = 1/3650 per run, divided by the number of checks, after
// Bonferroni). Each check declares the bias it must be able to see; a check that would see it with less than 99 %
// probability is inconclusive, which is not a pass.

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/statistical/statistics.h"

namespace piecework::statistical {

enum class Outcome : std::uint8_t { pass, alarm, inconclusive };

inline constexpr double run_alpha = 1.0 / 3650;
inline constexpr double least_power = 0.99;

struct Check {
  std::string name;   // "draws/exponential mean"
  std::string claim;  // what it is held against
  std::string bias;   // the declared one, in words
  Evidence evidence;
};

struct Finding {
  Check check;
  Outcome outcome = Outcome::pass;
  double alpha = 0;
  double power = 0;
};

/// How much work a run does: sample sizes are divided by `divisor`, and the biases declared grow by its root, so that
/// the power stays.
struct Setting {
  std::uint64_t seed = 20250101;
  std::int64_t divisor = 4;

  [[nodiscard]] std::int64_t size(std::int64_t full) const { return full / divisor; }
  [[nodiscard]] double bias(double full) const;
};

inline constexpr std::int64_t quick_divisor = 4;
inline constexpr std::int64_t full_divisor = 1;

/// Each check at its share of the budget. `count` is the number of checks that share it: those of the whole battery,
/// also when only some of them were run.
std::vector<Finding> judged(const std::vector<Check>& checks, std::size_t count);

/// The worst of them: alarm before inconclusive before pass.
Outcome verdict(const std::vector<Finding>& findings);

std::string_view name_of(Outcome outcome);
void print_table(std::ostream& out, const std::vector<Finding>& findings);
/// One JSON list of rows {check, against, outcome, statistic, p, alpha, n, bias, power}.
void print_json(std::ostream& out, const std::vector<Finding>& findings);

}  // namespace piecework::statistical
