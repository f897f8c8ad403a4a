#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/config/scenario_file.h"
#include "tests/fuzz/targets.h"
#include "tests/sim/config/plant.h"

namespace piecework::fuzz {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() : path_((fs::temp_directory_path() / "piecework-fuzz-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) std::abort();
    fs::create_directory(fs::path(path_) / "city");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  void write(std::string_view name, std::string_view text) const {
    std::ofstream(fs::path(path_) / name, std::ios::binary)
        .write(text.data(), static_cast<std::streamsize>(text.size()));
  }

 private:
  std::string path_;
};

/// Only these can be written; what extends a file that is not there is refused.
constexpr std::array<std::string_view, 4> names{"first.toml", "second.toml", "city/base.toml", "plain"};

/// "=== NAME\n" begins a file; text before the first of them is `first.toml`.
void write_files(const Folder& folder, std::string_view bytes) {
  constexpr std::string_view mark = "=== ";
  std::string_view name = names[0];
  while (!bytes.empty()) {
    const std::size_t next = bytes.find(mark);
    folder.write(name, bytes.substr(0, next));
    if (next == bytes.npos) return;
    bytes.remove_prefix(next + mark.size());
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const auto known = std::ranges::find(names, bytes.substr(0, end));
    if (known == names.end()) return;
    name = *known;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

}  // namespace

/// The files of a scenario: found by path and by name, followed along `extends`, merged, checked.
void files(std::string_view bytes) {
  const Folder folder;
  write_files(folder, bytes);
  for (const std::string& name : {folder.path() + "/first.toml", std::string("city/base")}) {
    try {
      const LoadedFile loaded = load(name, {{folder.path()}, {}});
      plant::Plant plant;
      Problems problems;
      read_sections(loaded.root, plant::description, &plant, problems);
      problems.throw_if_any();
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) (void)to_string(problem);
    }
  }
}

}  // namespace piecework::fuzz
