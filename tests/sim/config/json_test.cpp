#include "sim/config/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <locale>

#include "sim/config/toml.h"
#include "tests/sim/config/messages.h"

namespace piecework {
namespace {

std::string said(const std::string& text) {
  return message_of([&] { parse_json(text, "x.json"); });
}

TEST(Json, KeepsOrderAndKinds) {
  const std::string text = R"({"z":1,"a":1.0,"n":null,"t":"é \"\\\n\u0001","l":[true,false,[],{}],"d":0.1})";
  EXPECT_EQ(to_json(parse_json(text, "x.json")), text);
}

TEST(Json, IndentsForPeople) {
  const Node node = parse_json(R"({"a":[1,2],"b":{}})", "x.json");
  EXPECT_EQ(to_json(node, 2), "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
}

TEST(Json, DoublesComeBackBitForBit) {
  const double values[] = {0.1,
                           1.0 / 3.0,
                           1e300,
                           5e-324,
                           -0.0,
                           1e22,
                           123456789012345680.0,
                           std::nextafter(1.0, 2.0),
                           std::numeric_limits<double>::max()};
  for (const double value : values) {
    const Node back = parse_json(to_json({value, {}}), "x.json");
    const double* real = std::get_if<double>(&back.value);
    ASSERT_NE(real, nullptr) << to_json({value, {}});
    EXPECT_EQ(*real, value);
    EXPECT_EQ(std::signbit(*real), std::signbit(value));
  }
  EXPECT_EQ(to_json({0.1, {}}), "0.1");
  EXPECT_EQ(to_json({3.0, {}}), "3.0");
  EXPECT_EQ(to_json({1e300, {}}), "1e+300");
}

TEST(Json, WholeNumbersUseAll64Bits) {
  EXPECT_EQ(to_json(parse_json("[-9223372036854775808,9223372036854775807]", "x.json")),
            "[-9223372036854775808,9223372036854775807]");
  EXPECT_EQ(said("9223372036854775808"), "x.json: 9223372036854775808 is beyond 64 bits with sign");
}

TEST(Json, WritesDatesAsTextAndWhatJsonLacksAsNull) {
  EXPECT_EQ(to_json(parse_toml("d = 2025-01-31", "x.toml")), R"({"d":"2025-01-31"})");
  EXPECT_EQ(to_json({std::numeric_limits<double>::quiet_NaN(), {}}), "null");
  EXPECT_EQ(to_json({-std::numeric_limits<double>::infinity(), {}}), "null");
}

TEST(Json, InvalidTextBecomesTheReplacementCharacter) {
  EXPECT_EQ(to_json({std::string("a\xFFz\xC3"), {}}), "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
}

TEST(Json, DoesNotDependOnTheLocale) {
  class CommaForPoint : public std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    std::string do_grouping() const override { return "\3"; }
  };
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new CommaForPoint));
  const std::string text = to_json(parse_json("[1234567.25,1234567]", "x.json"));
  std::locale::global(before);
  EXPECT_EQ(text, "[1234567.25,1234567]");
}

TEST(Json, RefusesWithAPlace) {
  EXPECT_TRUE(said("{\"a\": 1,\n \"b\": }").starts_with("x.json:2:7: syntax error")) << said("{\"a\": 1,\n \"b\": }");
  EXPECT_TRUE(said("").starts_with("x.json:1:1: syntax error")) << said("");
  EXPECT_TRUE(said("[1] 2").starts_with("x.json:1:5: syntax error")) << said("[1] 2");
  EXPECT_TRUE(said("1e999").starts_with("x.json:1:")) << said("1e999");
  EXPECT_TRUE(said("\"\xFF\"").starts_with("x.json:1:2: ")) << said("\"\xFF\"");
  EXPECT_EQ(said(R"({"a":1,"a":2})"), "x.json: the key \"a\" is there twice");
}

TEST(Json, DeepNestingIsRefused) {
  EXPECT_EQ(said(std::string(64, '[') + std::string(64, ']')), "no problem");
  EXPECT_EQ(said(std::string(100'000, '[')), "x.json: nested deeper than 64 levels");
}

}  // namespace
}  // namespace piecework
