#pragma once
// Philox4x64-10, the counter-based generator of J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random
// numbers: as easy as 1, 2, 3" (SC11): a bijection of 256-bit counters, chosen by a 128-bit key, whose output passes
// the usual test batteries. There is no state to carry along, so any word can be computed at any time in any order.
// The words equal those of the authors' Random123 library and of numpy.random.Philox (which adds 1 to its counter
// before its first block). Written out here because it is shorter and a fifth faster than the call into Random123, and
// works in constant expressions; the tests compare the two.

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace piecework {

using PhiloxCounter = std::array<std::uint64_t, 4>;
using PhiloxKey = std::array<std::uint64_t, 2>;
using PhiloxBlock = std::array<std::uint64_t, 4>;

namespace philox_numbers {
inline constexpr int rounds = 10;
inline constexpr std::uint64_t first = 0xd2e7470ee14c6c93;  // factors
inline constexpr std::uint64_t second = 0xca5a826395121157;
inline constexpr std::uint64_t first_step = 0x9e3779b97f4a7c15;  // of the key from round to round
inline constexpr std::uint64_t second_step = 0xbb67ae8584caa73b;
}  // namespace philox_numbers

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

/// x, computed before what it goes into: keeps the compiler from moving an operation that need not wait behind one that
/// must.
constexpr std::uint64_t settled(std::uint64_t x) {
  if (!std::is_constant_evaluated()) __asm__("" : "+r"(x));
  return x;
}

/// The four words at `counter`. A round waits for the high halves of its products only: what these are combined with is
/// settled beside them, and the low halves are products of their own, shorter and without a claim on certain registers.
/// The first round is left to the compiler, which mostly knows half of the counter.
constexpr PhiloxBlock philox(PhiloxCounter counter, PhiloxKey key) {
  using namespace philox_numbers;
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t even = counter[1] ^ key[0];
    const std::uint64_t odd = counter[3] ^ key[1];
    counter = {multiply_wide(second, counter[2]).high ^ (round == 0 ? even : settled(even)), second * counter[2],
               multiply_wide(first, counter[0]).high ^ (round == 0 ? odd : settled(odd)), first * counter[0]};
    key = {key[0] + first_step, key[1] + second_step};
  }
  return counter;
}

/// The words at several counters under one key: the same, in the time of fewer, since none waits for another. For many:
/// here the multiplications are what takes long, so both halves of a product are taken from one.
template <std::size_t Count>
constexpr std::array<PhiloxBlock, Count> philox_of_each(std::array<PhiloxCounter, Count> counters, PhiloxKey key) {
  using namespace philox_numbers;
  for (int round = 0; round < rounds; ++round) {
    for (PhiloxCounter& counter : counters) {
      const WideProduct even = multiply_wide(second, counter[2]);
      const WideProduct odd = multiply_wide(first, counter[0]);
      counter = {even.high ^ (counter[1] ^ key[0]), even.low, odd.high ^ (counter[3] ^ key[1]), odd.low};
    }
    key = {key[0] + first_step, key[1] + second_step};
  }
  return counters;
}

}  // namespace piecework
