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
  return by_size_[size_class].insert(hash, posting.batch);
}

void BatchOrder::erase(const Posting& posting, std::uint8_t size_class, SlotHandle handle) {
  newest_.erase(posting);
  by_size_[size_class].erase(handle);
}

BatchId BatchOrder::large(double smaller_chance, Draws& draws) const {
  double rest = uniform01(draws);
  const SlotTable<BatchId>* met = nullptr;
  for (auto table = by_size_.rbegin(); table != by_size_.rend(); ++table) {
    if (table->empty()) continue;
    met = &*table;
    if (rest >= smaller_chance) break;
    rest /= smaller_chance;
  }
  return met == nullptr ? BatchId{} : *met->sample(draws);
}

std::size_t BatchOrder::sized() const {
  std::size_t count = 0;
  for (const auto& table : by_size_) count += table.size();
  return count;
}

void BatchOrder::take_postings(std::vector<Posting> postings) {
  std::sort(postings.begin(), postings.end());
  newest_ = {};
  for (const Posting& posting : postings) newest_.insert(posting);
}

}  // namespace piecework::platform_work
