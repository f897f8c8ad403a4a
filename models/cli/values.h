#pragma once
// The values of options: numbers, ranges and dates as people write them. What is wrong is added to `problems` under the
// option's name, with the values that are allowed, and the fallback is returned.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/cli/arguments.h"
#include "sim/config/problems.h"

namespace piecework::cli {

inline constexpr std::uint64_t most_replicates = 1'000'000;
inline constexpr std::uint64_t most_threads = 1024;
inline constexpr std::uint64_t most_months = 12'000;
inline constexpr std::uint64_t most_persons = 1'000'000'000;
/// Results carry the seed as a signed 64-bit integer.
inline constexpr std::uint64_t largest_seed = 9'223'372'036'854'775'807ULL;

struct Limits {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

/// A whole number within the limits, in decimal digits alone.
std::uint64_t read_whole(std::string_view option, const std::string& text, Limits limits, Problems& problems);

/// "8" is 0 to 7, "8:16" is 8 to 15.
ReplicateRange read_replicates(std::string_view option, const std::string& text, Problems& problems);

/// "0,3-5" is 0, 3, 4 and 5; sorted, each once.
std::vector<std::uint64_t> read_list(std::string_view option, const std::string& text, Problems& problems);

/// "stop" or "continue".
OnError read_on_error(std::string_view option, const std::string& text, Problems& problems);

/// "1:100": one simulated person stands for 100.
void check_scale(std::string_view option, const std::string& text, Problems& problems);

/// "2025-01-31"
void check_date(std::string_view option, const std::string& text, Problems& problems);

}  // namespace piecework::cli
