#include "sim/base/fields.h"

#include <gtest/gtest.h>

namespace piecework {
namespace {

enum class Colour : std::uint8_t { red, green };

struct Sample {
  double rate = 0.0;
  std::int32_t count = 0;
  Colour colour = Colour::red;
  bool on = false;
  std::uint16_t size = 0;
};

constexpr std::array sample_fields{
    field<&Sample::rate>({.name = "rate", .unit = "1/month", .low = 0, .high = 1, .meaning = "a rate"}),
    field<&Sample::count>({.name = "count"}),
    field<&Sample::colour>({.name = "colour"}),
    field<&Sample::on>({.name = "on"}),
    field<&Sample::size>({.name = "size"}),
};
static_assert(described_bytes(sample_fields) == sizeof(Sample));
static_assert(sample_fields[0].type == MemberType::f64 && sample_fields[2].type == MemberType::u8);
static_assert(sample_fields[1].is_integer() && !sample_fields[0].is_integer() && !sample_fields[3].is_number());

struct Named {
  std::string name;
  std::array<double, 3> weights{};
};

constexpr std::array named_fields{field<&Named::name>({.name = "name"}), field<&Named::weights>({.name = "weights"})};

TEST(Fields, SetsAndGetsEveryKindOfMember) {
  Sample sample;
  sample_fields[0].set(&sample, std::int64_t{1});
  sample_fields[1].set(&sample, std::int64_t{-4});
  sample_fields[2].set(&sample, std::int64_t{1});
  sample_fields[3].set(&sample, true);
  EXPECT_EQ(sample.rate, 1.0);
  EXPECT_EQ(sample.count, -4);
  EXPECT_EQ(sample.colour, Colour::green);
  EXPECT_TRUE(sample.on);
  EXPECT_EQ(std::get<std::int64_t>(sample_fields[1].get(&sample)), -4);
  EXPECT_EQ(sample_fields[1].address(&sample), &sample.count);
}

TEST(Fields, HandlesTextAndArrays) {
  Named named;
  named_fields[0].set(&named, std::string{"north"});
  named_fields[1].set(&named, std::vector<double>{1, 2, 3});
  EXPECT_EQ(named.name, "north");
  EXPECT_EQ(std::get<std::vector<double>>(named_fields[1].get(&named)), (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(named_fields[1].count, 3U);
  EXPECT_THROW(named_fields[1].set(&named, std::vector<double>{1}), InternalError);
}

}  // namespace
}  // namespace piecework
