#pragma once
// A folder for what a benchmark writes; it goes with the benchmark.

#include <fmt/format.h>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "sim/base/error.h"

namespace piecework::cli {

class TemporaryFolder {
 public:
  TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "piecework-bench-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) throw OutputError(path_, "cannot be created", errno);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string operator/(std::string_view name) const { return fmt::format("{}/{}", path_, name); }

 private:
  std::string path_;
};

}  // namespace piecework::cli
