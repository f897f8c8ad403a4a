#pragma once
// From a name or path and overrides to one merged tree.
//   extends = "other"      another file: beside this one, absolute, or a scenario name; merged table by table
//   x = { value, unit, low, high, source, confidence }       a parameter record
//   x = 0.03               over a record: replaces `value`; `source` becomes "set in FILE:LINE" (the file's own name,
//                          never a folder, because it is written into results), `confidence` becomes "A"
// A table over a record replaces key by key; if it replaces `value` and gives no `source`, the same provenance is
// written, so that a number never keeps the source of another number. Arrays are replaced as a whole.

#include <string>
#include <string_view>
#include <vector>

#include "sim/config/node.h"

namespace piecework {

inline constexpr std::size_t most_extends = 16;

struct LoadOptions {
  std::vector<std::string> search_folders;  // after ./scenarios, in this order
  std::vector<std::string> overrides;       // "key.sub=value", the last one wins
};

struct LoadedFile {
  Node root;                       // without the key `extends`
  std::vector<std::string> files;  // paths as opened, the most basic first
};

/// The file meant by an existing path, ./scenarios/NAME.toml, or NAME.toml in a search folder, in this order.
/// Throws InputError with the names that exist and the nearest.
std::string find_scenario(const std::string& name_or_path, const LoadOptions& options);

/// Throws InputError for anything wrong in the files, the chain of `extends` or the overrides.
LoadedFile load(const std::string& name_or_path, const LoadOptions& options);

/// Names that `load` knows ("city/baseline"), from ./scenarios and the folders, sorted, each once.
std::vector<std::string> list_names(const std::vector<std::string>& search_folders);

/// What the child (`over`) writes, over the base.
Node merge(Node base, const Node& over);

/// Applies "key.sub=value" texts; a value that is no TOML value but one bare word is text. All wrong ones are reported.
Node with_overrides(Node root, const std::vector<std::string>& overrides);

}  // namespace piecework
