#include "sim/random/slot_table.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "sim/random/distributions.h"
#include "tests/sim/random/sampling.h"

namespace piecework {
namespace {

using Table = SlotTable<std::int64_t>;
constexpr StreamKey key{5, 2};

std::uint64_t hash_of(std::int64_t item) { return hash_at(key, {Purpose{1}, static_cast<std::uint64_t>(item), 0}); }

Draws decision(std::uint64_t entity) { return {key, {Purpose{2}, entity, 0}}; }

Table table_of(std::int64_t items, std::size_t least_slots = 4) {
  Table table(least_slots);
  for (std::int64_t item = 0; item < items; ++item) table.insert(hash_of(item), item);
  return table;
}

std::vector<std::int64_t> in_slot_order(const Table& table) {
  std::vector<std::int64_t> items;
  table.for_each([&](std::int64_t item) { items.push_back(item); });
  return items;
}

TEST(SlotTable, EmptyGivesNothing) {
  Draws draws = decision(0);
  EXPECT_EQ(Table().sample(draws), nullptr);
  EXPECT_EQ(draws(), words_at(key, {Purpose{2}, 0, 0}, 0)[0]) << "an empty table takes no word";
}

TEST(SlotTable, ASingleItemIsAlwaysDrawn) {
  Table table;
  const SlotHandle handle = table.insert(hash_of(8), 8);
  for (std::uint64_t entity = 0; entity < 100; ++entity) {
    Draws draws = decision(entity);
    EXPECT_EQ(*table.sample(draws), 8);
  }
  table.erase(handle);
  Draws draws = decision(0);
  EXPECT_EQ(table.sample(draws), nullptr);
}

TEST(SlotTable, EveryWordTriesTwoSlots) {
  Table table(64);
  table.insert(std::uint64_t{5} << 58U, 8);
  for (std::uint64_t entity = 0; entity < 100; ++entity) {
    Draws draws = decision(entity);
    Draws words = decision(entity);
    ASSERT_EQ(*table.sample(draws), 8);
    for (std::uint64_t word = words(); word >> 58U != 5 && (word >> 26U) % 64 != 5;) word = words();
    ASSERT_EQ(draws(), words()) << "the draw took more or fewer words";
  }
}

TEST(SlotTable, AnItemSitsWhereTheTopBitsOfItsHashSay) {
  Table table(8);
  const SlotHandle first = table.insert(0x6000000000000000, 1);   // slot 3 of 8
  const SlotHandle second = table.insert(0x7fffffffffffffff, 2);  // slot 3 as well: the next
  const SlotHandle last = table.insert(0xe000000000000000, 3);    // slot 7
  const SlotHandle wrapped = table.insert(0xffffffffffffffff, 4);
  EXPECT_EQ(table.slot_of(first), 3U);
  EXPECT_EQ(table.slot_of(second), 4U);
  EXPECT_EQ(table.slot_of(last), 7U);
  EXPECT_EQ(table.slot_of(wrapped), 0U);
  table.erase(first);
  EXPECT_EQ(table.slot_of(second), 4U) << "nobody moves when a slot is freed";
  EXPECT_EQ(table.slot_of(table.insert(0x6fffffffffffffff, 5)), 3U);
  EXPECT_EQ(in_slot_order(table), (std::vector<std::int64_t>{4, 5, 2, 3}));
}

TEST(SlotTable, HandlesNameTheirItemsThroughEveryChangeOfSize) {
  Table table;
  std::vector<SlotHandle> handles;
  for (std::int64_t item = 0; item < 5000; ++item) handles.push_back(table.insert(hash_of(item), item));
  EXPECT_EQ(table.size(), 5000U);
  EXPECT_EQ(table.slots(), 8192U);
  for (std::size_t i = 0; i < 5000; ++i) EXPECT_EQ(table[handles[i]], static_cast<std::int64_t>(i));
  for (std::size_t i = 0; i < 5000; ++i) {
    if (i % 50 != 0) table.erase(handles[i]);
  }
  EXPECT_EQ(table.size(), 100U);
  EXPECT_EQ(table.slots(), 256U);
  for (std::size_t i = 0; i < 5000; i += 50) EXPECT_EQ(table[handles[i]], static_cast<std::int64_t>(i));
  std::vector<std::int64_t> left = in_slot_order(table);
  std::sort(left.begin(), left.end());
  for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(left[i], static_cast<std::int64_t>(50 * i));
}

TEST(SlotTable, AnErasedHandleIsABug) {
  Table table = table_of(3);
  const SlotHandle handle = table.insert(hash_of(9), 9);
  table.erase(handle);
  EXPECT_THROW((void)table[handle], InternalError);
  EXPECT_THROW(table.erase(handle), InternalError);
  EXPECT_THROW((void)table[SlotHandle{}], InternalError);
}

TEST(SlotTable, LoadStaysBetweenAQuarterAndThreeQuarters) {
  Table table;
  std::vector<SlotHandle> handles;
  const auto check = [&] {
    const double load = static_cast<double>(table.size()) / static_cast<double>(table.slots());
    return load >= 0.25 && load <= 0.75;
  };
  for (std::int64_t item = 0; item < 3000; ++item) {
    handles.push_back(table.insert(hash_of(item), item));
    ASSERT_TRUE(check()) << item;
  }
  while (handles.size() > 1) {
    table.erase(handles.back());
    handles.pop_back();
    ASSERT_TRUE(check()) << handles.size();
  }
}

TEST(SlotTable, SizeChangesAreRare) {
  Table table = table_of(384);  // three quarters of 512
  ASSERT_EQ(table.slots(), 512U);
  SlotHandle last = table.insert(hash_of(384), 384);
  EXPECT_EQ(table.slots(), 1024U);
  for (int i = 0; i < 100; ++i) {
    table.erase(last);
    EXPECT_EQ(table.slots(), 1024U);
    last = table.insert(hash_of(384), 384);
  }
}

TEST(SlotTable, NeverShrinksBelowTheLeast) {
  Table table(1000);
  EXPECT_EQ(table.slots(), 1024U);
  const SlotHandle handle = table.insert(hash_of(1), 1);
  EXPECT_EQ(table.slots(), 1024U);
  table.erase(handle);
  EXPECT_EQ(table.slots(), 1024U);
}

/// 50 000 draws over 300 items that have been through insertions, erasures and changes of size.
TEST(SlotTable, AllItemsAreEquallyLikely) {
  Table table;
  std::vector<SlotHandle> handles;
  for (std::int64_t item = 0; item < 2000; ++item) handles.push_back(table.insert(hash_of(item), item));
  for (std::size_t i = 300; i < 2000; ++i) table.erase(handles[i]);
  std::vector<std::int64_t> drawn;
  for (std::uint64_t entity = 0; entity < 50'000; ++entity) {
    Draws draws = decision(entity);
    drawn.push_back(*table.sample(draws));
  }
  EXPECT_TRUE(fits(counts(drawn, 0, 299), std::vector<double>(300, 1.0 / 300)));
}

/// Items whose hashes crowd into a few homes are as likely as the others.
TEST(SlotTable, CrowdedItemsAreEquallyLikely) {
  Table table(16);
  for (std::int64_t item = 0; item < 10; ++item) table.insert(item < 8 ? 0U : hash_of(item), item);
  std::vector<std::int64_t> drawn;
  for (std::uint64_t entity = 0; entity < 50'000; ++entity) {
    Draws draws = decision(entity);
    drawn.push_back(*table.sample(draws));
  }
  EXPECT_TRUE(fits(counts(drawn, 0, 9), std::vector<double>(10, 0.1)));
}

struct Change {
  double share = 0;              // of decisions with another outcome
  bool only_to_newcomer = true;  // each of those got the newcomer
};

Change change_by_one_more(std::int64_t items) {
  constexpr std::uint64_t decisions = 100'000;
  const Table before = table_of(items, 1024);
  Table after = before;
  after.insert(hash_of(items), items);
  Change change;
  for (std::uint64_t entity = 0; entity < decisions; ++entity) {
    Draws draws = decision(entity);
    Draws same_draws = decision(entity);
    const std::int64_t without = *before.sample(draws);
    const std::int64_t with = *after.sample(same_draws);
    if (without == with) continue;
    change.share += 1.0 / static_cast<double>(decisions);
    change.only_to_newcomer = change.only_to_newcomer && with == items;
  }
  return change;
}

TEST(SlotTable, OneMoreItemChangesOnlyTheDrawsThatHitIt) {
  const Change change = change_by_one_more(500);
  const double expected = 1.0 / 501;
  EXPECT_TRUE(change.only_to_newcomer);
  EXPECT_NEAR(change.share, expected, 4.5 * std::sqrt(expected / 100'000));
}

/// The contrast: an index into a list moves half of all draws.
TEST(SlotTable, AnIndexIntoAListWouldChangeHalfOfAllDraws) {
  double changed = 0;
  for (std::uint64_t entity = 0; entity < 100'000; ++entity) {
    Draws draws = decision(entity);
    Draws same_draws = decision(entity);
    if (uniform_int(draws, 0, 499) != uniform_int(same_draws, 0, 500)) changed += 1e-5;
  }
  EXPECT_GT(changed, 0.4);
}

TEST(SlotTable, TheLayoutDoesNotDependOnTheOrderOfInsertionWithoutCollisions) {
  std::vector<std::int64_t> items;
  std::vector<bool> taken(1024);
  for (std::int64_t item = 0; items.size() < 300; ++item) {
    const std::size_t home = hash_of(item) >> 54U;
    if (!taken[home]) items.push_back(item);
    taken[home] = true;
  }
  Table forwards(1024);
  Table backwards(1024);
  for (auto item = items.begin(); item != items.end(); ++item) forwards.insert(hash_of(*item), *item);
  for (auto item = items.rbegin(); item != items.rend(); ++item) backwards.insert(hash_of(*item), *item);
  EXPECT_EQ(in_slot_order(forwards), in_slot_order(backwards));
  EXPECT_EQ(forwards.slots(), 1024U);
}

TEST(SlotTable, AChangeOfSizeForgetsTheOrderOfInsertion) {
  Table forwards;
  Table backwards(512);
  for (std::int64_t item = 0; item < 384; ++item) forwards.insert(hash_of(item), item);
  for (std::int64_t item = 383; item >= 0; --item) backwards.insert(hash_of(item), item);
  ASSERT_EQ(forwards.slots(), 512U);
  ASSERT_EQ(backwards.slots(), 512U);
  EXPECT_NE(in_slot_order(forwards), in_slot_order(backwards)) << "collisions remember the order";
  for (Table* table : {&forwards, &backwards}) table->insert(hash_of(384), 384);
  EXPECT_EQ(forwards.slots(), 1024U);
  EXPECT_EQ(in_slot_order(forwards), in_slot_order(backwards));
}

TEST(SlotTable, CopiesAreIndependent) {
  Table table = table_of(10);
  Table copy = table;
  copy.insert(hash_of(10), 10);
  EXPECT_EQ(table.size(), 10U);
  EXPECT_EQ(copy.size(), 11U);
}

}  // namespace
}  // namespace piecework
