#include "sim/config/toml.h"

#include <gtest/gtest.h>

#include <array>
#include <locale>
#include <random>

#include "tests/sim/config/folder.h"
#include "tests/sim/config/messages.h"

namespace piecework {
namespace {

std::string said(const std::string& text) {
  return message_of([&] { parse_toml(text, "x.toml"); });
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

TEST(Toml, KeepsOrderKindsAndPlaces) {
  const Node root =
      parse_toml("z = 1\na = 1.0\nt = \"x\"\nd = 2025-01-31\nb = true\nl = [1, 2]\n[s.u]\n  k = -5\n", "x.toml");
  const auto& entries = root.table()->entries;
  ASSERT_EQ(entries.size(), 7U);
  EXPECT_EQ(entries[0].key, "z");
  EXPECT_EQ(entries[1].key, "a");
  EXPECT_EQ(kind_name(entries[0].value), "a whole number");
  EXPECT_EQ(kind_name(entries[1].value), "a number");
  EXPECT_EQ(*entries[3].value.date(), (Date{2025, 1, 31}));
  EXPECT_EQ(entries[5].value.array()->size(), 2U);
  const Node* deep = find(root, "s.u.k");
  ASSERT_NE(deep, nullptr);
  EXPECT_EQ(*deep->whole(), -5);
  EXPECT_EQ(to_string(deep->place), "x.toml:8:7");
  EXPECT_EQ(to_string(find(root, "s.u")->table()->entries[0].key_place), "x.toml:8:3");
  EXPECT_EQ(find(root, "s.u.k.x"), nullptr);
  EXPECT_EQ(find(root, "s.x"), nullptr);
}

TEST(Toml, TakesByteOrderMarkAndCarriageReturns) {
  const Node root = parse_toml(
      "\xEF\xBB\xBF"
      "a = 1\r\nb = \"\"\"x\r\ny\"\"\"\r\n",
      "x.toml");
  EXPECT_EQ(*find(root, "a")->whole(), 1);
  EXPECT_EQ(to_string(find(root, "a")->place), "x.toml:1:5");
  EXPECT_NE(find(root, "b"), nullptr);
}

TEST(Toml, GuardLeavesDotsAndBracketsInsideTextAndCommentsAlone) {
  const std::string dots(500, '.');
  const std::string brackets(500, '[');
  const std::string text = "# " + dots + brackets + "\na = \"" + dots + brackets + "\\\"" + dots + "\"\nb = '" + dots +
                           "\\'\nc = \"\"\"\n" + brackets + "\"" + dots + "\\\"\"\"\"\nd = '''" + brackets + "''''\n";
  const Node root = parse_toml(text, "x.toml");
  EXPECT_EQ(root.table()->entries.size(), 4U);
  EXPECT_EQ(*find(root, "d")->text(), brackets + "'");
}

TEST(Toml, ManyNumbersWithDotsAreNoLongKey) {
  const Node root = parse_toml("a = [" + repeated("1.5, ", 200) + "1.5]\n", "x.toml");
  EXPECT_EQ(find(root, "a")->array()->size(), 201U);
}

TEST(Toml, ThirtyTwoDotsAreTakenOneMoreIsNot) {
  EXPECT_EQ(said("a" + repeated(".a", 32) + " = 1"), "no problem");
  EXPECT_EQ(said("a" + repeated(".a", 33) + " = 1"), "x.toml:1:66: a key has more than 32 dots");
  EXPECT_EQ(said("\n[a" + repeated(".\"a\"", 33) + "]"), "x.toml:2:131: a key has more than 32 dots");
}

TEST(Toml, NestedListsAreTaken) {
  EXPECT_EQ(said("a = [[[1]], [\n[[2]]]]\n[[b]]\n"), "no problem");
  EXPECT_EQ(said("a = " + std::string(64, '[') + std::string(64, ']')), "no problem");
}

TEST(Toml, LettersBeyondAsciiAreNoBlanks) {
  const Node root = parse_toml("a = \"\"\"x \\\n   \u00e9y\"\"\" # \u00e9\n", "x.toml");
  EXPECT_EQ(*find(root, "a")->text(), "x \u00e9y");
  EXPECT_EQ(said("a = \u00e9"), "x.toml:1:5: Error while parsing value: could not determine value type");
  EXPECT_TRUE(said("a\u00e9 = 1").starts_with("x.toml:1:2: ")) << said("a\u00e9 = 1");
}

TEST(Toml, HostileTextIsRefusedWithAPlace) {
  EXPECT_EQ(said("[[["), "x.toml:1:1: a header has at most two brackets: [[name]]");
  EXPECT_EQ(said("a = 1\n  [[[b]]]"), "x.toml:2:3: a header has at most two brackets: [[name]]");
  EXPECT_EQ(said("a" + repeated(".a", 100'000) + " = 1"), "x.toml:1:66: a key has more than 32 dots");
  EXPECT_EQ(said(repeated(".", 100'000)), "x.toml:1:33: a key has more than 32 dots");
  EXPECT_EQ(said("a = " + repeated("[", 100'000)), "x.toml:1:69: nested deeper than 64 levels");
  EXPECT_EQ(said("a = " + repeated("{a=", 100'000)), "x.toml:1:197: nested deeper than 64 levels");
  EXPECT_EQ(said(std::string("a = 1\nb\0 = 2", 12)), "x.toml:2:2: a NUL byte is not text");
  EXPECT_EQ(said("a = 1\nb = \"\xC3\xA9\xFF\""), "x.toml:2:7: not valid UTF-8");
  EXPECT_EQ(said("a = \"\xED\xA0\x80\""), "x.toml:1:6: not valid UTF-8");
  EXPECT_EQ(said("a = \"\xC0\xAF\""), "x.toml:1:6: not valid UTF-8");
  EXPECT_EQ(said(std::string(2 * 1024 * 1024, '#')), "x.toml:1:1: has 2097152 bytes; at most 1048576 are read");
  EXPECT_EQ(said("a = \"\"\"x\n\n"), "x.toml:1:5: the text that begins here is not closed");
  EXPECT_EQ(said("a = '"), "x.toml:1:5: the text that begins here is not closed");
  EXPECT_EQ(said("a = \"\\"), "x.toml:1:5: the text that begins here is not closed");
}

TEST(Toml, ManyTimesTheSameMistakeIsCountedNotListed) {
  const std::string message = said("a = [" + repeated("nan, ", 150) + "]");
  EXPECT_NE(message.find("x.toml:1:6: key 'a[0]': must be a finite number, not inf or nan"), std::string::npos);
  EXPECT_NE(message.find("x.toml:1:6: and 50 more problems"), std::string::npos);
}

TEST(Toml, TheLargestTextAllowedIsQuick) {
  std::string text = "a = [" + repeated("1,", 500'000) + "]\n";
  ASSERT_LE(text.size(), most_toml_bytes);
  EXPECT_EQ(parse_toml(text, "x.toml").table()->entries[0].value.array()->size(), 500'000U);
}

std::string random_part(std::mt19937& engine) {
  constexpr std::string_view marks = "[]{}=.,\"'#\n \\\t-+_";
  constexpr std::array<std::string_view, 28> words{
      "[[",         "]]",      "\"\"\"", "'''",      "\r\n",    "a",           "b-c",
      "1",          "0x",      "1e5",    "inf",      "nan",     "tru",         "true",
      "2024-01-01", "T",       "Z",      "10:00:00", "\\u00e9", "\\U0010FFFF", "\xC3\xA9",
      "\xFF",       "a = 1\n", "[t]\n",  "[[u]]\n",  "b.c",     "x",           "x = {y = [1, 2]}\n"};
  if (engine() % 40 == 0) return std::string(1, '\0');
  if (engine() % 2 == 0) return std::string(1, marks[engine() % marks.size()]);
  return std::string(words[engine() % words.size()]);
}

/// Parts that mean something to TOML, in any order, must give a tree or an InputError, and nothing else.
TEST(Toml, RandomTextNeverBreaksTheParser) {
  std::mt19937 engine(20240229);
  int accepted = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::string text;
    for (auto i = engine() % 14; i > 0; --i) text += random_part(engine);
    try {
      parse_toml(text, "x.toml");
      ++accepted;
    } catch (const InputError& error) {
      ASSERT_GE(error.problems().front().place.line, 1) << text;
      ASSERT_GE(error.problems().front().place.column, 1) << text;
    }
  }
  EXPECT_GT(accepted, 100);  // the parts do make valid texts, too
}

class CommaForPoint : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

TEST(Toml, NumbersDoNotDependOnTheLocale) {
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new CommaForPoint));
  const Node root = parse_toml("a = 1234567.25\nb = 1234567", "x.toml");
  const std::string text = shown(*find(root, "a")) + " " + shown(*find(root, "b"));
  std::locale::global(before);
  EXPECT_EQ(*find(root, "a")->number(), 1234567.25);
  EXPECT_EQ(text, "1234567.25 1234567");
}

TEST(TomlFile, SaysWhatIsWrongWithTheFile) {
  const Folder folder;
  EXPECT_EQ(message_of([&] { read_toml_file(folder.at("none.toml")); }), folder.at("none.toml") + ": no such file");
  EXPECT_EQ(message_of([&] { read_toml_file(folder.path()); }), folder.path() + ": is not a file");
  const std::string large = folder.write("large.toml", std::string(2 * 1024 * 1024, '\n'));
  EXPECT_EQ(message_of([&] { read_toml_file(large); }), large + ": has 2097152 bytes; at most 1048576 are read");
  const std::string wrong = folder.write("wrong.toml", "a = 1\nb = \n");
  EXPECT_TRUE(message_of([&] { read_toml_file(wrong); }).starts_with(wrong + ":2:5: "));
}

}  // namespace
}  // namespace piecework
