#include "sim/config/node.h"

#include <gtest/gtest.h>

namespace piecework {
namespace {

TEST(Node, TableReplacesInPlaceAndAppends) {
  Node::Table table;
  table.set("b", {std::int64_t{1}, {}});
  table.set("a", {std::int64_t{2}, {}});
  table.set("b", {std::string("new"), {}});
  ASSERT_EQ(table.entries.size(), 2U);
  EXPECT_EQ(table.entries[0].key, "b");
  EXPECT_EQ(*table.find("b")->text(), "new");
  table.erase("b");
  EXPECT_EQ(table.find("b"), nullptr);
  EXPECT_EQ(*table.find("a")->whole(), 2);
}

TEST(Node, NumberIsWholeOrReal) {
  EXPECT_EQ((Node{std::int64_t{3}, {}}.number()), 3.0);
  EXPECT_EQ((Node{2.5, {}}.number()), 2.5);
  EXPECT_EQ((Node{true, {}}.number()), std::nullopt);
  EXPECT_TRUE(Node{}.is_none());
}

TEST(Node, FindFollowsDots) {
  Node root{Node::Table{}, {}};
  root.table()->set("a", {Node::Table{}, {}}).table()->set("b", {std::int64_t{7}, {}});
  EXPECT_EQ(find(root, ""), &root);
  EXPECT_EQ(*find(root, "a.b")->whole(), 7);
  EXPECT_EQ(find(root, "a.b.c"), nullptr);
  EXPECT_EQ(find(root, "b"), nullptr);
}

TEST(Node, ShownIsShort) {
  EXPECT_EQ(shown({0.1, {}}), "0.1");
  EXPECT_EQ(shown({std::string("x"), {}}), "\"x\"");
  EXPECT_EQ(shown({Date{2025, 1, 31}, {}}), "2025-01-31");
  EXPECT_EQ(shown({Node::Array{}, {}}), "a list");
  std::string accents;
  for (int i = 0; i < 100; ++i) accents += "é";
  EXPECT_EQ(shown({"x" + accents, {}}), "\"x" + accents.substr(0, 58) + "...\"");  // never half a character
}

TEST(Node, JoinedKeyLeavesNoEmptyPart) {
  EXPECT_EQ(joined_key("a", "b"), "a.b");
  EXPECT_EQ(joined_key("", "b"), "b");
  EXPECT_EQ(joined_key("a", ""), "a");
}

}  // namespace
}  // namespace piecework
