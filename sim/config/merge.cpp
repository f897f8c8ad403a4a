#include <fmt/format.h>
#include <filesystem>
#include <map>

#include "sim/config/scenario_file.h"

namespace piecework {
namespace {

/// A table with `value` and something that only a parameter record has.
bool is_record(const Node& node) {
  const Node::Table* table = node.table();
  return table && table->find("value") && (table->find("unit") || table->find("source") || table->find("confidence"));
}

/// Only the file's own name: the text is written into results, which must not depend on folders.
std::string provenance(const Place& place) {
  if (place.line == 0) return "set on the command line";
  return fmt::format("set in {}:{}", std::filesystem::path(place.file).filename().string(), place.line);
}

void mark_source(Node::Table& record, const Place& place) {
  record.set("source", {provenance(place), place});
  record.set("confidence", {std::string("A"), place});
}

/// Through an index: a hostile pair of files may hold a hundred thousand keys each.
void merge_tables(Node::Table& base, const Node::Table& over) {
  base.entries.reserve(base.entries.size() + over.entries.size());  // keeps the index's views valid
  std::map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < base.entries.size(); ++i) index.emplace(base.entries[i].key, i);
  for (const Node::Entry& entry : over.entries) {
    const auto found = index.find(entry.key);
    if (found == index.end()) {
      base.entries.push_back(entry);
      continue;
    }
    Node::Entry& below = base.entries[found->second];
    below.key_place = entry.key_place;
    below.value = merge(std::move(below.value), entry.value);
  }
}

}  // namespace

Node merge(Node base, const Node& over) {
  Node::Table* below = base.table();
  const Node::Table* above = over.table();
  if (below && above) {
    const bool record = is_record(base);
    merge_tables(*below, *above);
    const Node* value = above->find("value");
    if (record && value && !above->find("source")) mark_source(*below, value->place);
    return base;
  }
  if (!is_record(base)) return over;
  below->set("value", over);
  mark_source(*below, over.place);
  return base;
}

}  // namespace piecework
