#pragma once
// Who is served next. A discipline is told how many customers of each class wait, at least one in all, and names the
// class and the place in its line (0 is who came first).

#include <cstddef>

namespace piecework::queueing {

struct Turn {
  std::size_t kind = 0;
  std::size_t place = 0;
};

/// The first class before the second, without interrupting a service; within a class in the order of arrival.
struct FirstClassFirst {
  static Turn next(std::size_t first_waiting, std::size_t) { return {first_waiting > 0 ? 0U : 1U, 0}; }
};

}  // namespace piecework::queueing
