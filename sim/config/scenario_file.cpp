#include "sim/config/scenario_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <filesystem>

#include "sim/config/problems.h"
#include "sim/config/toml.h"

namespace piecework {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

std::vector<fs::path> name_folders(const std::vector<std::string>& search_folders) {
  std::vector<fs::path> folders{"scenarios"};
  for (const std::string& folder : search_folders) {
    if (!folder.empty()) folders.emplace_back(folder);
  }
  return folders;
}

std::string file_of_name(const std::string& name, const LoadOptions& options) {
  if (name.empty() || fs::path(name).is_absolute()) return {};
  for (const fs::path& folder : name_folders(options.search_folders)) {
    const fs::path path = folder / (name + ".toml");
    if (is_file(path)) return path.string();
  }
  return {};
}

[[noreturn]] void refuse_name(const std::string& name, Problem problem, const LoadOptions& options) {
  std::error_code error;
  const bool folder = fs::is_directory(name, error);
  problem.problem = folder ? fmt::format("\"{}\" is a folder, not a scenario file", name)
                           : fmt::format("there is no file or scenario \"{}\"", name);
  Problems problems;
  problems.add_unknown(std::move(problem), name, list_names(options.search_folders));
  problems.throw_if_any();
  fail("an unknown name was reported");
}

/// Beside the file that says `extends`, absolute, or a name.
std::string file_of_extends(const Node& node, const LoadOptions& options) {
  const std::string* name = node.text();
  if (!name) {
    throw InputError(
        Problem{node.place, "extends", fmt::format("must be a file or a scenario name, not {}", shown(node)), {}, {}});
  }
  const fs::path beside = fs::path(node.place.file).parent_path() / *name;  // an absolute name replaces the folder
  if (is_file(beside)) return beside.lexically_normal().string();
  if (const fs::path with_ending = beside.string() + ".toml"; is_file(with_ending)) {
    return with_ending.lexically_normal().string();
  }
  std::string found = file_of_name(*name, options);
  if (found.empty()) refuse_name(*name, {node.place, "extends", {}, {}, {}}, options);
  return found;
}

class Loader {
 public:
  explicit Loader(const LoadOptions& options) : options_(options) {}

  /// The chain is followed before anything is merged, so that its end is always reached or refused.
  LoadedFile load(const std::string& first) {
    std::string path = first;
    while (!path.empty()) {
      files_.push_back(path);
      nodes_.push_back(read_toml_file(path));
      path = next();
    }
    return merged();
  }

 private:
  std::string next() {
    const Node::Table& table = *nodes_.back().table();
    const Node* extends = table.find("extends");
    if (!extends) return {};
    std::string path = file_of_extends(*extends, options_);
    const auto same = [&](const std::string& other) {
      std::error_code error;
      return fs::equivalent(path, other, error);
    };
    const bool cycle = std::any_of(files_.begin(), files_.end(), same);
    if (cycle || files_.size() > most_extends) refuse_chain(*extends, path, cycle);
    return path;
  }

  [[noreturn]] void refuse_chain(const Node& extends, const std::string& path, bool cycle) const {
    const std::string chain = fmt::format("{} -> {}", fmt::join(files_, " -> "), path);
    throw InputError(Problem{extends.place,
                             "extends",
                             cycle ? fmt::format("forms a circle: {}", chain)
                                   : fmt::format("more than {} files extend each other: {}", most_extends, chain),
                             {},
                             {}});
  }

  LoadedFile merged() {
    LoadedFile result{std::move(nodes_.back()), {files_.rbegin(), files_.rend()}};
    nodes_.pop_back();
    for (; !nodes_.empty(); nodes_.pop_back()) result.root = merge(std::move(result.root), nodes_.back());
    result.root.place = {files_.front(), 1, 1};
    result.root.table()->erase("extends");
    result.root = with_overrides(std::move(result.root), options_.overrides);
    return result;
  }

  const LoadOptions& options_;
  std::vector<std::string> files_;  // the one asked for first
  std::vector<Node> nodes_;
};

void add_names(const fs::path& folder, std::vector<std::string>& names) {
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const fs::path& path = entry->path();
    if (path.extension() != ".toml" || !is_file(path)) continue;
    names.push_back(path.lexically_relative(folder).replace_extension().generic_string());
  }
}

}  // namespace

std::string find_scenario(const std::string& name_or_path, const LoadOptions& options) {
  if (is_file(name_or_path)) return name_or_path;
  std::string path = file_of_name(name_or_path, options);
  if (path.empty()) refuse_name(name_or_path, {{name_or_path, 0, 0}, {}, {}, {}, {}}, options);
  return path;
}

LoadedFile load(const std::string& name_or_path, const LoadOptions& options) {
  return Loader(options).load(find_scenario(name_or_path, options));
}

std::vector<std::string> list_names(const std::vector<std::string>& search_folders) {
  std::vector<std::string> names;
  for (const fs::path& folder : name_folders(search_folders)) add_names(folder, names);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace piecework
