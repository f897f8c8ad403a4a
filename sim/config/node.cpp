#include "sim/config/node.h"

#include <fmt/format.h>
#include <algorithm>

namespace piecework {

const Node::Entry* Node::Table::entry(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

Node::Entry* Node::Table::entry(std::string_view key) { return const_cast<Entry*>(std::as_const(*this).entry(key)); }

const Node* Node::Table::find(std::string_view key) const {
  const Entry* found = entry(key);
  return found ? &found->value : nullptr;
}

Node* Node::Table::find(std::string_view key) {
  Entry* found = entry(key);
  return found ? &found->value : nullptr;
}

Node& Node::Table::set(std::string_view key, Node node) {
  if (Entry* found = entry(key)) {
    found->value = std::move(node);
    return found->value;
  }
  Place written_at = node.place;
  entries.push_back({std::string(key), std::move(written_at), std::move(node)});
  return entries.back().value;
}

void Node::Table::erase(std::string_view key) {
  std::erase_if(entries, [&](const Entry& e) { return e.key == key; });
}

std::optional<double> Node::number() const {
  if (const auto* count = whole()) return static_cast<double>(*count);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

const Node* find(const Node& root, std::string_view dotted) {
  const Node* node = &root;
  while (!dotted.empty() && node) {
    const std::size_t dot = std::min(dotted.find('.'), dotted.size());
    const Node::Table* table = node->table();
    node = table ? table->find(dotted.substr(0, dot)) : nullptr;
    dotted.remove_prefix(std::min(dot + 1, dotted.size()));
  }
  return node;
}

std::string_view kind_name(const Node& node) {
  constexpr std::string_view names[] = {"nothing", "true or false", "a whole number", "a number",
                                        "text",    "a date",        "a list",         "a table"};
  return names[node.value.index()];
}

std::string shown(const Node& node) {
  constexpr std::size_t longest = 60;
  if (const bool* yes = node.boolean()) return *yes ? "true" : "false";
  if (const auto* count = node.whole()) return fmt::format("{}", *count);
  if (const auto real = node.number()) return fmt::format("{}", *real);
  if (const Date* date = node.date()) return to_string(*date);
  const std::string* text = node.text();
  if (!text) return std::string(kind_name(node));
  if (text->size() <= longest) return fmt::format("\"{}\"", *text);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>((*text)[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
  return fmt::format("\"{}...\"", text->substr(0, end));
}

std::string joined_key(std::string_view prefix, std::string_view key) {
  if (prefix.empty()) return std::string(key);
  if (key.empty()) return std::string(prefix);
  return fmt::format("{}.{}", prefix, key);
}

}  // namespace piecework
