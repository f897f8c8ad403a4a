#include "models/platform_work/platforms/ranking_state.h"

#include <algorithm>
#include <bit>

#include "sim/random/distributions.h"

namespace piecework::platform_work {

std::uint8_t BatchOrder::size_class_of(std::int64_t tasks) {
  expect(tasks > 0, "a batch has tasks");
  const auto bits = static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(tasks)));
  return static_cast<std::uint8_t>(std::min((bits - 1) / 2, size_classes - 1));
}

SlotHandle BatchOrder::insert(const Posting& posting, std::uint8_t size_class, std::uint64_t hash) {
  newest_.insert(posting);
  filled_ |= 1U << size_class;
  return by_size_[size_class].insert(hash, posting.batch);
}

void BatchOrder::erase(const Posting& posting, std::uint8_t size_class, SlotHandle handle) {
  newest_.erase(posting);
  by_size_[size_class].erase(handle);
  if (by_size_[size_class].empty()) filled_ &= ~(1U << size_class);
}

BatchId BatchOrder::large(double smaller_chance, Draws& draws) const {
  if (filled_ == 0) return {};
  double rest = uniform01(draws);
  std::uint32_t left = filled_;
  while (rest < smaller_chance && (left & (left - 1)) != 0) {
    left &= ~std::bit_floor(left);
    rest /= smaller_chance;
  }
  return *by_size_[static_cast<std::size_t>(std::bit_width(left)) - 1].sample(draws);
}

std::size_t BatchOrder::sized() const {
  std::size_t count = 0;
  for (const auto& table : by_size_) count += table.size();
  return count;
}

void BatchOrder::take_postings(std::vector<Posting> postings) {
  std::sort(postings.begin(), postings.end());
  newest_ = {};
  filled_ = 0;
  for (std::size_t at = 0; at < size_classes; ++at) filled_ |= by_size_[at].empty() ? 0U : 1U << at;
  for (const Posting& posting : postings) newest_.insert(posting);
}

}  // namespace piecework::platform_work
