#include "sim/output/provenance.h"

#include <gtest/gtest.h>

#include <limits>

#include "sim/base/error.h"
#include "sim/base/version.h"
#include "tests/sim/output/sample.h"

namespace piecework {
namespace {

const Provenance sample{.title = "essai",
                        .seed = 5,
                        .stream_version = 2,
                        .data_licences = {"Contains A.", "Adapted from B."},
                        .inputs = {{"data/a.csv", "00"}, {"data/b.csv", "ff"}}};

TEST(Provenance, AddsTheDocumentedAttributes) {
  ResultFile file;
  add_provenance(file, sample);
  const auto value = [&](std::string_view name) { return find_attribute(file.attributes, name)->value; };
  using Value = decltype(Attribute::value);
  EXPECT_EQ(value("Conventions"), Value("CF-1.8"));
  EXPECT_EQ(value("title"), Value("essai"));
  EXPECT_EQ(value("format"), Value("piecework-replicate"));
  EXPECT_EQ(value("format_version"), Value(std::int64_t{1}));
  EXPECT_EQ(value("program_version"), Value(std::string(version())));
  EXPECT_EQ(value("program_commit"), Value(std::string(build_info().commit)));
  EXPECT_EQ(value("compiler"), Value(std::string(build_info().compiler)));
  EXPECT_EQ(value("compiler_flags"), Value(std::string(build_info().flags)));
  EXPECT_EQ(value("seed"), Value(std::int64_t{5}));
  EXPECT_EQ(value("stream_version"), Value(std::int64_t{2}));
  EXPECT_EQ(value("data_licences"), Value("Contains A.\nAdapted from B."));
}

TEST(Provenance, ListsTheInputFiles) {
  ResultFile file;
  add_provenance(file, sample);
  check(file);
  EXPECT_EQ(find_variable(file, "/input_file")->values, Values(std::vector<std::string>{"data/a.csv", "data/b.csv"}));
  EXPECT_EQ(find_variable(file, "/input_sha256")->values, Values(std::vector<std::string>{"00", "ff"}));
  ResultFile none;
  add_provenance(none, {.title = "no data"});
  EXPECT_TRUE(none.variables.empty());
}

TEST(Provenance, HoldsNoPathOfThisMachine) {
  ResultFile file;
  add_provenance(file, sample);
  for (const Attribute& attribute : file.attributes) {
    const auto* text = std::get_if<std::string>(&attribute.value);
    EXPECT_TRUE(!text || text->find(PIECEWORK_SOURCE_DIR) == std::string::npos) << attribute.name;
  }
  Provenance absolute = sample;
  absolute.inputs[0].name = "/home/somebody/a.csv";
  EXPECT_THROW(add_provenance(file, absolute), InternalError);
}

TEST(Provenance, SeedsAreSigned64BitInFiles) {
  ResultFile file;
  EXPECT_THROW(add_provenance(file, {.title = "", .seed = std::numeric_limits<std::uint64_t>::max()}), InternalError);
}

TEST(RequireFormat, RefusesWhatItDoesNotKnow) {
  ResultFile file = sample_file("baseline", 0);
  EXPECT_NO_THROW(require_format(file, replicate_format, "r.h5"));
  try {
    require_format(file, study_format, "r.h5");
    FAIL() << "a replicate passed for a study";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "r.h5: the format of this file is 'piecework-replicate'; allowed: piecework-study");
  }
  set_attribute(file.attributes, {"format_version", std::int64_t{2}});
  EXPECT_THROW(require_format(file, replicate_format, "r.h5"), InputError);
  file.attributes.clear();
  EXPECT_THROW(require_format(file, replicate_format, "r.h5"), InputError);
}

}  // namespace
}  // namespace piecework
