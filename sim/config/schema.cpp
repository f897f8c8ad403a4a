#include "sim/config/schema.h"

#include <fmt/format.h>
#include <algorithm>

#include "sim/config/field_value.h"
#include "sim/config/reader.h"

namespace piecework {
namespace {

Node text_node(std::string_view text) { return {std::string(text), {}}; }
Node yes_node(bool yes) { return {yes, {}}; }

Node::Table typed(std::string_view type) {
  Node::Table table;
  table.set("type", text_node(type));
  return table;
}

template <class Names>
Node name_list(const Names& names) {
  Node::Array array;
  for (const auto& name : names) array.push_back(text_node(name));
  return {std::move(array), {}};
}

Node reference(std::string_view definition) {
  Node::Table table;
  table.set("$ref", text_node(fmt::format("#/definitions/{}", definition)));
  return {std::move(table), {}};
}

Node alternatives(std::string_view keyword, std::vector<Node> choices) {
  Node::Table table;
  table.set(keyword, {std::move(choices), {}});
  return {std::move(table), {}};
}

Node::Table number_schema(const FieldInfo& info) {
  Node::Table table = typed(info.is_integer() ? "integer" : "number");
  if (auto low = low_node(info)) table.set("minimum", std::move(*low));
  if (auto high = high_node(info)) table.set("maximum", std::move(*high));
  return table;
}

/// The value alone, without a record around it.
Node::Table plain_schema(const FieldInfo& info) {
  if (is_named(info)) {
    Node::Table table = typed("string");
    table.set("enum", name_list(info.allowed));
    return table;
  }
  if (info.type == MemberType::boolean) return typed("boolean");
  if (info.type == MemberType::text) return typed("string");
  if (info.type != MemberType::f64_array) return number_schema(info);
  Node::Table table = typed("array");
  table.set("items", {number_schema(info), {}});
  table.set("minItems", {static_cast<std::int64_t>(info.count), {}});
  table.set("maxItems", {static_cast<std::int64_t>(info.count), {}});
  return table;
}

/// A record of this field: the common definition, narrowed to its range and unit.
Node record_schema(const FieldInfo& info) {
  Node::Table unit;
  unit.set("const", text_node(info.unit));
  Node::Table properties;
  properties.set("value", {plain_schema(info), {}});
  properties.set("unit", {std::move(unit), {}});
  Node::Table narrowed;
  narrowed.set("properties", {std::move(properties), {}});
  return alternatives("allOf", {reference("parameter"), {std::move(narrowed), {}}});
}

std::string help_text(const FieldInfo& info) {
  std::string help(info.meaning);
  if (!holds_numbers(info)) return help;
  return fmt::format("{}{}{}", help, help.empty() ? "" : " ", "Range: " + range_text(info) + ".");
}

Node field_schema(const FieldInfo& info, bool sourced) {
  Node::Table table;
  if (needs_record(info, sourced)) {
    table.set("oneOf", {Node::Array{record_schema(info), {plain_schema(info), {}}}, {}});
  } else {
    table = plain_schema(info);
  }
  if (!info.label_en.empty()) table.set("title", text_node(info.label_en));
  table.set("description", text_node(help_text(info)));
  if (has_default(info)) table.set("default", to_node(default_value(info), info));
  return {std::move(table), {}};
}

Node other_schema(const OtherKey& other) {
  constexpr std::string_view types[] = {"", "string", "number", "string", "object", "array"};
  const std::string_view type = types[static_cast<std::size_t>(other.kind)];
  Node::Table table = type.empty() ? Node::Table{} : typed(type);
  if (other.kind == KeyKind::date) table.set("format", text_node("date"));
  if (!other.meaning.empty()) table.set("description", text_node(other.meaning));
  return {std::move(table), {}};
}

Node empty_object() {
  Node::Table table = typed("object");
  table.set("additionalProperties", yes_node(false));
  table.set("properties", {Node::Table{}, {}});
  return {std::move(table), {}};
}

/// Walks down `properties`, making what is not there.
template <class Make>
Node::Table& object_at(Node& root, std::string_view dotted, Make make) {
  Node* node = &root;
  while (!dotted.empty()) {
    const std::size_t dot = std::min(dotted.find('.'), dotted.size());
    Node::Table& properties = *node->table()->find("properties")->table();
    Node* next = properties.find(dotted.substr(0, dot));
    node = next ? next : &properties.set(dotted.substr(0, dot), make());
    dotted.remove_prefix(std::min(dot + 1, dotted.size()));
  }
  return *node->table();
}

struct Dotted {
  std::string_view table;
  std::string_view leaf;
};

Dotted split(std::string_view dotted) {
  const std::size_t dot = dotted.rfind('.');
  if (dot == dotted.npos) return {{}, dotted};
  return {dotted.substr(0, dot), dotted.substr(dot + 1)};
}

/// What a file may hold.
Node allowed_tree(const FileDescription& description) {
  Node root = empty_object();
  Node& extends = root.table()->find("properties")->table()->set("extends", {typed("string"), {}});
  extends.table()->set("description", text_node("Another file or scenario name; this file is merged over it."));
  for (const OtherKey& other : description.other_keys) {
    const Dotted name = split(other.name);
    object_at(root, name.table, empty_object).find("properties")->table()->set(name.leaf, other_schema(other));
  }
  for (const Section& section : description.sections) {
    Node::Table& object = object_at(root, section.name, empty_object);
    if (!section.meaning.empty() && !section.name.empty()) object.set("description", text_node(section.meaning));
    Node::Table& properties = *object.find("properties")->table();
    for (const FieldInfo& info : section.fields) properties.set(info.name, field_schema(info, section.sourced));
  }
  return root;
}

Node demanding_object() {
  Node::Table table;
  table.set("required", {Node::Array{}, {}});
  table.set("properties", {Node::Table{}, {}});
  return {std::move(table), {}};
}

/// The tree of what a file without `extends` must hold.
class Demands {
 public:
  void add(std::string_view table, std::string_view leaf) {
    demand_path(table);
    push(object_at(root_, table, demanding_object), leaf);
  }

  void complete_record(std::string_view table, std::string_view leaf) {
    Node::Table& object = object_at(root_, table, demanding_object);
    object.find("properties")->table()->set(leaf, reference("complete_parameter"));
  }

  Node take() { return std::move(root_); }

 private:
  static void push(Node::Table& object, std::string_view name) {
    auto& names = std::get<Node::Array>(object.find("required")->value);
    for (const Node& node : names) {
      if (*node.text() == name) return;
    }
    names.push_back(text_node(name));
  }

  void demand_path(std::string_view dotted) {
    while (!dotted.empty()) {
      const Dotted name = split(dotted);
      push(object_at(root_, name.table, demanding_object), name.leaf);
      dotted = name.table;
    }
  }

  Node root_ = demanding_object();
};

Node demands_of(const FileDescription& description) {
  Demands demands;
  for (const OtherKey& other : description.other_keys) {
    const Dotted name = split(other.name);
    if (other.required) demands.add(name.table, name.leaf);
  }
  for (const Section& section : description.sections) {
    for (const FieldInfo& info : section.fields) {
      if (!section.optional && !has_default(info)) demands.add(section.name, info.name);
      if (needs_record(info, section.sourced)) demands.complete_record(section.name, info.name);
    }
  }
  return demands.take();
}

Node definitions() {
  Node::Table grade = typed("string");
  grade.set("enum", name_list(confidence_grades));
  grade.set("description", text_node("P primary source read, Q quoted by another source, C computed from data, "
                                     "U unconfirmed, A assumption."));
  Node::Table properties;
  properties.set("value", {Node::Table{}, {}});
  for (const char* name : {"unit", "source"}) properties.set(name, {typed("string"), {}});
  for (const char* name : {"low", "high"}) properties.set(name, {typed("number"), {}});
  properties.set("confidence", {std::move(grade), {}});
  Node::Table parameter = typed("object");
  parameter.set("description", text_node("A value with its evidence."));
  parameter.set("additionalProperties", yes_node(false));
  parameter.set("properties", {std::move(properties), {}});
  Node::Table complete = typed("object");
  complete.set("required", name_list(std::array<std::string_view, 4>{"value", "unit", "source", "confidence"}));
  Node::Table both;
  both.set("parameter", {std::move(parameter), {}});
  both.set("complete_parameter", {std::move(complete), {}});
  return {std::move(both), {}};
}

}  // namespace

Node json_schema(const FileDescription& description, const SchemaHead& head) {
  Node::Table schema;
  schema.set("$schema", text_node("http://json-schema.org/draft-07/schema#"));
  if (!head.id.empty()) schema.set("$id", text_node(head.id));
  schema.set("title", text_node(head.title));
  if (!head.description.empty()) schema.set("description", text_node(head.description));
  Node tree = allowed_tree(description);
  for (Node::Entry& entry : tree.table()->entries) schema.set(entry.key, std::move(entry.value));
  Node::Table extending;
  extending.set("required", name_list(std::array<std::string_view, 1>{"extends"}));
  Node::Array complete{{std::move(extending), {}}, demands_of(description)};
  for (const FileDescription& other : head.or_else) complete.push_back(demands_of(other));
  schema.set("anyOf", {std::move(complete), {}});
  schema.set("definitions", definitions());
  return {std::move(schema), {}};
}

}  // namespace piecework
