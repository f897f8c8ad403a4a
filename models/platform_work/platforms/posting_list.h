#pragma once
// Open batches in the order of time, in pieces: a batch that leaves moves the rest of its piece and not of the board,
// which may hold hundreds of thousands.

#include <compare>
#include <cstdint>
#include <vector>

#include "models/platform_work/platforms/events.h"

namespace piecework::platform_work {

struct Posting {
  std::int64_t at = 0;      // second
  std::uint64_t order = 0;  // of batches posted in the same second: their own ids
  BatchId batch;

  friend auto operator<=>(const Posting&, const Posting&) = default;
};

class PostingList {
 public:
  /// Postings come in the order of time, or nearly so.
  void insert(const Posting& posting);
  /// Of one that is in the list.
  void erase(const Posting& posting);

  /// The one posted last at `second` or before; the oldest if there is none; none if the list is empty.
  [[nodiscard]] BatchId posted_before(std::int64_t second) const;

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const;

 private:
  using Piece = std::vector<Posting>;  // never empty
  static constexpr std::size_t longest = 256;

  [[nodiscard]] std::size_t piece_of(const Posting& posting) const;

  std::vector<Piece> pieces_;  // oldest first, as their postings
  std::size_t size_ = 0;
};

}  // namespace piecework::platform_work
