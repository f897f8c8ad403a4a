#include "sim/events/run_sort.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <random>
#include <vector>

namespace piecework {
namespace {

TEST(RunSort, OrdersAsStdSortWhateverTheNumberOfKeys) {
  std::mt19937_64 random(1);
  for (const std::uint64_t width : {std::uint64_t{1}, std::uint64_t{5}, std::uint64_t{1000}, RunSort::widest}) {
    for (std::size_t count = 0; count <= RunSort::capacity; ++count) {
      constexpr std::uint64_t first = 1'735'689'600ULL << 4;
      std::vector<EventKey> keys(RunSort::capacity);  // what lies behind `count` is another's
      for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::uint64_t moment = i < count ? first + random() % width : 0;
        keys[i] = EventKey({Time{static_cast<std::int64_t>(moment >> 4)}, static_cast<Priority>(moment & 0xF), i + 1});
      }
      std::vector<EventKey> expected(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count));
      std::sort(expected.begin(), expected.end());
      std::vector<EventKey> sorted(RunSort::writable);
      RunSort{first}(std::span(keys).first(count), sorted.data());
      sorted.resize(count);
      ASSERT_EQ(sorted, expected) << count << " keys, " << width << " moments";
    }
  }
}

}  // namespace
}  // namespace piecework
