#include "sim/config/toml.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "sim/config/problems.h"
#include "sim/config/text_position.h"
#include "sim/config/toml_guard.h"

// The parser marks what it believes impossible with assertions, and hostile text reaches some of them: "[[[" aborts a
// debug build, and a release build turns the same statement into a promise to the optimiser. Behind each of them stands
// an ordinary error branch, so both forms are switched off and that branch is taken.
#undef NDEBUG
#define TOML_ASSERT(condition) static_assert(true)
#define TOML_MAX_NESTED_VALUES 64
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace piecework {
namespace {

/// toml++ values to nodes; what TOML allows and we do not is collected.
class Converter {
 public:
  explicit Converter(const std::string& file) : file_(file) {}

  Node node(const toml::node& from, const std::string& key) {
    Node result{{}, place(from.source().begin)};
    if (const auto* table = from.as_table()) {
      result.value = entries(*table, key);
    } else if (const auto* array = from.as_array()) {
      result.value = elements(*array, key);
    } else if (const auto* real = from.as_floating_point()) {
      if (!std::isfinite(real->get())) problems_.add(result.place, key, "must be a finite number, not inf or nan");
      result.value = real->get();
    } else if (const auto* whole = from.as_integer()) {
      result.value = whole->get();
    } else if (const auto* yes = from.as_boolean()) {
      result.value = yes->get();
    } else if (const auto* text = from.as_string()) {
      result.value = text->get();
    } else if (const auto* date = from.as_date()) {
      result.value = Date{date->get().year, date->get().month, date->get().day};
    } else {
      problems_.add(result.place, key, "a time of day is not used here; write a date such as 2025-01-31");
    }
    return result;
  }

  const Problems& problems() const { return problems_; }

 private:
  Place place(const toml::source_position& at) const {
    return {file_, static_cast<int>(at.line), static_cast<int>(at.column)};
  }

  Node::Table entries(const toml::table& from, const std::string& prefix) {
    Node::Table table;
    table.entries.reserve(from.size());
    for (const auto& [key, value] : from) {
      table.entries.push_back(
          {std::string(key.str()), place(key.source().begin), node(value, joined_key(prefix, key))});
    }
    std::stable_sort(table.entries.begin(), table.entries.end(), [](const Node::Entry& a, const Node::Entry& b) {
      return std::pair(a.key_place.line, a.key_place.column) < std::pair(b.key_place.line, b.key_place.column);
    });
    return table;
  }

  Node::Array elements(const toml::array& from, const std::string& key) {
    Node::Array array;
    array.reserve(from.size());
    for (const toml::node& element : from) array.push_back(node(element, fmt::format("{}[{}]", key, array.size())));
    return array;
  }

  const std::string& file_;
  Problems problems_;
};

toml::table parsed(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    const Place place{file, std::max(1, static_cast<int>(at.line)), std::max(1, static_cast<int>(at.column))};
    throw InputError(Problem{place, {}, std::string(error.description()), {}, {}});
  }
}

}  // namespace

Node parse_toml(std::string_view text, const std::string& file) {
  guard_toml(text, file);
  const toml::table table = parsed(text, file);
  Converter converter(file);
  Node root = converter.node(table, {});
  root.place = {file, 1, 1};
  converter.problems().throw_if_any();
  return root;
}

Node read_toml_file(const std::string& path) { return parse_toml(read_text_file(path, most_toml_bytes), path); }

}  // namespace piecework
