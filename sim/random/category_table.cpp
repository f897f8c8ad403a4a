#include "sim/random/category_table.h"

#include <bit>

namespace piecework {

CategoryTable::CategoryTable(std::span<const double> weights) {
  expect(weights.size() < std::size_t{1} << 29U, "a category table holds fewer than 2^29 weights");
  double sum = 0;
  for (const double weight : weights) {
    expect(weight >= 0, "a weight must not be negative");
    ends_.push_back(sum += weight);
  }
  expect(sum > 0 && sum - sum == 0, "weights need a positive, finite sum");
  const std::size_t guides = std::bit_ceil(4 * weights.size());
  guides_ = static_cast<double>(guides);
  std::uint32_t index = 0;
  for (std::size_t guide = 0; guide < guides; ++guide) {
    const double target = static_cast<double>(guide) / guides_ * sum;
    while (target >= ends_[index]) ++index;
    guide_.push_back(index);
  }
}

}  // namespace piecework
