#pragma once
// Two kinds of failure, never mixed: `expect` is for our own bugs; InputError is for the user's data and always says
// where, what, what would be allowed and the nearest name. OutputError is the outside world (disk, permissions).

#include <source_location>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace piecework {

/// Where a value was written. Line and column count from 1; 0 means "the whole file" or "the command line".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

std::string to_string(const Place& place);

struct Problem {
  Place place;
  std::string key;                   // dotted path in the scenario; empty when the file as a whole is meant
  std::string problem;               // what is wrong and why
  std::vector<std::string> allowed;  // allowed names or ranges, may be empty
  std::string suggestion;            // nearest name, may be empty
};

/// "file:3:7: key 'rates.finding': unknown key; allowed: a, b; did you mean 'x'?"
std::string to_string(const Problem& problem);

/// The user's data is wrong. Carries every problem found, not only the first. Exit code 2.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems);
  explicit InputError(Problem problem);

  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// The outside world failed (disk full, no permission). Exit code 3; what was committed stays valid.
class OutputError : public std::runtime_error {
 public:
  OutputError(std::string path, std::string what_failed, int error_number);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] int error_number() const { return error_number_; }

 private:
  std::string path_;
  int error_number_;
};

/// The user asked to stop. Exit code 130; the study folder can be resumed.
class Interrupted : public std::runtime_error {
 public:
  Interrupted() : std::runtime_error("interrupted") {}
};

/// A broken promise of our own code. Exit code 70.
class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void fail(std::string_view message, std::source_location where = std::source_location::current());

/// States what must hold if our code is right.
inline void expect(bool holds, std::string_view message, std::source_location where = std::source_location::current()) {
  if (!holds) fail(message, where);
}

/// The candidate nearest to `name` by edit distance (insert, delete, replace, swap of neighbours), or "" when none is
/// within a third of the name's length (at least 2 edits are always tolerated).
std::string nearest_name(std::string_view name, std::span<const std::string> candidates);

}  // namespace piecework
