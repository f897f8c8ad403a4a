#include "models/platform_work/platforms/posting_list.h"

#include <algorithm>

#include "sim/base/error.h"

namespace piecework::platform_work {

namespace {

/// The last of those that are early, which come first; the first if none is. A search by halves without branches: where
/// it ends cannot be foreseen, and several are under way at once.
template <class Each, class IsEarly>
const Each& last_until(const std::vector<Each>& all, const IsEarly& is_early) {
  const Each* first = all.data();
  for (std::size_t left = all.size(); left > 1;) {
    const std::size_t half = left / 2;
    first += half * static_cast<std::size_t>(is_early(first[half]));
    left -= half;
  }
  return *first;
}

}  // namespace

/// The last piece that begins at or before the posting; the first if all begin later.
std::size_t PostingList::piece_of(const Posting& posting) const {
  const auto later = std::upper_bound(pieces_.begin(), pieces_.end(), posting,
                                      [](const Posting& at, const Piece& piece) { return at < piece.front(); });
  return later == pieces_.begin() ? 0 : static_cast<std::size_t>(later - pieces_.begin()) - 1;
}

void PostingList::insert(const Posting& posting) {
  ++size_;
  if (pieces_.empty()) return pieces_.push_back({posting});
  const std::size_t place = piece_of(posting);
  Piece& piece = pieces_[place];
  piece.insert(std::upper_bound(piece.begin(), piece.end(), posting), posting);
  if (piece.size() <= longest) return;
  // The newest come last, so the piece that they fill stays nearly full.
  const bool last = place + 1 == pieces_.size();
  const auto kept = static_cast<std::ptrdiff_t>(last ? piece.size() - 1 : piece.size() / 2);
  Piece rest(piece.begin() + kept, piece.end());
  piece.resize(static_cast<std::size_t>(kept));
  pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(place) + 1, std::move(rest));
}

void PostingList::erase(const Posting& posting) {
  expect(!pieces_.empty(), "an open batch is in the order by time");
  const std::size_t place = piece_of(posting);
  Piece& piece = pieces_[place];
  const auto found = std::lower_bound(piece.begin(), piece.end(), posting);
  expect(found != piece.end() && found->batch == posting.batch, "an open batch is in the order by time");
  piece.erase(found);
  if (piece.empty()) pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(place));
  --size_;
}

BatchId PostingList::posted_before(std::int64_t second) const {
  if (pieces_.empty()) return {};
  const Piece& piece = last_until(pieces_, [second](const Piece& each) { return each.front().at <= second; });
  return last_until(piece, [second](const Posting& each) { return each.at <= second; }).batch;
}

std::size_t PostingList::bytes() const {
  std::size_t all = pieces_.capacity() * sizeof(Piece);
  for (const Piece& piece : pieces_) all += piece.capacity() * sizeof(Posting);
  return all;
}

}  // namespace piecework::platform_work
