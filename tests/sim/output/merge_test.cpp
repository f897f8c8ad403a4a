#include "sim/output/merge.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/error.h"
#include "sim/output/hash.h"
#include "tests/sim/output/sample.h"

namespace piecework {
namespace {

const std::vector<std::string> arms{"baseline", "A+B"};

StudyMerger full_merger() {
  StudyMerger merger(arms, {2, 5});
  for (std::size_t arm = 0; arm < 2; ++arm) {
    merger.add(arm, 0, sample_file(arms[arm], 2));
    merger.add(arm, 1, sample_file(arms[arm], 5));
  }
  return merger;
}

template <class Element>
const std::vector<Element>& values_of(const ResultFile& file, std::string_view path) {
  return std::get<std::vector<Element>>(find_variable(file, path)->values);
}

TEST(Merge, StacksByArmAndReplicate) {
  const ResultFile study = full_merger().finish();
  check(study);
  EXPECT_EQ(find_dimension(study, "arm")->size, 2u);
  EXPECT_EQ(find_dimension(study, "replicate")->size, 2u);
  EXPECT_EQ(values_of<std::string>(study, "/arm"), arms);
  EXPECT_EQ(values_of<std::int64_t>(study, "/replicate"), (std::vector<std::int64_t>{2, 5}));
  const auto& median = values_of<double>(study, "/series/M1/median");
  EXPECT_EQ(find_variable(study, "/series/M1/median")->shape, (std::vector<std::size_t>{2, 2, 2, 2}));
  EXPECT_EQ(median[0], 200.25);
  EXPECT_EQ(median[4], 500.25);
  EXPECT_EQ(median[8 + 6], 502.25);
  EXPECT_TRUE(std::isnan(median[7]));
  EXPECT_EQ(values_of<std::string>(study, "/arm_json"), (std::vector<std::string>{"[\"baseline\"]", "[\"A+B\"]"}));
  EXPECT_EQ(values_of<std::string>(study, "/scenario_json"), (std::vector<std::string>{R"({"title":"essai"})"}));
  EXPECT_EQ(values_of<std::int64_t>(study, "/complete"), (std::vector<std::int64_t>{1, 1, 1, 1}));
}

TEST(Merge, SaysWhatItIs) {
  const ResultFile study = full_merger().finish();
  EXPECT_EQ(*find_attribute(study.attributes, "format"), (Attribute{"format", "piecework-study"}));
  EXPECT_EQ(*find_attribute(study.attributes, "result_hash"), (Attribute{"result_hash", result_hash(study)}));
  EXPECT_NE(find_attribute(find_variable(study, "/series/M1/median")->attributes, "units"), nullptr);
}

TEST(Merge, OrderOfAddingDoesNotMatter) {
  StudyMerger merger(arms, {2, 5});
  for (const std::size_t arm : {1u, 0u}) {
    merger.add(arm, 1, sample_file(arms[arm], 5));
    merger.add(arm, 0, sample_file(arms[arm], 2));
  }
  EXPECT_EQ(result_hash(std::move(merger).finish()), result_hash(full_merger().finish()));
}

TEST(Merge, MissingReplicatesAreMarked) {
  StudyMerger merger(arms, {2, 5});
  merger.add(0, 1, sample_file("baseline", 5));
  const ResultFile study = std::move(merger).finish();
  check(study);
  EXPECT_EQ(values_of<std::int64_t>(study, "/complete"), (std::vector<std::int64_t>{0, 1, 0, 0}));
  EXPECT_EQ(values_of<std::string>(study, "/arm"), arms);
  EXPECT_TRUE(std::isnan(values_of<double>(study, "/series/M1/median")[0]));
  EXPECT_EQ(values_of<double>(study, "/series/M1/median")[4], 500.25);
  EXPECT_EQ(values_of<std::int64_t>(study, "/series/M1/persons")[0], -1);
  EXPECT_EQ(values_of<std::string>(study, "/arm_json")[1], "");
}

TEST(Merge, AVariableOfOneArmOnlyIsMissingInTheOther) {
  StudyMerger merger(arms, {0});
  ResultFile more = sample_file("A+B", 0);
  more.variables.push_back({"/accounts/cost", {"arm", "replicate"}, {1, 1}, std::vector<double>{7}, {}});
  merger.add(0, 0, sample_file("baseline", 0));
  merger.add(1, 0, more);
  const ResultFile study = std::move(merger).finish();
  EXPECT_TRUE(std::isnan(values_of<double>(study, "/accounts/cost")[0]));
  EXPECT_EQ(values_of<double>(study, "/accounts/cost")[1], 7);
}

TEST(Merge, ContradictionsAreNamed) {
  const auto fails_with = [](auto change, std::string_view name) {
    StudyMerger merger(arms, {0, 1});
    merger.add(0, 0, sample_file("baseline", 0));
    ResultFile other = sample_file("baseline", 1);
    change(other);
    try {
      merger.add(0, 1, other);
      ADD_FAILURE() << "accepted a contradiction about " << name;
    } catch (const InternalError& error) {
      EXPECT_NE(std::string_view(error.what()).find(name), std::string_view::npos) << error.what();
    }
  };
  fails_with([](ResultFile& file) { file.variables[5].values = std::vector<std::string>{"{}"}; }, "/scenario_json");
  fails_with([](ResultFile& file) { file.variables[6].values = std::vector<std::string>{"[]"}; }, "/arm_json");
  fails_with([](ResultFile& file) { file.variables[1].values = std::vector<std::int64_t>{9}; }, "/replicate");
  fails_with([](ResultFile& file) { file.variables[7].dims = {"arm", "replicate", "group", "month"}; },
             "/series/M1/median");
  fails_with([](ResultFile& file) { file.dimensions[2].size = 3; }, "month");
  fails_with([](ResultFile& file) { set_attribute(file.attributes, {"format_version", std::int64_t{2}}); },
             "format_version");
}

TEST(Merge, TextAttributesThatDifferAreJoinedAndTold) {
  StudyMerger merger(arms, {0, 1});
  for (const std::size_t replicate : {0u, 1u}) {
    ResultFile file = sample_file("baseline", replicate);
    set_attribute(file.attributes, {"compiler", replicate == 0 ? "GNU 12.2.0" : "Clang 19.1.7"});
    merger.add(0, replicate, file);
  }
  EXPECT_EQ(merger.differing_attributes(), std::vector<std::string>{"compiler"});
  const ResultFile study = std::move(merger).finish();
  EXPECT_EQ(*find_attribute(study.attributes, "compiler"), (Attribute{"compiler", "GNU 12.2.0 | Clang 19.1.7"}));
}

}  // namespace
}  // namespace piecework
