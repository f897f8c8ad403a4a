#pragma once
// The expected-value equations of del Rio-Chanona et al. (2021), solved directly. Shares no code with the model; the
// network and the numbers are given to both.

#include <functional>
#include <vector>

namespace piecework::testing {

/// One number per occupation.
using PerOccupation = std::vector<double>;

struct ExpectedRates {
  double delta_u, delta_v, gamma_u, gamma_v;
};

struct ExpectedState {
  PerOccupation e, u, v;

  [[nodiscard]] double employed() const;
  [[nodiscard]] double unemployed() const;
  [[nodiscard]] double vacancies() const;
};

/// The state after one step. `weights[i][j]` is how much somebody of i looks at j; `target` is target demand.
ExpectedState next(const ExpectedState& is, const ExpectedRates& rates, const std::vector<PerOccupation>& weights,
                   const PerOccupation& target);

}  // namespace piecework::testing
