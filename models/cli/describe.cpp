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

/// `low` and `high` read better as one line.
Node::Table with_range(const Node::Table& table) {
  const Node* low = table.find("low");
  const Node* high = table.find("high");
  if (!low || !high) return table;
  Node::Table made;
  for (const Node::Entry& entry : table.entries) {
    if (entry.key == "low") made.set("range", {fmt::format("{} to {}", plain(*low), plain(*high)), {}});
    if (entry.key != "low" && entry.key != "high") made.set(entry.key, entry.value);
  }
  return made;
}

/// One line per entry, tables indented below their name.
class Printer {
 public:
  explicit Printer(std::ostream& out) : out_(out) {}

  void print(const Node::Table& whole, std::size_t indent) {
    const Node::Table table = with_range(whole);
    std::size_t width = 0;
    for (const Node::Entry& entry : table.entries) width = std::max(width, entry.key.size());
    for (const Node::Entry& entry : table.entries) {
      out_ << std::string(indent, ' ');
      if (const Node::Table* inner = entry.value.table()) {
        out_ << printable(entry.key) << '\n';
        print(*inner, indent + 2);
      } else if (is_list_of_tables(entry.value)) {
        out_ << printable(entry.key) << '\n';
        print_each(*entry.value.array(), indent + 2);
      } else {
        out_ << printable(fmt::format("{:<{}}  {}", entry.key, width, plain(entry.value))) << '\n';
      }
    }
  }

 private:
  void print_each(const Node::Array& tables, std::size_t indent) {
    for (const Node& each : tables) {
      if (&each != &tables.front()) out_ << '\n';
      print(*each.table(), indent);
    }
  }

  std::ostream& out_;
};

}  // namespace

int perform(const DescribeArguments& arguments, const Session& session) {
  const Node item = item_called(arguments.name, session.load_options());
  if (arguments.json) {
    session.console.out << to_json(item, 2) << '\n';
  } else {
    Printer(session.console.out).print(*item.table(), 0);
  }
  return 0;
}

}  // namespace piecework::cli
