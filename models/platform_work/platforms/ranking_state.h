#pragma once
// Open batches as members sort them: newest first, most tasks first. Made so that a batch more or less changes few
// looks: by newest, a look names a moment and not a rank, so only those whose moment falls between the new batch and
// the next newer one meet it; by size, batches are in classes (a quarter of the tasks each), uniform inside a class
// by slot table.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/platform_work/platforms/posting_list.h"
#include "sim/random/slot_table.h"

namespace piecework::platform_work {

class BatchOrder {
 public:
  static constexpr std::size_t size_classes = 12;  // 1 to 3 tasks, 4 to 15, ... 4 million and more

  static std::uint8_t size_class_of(std::int64_t tasks);

  /// Into the order by time, and by size at `hash`. Batches come in the order
  /// of time, or nearly so.
  SlotHandle insert(const Posting& posting, std::uint8_t size_class, std::uint64_t hash);
  void erase(const Posting& posting, std::uint8_t size_class, SlotHandle handle);

  /// The batch posted last at `second` or before; the oldest if there is none;
  /// none on an empty board.
  [[nodiscard]] BatchId posted_before(std::int64_t second) const { return newest_.posted_before(second); }

  /// A batch of the largest class there is; with `smaller_chance` of the next
  /// smaller, and so on.
  [[nodiscard]] BatchId large(double smaller_chance, Draws& draws) const;

  [[nodiscard]] std::size_t size() const { return newest_.size(); }
  [[nodiscard]] bool holds(std::uint8_t size_class, SlotHandle handle, BatchId batch) const {
    return size_class < size_classes && by_size_[size_class].holds(handle, batch);
  }
  [[nodiscard]] std::size_t sized() const;
  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const {
    std::size_t all = newest_.bytes();
    for (const SlotTable<BatchId>& size : by_size_) all += size.bytes();
    return all;
  }

  /// After a checkpoint was read: the order by time, which follows from the
  /// open batches, and which classes have some.
  void take_postings(std::vector<Posting> postings);

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [newest, by_size, filled] = self;
    for (std::size_t at = 0; at < size_classes; ++at) list.part("size." + std::to_string(at), by_size[at]);
  }

 private:
  PostingList newest_;
  std::array<SlotTable<BatchId>, size_classes> by_size_;
  std::uint32_t filled_ = 0;  // bit k: size class k has a batch
};

}  // namespace piecework::platform_work
