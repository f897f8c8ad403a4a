#include "sim/config/toml_guard.h"

#include <fmt/format.h>
#include <algorithm>

#include "sim/config/text_position.h"
#include "sim/config/toml.h"

namespace piecework {
namespace {

class Guard {
 public:
  Guard(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  void check_bytes() const {
    if (text_.size() > most_toml_bytes) {
      refuse(0, fmt::format("has {} bytes; at most {} are read", text_.size(), most_toml_bytes));
    }
    if (const std::size_t nul = text_.find('\0'); nul != text_.npos) refuse(nul, "a NUL byte is not text");
    if (const auto wrong = find_invalid_utf8(text_)) refuse(*wrong, "not valid UTF-8");
  }

  void check_shape() {
    while (at_ < text_.size()) step();
  }

 private:
  [[noreturn]] void refuse(std::size_t offset, std::string problem) const {
    throw InputError(Problem{place_at(text_, offset, file_), {}, std::move(problem), {}, {}});
  }

  void step() {
    const char c = text_[at_];
    switch (c) {
      case '#': at_ = std::min(text_.find('\n', at_), text_.size()); return;
      case '"':
      case '\'': skip_string(c); return;
      case '.': count_dot(); break;
      case '[':
      case '{': open(); break;
      case ']':
      case '}':
        depth_ -= depth_ > 0 ? 1 : 0;
        dots_ = 0;
        break;
      case '\n':
      case '=':
      case ',': dots_ = 0; break;
      default: break;
    }
    ++at_;
  }

  void count_dot() {
    if (++dots_ > most_key_dots) refuse(at_, fmt::format("a key has more than {} dots", most_key_dots));
  }

  /// Where a header stands: nothing but blanks before it, and no list open.
  bool begins_line() const {
    const std::size_t before = text_.find_last_not_of(" \t", at_ - 1);
    return depth_ == 0 && (at_ == 0 || before == text_.npos || text_[before] == '\n');
  }

  void open() {
    dots_ = 0;
    if (begins_line() && text_.substr(at_).starts_with("[[["))
      refuse(at_, "a header has at most two brackets: [[name]]");
    if (++depth_ > most_toml_nesting) refuse(at_, fmt::format("nested deeper than {} levels", most_toml_nesting));
  }

  void skip_string(char quote) {
    const std::size_t start = at_;
    const std::string one(1, quote);
    const std::string three(3, quote);
    const bool many_lines = text_.substr(at_).starts_with(three);
    const std::string& end = many_lines ? three : one;
    at_ += end.size();
    while (at_ < text_.size() && !text_.substr(at_).starts_with(end)) {
      if (!many_lines && text_[at_] == '\n') refuse_open(start);
      if (quote == '"' && text_[at_] == '\\') ++at_;  // the next character is not the end
      ++at_;
    }
    if (at_ >= text_.size()) refuse_open(start);
    at_ += end.size();
    while (many_lines && at_ < text_.size() && text_[at_] == quote) ++at_;  // two more quotes may end the text itself
  }

  [[noreturn]] void refuse_open(std::size_t start) const { refuse(start, "the text that begins here is not closed"); }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t dots_ = 0;
};

}  // namespace

void guard_toml(std::string_view text, const std::string& file) {
  Guard guard(text, file);
  guard.check_bytes();
  guard.check_shape();
}

}  // namespace piecework
