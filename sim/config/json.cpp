#include "sim/config/json.h"

#include <fmt/format.h>
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "sim/config/text_position.h"

namespace piecework {
namespace {

constexpr std::size_t most_json_nesting = 64;

/// Builds nodes from the parser's events, without recursion.
class Builder {
 public:
  Builder(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  bool null() { return add({}); }
  bool boolean(bool yes) { return add(yes); }
  bool number_integer(std::int64_t whole) { return add(whole); }
  bool number_float(double real, const std::string&) { return add(real); }
  bool string(std::string& text) { return add(std::move(text)); }
  bool start_array(std::size_t) { return open(Node::Array{}); }
  bool end_array() { return close(); }
  bool start_object(std::size_t) { return open(Node::Table{}); }
  bool end_object() {
    refuse_duplicates(open_.back()->table()->entries);
    return close();
  }
  bool binary(const std::vector<std::uint8_t>&) { return refuse("binary values are not JSON"); }

  bool number_unsigned(std::uint64_t whole) {
    if (whole > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return refuse(fmt::format("{} is beyond 64 bits with sign", whole));
    }
    return add(static_cast<std::int64_t>(whole));
  }

  bool key(std::string& name) {
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
    std::string_view message = error.what();
    message.remove_prefix(std::min(message.find(": ") + 2, message.size()));  // the parser's own numbering
    const std::size_t offset = position > 0 ? position - 1 : 0;
    throw InputError(Problem{place_at(text_, offset, file_), {}, std::string(message), {}, {}});
  }

  Node take() { return std::move(root_); }

 private:
  [[noreturn]] bool refuse(std::string problem) const {
    throw InputError(Problem{{file_, 0, 0}, {}, std::move(problem), {}, {}});
  }

  void refuse_duplicates(const std::vector<Node::Entry>& entries) const {
    std::vector<std::string_view> keys;
    for (const Node::Entry& entry : entries) keys.push_back(entry.key);
    std::sort(keys.begin(), keys.end());
    const auto twice = std::adjacent_find(keys.begin(), keys.end());
    if (twice != keys.end()) refuse(fmt::format("the key \"{}\" is there twice", *twice));
  }

  Node& place_value(Node node) {
    if (open_.empty()) return root_ = std::move(node);
    if (auto* array = std::get_if<Node::Array>(&open_.back()->value)) return array->emplace_back(std::move(node));
    auto& entries = open_.back()->table()->entries;
    entries.push_back({std::move(key_), {file_, 0, 0}, std::move(node)});
    return entries.back().value;
  }

  bool add(Node::Value value) {
    place_value({std::move(value), {file_, 0, 0}});
    return true;
  }

  bool open(Node::Value value) {
    if (open_.size() == most_json_nesting)
      return refuse(fmt::format("nested deeper than {} levels", most_json_nesting));
    open_.push_back(&place_value({std::move(value), {file_, 0, 0}}));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  const std::string& file_;
  std::string key_;
  Node root_;
  std::vector<Node*> open_;  // stable: a container grows only while it is the innermost
};

}  // namespace

Node parse_json(std::string_view text, const std::string& file) {
  Builder builder(text, file);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

}  // namespace piecework
