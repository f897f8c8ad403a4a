#include "sim/output/hash.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "tests/sim/output/sample.h"

namespace piecework {
namespace {

ResultFile one_value(double value) {
  ResultFile file;
  file.variables = {{"/x", {}, {}, std::vector<double>{value}, {}}};
  return file;
}

TEST(Sha256, KnownAnswers) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesGiveTheSameAsTheWhole) {
  Sha256 digest;
  digest.add("a");
  digest.add("bc");
  EXPECT_EQ(digest.hex(), sha256("abc"));
}

TEST(Crc32, KnownAnswer) { EXPECT_EQ(crc32("123456789"), 0xcbf43926u); }

TEST(ResultHash, IsTheDocumentedStream) {
  std::string stream;
  const auto number = [&](std::uint64_t value) {
    for (int i = 0; i < 8; ++i) stream += static_cast<char>(value >> (8 * i) & 0xff);
  };
  const auto text = [&](std::string_view value) {
    number(value.size());
    stream += value;
  };
  ResultFile file;
  file.dimensions = {{"x", 2}};
  file.variables = {{"/b", {"x"}, {2}, std::vector<std::int64_t>{-1, 7}, {}},
                    {"/a", {}, {}, std::vector<std::string>{"é"}, {}}};
  text("piecework result 1");
  text("dimension"), text("x"), number(2);
  text("variable"), text("/a"), number(0), text("text"), text("é");
  text("variable"), text("/b"), number(1), text("x"), number(2), text("integer"), number(~0ull), number(7);
  EXPECT_EQ(result_hash(file), sha256(stream));
}

TEST(ResultHash, IsStableAcrossVersions) {
  EXPECT_EQ(result_hash(sample_file("baseline", 0)),
            "466a942976d5e815f0812fb36af15ab624d5df6e8e0b76fe6c1122117f97aab5");
}

TEST(ResultHash, IgnoresOrderAndAttributes) {
  ResultFile file = sample_file("baseline", 0);
  const std::string hash = result_hash(file);
  std::ranges::reverse(file.variables);
  std::ranges::reverse(file.dimensions);
  file.attributes.clear();
  file.variables.front().attributes.clear();
  EXPECT_EQ(result_hash(file), hash);
}

TEST(ResultHash, SeesEveryValueNameAndShape) {
  const std::string hash = result_hash(sample_file("baseline", 0));
  EXPECT_NE(result_hash(sample_file("baseline", 1)), hash);
  EXPECT_NE(result_hash(sample_file("other", 0)), hash);
  for (std::size_t i = 0; i < sample_file("baseline", 0).variables.size(); ++i) {
    ResultFile file = sample_file("baseline", 0);
    Values& values = file.variables[i].values;
    if (auto* reals = std::get_if<std::vector<double>>(&values)) (*reals)[0] += 1;
    if (auto* wholes = std::get_if<std::vector<std::int64_t>>(&values)) (*wholes)[0] += 1;
    if (auto* texts = std::get_if<std::vector<std::string>>(&values)) (*texts)[0] += "x";
    EXPECT_NE(result_hash(file), hash) << file.variables[i].path;
  }
  ResultFile file = sample_file("baseline", 0);
  file.variables.back().path += "_other";
  EXPECT_NE(result_hash(file), hash);
}

TEST(ResultHash, ZeroHasOneSignAndNaNOnePattern) {
  EXPECT_EQ(result_hash(one_value(-0.0)), result_hash(one_value(0.0)));
  EXPECT_EQ(result_hash(one_value(std::bit_cast<double>(0xfff8000000000001))), result_hash(one_value(sample_missing)));
  EXPECT_NE(result_hash(one_value(0.0)), result_hash(one_value(5e-324)));
}

TEST(ResultHash, WidensSmallNumbers) {
  const auto of = [](Values values) {
    ResultFile file;
    file.dimensions = {{"x", 2}};
    file.variables = {{"/v", {"x"}, {2}, std::move(values), {}}};
    return result_hash(file);
  };
  const std::string wholes = of(std::vector<std::int64_t>{-1, 7});
  EXPECT_EQ(of(std::vector<std::int8_t>{-1, 7}), wholes);
  EXPECT_EQ(of(std::vector<std::int16_t>{-1, 7}), wholes);
  EXPECT_EQ(of(std::vector<std::int32_t>{-1, 7}), wholes);
  EXPECT_NE(of(std::vector<std::int8_t>{-1, 6}), wholes);
  EXPECT_EQ(of(std::vector<float>{0.5F, -0.0F}), of(std::vector<double>{0.5, 0.0}));
  EXPECT_NE(of(std::vector<float>{-1, 7}), wholes);
}

TEST(ResultHash, TextBoundariesCount) {
  ResultFile a;
  a.dimensions = {{"x", 2}};
  a.variables = {{"/t", {"x"}, {2}, std::vector<std::string>{"ab", "c"}, {}}};
  ResultFile b = a;
  b.variables[0].values = std::vector<std::string>{"a", "bc"};
  EXPECT_NE(result_hash(a), result_hash(b));
}

}  // namespace
}  // namespace piecework
