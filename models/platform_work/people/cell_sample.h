#pragma once
// Whole people for fractional cells: which cell the i-th of n people is in.
//
// Every cell gets the whole part of its expected count, and the rest is sampled (truncate, replicate, sample: Lovelace
// and Ballas 2013). The sample is systematic (Madow 1949): people stand at n equal steps along the cumulated weights,
// from a random start. So the count of a cell, and of any run of neighbouring cells, is off by less than one, nothing
// is stored for a replicate, and a person's cell depends on the weights, n, its own index and the start alone. The
// indexes visit the steps in strides near the golden section, so that any stretch of indexes is a fair sample.

#include <cstdint>
#include <vector>

#include "sim/random/draws.h"

namespace piecework::platform_work {

class CellSample {
 public:
  CellSample() = default;
  /// Weights are positive; `people` at least 1.
  CellSample(const std::vector<double>& weights, std::size_t people);

  [[nodiscard]] std::size_t people() const { return people_; }
  [[nodiscard]] double total() const { return ends_.back(); }

  /// The cell of person `index` < people(), with the start in [0, 1).
  [[nodiscard]] std::size_t cell_of(std::size_t index, double start) const;
  /// A cell by its weight, for people beyond.
  [[nodiscard]] std::size_t draw(Draws& draws) const;

  /// People in each cell; they sum to people().
  [[nodiscard]] std::vector<std::uint64_t> counts(double start) const;

 private:
  [[nodiscard]] double place_of(std::size_t step, double start) const;
  [[nodiscard]] std::size_t cell_at(double place) const;

  std::vector<double> ends_;  // the weights up to and including each
  std::size_t people_ = 0;
  std::size_t stride_ = 1;  // without a common divisor with people_
};

}  // namespace piecework::platform_work
