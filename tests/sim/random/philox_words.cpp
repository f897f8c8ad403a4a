// philox_words SEED REPLICATE PURPOSE ENTITY ORDINAL WORDS: writes the first WORDS words of one address to standard
// output, as 64-bit integers in the machine's byte order.

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <span>
#include <string_view>
#include <vector>

#include "sim/random/draws.h"

namespace {

constexpr std::size_t arguments = 6;

bool read(std::span<char*> texts, std::array<std::uint64_t, arguments>& numbers) {
  if (texts.size() != arguments) return false;
  for (std::size_t i = 0; i < arguments; ++i) {
    const std::string_view text = texts[i];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers[i]);
    if (error != std::errc{} || end != text.data() + text.size()) return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  std::array<std::uint64_t, arguments> numbers{};
  if (!read(std::span(argv, static_cast<std::size_t>(argc)).subspan(1), numbers)) {
    std::fputs("usage: philox_words SEED REPLICATE PURPOSE ENTITY ORDINAL WORDS\n", stderr);
    return 2;
  }
  const auto [seed, replicate, purpose, entity, ordinal, count] = numbers;
  piecework::Draws draws({seed, replicate}, {piecework::Purpose{purpose}, entity, ordinal});
  std::vector<std::uint64_t> words(count);
  for (std::uint64_t& word : words) word = draws();
  return std::fwrite(words.data(), sizeof words[0], words.size(), stdout) == words.size() ? 0 : 3;
}
