#include "sim/config/key_walk.h"

#include <fmt/format.h>
#include <algorithm>

namespace piecework {
namespace {

bool starts_with_key(std::string_view dotted, std::string_view prefix) {
  return prefix.empty() || dotted == prefix || (dotted.starts_with(prefix) && dotted[prefix.size()] == '.');
}

/// The first part of `dotted` below `prefix`.
std::string next_part(std::string_view dotted, std::string_view prefix) {
  if (!prefix.empty()) dotted.remove_prefix(std::min(prefix.size() + 1, dotted.size()));
  return std::string(dotted.substr(0, dotted.find('.')));
}

class KeyWalk {
 public:
  KeyWalk(const FileDescription& description, std::string_view prefix, Problems& problems)
      : description_(description), prefix_(prefix), problems_(problems) {}

  void visit(const Node::Table& table, const std::string& path) {
    for (const Node::Entry& entry : table.entries) {
      const std::string key = joined_key(path, entry.key);
      if (is_other(key) || is_field(path, entry.key)) continue;
      if (!leads_to_something(key)) {
        report(entry, path, key);
      } else if (const Node::Table* inner = entry.value.table()) {
        visit(*inner, key);
      } else {
        problems_.add(entry.value.place, joined_key(prefix_, key),
                      fmt::format("must be a table, not {}", shown(entry.value)));
      }
    }
  }

 private:
  bool is_other(std::string_view key) const {
    return std::any_of(description_.other_keys.begin(), description_.other_keys.end(),
                       [&](const OtherKey& other) { return other.name == key; });
  }

  bool is_field(std::string_view path, std::string_view key) const {
    return std::any_of(description_.sections.begin(), description_.sections.end(), [&](const Section& section) {
      return section.name == path && std::any_of(section.fields.begin(), section.fields.end(),
                                                 [&](const FieldInfo& info) { return info.name == key; });
    });
  }

  bool leads_to_something(std::string_view key) const {
    const auto below = [&](const auto& item) { return starts_with_key(item.name, key); };
    return std::any_of(description_.sections.begin(), description_.sections.end(), below) ||
           std::any_of(description_.other_keys.begin(), description_.other_keys.end(), below);
  }

  std::vector<std::string> known_at(std::string_view path) const {
    std::vector<std::string> names;
    const auto note = [&](std::string name) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    };
    for (const OtherKey& other : description_.other_keys) {
      if (starts_with_key(other.name, path)) note(next_part(other.name, path));
    }
    for (const Section& section : description_.sections) {
      if (section.name == path) {
        for (const FieldInfo& info : section.fields) note(std::string(info.name));
      } else if (starts_with_key(section.name, path)) {
        note(next_part(section.name, path));
      }
    }
    return names;
  }

  /// The key under another table, when exactly one has it: it probably was written in the wrong place.
  std::string elsewhere(std::string_view key) const {
    std::vector<std::string> places;
    for (const Section& section : description_.sections) {
      if (is_field(section.name, key)) places.push_back(joined_key(section.name, key));
    }
    return places.size() == 1 ? places.front() : std::string();
  }

  void report(const Node::Entry& entry, const std::string& path, const std::string& key) {
    Problem problem{entry.key_place, joined_key(prefix_, key), "unknown key", {}, elsewhere(entry.key)};
    problems_.add_unknown(std::move(problem), entry.key, known_at(path));
  }

  const FileDescription& description_;
  std::string_view prefix_;
  Problems& problems_;
};

}  // namespace

void report_unknown_keys(const Node::Table& root, const FileDescription& description, std::string_view prefix,
                         Problems& problems) {
  KeyWalk(description, prefix, problems).visit(root, {});
}

}  // namespace piecework
