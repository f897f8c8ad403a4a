#include "models/platform_work/people/cell_sample.h"

#include <algorithm>
#include <numeric>

#include "sim/base/error.h"
#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

std::size_t stride_for(std::size_t people) {
  constexpr double golden_section = 0.6180339887498949;
  std::size_t stride = static_cast<std::size_t>(golden_section * static_cast<double>(people));
  while (std::gcd(stride, people) != 1) ++stride;
  return stride;
}

}  // namespace

CellSample::CellSample(const std::vector<double>& weights, std::size_t people)
    : people_(people), stride_(stride_for(people)) {
  expect(people >= 1 && !weights.empty(), "a sample needs cells and people");
  ends_.reserve(weights.size());
  double sum = 0.0;
  for (const double weight : weights) {
    expect(weight > 0.0, "a cell of a sample has a positive weight");
    ends_.push_back(sum += weight);
  }
}

double CellSample::place_of(std::size_t step, double start) const {
  return (static_cast<double>(step) + start) / static_cast<double>(people_) * total();
}

std::size_t CellSample::cell_at(double place) const {
  const auto found = std::upper_bound(ends_.begin(), ends_.end(), place);
  return std::min(static_cast<std::size_t>(found - ends_.begin()), ends_.size() - 1);  // rounding at the very end
}

std::size_t CellSample::cell_of(std::size_t index, double start) const {
  expect(index < people_, "only so many people are sampled");
  return cell_at(place_of(index * stride_ % people_, start));
}

std::size_t CellSample::draw(Draws& draws) const { return cell_at(uniform01(draws) * total()); }

std::vector<std::uint64_t> CellSample::counts(double start) const {
  std::vector<std::uint64_t> counts(ends_.size());
  for (std::size_t step = 0; step < people_; ++step) ++counts[cell_at(place_of(step, start))];
  return counts;
}

}  // namespace piecework::platform_work
