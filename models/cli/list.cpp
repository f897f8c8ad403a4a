#include <fmt/format.h>
#include <algorithm>
#include <ostream>

#include "models/cli/catalog.h"
#include "models/cli/session.h"
#include "sim/config/json.h"

namespace piecework::cli {
namespace {

const Kind& kind_of(const std::string& plural) {
  std::vector<std::string> allowed;
  for (const Kind& kind : kinds()) {
    if (kind.plural == plural) return kind;
    allowed.emplace_back(kind.plural);
  }
  throw InputError(Problem{
      {"list", 0, 0}, {}, fmt::format("there is no list of \"{}\"", plural), allowed, nearest_name(plural, allowed)});
}

/// Where a future lies between its corners; nothing of other items.
std::string sliders(const Node& item) {
  const Node* g = find(item, "g");
  const Node* p = find(item, "p");
  if (!g || !p || !g->number() || !p->number()) return {};
  return fmt::format(" (g = {}, p = {})", *g->number(), *p->number());
}

/// What stands behind the name in a line: title, label or meaning, and the unit of a number.
std::string summary(const Node& item) {
  std::string words = text_of(item, "title");
  for (const char* key : {"label_en", "meaning"}) {
    if (words.empty()) words = text_of(item, key);
  }
  words += sliders(item);
  const std::string unit = text_of(item, "unit");
  return unit.empty() || unit == "1" ? words : fmt::format("{} [{}]", words, unit);
}

}  // namespace

int perform(const ListArguments& arguments, const Session& session) {
  std::vector<Node> items = kind_of(arguments.kind).items(session.load_options());
  if (arguments.json) {
    session.console.out << to_json(Node{std::move(items), {}}, 2) << '\n';
    return 0;
  }
  std::size_t width = 0;
  for (const Node& item : items) width = std::max(width, text_of(item, "name").size());
  for (const Node& item : items) {
    session.console.out << printable(fmt::format("{:<{}}  {}", text_of(item, "name"), width, summary(item))) << '\n';
  }
  return 0;
}

}  // namespace piecework::cli
