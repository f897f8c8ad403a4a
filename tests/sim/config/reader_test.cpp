#include "sim/config/reader.h"

#include <gtest/gtest.h>

#include "sim/config/scenario_file.h"
#include "sim/config/toml.h"
#include "tests/sim/config/messages.h"
#include "tests/sim/config/plant.h"

namespace piecework {
namespace {

plant::Plant read(std::string_view text, const std::vector<std::string>& overrides = {}) {
  Problems problems;
  plant::Plant plant;
  read_sections(with_overrides(parse_toml(text, "x.toml"), overrides), plant::description, &plant, problems);
  problems.throw_if_any();
  return plant;
}

TEST(Reader, FillsStructsAndDefaults) {
  const plant::Plant plant = read(plant::good_text);
  EXPECT_EQ(plant.tank.volume, 200.0);
  EXPECT_EQ(plant.tank.count, 1);
  EXPECT_EQ(plant.tank.colour, "green");
  EXPECT_EQ(plant.tank.built, "2020-01-01");
  EXPECT_EQ(plant.tank.shape, plant::Shape::cylinder);
  EXPECT_FALSE(plant.tank.covered);
  EXPECT_EQ(plant.flow.inlet, 0.5);
  EXPECT_EQ(plant.flow.outlet, 0.5);
  EXPECT_EQ(plant.flow.valves, 2);
  EXPECT_EQ(plant.flow.split, (std::array{0.2, 0.3, 0.5}));
}

TEST(Reader, TakesEveryKindOfValue) {
  const plant::Plant plant =
      read(plant::good_text, {"tank.shape=sphere", "tank.covered=true", "tank.count=3.0", "tank.built=2024-02-29",
                              "water.flow.split=[0, 1, 0]", "alarm.level=7"});
  EXPECT_EQ(plant.tank.shape, plant::Shape::sphere);
  EXPECT_TRUE(plant.tank.covered);
  EXPECT_EQ(plant.tank.count, 3);  // written as a real number, but whole
  EXPECT_EQ(plant.tank.built, "2024-02-29");
  EXPECT_EQ(plant.flow.split, (std::array{0.0, 1.0, 0.0}));
  EXPECT_EQ(plant.alarm.level, 7.0);
}

TEST(Reader, AnAbsentOptionalTableLeavesItsStruct) {
  Problems problems;
  plant::Plant plant;
  plant.alarm.level = 42;
  read_sections(parse_toml(plant::good_text, "x.toml"), plant::description, &plant, problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(plant.alarm.level, 42.0);
}

TEST(Reader, BoundsAreInclusive) {
  EXPECT_EQ(read(plant::good_text, {"tank.volume=1"}).tank.volume, 1.0);
  EXPECT_EQ(read(plant::good_text, {"tank.volume=1000000"}).tank.volume, 1e6);
  EXPECT_EQ(read(plant::good_text, {"water.flow.inlet=0.9"}).flow.inlet, 0.9);
}

TEST(Reader, ProblemsOfOverridesNameTheOverride) {
  const auto said = [](std::vector<std::string> overrides) {
    return message_of([&] { read(plant::good_text, overrides); });
  };
  EXPECT_EQ(said({"tank.volme=3"}),
            "--set tank.volme=3: key 'tank.volme': unknown key; allowed: volume, count, colour, built, "
            "readings, shape, covered; did you mean 'volume'?");
  EXPECT_EQ(
      said({"water.flow.inlet=0.95"}),
      "--set water.flow.inlet=0.95: key 'water.flow.inlet.value': 0.95 is outside the record's own low and high; to go "
      "beyond them write the record with wider ones; allowed: 0.1 to 0.9");
  EXPECT_EQ(said({"tank=3"}), "--set tank=3: key 'tank': must be a table, not 3");
  EXPECT_EQ(said({"water.flow.outlet=0.1"}),
            "--set water.flow.outlet=0.1: key 'water.flow.outlet': 0.1 has no source; write a record { value, unit = "
            "\"L/s\", low, "
            "high, source, confidence }; allowed: 0 to 10 (L/s)");
}

TEST(Reader, IntegersStayInsideTheirMember) {
  struct Small {
    std::uint8_t byte = 0;
    std::int32_t word = 0;
  };
  constexpr std::array fields{field<&Small::byte>({.name = "byte"}), field<&Small::word>({.name = "word"})};
  Small small;
  Problems problems;
  read_table(parse_toml("byte = 256\nword = -2147483649", "x.toml"), {.key_prefix = "s", .fields = fields}, &small,
             problems);
  EXPECT_EQ(message_of([&] { problems.throw_if_any(); }),
            "x.toml:1:8: key 's.byte': 256 is out of range; allowed: 0 to 255\n"
            "x.toml:2:8: key 's.word': -2147483649 is out of range; allowed: -2147483648 to 2147483647");
}

TEST(ReadTable, ReadsOneRecordFileWithOtherKeys) {
  constexpr std::array others{OtherKey{.name = "name", .kind = KeyKind::text, .required = true},
                              OtherKey{.name = "from", .kind = KeyKind::date, .required = true}};
  plant::Alarm alarm;
  Problems problems;
  const TableDescription where{.key_prefix = "alarm", .fields = plant::alarm_fields, .other_keys = others};
  read_table(parse_toml("name = \"bell\"\nlevel = 3\nfrom = 2025-01-01", "x.toml"), where, &alarm, problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(alarm.level, 3.0);

  read_table(parse_toml("levl = 3\nfrom = 3", "x.toml"), where, &alarm, problems);
  EXPECT_EQ(message_of([&] { problems.throw_if_any(); }),
            "x.toml:1:1: key 'alarm.name': is missing; write text\n"
            "x.toml:1:1: key 'alarm.levl': unknown key; allowed: name, from, level; did you mean 'level'?\n"
            "x.toml:1:1: key 'alarm.level': is missing; write a number; allowed: at least 0 (L)\n"
            "x.toml:2:8: key 'alarm.from': must be a date such as 2025-01-31, not 3");
}

TEST(ReadKeys, GiveTheValueOrAProblem) {
  Problems problems;
  const Node root = parse_toml("[period]\nstart = 2024-01-01\nend = \"soon\"\nnote = \"x\"", "x.toml");
  EXPECT_EQ(read_date(root, "period.start", problems), (Date{2024, 1, 1}));
  EXPECT_EQ(read_text(root, "period.note", problems), "x");
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(read_date(root, "period.end", problems), std::nullopt);
  EXPECT_EQ(read_text(root, "period.name", problems), std::nullopt);
  EXPECT_EQ(message_of([&] { problems.throw_if_any(); }),
            "x.toml:1:1: key 'period.name': is missing; write text\n"
            "x.toml:3:7: key 'period.end': must be a date such as 2025-01-31, not \"soon\"");
}

TEST(Problems, AreOrderedByFileLineAndColumn) {
  Problems problems;
  problems.add({"b.toml", 9, 1}, "k", "third");
  problems.add({"a.toml", 1, 1}, "k", "fourth");
  problems.add({"b.toml", 2, 8}, "k", "second");
  problems.add({"b.toml", 2, 3}, "k", "first");
  std::vector<std::string> order;
  for (const Problem& problem : problems.sorted()) order.push_back(problem.problem);
  EXPECT_EQ(order, (std::vector<std::string>{"first", "second", "third", "fourth"}));
}

TEST(Problems, LongListsOfNamesAreNotPrinted) {
  std::vector<std::string> names;
  for (int i = 0; i < 40; ++i) names.push_back("name_" + std::to_string(i));
  Problems problems;
  problems.add_unknown({{"x.toml", 1, 1}, "k", "unknown key", {}, {}}, "nome_7", names);
  EXPECT_EQ(message_of([&] { problems.throw_if_any(); }), "x.toml:1:1: key 'k': unknown key; did you mean 'name_7'?");
}

TEST(Problems, AHostileNumberOfUnknownKeysIsCounted) {
  std::string text = std::string(plant::good_text);
  for (int i = 0; i < 20'000; ++i) text += "unknown_key_number_" + std::to_string(i) + " = 1\n";
  EXPECT_NE(message_of([&] { read(text); }).find("and 19900 more problems"), std::string::npos);
}

}  // namespace
}  // namespace piecework
