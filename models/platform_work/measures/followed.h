#pragma once
// What a measure knows of the few residents that it follows from census to census: items with a row, in the order of
// rows, of which a resident may have several. Residents are shown in that order too, so one step forward finds them;
// whoever was followed and is not shown has moved away or died.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace piecework::platform_work {

enum class Keep : std::uint8_t { no, yes };

/// `Item` is packed and has a member `row`, 32 bits.
template <class Item>
class Followed {
 public:
  /// At each resident of a census, before `add`: shows the items of the rows passed over to `gone` and this row's to
  /// `here`; each says whether the item is kept.
  template <class Gone, class Here>
  void pass(std::size_t row, const Gone& gone, const Here& here) {
    while (at_ < items_.size() && items_[at_].row < row) show(gone);
    while (at_ < items_.size() && items_[at_].row == row) show(here);
  }

  /// Whether anything is to be shown at this row.
  [[nodiscard]] bool is_due(std::size_t row) const { return at_ < items_.size() && items_[at_].row <= row; }

  /// Of the resident that is passed.
  void add(const Item& item) { added_.push_back(item); }

  /// After the last resident.
  template <class Gone>
  void end(const Gone& gone) {
    pass(std::numeric_limits<std::size_t>::max(), gone, gone);
    items_.resize(kept_);
    const auto middle = static_cast<std::ptrdiff_t>(kept_);
    items_.insert(items_.end(), added_.begin(), added_.end());
    std::inplace_merge(items_.begin(), items_.begin() + middle, items_.end(),
                       [](const Item& a, const Item& b) { return a.row < b.row; });
    added_.clear();
    at_ = 0;
    kept_ = 0;
  }

  [[nodiscard]] const std::vector<Item>& items() const { return items_; }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [items, added, at, kept] = self;
    list.rows("items", items);
    if constexpr (Sections::loading) {
      const auto before = [](const Item& a, const Item& b) { return a.row < b.row; };
      list.require(std::ranges::is_sorted(items, before), "items", "is not in the order of rows");
      list.require(std::ranges::all_of(items, [](const Item& item) { return item.fits(); }), "items",
                   "holds what cannot be");
    }
  }

 private:
  template <class Visit>
  void show(const Visit& visit) {
    Item item = items_[at_++];
    if (visit(item) == Keep::yes) items_[kept_++] = item;
  }

  std::vector<Item> items_;
  // Of the census that is being taken.
  std::vector<Item> added_;
  std::size_t at_ = 0;    // next item to be shown
  std::size_t kept_ = 0;  // of those shown, now in front
};

}  // namespace piecework::platform_work
