#include "sim/config/toml_guard.h"

#include <algorithm>
#include <fmt/format.h>

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
      case '}': depth_ -= depth_ > 0 ? 1 : 0; dots_ = 0; break;
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

  void open() {
    dots_ = 0;
    if (depth_ == 0 && text_.substr(at_).starts_with("[[[")) refuse(at_, "a header has at most two brackets: [[name]]");
    if (++depth_ > most_toml_nesting) refuse(at_, fmt::format("nested deeper than {} levels", most_toml_nesting));
  }

  void skip_string(char quote) {
    const std::string triple(3, quote);
    const bool many_lines = text_.substr(at_).starts_with(triple);
    at_ += many_lines ? 3 : 1;
    while (at_ < text_.size()) {
      if (quote == '"' && text_[at_] == '\\') {
        at_ += 2;
      } else if (many_lines && text_.substr(at_).starts_with(triple)) {
        at_ += 3;
        while (at_ < text_.size() && text_[at_] == quote) ++at_;  // up to two quotes may end the text itself
        return;
      } else if (!many_lines && (text_[at_] == quote || text_[at_] == '\n')) {
        at_ += text_[at_] == quote ? 1 : 0;  // a line's end closes it too: the parser will say that it is not closed
        return;
      } else {
        ++at_;
      }
    }
  }

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
