#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <ostream>

#include "models/cli/catalog.h"
#include "models/cli/session.h"
#include "sim/config/json.h"

namespace piecework::cli {
namespace {

/// A name may mean several things; the first kind that knows it answers.
Node item_called(const std::string& name, const LoadOptions& load) {
  std::vector<std::string> known;
  for (const Kind& kind : kinds()) {
    for (Node& item : kind.items(load)) {
      if (text_of(item, "name") == name) return std::move(item);
      known.push_back(text_of(item, "name"));
    }
  }
  throw InputError(Problem{{"describe", 0, 0},
                           {},
                           fmt::format("nothing is called \"{}\"; `list` shows what exists", name),
                           {},
                           nearest_name(name, known)});
}

std::string plain(const Node& value) {
  if (const std::string* words = value.text()) return *words;
  if (const Node::Array* values = value.array()) {
    std::vector<std::string> shown_values;
    for (const Node& each : *values) shown_values.push_back(plain(each));
    return fmt::format("{}", fmt::join(shown_values, ", "));
  }
  return shown(value);
}

bool is_list_of_tables(const Node& value) {
  return value.array() && !value.array()->empty() && value.array()->front().table();
}

/// One line per entry, tables indented below their name.
void print(const Node::Table& table, std::size_t indent, std::ostream& out) {
  constexpr std::size_t key_width = 14;
  for (const Node::Entry& entry : table.entries) {
    const std::string margin(indent, ' ');
    if (const Node::Table* inner = entry.value.table()) {
      out << margin << printable(entry.key) << '\n';
      print(*inner, indent + 2, out);
    } else if (is_list_of_tables(entry.value)) {
      out << margin << printable(entry.key) << '\n';
      for (const Node& each : *entry.value.array()) {
        print(*each.table(), indent + 2, out);
        out << '\n';
      }
    } else {
      out << margin << printable(fmt::format("{:<{}}{}", entry.key, key_width, plain(entry.value))) << '\n';
    }
  }
}

}  // namespace

int perform(const DescribeArguments& arguments, const Session& session) {
  const Node item = item_called(arguments.name, session.load_options());
  if (arguments.json) {
    session.console.out << to_json(item, 2) << '\n';
  } else {
    print(*item.table(), 0, session.console.out);
  }
  return 0;
}

}  // namespace piecework::cli
