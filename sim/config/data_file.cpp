#include "sim/config/data_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>

namespace piecework {
namespace {

namespace fs = std::filesystem;

/// Where the file may be, in order. A text from the command line is relative to the current folder.
std::vector<fs::path> candidates(const Node& text_node, const LoadOptions& options) {
  const fs::path written(*text_node.text());
  const fs::path beside = text_node.place.line == 0 ? fs::path() : fs::path(text_node.place.file).parent_path();
  std::vector<fs::path> paths{beside / written};
  if (written.is_absolute()) return paths;
  paths.push_back(fs::path("scenarios") / written);
  for (const std::string& folder : options.search_folders) {
    if (!folder.empty()) paths.push_back(fs::path(folder) / written);
  }
  return paths;
}

/// Files where the first candidate would be, for a suggestion.
std::vector<std::string> neighbours(const fs::path& missing) {
  std::vector<std::string> names;
  std::error_code error;
  const fs::path folder = missing.has_parent_path() ? missing.parent_path() : fs::path(".");
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    if (entry->is_regular_file(error)) names.push_back(entry->path().filename().string());
  }
  return names;
}

}  // namespace

std::string resolve_data_path(const Node& text_node, std::string_view key, const LoadOptions& options) {
  if (!text_node.text()) {
    throw InputError(
        Problem{text_node.place, std::string(key), fmt::format("must name a file, not {}", shown(text_node)), {}, {}});
  }
  const std::vector<fs::path> paths = candidates(text_node, options);
  for (const fs::path& path : paths) {
    std::error_code error;
    if (fs::is_regular_file(path, error)) return path.lexically_normal().string();
  }
  const std::string name = fs::path(*text_node.text()).filename().string();
  std::vector<std::string> names = neighbours(paths.front());
  std::sort(names.begin(), names.end());
  throw InputError(Problem{text_node.place,
                           std::string(key),
                           fmt::format("there is no file {}", shown(text_node)),
                           {},
                           nearest_name(name, names)});
}

}  // namespace piecework
