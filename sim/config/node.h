#pragma once
// A value that remembers where it was written. Scenario files, overrides, JSON documents and the echo in the output all
// are trees of nodes, so that a wrong value can be reported with file, line and column after any number of merges.
// Numbers keep the kind they were written in (1 is whole, 1.0 is not); dates carry no time of day.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/base/error.h"
#include "sim/base/time.h"

namespace piecework {

struct Node {
  struct Entry;
  using Array = std::vector<Node>;

  /// Keys in the order of the file. A table of a scenario is small, so searching is linear.
  struct Table {
    std::vector<Entry> entries;

    [[nodiscard]] const Entry* entry(std::string_view key) const;
    [[nodiscard]] Entry* entry(std::string_view key);
    /// The value of a key, or nullptr.
    [[nodiscard]] const Node* find(std::string_view key) const;
    [[nodiscard]] Node* find(std::string_view key);
    /// Replaces the value of an existing key in its place, or appends.
    Node& set(std::string_view key, Node node);
    void erase(std::string_view key);
  };

  using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, Array, Table>;

  Value value;
  Place place;

  [[nodiscard]] bool is_none() const { return value.index() == 0; }
  [[nodiscard]] const Table* table() const { return std::get_if<Table>(&value); }
  [[nodiscard]] Table* table() { return std::get_if<Table>(&value); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&value); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value); }
  [[nodiscard]] const Date* date() const { return std::get_if<Date>(&value); }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value); }
  [[nodiscard]] const std::int64_t* whole() const { return std::get_if<std::int64_t>(&value); }
  /// A whole or a real number as double; nothing for every other kind.
  [[nodiscard]] std::optional<double> number() const;
};

struct Node::Entry {
  std::string key;
  Place key_place;
  Node value;
};

/// The node at a dotted path ("rates.entry.value"), or nullptr. "" is the node itself.
const Node* find(const Node& root, std::string_view dotted);

/// "a number", "text", "a table", ... for messages.
std::string_view kind_name(const Node& node);

/// What was written, short enough for a message: `1.5`, `"text"`, `2025-01-31`, `a list`.
std::string shown(const Node& node);

/// "a" and "b" give "a.b"; an empty part gives the other.
std::string joined_key(std::string_view prefix, std::string_view key);

}  // namespace piecework
