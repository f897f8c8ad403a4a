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

TEST(ResultHash, WritesSmallNumbersInTheirOwnWidth) {
  ResultFile file;
  file.dimensions = {{"x", 3}};
  const auto of = [&](Values values) {
    file.variables = {{"/v", {"x"}, {3}, std::move(values), {}}};
    return result_hash(file);
  };
  std::string stream;
  const auto number = [&](std::uint64_t value) { stream.append(reinterpret_cast<const char*>(&value), 8); };
  const auto text = [&](std::string_view value) {
    number(value.size());
    stream += value;
  };
  text("piecework result 1"), text("dimension"), text("x"), number(3);
  text("variable"), text("/v"), number(1), text("x"), number(3);
  const std::string before = stream;
  text("int8"), stream += std::string("\xff\x07\x00", 3);
  EXPECT_EQ(of(std::vector<std::int8_t>{-1, 7, 0}), sha256(stream));
  stream = before;
  text("int16"), stream += std::string("\xff\xff\x07\x00\x00\x01", 6);
  EXPECT_EQ(of(std::vector<std::int16_t>{-1, 7, 256}), sha256(stream));
  stream = before;
  text("int32"), stream += std::string("\xff\xff\xff\xff\x07\0\0\0\0\1\0\0", 12);
  EXPECT_EQ(of(std::vector<std::int32_t>{-1, 7, 256}), sha256(stream));
  stream = before;
  text("float"), stream += std::string("\0\0\0\x3f\0\0\0\0\0\0\xc0\x7f", 12);
  EXPECT_EQ(of(std::vector<float>{0.5F, -0.0F, -std::numeric_limits<float>::quiet_NaN()}), sha256(stream));
}

TEST(ResultHash, BlocksOfAnyLengthAreHashedWhole) {
  ResultFile file;
  file.dimensions = {{"x", 10'001}};
  std::vector<std::int16_t> values(10'001, 3);
  file.variables = {{"/t", {}, {}, std::vector<std::string>{"odd"}, {}}, {"/v", {"x"}, {10'001}, values, {}}};
  const std::string hash = result_hash(file);
  for (const std::size_t place : {0U, 2046U, 2047U, 2048U, 5000U, 10'000U}) {
    std::get<std::vector<std::int16_t>>(file.variables[1].values)[place] = 4;
    EXPECT_NE(result_hash(file), hash) << place;
    std::get<std::vector<std::int16_t>>(file.variables[1].values)[place] = 3;
  }
  EXPECT_EQ(result_hash(file), hash);
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
