#include "tests/models/occupational_mobility/expected_values.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace piecework::testing {
namespace {

double sum(const PerOccupation& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

}  // namespace

double ExpectedState::employed() const { return sum(e); }
double ExpectedState::unemployed() const { return sum(u); }
double ExpectedState::vacancies() const { return sum(v); }

ExpectedState next(const ExpectedState& is, const ExpectedRates& rates, const std::vector<PerOccupation>& weights,
                   const PerOccupation& target) {
  const std::size_t n = is.e.size();
  // Expected applications s_ij and their sums over i.
  std::vector<PerOccupation> applications(n, PerOccupation(n));
  PerOccupation received(n);
  for (std::size_t i = 0; i < n; ++i) {
    double reachable = 0;
    for (std::size_t j = 0; j < n; ++j) reachable += is.v[j] * weights[i][j];
    for (std::size_t j = 0; j < n && reachable > 0; ++j) {
      applications[i][j] = is.u[i] * is.v[j] * weights[i][j] / reachable;
      received[j] += applications[i][j];
    }
  }
  ExpectedState then = is;
  for (std::size_t j = 0; j < n; ++j) {
    // Urn and balls: v (1 - exp(-s / v)) vacancies get at least one application.
    const double filled = is.v[j] > 0 ? is.v[j] * (1 - std::exp(-received[j] / is.v[j])) : 0;
    for (std::size_t i = 0; i < n && received[j] > 0; ++i) then.u[i] -= applications[i][j] * filled / received[j];
    const double excess = is.e[j] + is.v[j] - target[j];
    const double directed_u = std::min(is.e[j], rates.gamma_u * std::max(0.0, excess));
    const double directed_v = std::min(is.e[j], rates.gamma_v * std::max(0.0, -excess));
    const double separated = rates.delta_u * is.e[j] + (1 - rates.delta_u) * directed_u;
    then.e[j] += filled - separated;
    then.u[j] += separated;
    then.v[j] += rates.delta_v * is.e[j] + (1 - rates.delta_v) * directed_v - filled;
  }
  return then;
}

}  // namespace piecework::testing
