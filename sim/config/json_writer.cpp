#include <fmt/format.h>
#include <charconv>
#include <cmath>
#include <iterator>

#include "sim/config/json.h"
#include "sim/config/text_position.h"

namespace piecework {
namespace {

class Writer {
 public:
  explicit Writer(int indent) : indent_(indent) {}

  void write(const Node& node) {
    if (const auto* table = node.table()) return write_table(*table);
    if (const auto* array = node.array()) return write_array(*array);
    if (const auto* text = node.text()) return write_text(*text);
    if (const auto* date = node.date()) return write_text(to_string(*date));
    if (const auto* yes = node.boolean()) return append(*yes ? "true" : "false");
    if (const auto* whole = node.whole()) return append(fmt::format("{}", *whole));
    if (const auto real = node.number()) return write_real(*real);
    append("null");
  }

  std::string take() { return std::move(out_); }

 private:
  void append(std::string_view text) { out_ += text; }

  void new_line() {
    if (indent_ < 0) return;
    out_ += '\n';
    out_.append(depth_ * static_cast<std::size_t>(indent_), ' ');
  }

  void write_real(double real) {
    if (!std::isfinite(real)) return append("null");
    char digits[32];
    const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), real);
    expect(error == std::errc{}, "the shortest form of a double fits");
    const std::string_view text(digits, static_cast<std::size_t>(end - digits));
    append(text);
    if (text.find_first_of(".e") == text.npos) append(".0");
  }

  void write_text(std::string_view text) {
    out_ += '"';
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = utf8_length(text, at);
      if (length == 1) {
        write_character(text[at]);
      } else {
        append(length == 0 ? "\xEF\xBF\xBD" : text.substr(at, length));
      }
      at += length == 0 ? 1 : length;
    }
    out_ += '"';
  }

  void write_character(char c) {
    switch (c) {
      case '"': return append("\\\"");
      case '\\': return append("\\\\");
      case '\n': return append("\\n");
      case '\r': return append("\\r");
      case '\t': return append("\\t");
      default: break;
    }
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7F) return append(fmt::format("\\u{:04x}", code));
    out_ += c;
  }

  void write_array(const Node::Array& array) {
    const char* separator = "";
    enter('[');
    for (const Node& node : array) {
      append(separator);
      new_line();
      write(node);
      separator = ",";
    }
    leave(']', array.empty());
  }

  void write_table(const Node::Table& table) {
    const char* separator = "";
    enter('{');
    for (const Node::Entry& entry : table.entries) {
      append(separator);
      new_line();
      write_text(entry.key);
      append(indent_ < 0 ? ":" : ": ");
      write(entry.value);
      separator = ",";
    }
    leave('}', table.entries.empty());
  }

  void enter(char bracket) {
    out_ += bracket;
    ++depth_;
  }

  void leave(char bracket, bool was_empty) {
    --depth_;
    if (!was_empty) new_line();
    out_ += bracket;
  }

  int indent_;
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

std::string to_json(const Node& node, int indent) {
  Writer writer(indent);
  writer.write(node);
  return writer.take();
}

}  // namespace piecework
