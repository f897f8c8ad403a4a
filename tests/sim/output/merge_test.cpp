#include "sim/output/merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/output/hash.h"
#include "sim/output/hdf5.h"
#include "tests/sim/output/sample.h"
#include "tests/sim/output/scratch_folder.h"

namespace piecework {
namespace {

const std::vector<std::string> arms{"baseline", "A+B"};

class Merge : public ::testing::Test {
 protected:
  [[nodiscard]] StudyMerger merger_of(std::vector<std::uint64_t> replicates) const {
    return {{arms, std::move(replicates)}, std::make_unique<Scratch>(scratch_ / "cells", real_os())};
  }

  [[nodiscard]] StudyMerger full_merger() const {
    StudyMerger merger = merger_of({2, 5});
    for (std::size_t arm = 0; arm < 2; ++arm) {
      merger.add(arm, 0, sample_file(arms[arm], 2));
      merger.add(arm, 1, sample_file(arms[arm], 5));
    }
    return merger;
  }

  ScratchFolder scratch_;
};

/// With all its values in memory.
ResultFile whole(StudyMerger merger) {
  StreamedFile study = std::move(merger).finish();
  for (Variable& variable : study.head.variables) {
    const std::size_t count = element_count(variable.shape);
    if (element_count(variable.values) != count) variable.values = study.read(variable, {0, count});
  }
  return study.head;
}

template <class Element>
const std::vector<Element>& values_of(const ResultFile& file, std::string_view path) {
  return std::get<std::vector<Element>>(find_variable(file, path)->values);
}

TEST_F(Merge, StacksByArmAndReplicate) {
  const ResultFile study = whole(full_merger());
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

/// What was stacked by hand, with everything in memory.
ResultFile stacked_by_hand() {
  ResultFile study = sample_file("baseline", 2);
  study.dimensions[0].size = study.dimensions[1].size = 2;
  std::vector<double> median;
  std::vector<std::int64_t> persons;
  std::vector<double> pay;
  for (int cell = 0; cell < 4; ++cell) {
    const int replicate = cell % 2 == 0 ? 2 : 5;
    for (int i = 0; i < 3; ++i) median.push_back(100 * replicate + i + 0.25);
    median.push_back(sample_missing);
    for (int i = 0; i < 4; ++i) persons.push_back(i == 0 ? 10 + replicate : 10 + i);
    pay.insert(pay.end(), {1, 2, 3});
  }
  const auto set = [&](std::string_view path, std::vector<std::size_t> shape, Values values) {
    Variable& variable = *std::ranges::find(study.variables, path, &Variable::path);
    variable.shape = std::move(shape);
    variable.values = std::move(values);
  };
  set("/arm", {2}, arms);
  set("/replicate", {2}, std::vector<std::int64_t>{2, 5});
  set("/arm_json", {2}, std::vector<std::string>{"[\"baseline\"]", "[\"A+B\"]"});
  set("/series/M1/median", {2, 2, 2, 2}, median);
  set("/series/M1/persons", {2, 2, 2, 2}, persons);
  set("/distributions/pay", {2, 2, 3}, pay);
  study.variables.push_back({"/complete", {"arm", "replicate"}, {2, 2}, std::vector<std::int64_t>{1, 1, 1, 1}, {}});
  return study;
}

TEST_F(Merge, IsWhatIsStackedByHand) {
  const ResultFile study = whole(full_merger());
  const ResultFile expected = stacked_by_hand();
  EXPECT_EQ(study.dimensions, expected.dimensions);
  ASSERT_EQ(study.variables.size(), expected.variables.size());
  for (std::size_t i = 0; i < expected.variables.size(); ++i) {
    EXPECT_EQ(study.variables[i].path, expected.variables[i].path);
    EXPECT_EQ(study.variables[i].shape, expected.variables[i].shape) << expected.variables[i].path;
  }
  EXPECT_EQ(*find_attribute(study.attributes, "result_hash"), (Attribute{"result_hash", result_hash(expected)}));
}

TEST_F(Merge, ThePiecesAreWrittenAsTheWhole) {
  StreamedFile study = full_merger().finish();
  Draft draft(scratch_ / "study", real_os());
  write_draft(study, draft);
  draft.publish();
  const ResultFile read = read_file(scratch_ / "study");
  const ResultFile expected = from_image(to_image(whole(full_merger())), "expected");
  EXPECT_EQ(result_hash(read), result_hash(expected));
  EXPECT_EQ(read.attributes, expected.attributes);
  for (std::size_t i = 0; i < expected.variables.size(); ++i) {
    EXPECT_EQ(read.variables[i].path, expected.variables[i].path);
    EXPECT_EQ(read.variables[i].attributes, expected.variables[i].attributes);
  }
}

TEST_F(Merge, ACellIsAddedOnce) {
  StudyMerger merger = merger_of({0});
  merger.add(0, 0, sample_file("baseline", 0));
  EXPECT_THROW(merger.add(0, 0, sample_file("baseline", 0)), InternalError);
}

TEST_F(Merge, SaysWhatItIs) {
  const ResultFile study = whole(full_merger());
  EXPECT_EQ(*find_attribute(study.attributes, "format"), (Attribute{"format", "piecework-study"}));
  EXPECT_EQ(*find_attribute(study.attributes, "result_hash"), (Attribute{"result_hash", result_hash(study)}));
  EXPECT_NE(find_attribute(find_variable(study, "/series/M1/median")->attributes, "units"), nullptr);
}

TEST_F(Merge, OrderOfAddingDoesNotMatter) {
  StudyMerger merger = merger_of({2, 5});
  for (const std::size_t arm : {1u, 0u}) {
    merger.add(arm, 1, sample_file(arms[arm], 5));
    merger.add(arm, 0, sample_file(arms[arm], 2));
  }
  EXPECT_EQ(result_hash(whole(std::move(merger))), result_hash(whole(full_merger())));
}

TEST_F(Merge, MissingReplicatesAreMarked) {
  StudyMerger merger = merger_of({2, 5});
  merger.add(0, 1, sample_file("baseline", 5));
  const ResultFile study = whole(std::move(merger));
  check(study);
  EXPECT_EQ(values_of<std::int64_t>(study, "/complete"), (std::vector<std::int64_t>{0, 1, 0, 0}));
  EXPECT_EQ(values_of<std::string>(study, "/arm"), arms);
  EXPECT_TRUE(std::isnan(values_of<double>(study, "/series/M1/median")[0]));
  EXPECT_EQ(values_of<double>(study, "/series/M1/median")[4], 500.25);
  EXPECT_EQ(values_of<std::int64_t>(study, "/series/M1/persons")[0], -1);
  EXPECT_EQ(values_of<std::string>(study, "/arm_json")[1], "");
}

TEST_F(Merge, AVariableOfOneArmOnlyIsMissingInTheOther) {
  StudyMerger merger = merger_of({0});
  ResultFile more = sample_file("A+B", 0);
  more.variables.push_back({"/accounts/cost", {"arm", "replicate"}, {1, 1}, std::vector<double>{7}, {}});
  merger.add(0, 0, sample_file("baseline", 0));
  merger.add(1, 0, more);
  const ResultFile study = whole(std::move(merger));
  EXPECT_TRUE(std::isnan(values_of<double>(study, "/accounts/cost")[0]));
  EXPECT_EQ(values_of<double>(study, "/accounts/cost")[1], 7);
}

TEST_F(Merge, ContradictionsAreNamed) {
  const auto fails_with = [this](auto change, std::string_view name) {
    StudyMerger merger = merger_of({0, 1});
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

TEST_F(Merge, TextAttributesThatDifferAreJoinedAndTold) {
  StudyMerger merger = merger_of({0, 1});
  for (const std::size_t replicate : {0u, 1u}) {
    ResultFile file = sample_file("baseline", replicate);
    set_attribute(file.attributes, {"compiler", replicate == 0 ? "GNU 12.2.0" : "Clang 19.1.7"});
    merger.add(0, replicate, file);
  }
  EXPECT_EQ(merger.differing_attributes(), std::vector<std::string>{"compiler"});
  const ResultFile study = whole(std::move(merger));
  EXPECT_EQ(*find_attribute(study.attributes, "compiler"), (Attribute{"compiler", "GNU 12.2.0 | Clang 19.1.7"}));
}

}  // namespace
}  // namespace piecework
