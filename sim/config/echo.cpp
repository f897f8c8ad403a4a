#include <algorithm>
#include <filesystem>

#include "sim/config/field_value.h"
#include "sim/config/schema.h"

namespace piecework {
namespace {

/// Values without places: those name folders.
Node stripped(const Node& node) {
  if (const Node::Array* array = node.array()) {
    Node::Array copy;
    for (const Node& element : *array) copy.push_back(stripped(element));
    return {std::move(copy), {}};
  }
  if (const Node::Table* table = node.table()) {
    Node::Table copy;
    for (const Node::Entry& entry : table->entries) copy.entries.push_back({entry.key, {}, stripped(entry.value)});
    return {std::move(copy), {}};
  }
  return {node.value, {}};
}

Node& table_at(Node& root, std::string_view dotted) {
  Node* node = &root;
  while (!dotted.empty()) {
    const std::size_t dot = std::min(dotted.find('.'), dotted.size());
    const std::string_view key = dotted.substr(0, dot);
    Node* next = node->table()->find(key);
    node = next ? next : &node->table()->set(key, {Node::Table{}, {}});
    dotted.remove_prefix(std::min(dot + 1, dotted.size()));
  }
  return *node;
}

/// The object is only read; sections find it through one pointer for reading and writing.
Node value_of(const Section& section, const FieldInfo& info, const void* whole) {
  Node value = to_node(info.get(section.object(const_cast<void*>(whole))), info);
  const std::string* text = value.text();
  if (text && info.unit == "file") value.value = std::filesystem::path(*text).filename().string();
  return value;
}

Node record_of(Node value, const FieldInfo& info, const Node* written) {
  Node::Table record;
  record.set("value", std::move(value));
  record.set("unit", {std::string(info.unit), {}});
  const bool has_source = written && written->table();
  for (const char* key : {"low", "high", "source", "confidence"}) {
    const Node* part = has_source ? written->table()->find(key) : nullptr;
    if (part) record.set(key, stripped(*part));
  }
  if (!has_source) {
    record.set("source", {std::string("default"), {}});
    record.set("confidence", {std::string("A"), {}});
  }
  return {std::move(record), {}};
}

}  // namespace

Node describe(const Section& section, const FieldInfo& info) {
  const auto text = [](std::string_view of) { return Node{std::string(of), {}}; };
  Node::Table table;
  table.set("name", text(joined_key(section.name, info.name)));
  table.set("kind", text(expected_kind(info)));
  table.set("unit", text(info.unit));
  if (auto low = low_node(info); low && holds_numbers(info)) table.set("low", std::move(*low));
  if (auto high = high_node(info); high && holds_numbers(info)) table.set("high", std::move(*high));
  if (has_default(info)) table.set("default", to_node(default_value(info), info));
  if (is_named(info)) {
    Node::Array names;
    for (const std::string_view name : info.allowed) names.push_back(text(name));
    table.set("allowed", {std::move(names), {}});
  }
  table.set("label_en", text(info.label_en));
  table.set("label_fr", text(info.label_fr));
  table.set("meaning", text(info.meaning));
  table.set("sourced", {needs_record(info, section.sourced), {}});
  return {std::move(table), {}};
}

Node echo(const Node& root, const FileDescription& description, const void* whole) {
  Node result{Node::Table{}, {}};
  for (const Section& section : description.sections) {
    const Node* written = find(root, section.name);
    if (!written && section.optional) continue;
    Node& table = table_at(result, section.name);
    for (const FieldInfo& info : section.fields) {
      Node value = value_of(section, info, whole);
      const Node* field_node = written && written->table() ? written->table()->find(info.name) : nullptr;
      const bool record = needs_record(info, section.sourced);
      table.table()->set(info.name, record ? record_of(std::move(value), info, field_node) : std::move(value));
    }
  }
  for (const OtherKey& other : description.other_keys) {
    const Node* node = find(root, other.name);
    const std::size_t dot = other.name.rfind('.');
    const bool nested = dot != other.name.npos;
    if (!node) continue;
    Node& table = table_at(result, nested ? other.name.substr(0, dot) : std::string_view{});
    table.table()->set(nested ? other.name.substr(dot + 1) : other.name, stripped(*node));
  }
  return result;
}

}  // namespace piecework
