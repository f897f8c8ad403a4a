// Which Piecework this is: the program's version and how it was compiled.
//
// The version comes from pyproject.toml, the rest from the build. Output files carry all four.
#pragma once

#include <string_view>

namespace piecework {

struct Build {
  std::string_view version;   // "1.2.3"
  std::string_view commit;    // 40 hexadecimal digits, "-dirty" behind them if files differed, or "unknown"
  std::string_view compiler;  // name and version of the compiler
  std::string_view flags;     // build type and the flags that decide which bits come out
};

Build build_info();
std::string_view version();

}  // namespace piecework
