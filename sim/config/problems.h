#pragma once
// Collects everything wrong in the user's data, so that one run reports all of it. At most `most_listed` problems are
// kept in full (a hostile file must not cost gigabytes); the others are counted.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.h"

namespace piecework {

class Problems {
 public:
  static constexpr std::size_t most_listed = 100;

  void add(Problem problem);
  void add(const Place& place, std::string_view key, std::string_view problem);

  /// A name that is not among the known ones: lists them when they are few, and the nearest.
  void add_unknown(Problem problem, std::string_view name, const std::vector<std::string>& known);

  [[nodiscard]] bool empty() const { return listed_.empty(); }
  [[nodiscard]] std::size_t count() const { return listed_.size() + unlisted_; }
  /// Ordered by file (first seen first), line and column.
  [[nodiscard]] std::vector<Problem> sorted() const;
  /// Throws InputError with all problems in the order of `sorted`.
  void throw_if_any() const;

 private:
  std::vector<Problem> listed_;
  std::size_t unlisted_ = 0;
};

/// A set of known names longer than this is not listed in a message; the nearest name still is.
inline constexpr std::size_t most_allowed_listed = 30;

}  // namespace piecework
