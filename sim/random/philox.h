#pragma once
// Philox4x64-10, the counter-based generator of J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random
// numbers: as easy as 1, 2, 3" (SC11): a bijection of 256-bit counters, chosen by a 128-bit key, whose output passes
// the usual test batteries. There is no state to carry along, so any word can be computed at any time in any order.
// The words equal those of the authors' Random123 library and of numpy.random.Philox (which adds 1 to its counter
// before its first block). Written out here because it is shorter and a fifth faster than the call into Random123, and
// works in constant expressions; the tests compare the two.

#include <array>
#include <cstdint>

namespace piecework {

using PhiloxCounter = std::array<std::uint64_t, 4>;
using PhiloxKey = std::array<std::uint64_t, 2>;
using PhiloxBlock = std::array<std::uint64_t, 4>;

/// A product of two 64-bit numbers in halves.
struct WideProduct {
  std::uint64_t high;
  std::uint64_t low;
};

constexpr WideProduct multiply_wide(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = Wide{a} * b;
  return {static_cast<std::uint64_t>(product >> 64), static_cast<std::uint64_t>(product)};
}

/// The four words at `counter`.
constexpr PhiloxBlock philox(PhiloxCounter counter, PhiloxKey key) {
  constexpr int rounds = 10;
  for (int round = 0; round < rounds; ++round) {
    const WideProduct first = multiply_wide(0xd2e7470ee14c6c93, counter[0]);
    const WideProduct second = multiply_wide(0xca5a826395121157, counter[2]);
    counter = {second.high ^ counter[1] ^ key[0], second.low, first.high ^ counter[3] ^ key[1], first.low};
    key = {key[0] + 0x9e3779b97f4a7c15, key[1] + 0xbb67ae8584caa73b};
  }
  return counter;
}

}  // namespace piecework
