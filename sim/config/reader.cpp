#include "sim/config/reader.h"

#include <fmt/format.h>
#include <algorithm>

#include "sim/config/key_walk.h"
#include "sim/config/record.h"

namespace piecework {
namespace {

class TableReader {
 public:
  TableReader(const Node& table, const TableDescription& where, Problems& problems)
      : table_(table), where_(where), problems_(problems) {}

  void read(void* object) const {
    for (const FieldInfo& info : where_.fields) {
      if (const auto value = read_field(info)) info.set(object, *value);
    }
  }

 private:
  std::optional<FieldValue> read_field(const FieldInfo& info) const {
    const std::string key = joined_key(where_.key_prefix, info.name);
    if (const Node* written = table_.table()->find(info.name)) {
      return needs_record(info, where_.sourced) ? checked_record(*written, info, key, problems_)
                                                : checked_value(*written, info, key, problems_);
    }
    if (has_default(info)) return default_value(info);
    report_missing(info, key);
    return std::nullopt;
  }

  void report_missing(const FieldInfo& info, const std::string& key) const {
    Problem problem{
        table_.place, key, fmt::format("is missing; write {}", expected_kind(info)), allowed_texts(info), {}};
    if (needs_record(info, where_.sourced)) problem.problem += fmt::format(" as a record {}", record_form(info));
    problems_.add(std::move(problem));
  }

  const Node& table_;
  const TableDescription& where_;
  Problems& problems_;
};

bool has_kind(const Node& node, KeyKind kind) {
  switch (kind) {
    case KeyKind::any: return true;
    case KeyKind::text: return node.text() != nullptr;
    case KeyKind::number: return node.number().has_value();
    case KeyKind::date: return node.date() != nullptr;
    case KeyKind::table: return node.table() != nullptr;
    case KeyKind::list: return node.array() != nullptr;
  }
  return false;
}

std::string_view kind_text(KeyKind kind) {
  constexpr std::string_view texts[] = {"a value", "text",  "a number", "a date such as 2025-01-31",
                                        "a table", "a list"};
  return texts[static_cast<std::size_t>(kind)];
}

void check_other_keys(const Node& root, std::span<const OtherKey> keys, std::string_view prefix, Problems& problems) {
  for (const OtherKey& other : keys) {
    const Node* node = find(root, other.name);
    if (!node && other.required) {
      problems.add(root.place, joined_key(prefix, other.name),
                   fmt::format("is missing; write {}", kind_text(other.kind)));
    } else if (node && !has_kind(*node, other.kind)) {
      problems.add(node->place, joined_key(prefix, other.name),
                   fmt::format("must be {}, not {}", kind_text(other.kind), shown(*node)));
    }
  }
}

/// Something on the way to the table, or the table itself, is no table.
bool blocked(const Node& root, std::string_view dotted) {
  for (std::size_t end = 0; end != dotted.npos;) {
    end = dotted.find('.', end + 1);
    const Node* node = find(root, dotted.substr(0, end));
    if (node && !node->table()) return true;
  }
  return false;
}

}  // namespace

void read_sections(const Node& root, const FileDescription& description, void* whole, Problems& problems) {
  expect(root.table() != nullptr, "a file is a table");
  check_other_keys(root, description.other_keys, {}, problems);
  report_unknown_keys(*root.table(), description, {}, problems);
  for (const Section& section : description.sections) {
    const Node* table = find(root, section.name);
    if (blocked(root, section.name)) continue;  // reported by the walk
    if (!table && section.optional) continue;
    const Node absent{Node::Table{}, root.place};
    const TableDescription where{section.name, section.fields, section.sourced};
    TableReader(table ? *table : absent, where, problems).read(section.object(whole));
  }
}

void read_table(const Node& table, const TableDescription& description, void* object, Problems& problems) {
  if (!table.table()) {
    problems.add(table.place, description.key_prefix, fmt::format("must be a table, not {}", shown(table)));
    return;
  }
  const Section section{.name = {}, .meaning = {}, .fields = description.fields, .sourced = description.sourced};
  check_other_keys(table, description.other_keys, description.key_prefix, problems);
  report_unknown_keys(*table.table(), {{&section, 1}, description.other_keys}, description.key_prefix, problems);
  TableReader(table, description, problems).read(object);
}

std::optional<std::string> read_text(const Node& root, std::string_view key, Problems& problems) {
  const OtherKey wanted{.name = key, .kind = KeyKind::text, .required = true};
  check_other_keys(root, {&wanted, 1}, {}, problems);
  const Node* node = find(root, key);
  return node && node->text() ? std::optional(*node->text()) : std::nullopt;
}

std::optional<Date> read_date(const Node& root, std::string_view key, Problems& problems) {
  const OtherKey wanted{.name = key, .kind = KeyKind::date, .required = true};
  check_other_keys(root, {&wanted, 1}, {}, problems);
  const Node* node = find(root, key);
  return node && node->date() ? std::optional(*node->date()) : std::nullopt;
}

}  // namespace piecework
