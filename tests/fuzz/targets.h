#pragma once
// What is fuzzed: every reader of bytes that come from outside. Each takes any bytes and may throw nothing but the
// error that tells a user what is wrong; each target swallows that one. Run by libFuzzer (run.sh), and on the whole
// corpus by an ordinary test.

#include <array>
#include <string_view>

namespace piecework::fuzz {

void toml(std::string_view bytes);        // parse_toml; what it gives is written as JSON and read back
void json(std::string_view bytes);        // parse_json; the same
void csv(std::string_view bytes);         // parse_csv, then every cell as a number
void manifest(std::string_view bytes);    // parse_manifest; what it gives is written and read back
void checkpoint(std::string_view bytes);  // SectionReader, with length and hash put right; what it gives is used
void scenario(std::string_view bytes);    // lines before "---" are overrides, the rest is a scenario file
void files(std::string_view bytes);       // a folder of files that extend each other; "=== NAME" begins one

struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

inline constexpr std::array targets{
    Target{"toml", toml},
    Target{"json", json},
    Target{"csv", csv},
    Target{"manifest", manifest},
    Target{"checkpoint", checkpoint},
    Target{"scenario", scenario},
    Target{"files", files},
};

}  // namespace piecework::fuzz
