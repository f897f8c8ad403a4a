#include "sim/base/version.h"

namespace piecework {

Build build_info() {
#ifdef __clang__
  constexpr std::string_view compiler = "clang " __clang_version__;
#else
  constexpr std::string_view compiler = "gcc " __VERSION__;
#endif
  return {PIECEWORK_VERSION, PIECEWORK_COMMIT, compiler, PIECEWORK_FLAGS};
}

std::string_view version() { return build_info().version; }

}  // namespace piecework
