#pragma once
// Iterative proportional fitting (Deming and Stephan 1940): the weights nearest to a seed, in relative entropy, whose
// sums by category are given. A cell that is zero in the seed stays zero. The sums run in the order of the cells, so
// that the same seed gives the same bits with every compiler.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace piecework::platform_work {

/// One margin: the category of each cell, and the sum wanted in each category.
struct IpfMargin {
  std::vector<std::uint32_t> category_of;
  std::vector<double> targets;
};

struct IpfFit {
  std::vector<double> weights;
  std::size_t rounds = 0;
  std::size_t worst_margin = 0;  // where the largest error is left
  std::size_t worst_category = 0;
  double worst_error = 0.0;  // in the unit of the weights
};

/// Stops when every sum is within `tolerance` of its target, or after 2000 rounds; the caller judges what is left.
IpfFit fit_margins(std::vector<double> seed, const std::vector<IpfMargin>& margins, double tolerance);

}  // namespace piecework::platform_work
