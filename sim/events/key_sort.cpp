#include "sim/events/key_sort.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace piecework {
namespace {

using Keys = std::span<EventKey>;

constexpr std::size_t few = 32;           // keys: sorted as they are
constexpr std::size_t keys_per_part = 8;  // of a bucket
constexpr unsigned leading_bits = 4;  // buckets in each doubling of the distance: their ends stay in the nearest cache
constexpr unsigned moment_bits = EventKey::time_bits + EventKey::priority_bits;
constexpr std::size_t buckets = std::size_t{moment_bits - leading_bits + 1} << leading_bits;

/// Grows with the distance, exactly while it is small, then with its leading bits: waits differ by orders of magnitude.
std::size_t bucket_of(std::uint64_t distance) {
  const auto beyond = static_cast<unsigned>(std::bit_width(distance >> leading_bits));
  if (beyond == 0) return static_cast<std::size_t>(distance);
  return (std::size_t{beyond - 1} << leading_bits) + static_cast<std::size_t>(distance >> (beyond - 1));
}

/// A bucket holds the distances from `from` on, 2^`width_bits` of them.
struct Bucket {
  std::uint64_t from = 0;
  unsigned width_bits = 0;

  explicit Bucket(std::size_t index) : from(index) {
    const std::size_t beyond = index >> leading_bits;
    if (beyond == 0) return;
    width_bits = static_cast<unsigned>(beyond - 1);
    from = (std::uint64_t{index} - (std::uint64_t{beyond - 1} << leading_bits)) << width_bits;
  }
};

/// Puts the keys at `to`, those of one place together and in the order of the places. `ends` has a 0 for each place
/// and one more; then it holds where each place ends.
template <class PlaceOf>
void spread(Keys from, Keys to, std::span<std::uint32_t> ends, const PlaceOf& place_of) {
  for (const EventKey& key : from) ++ends[place_of(key) + 1];
  for (std::size_t place = 1; place < ends.size(); ++place) ends[place] += ends[place - 1];
  for (const EventKey& key : from) to[ends[place_of(key)]++] = key;
}

/// Sorts the keys of a bucket, by parts of equal width, into `to`. `first` is the moment that distances count from.
void sort_bucket(Keys from, Keys to, const Bucket& bucket, std::uint64_t first) {
  if (from.size() <= few || bucket.width_bits == 0) {
    std::ranges::copy(from, to.begin());
    std::ranges::sort(to);
    return;
  }
  const auto part_bits = static_cast<unsigned>(std::bit_width(from.size() / keys_per_part));
  const unsigned shift = bucket.width_bits > part_bits ? bucket.width_bits - part_bits : 0;
  std::vector<std::uint32_t> ends((std::size_t{1} << (bucket.width_bits - shift)) + 1);
  const std::uint64_t origin = first + bucket.from;
  spread(from, to, ends, [&](const EventKey& key) { return (key.moment() - origin) >> shift; });
  std::size_t begin = 0;
  for (const std::size_t end : std::span(ends).first(ends.size() - 1)) {
    std::ranges::sort(to.subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace

void sort_keys(EventKeys& keys) {
  if (keys.empty()) return;
  const std::uint64_t first = std::ranges::min_element(keys, {}, &EventKey::moment)->moment();
  std::vector<std::uint32_t> ends(buckets + 1);
  EventKeys near(keys.size());
  spread(keys, near, ends, [&](const EventKey& key) { return bucket_of(key.moment() - first); });
  std::size_t begin = 0;
  for (std::size_t index = 0; index < buckets; ++index) {
    const std::size_t size = ends[index] - begin;
    sort_bucket(Keys(near).subspan(begin, size), Keys(keys).subspan(begin, size), Bucket(index), first);
    begin = ends[index];
  }
}

}  // namespace piecework
