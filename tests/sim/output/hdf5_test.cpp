#include "sim/output/hdf5.h"

#include <gtest/gtest.h>
#include <hdf5.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "sim/base/error.h"
#include "sim/output/hash.h"
#include "tests/sim/output/sample.h"

namespace piecework {
namespace {

ResultFile round_trip(const ResultFile& file) { return from_image(to_image(file), "test"); }

bool contains(std::span<const std::byte> image, std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return std::search(image.begin(), image.end(), bytes.begin(), bytes.end()) != image.end();
}

TEST(Hdf5, RoundTripKeepsEverything) {
  const ResultFile before = sample_file("baseline", 3);
  const ResultFile after = round_trip(before);
  EXPECT_EQ(after.dimensions, before.dimensions);
  EXPECT_EQ(after.attributes, before.attributes);
  ASSERT_EQ(after.variables.size(), before.variables.size());
  for (const Variable& variable : before.variables) {
    const Variable* found = find_variable(after, variable.path);
    ASSERT_NE(found, nullptr) << variable.path;
    EXPECT_EQ(found->dims, variable.dims) << variable.path;
    EXPECT_EQ(found->shape, variable.shape) << variable.path;
    EXPECT_EQ(found->attributes, variable.attributes) << variable.path;
  }
  EXPECT_EQ(result_hash(after), result_hash(before));
  EXPECT_EQ(to_image(after), to_image(before));
}

/// How many axes of how many variables name a scale that names them back, as the library itself sees it.
struct LinkedAxes {
  int linked = 0;
  int all = 0;
};

LinkedAxes linked_axes(hid_t file, const ResultFile& content) {
  LinkedAxes axes;
  for (const Variable& variable : content.variables) {
    if (find_dimension(content, variable.path.substr(1)) != nullptr) continue;  // a scale itself
    const hid_t dataset = H5Dopen2(file, variable.path.c_str(), H5P_DEFAULT);
    for (std::size_t axis = 0; axis < variable.dims.size(); ++axis) {
      const hid_t scale = H5Dopen2(file, variable.dims[axis].c_str(), H5P_DEFAULT);
      ++axes.all;
      axes.linked += H5DSis_attached(dataset, scale, static_cast<unsigned>(axis)) > 0 ? 1 : 0;
      H5Dclose(scale);
    }
    H5Dclose(dataset);
  }
  return axes;
}

TEST(Hdf5, TheLibraryFindsEveryScaleFromBothSides) {
  const ResultFile content = sample_file("baseline", 3);
  std::vector<std::byte> image = to_image(content);
  const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  H5Pset_fapl_core(access, 65536, 0);
  H5Pset_file_image(access, image.data(), image.size());
  const hid_t file = H5Fopen("image", H5F_ACC_RDONLY, access);
  ASSERT_GE(file, 0);
  const LinkedAxes axes = linked_axes(file, content);
  EXPECT_EQ(axes.all, 13);
  EXPECT_EQ(axes.linked, axes.all);
  H5Fclose(file);
  H5Pclose(access);
}

TEST(Hdf5, IdenticalInputGivesIdenticalBytes) {
  EXPECT_EQ(to_image(sample_file("baseline", 1)), to_image(sample_file("baseline", 1)));
  EXPECT_NE(to_image(sample_file("baseline", 1)), to_image(sample_file("baseline", 2)));
}

TEST(Hdf5, KeepsAwkwardValues) {
  ResultFile file;
  file.dimensions = {{"x", 3}, {"none", 0}};
  file.attributes = {{"empty", ""}, {"long", std::string(100'000, 'a')}, {"number", 0.1}, {"seed", std::int64_t{-1}}};
  file.variables = {{"/texts", {"x"}, {3}, std::vector<std::string>{"", "é\n", std::string(70'000, 'b')}, {}},
                    {"/wholes", {"x"}, {3}, std::vector<std::int64_t>{INT64_MIN, 0, INT64_MAX}, {}},
                    {"/reals", {"x"}, {3}, std::vector<double>{-0.0, 5e-324, INFINITY}, {}},
                    {"/deep/er/still", {}, {}, std::vector<double>{sample_missing}, {}},
                    {"/nothing", {"none"}, {0}, std::vector<double>{}, {}}};
  const ResultFile after = round_trip(file);
  EXPECT_EQ(after.dimensions, file.dimensions);
  EXPECT_EQ(after.attributes, file.attributes);
  EXPECT_EQ(find_variable(after, "/texts")->values, file.variables[0].values);
  EXPECT_EQ(find_variable(after, "/wholes")->values, file.variables[1].values);
  EXPECT_EQ(find_variable(after, "/reals")->values, file.variables[2].values);
  EXPECT_TRUE(std::signbit(std::get<std::vector<double>>(find_variable(after, "/reals")->values)[0]));
  EXPECT_TRUE(std::isnan(std::get<std::vector<double>>(find_variable(after, "/deep/er/still")->values)[0]));
  EXPECT_EQ(find_variable(after, "/nothing")->shape, (std::vector<std::size_t>{0}));
}

TEST(Hdf5, KeepsSmallNumbersSmall) {
  ResultFile file;
  file.dimensions = {{"x", 2}, {"many", 50'000}};
  file.variables = {
      {"/bytes", {"x"}, {2}, std::vector<std::int8_t>{-128, 127}, {{"flag_values", std::vector<std::int8_t>{0, 1, 2}}}},
      {"/one_flag", {"x"}, {2}, std::vector<std::int8_t>{0, 0}, {{"flag_values", std::vector<std::int8_t>{0}}}},
      {"/shorts", {"x"}, {2}, std::vector<std::int16_t>{INT16_MIN, INT16_MAX}, {}},
      {"/wholes", {"x"}, {2}, std::vector<std::int32_t>{INT32_MIN, INT32_MAX}, {}},
      {"/floats", {"x"}, {2}, std::vector<float>{-0.0F, 1e-45F}, {}},
      {"/panel", {"many"}, {50'000}, std::vector<std::int8_t>(50'000, 3), {}}};
  const std::vector<std::byte> image = to_image(file);
  const ResultFile after = from_image(image, "test");
  for (const Variable& variable : file.variables) {
    EXPECT_EQ(find_variable(after, variable.path)->values, variable.values) << variable.path;
    EXPECT_EQ(find_variable(after, variable.path)->attributes, variable.attributes) << variable.path;
  }
  EXPECT_LT(image.size(), 30'000u);
  EXPECT_EQ(to_image(after), image);
}

TEST(Hdf5, LargeVariablesAreCompressed) {
  ResultFile file;
  file.dimensions = {{"run", 7}, {"x", 100'000}};
  std::vector<double> values(700'000, 1.5);
  values[699'999] = -2.0;
  file.variables = {{"/large", {"run", "x"}, {7, 100'000}, values, {}}};
  const std::vector<std::byte> image = to_image(file);
  EXPECT_LT(image.size(), 100'000u);
  EXPECT_EQ(find_variable(from_image(image, "test"), "/large")->values, Values(values));
}

TEST(Hdf5, ManyVariablesShareOneDimension) {
  ResultFile file;
  file.dimensions = {{"x", 1}};
  for (int i = 0; i < 4200; ++i) {  // beyond the library's old limit of 4085
    file.variables.push_back({"/v" + std::to_string(i), {"x"}, {1}, std::vector<std::int64_t>{i}, {}});
  }
  EXPECT_EQ(round_trip(file).variables.size(), 4200u);
}

TEST(Hdf5, CarriesNothingOfTheMomentOrMachine) {
  const std::vector<std::byte> image = to_image(sample_file("baseline", 0));
  EXPECT_TRUE(contains(image, "immigrant_class=newcomer"));  // the search itself works
  EXPECT_FALSE(contains(image, PIECEWORK_SOURCE_DIR));
  EXPECT_FALSE(contains(image, "image"));
}

TEST(Hdf5, ContradictionsAreOurBugs) {
  ResultFile file = sample_file("baseline", 0);
  file.variables.back().shape = {1, 1, 4};
  EXPECT_THROW(to_image(file), InternalError);
  file = sample_file("baseline", 0);
  file.variables.push_back(file.variables.front());
  EXPECT_THROW(to_image(file), InternalError);
  file = sample_file("baseline", 0);
  file.variables.push_back({"/bin", {}, {}, std::vector<double>{1}, {}});
  EXPECT_THROW(to_image(file), InternalError);
}

TEST(Hdf5, DamageIsAnOutputErrorThatNamesTheFile) {
  std::vector<std::byte> image = to_image(sample_file("baseline", 0));
  image.resize(image.size() / 2);
  try {
    from_image(image, "r000000.h5");
    FAIL() << "half an image was read";
  } catch (const OutputError& error) {
    EXPECT_EQ(error.path(), "r000000.h5");
    EXPECT_NE(std::string(error.what()).find("truncated"), std::string::npos) << error.what();
  }
  EXPECT_THROW(from_image({}, "empty"), OutputError);
  EXPECT_THROW(read_file("/nowhere/at/all.h5"), OutputError);
}

}  // namespace
}  // namespace piecework
