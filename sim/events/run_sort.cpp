#include "sim/events/run_sort.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace piecework {
namespace {

using Order = std::int32_t;  // of a key: by moment, then by position, so that all differ
constexpr Order no_key = std::numeric_limits<Order>::max();
constexpr std::size_t lanes = 4;
using Four [[gnu::vector_size(lanes * sizeof(Order))]] = Order;

Order order_of(const EventKey& key, std::uint64_t first, std::size_t position) {
  return static_cast<Order>((key.moment() - first) * RunSort::capacity + position);
}

/// Adds to `before`, for each lane of `all`, how many lanes of `others` come before it.
template <std::size_t fours>
void count_before(const std::array<Four, fours>& all, const Four& others, std::array<Four, fours>& before) {
  const auto count = [&](const Four& other) {
    for (std::size_t i = 0; i < fours; ++i) before[i] -= other < all[i];  // a true lane is -1
  };
  count(__builtin_shufflevector(others, others, 0, 0, 0, 0));
  count(__builtin_shufflevector(others, others, 1, 1, 1, 1));
  count(__builtin_shufflevector(others, others, 2, 2, 2, 2));
  count(__builtin_shufflevector(others, others, 3, 3, 3, 3));
}

/// Always of `width` keys, the last of which may be none: what is read of them and written behind the others is of no
/// use and does no harm. So the processor has no length to guess.
template <std::size_t width>
void sort_padded(const EventKey* from, std::size_t count, std::uint64_t first, EventKey* to) {
  std::array<Order, 2 * width> orders;
  for (std::size_t i = 0; i < width; ++i) orders[i] = order_of(from[i], first, i);
  std::fill_n(orders.data() + count, width, no_key);
  constexpr std::size_t fours = width / lanes;
  std::array<Four, fours> all;
  std::memcpy(&all, orders.data(), sizeof(all));
  std::array<Four, fours> before{};
  for (const Four& others : all) count_before(all, others, before);
  std::array<Order, width> places;
  std::memcpy(&places, &before, sizeof(places));
  for (std::size_t i = 0; i < width; ++i) to[places[i]] = from[i];
}

}  // namespace

void RunSort::operator()(std::span<const EventKey> from, EventKey* to) const {
  constexpr std::size_t usual = 16, many = 24;
  if (from.size() <= usual) return sort_padded<usual>(from.data(), from.size(), first, to);
  if (from.size() <= many) return sort_padded<many>(from.data(), from.size(), first, to);
  std::array<EventKey, capacity> copy;
  std::ranges::copy(from, copy.begin());
  sort_padded<capacity>(copy.data(), from.size(), first, to);
}

}  // namespace piecework
