#pragma once
// What the memory itself costs: visits to cache lines at random in a table of so many rows of 64 bytes, in huge pages
// where the system has them. Independent: the next lines are known and asked for in time, as an engine can at best.
// Dependent: each line names the next.

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "sim/base/huge_pages.h"
#include "sim/base/prefetch.h"

namespace piecework::cli {

class LineTable {
 public:
  explicit LineTable(std::size_t rows) : lines_(rows) {
    std::vector<std::uint32_t> order(rows);
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = rows - 1; i > 0; --i) std::swap(order[i], order[lottery_.below(i)]);
    for (std::size_t i = 0; i < rows; ++i) lines_[order[i]].next = order[(i + 1) % rows];  // one circle
  }

  /// Each visit reads a line and writes it.
  void visit_independent(std::size_t visits) {
    constexpr int ahead = 24;  // lines in flight
    Lottery coming = lottery_;
    for (int i = 0; i < ahead; ++i) prefetch_line(&lines_[coming.below(lines_.size())]);
    for (std::size_t i = 0; i < visits; ++i) {
      prefetch_line(&lines_[coming.below(lines_.size())]);
      ++lines_[lottery_.below(lines_.size())].visits;
    }
  }

  void visit_dependent(std::size_t visits) {
    for (std::size_t i = 0; i < visits; ++i) {
      Line& line = lines_[at_];
      ++line.visits;
      at_ = line.next;
    }
  }

 private:
  struct alignas(64) Line {
    std::uint32_t next = 0;
    std::uint32_t visits = 0;
  };

  /// Costs next to nothing, so that the memory is what is measured.
  struct Lottery {
    std::uint64_t state = 1;
    std::size_t below(std::size_t limit) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      return static_cast<std::size_t>((state >> 32U) * limit >> 32U);
    }
  };

  std::vector<Line, HugePages<Line>> lines_;
  Lottery lottery_;
  std::uint32_t at_ = 0;
};

}  // namespace piecework::cli
