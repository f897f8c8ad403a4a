#include "tests/statistical/battery.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/config/json.h"

namespace piecework::statistical {

double Setting::bias(double full) const { return full * std::sqrt(static_cast<double>(divisor)); }

std::vector<Finding> judged(const std::vector<Check>& checks, std::size_t count) {
  const double alpha = run_alpha / static_cast<double>(count);
  std::vector<Finding> findings;
  for (const Check& check : checks) {
    const double power = check.evidence.power(alpha);
    const Outcome quiet = power >= least_power ? Outcome::pass : Outcome::inconclusive;
    // Not "p < alpha": a p that is no number alarms too.
    findings.push_back({check, check.evidence.p >= alpha ? quiet : Outcome::alarm, alpha, power});
  }
  return findings;
}

Outcome verdict(const std::vector<Finding>& findings) {
  const auto any = [&](Outcome outcome) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) { return f.outcome == outcome; });
  };
  if (any(Outcome::alarm)) return Outcome::alarm;
  // A run without a single check has shown nothing.
  return findings.empty() || any(Outcome::inconclusive) ? Outcome::inconclusive : Outcome::pass;
}

std::string_view name_of(Outcome outcome) {
  constexpr std::string_view names[] = {"pass", "ALARM", "inconclusive"};
  return names[static_cast<std::size_t>(outcome)];
}

void print_table(std::ostream& out, const std::vector<Finding>& findings) {
  std::size_t width = 0;
  for (const Finding& finding : findings) width = std::max(width, finding.check.name.size());
  out << fmt::format("{:<{}}  {:<12}  {:>10}  {:>9}  {:>9}  {:>9}  {:>6}  {}\n", "check", width, "outcome", "statistic",
                     "p", "alpha", "n", "power", "sees");
  for (const Finding& f : findings) {
    out << fmt::format("{:<{}}  {:<12}  {:>10.4g}  {:>9.3g}  {:>9.2g}  {:>9.0f}  {:>6.4f}  {}\n", f.check.name, width,
                       name_of(f.outcome), f.check.evidence.statistic, f.check.evidence.p, f.alpha, f.check.evidence.n,
                       f.power, f.check.bias);
  }
}

void print_json(std::ostream& out, const std::vector<Finding>& findings) {
  Node::Array rows;
  for (const Finding& f : findings) {
    Node::Table row;
    row.set("check", {f.check.name, {}});
    row.set("against", {f.check.claim, {}});
    row.set("outcome", {std::string(name_of(f.outcome)), {}});
    row.set("statistic", {f.check.evidence.statistic, {}});
    row.set("p", {f.check.evidence.p, {}});
    row.set("alpha", {f.alpha, {}});
    row.set("n", {f.check.evidence.n, {}});
    row.set("bias", {f.check.bias, {}});
    row.set("power", {f.power, {}});
    rows.push_back({std::move(row), {}});
  }
  out << to_json(Node{std::move(rows), {}}, 2) << '\n';
}

}  // namespace piecework::statistical
