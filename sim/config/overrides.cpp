#include <fmt/format.h>
#include <algorithm>

#include "sim/config/problems.h"
#include "sim/config/scenario_file.h"
#include "sim/config/toml.h"

namespace piecework {
namespace {

void relocate(Node& node, const Place& place) {
  node.place = place;
  if (auto* array = std::get_if<Node::Array>(&node.value)) {
    for (Node& element : *array) relocate(element, place);
  }
  if (Node::Table* table = node.table()) {
    for (Node::Entry& entry : table->entries) {
      entry.key_place = place;
      relocate(entry.value, place);
    }
  }
}

bool is_bare_word(std::string_view text) {
  const auto fits = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || std::string_view("_-./:~@%").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

[[noreturn]] void refuse(const Place& place, std::string_view key, std::string problem) {
  throw InputError(Problem{place, std::string(key), std::move(problem), {}, {}});
}

/// The parser's own message would speak of a line that nobody wrote, so it is replaced.
Node parse_pair(std::string_view key, std::string_view value, const Place& place) {
  try {
    return parse_toml(fmt::format("{} = {}\n", key, value), place.file);
  } catch (const InputError& error) {
    if (error.problems().front().key.empty() && is_bare_word(value)) {
      return parse_toml(fmt::format("{} = '{}'\n", key, value), place.file);
    }
    const Problem& first = error.problems().front();
    const bool understood = !first.key.empty();
    refuse(place, key, understood ? first.problem : fmt::format("{} is not a TOML value; write text in quotes", value));
  }
}

void check_key(std::string_view key, const Place& place) {
  try {
    parse_toml(fmt::format("{} = 0\n", key), place.file);
  } catch (const InputError&) {
    refuse(place, {}, fmt::format("'{}' is not a key; write --set key.sub=value", key));
  }
  if (key == "extends") refuse(place, key, "decides which files are read; it can only stand in a file");
}

Node parse_override(const std::string& text) {
  const Place place{"--set " + text, 0, 0};
  const std::size_t equals = text.find('=');
  if (equals == text.npos || equals == 0) refuse(place, {}, "must have the form key.sub=value");
  if (text.find_first_of("\n\r") != text.npos) refuse(place, {}, "must be one line");
  const std::string_view key = std::string_view(text).substr(0, equals);
  check_key(key, place);
  Node node = parse_pair(key, std::string_view(text).substr(equals + 1), place);
  relocate(node, place);
  return node;
}

}  // namespace

Node with_overrides(Node root, const std::vector<std::string>& overrides) {
  Problems problems;
  for (const std::string& text : overrides) {
    try {
      root = merge(std::move(root), parse_override(text));
    } catch (const InputError& error) {
      for (const Problem& problem : error.problems()) problems.add(problem);
    }
  }
  problems.throw_if_any();
  return root;
}

}  // namespace piecework
