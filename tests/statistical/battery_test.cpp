// The battery itself: sound code passes, planted bugs are found, and false alarms are as rare as they should be.

#include "tests/statistical/battery.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "sim/config/json.h"
#include "tests/statistical/planted.h"

namespace piecework::statistical {

std::string identifier(const PlantedBug& bug) {
  std::string name = bug.name;
  std::replace_if(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

// Test names must not show where something lies in memory.
void PrintTo(const Group& group, std::ostream* out) { *out << group.name; }
void PrintTo(const PlantedBug& bug, std::ostream* out) { *out << identifier(bug); }

namespace {

constexpr Setting quick{};
constexpr Setting full{.divisor = full_divisor};

Check made(double p, double power) {
  return {"name", "claim", "bias", {0, p, 10, [power](double) { return power; }}};
}

std::string table(const std::vector<Finding>& findings) {
  std::ostringstream out;
  print_table(out, findings);
  return out.str();
}

Outcome outcome_of(double p, double power) { return judged({made(p, power)}, 100).front().outcome; }

TEST(Judged, PassNeedsPowerAndAnAlarmDoesNot) {
  const double alpha = run_alpha / 100;
  EXPECT_EQ(outcome_of(0.5, 0.999), Outcome::pass);
  EXPECT_EQ(outcome_of(1.01 * alpha, 0.999), Outcome::pass);
  EXPECT_EQ(outcome_of(0.99 * alpha, 0.999), Outcome::alarm);
  EXPECT_EQ(outcome_of(0.99 * alpha, 0.5), Outcome::alarm);
  EXPECT_EQ(outcome_of(0.5, 0.98), Outcome::inconclusive);
  EXPECT_EQ(outcome_of(std::nan(""), 0.999), Outcome::alarm);
}

TEST(Judged, TheBudgetIsShared) {
  const Finding finding = judged({made(0.5, 0.999)}, 50).front();
  EXPECT_DOUBLE_EQ(finding.alpha * 50 * 3650, 1);
}

TEST(Verdict, AlarmBeforeInconclusiveBeforePass) {
  const Check pass = made(0.5, 0.999), weak = made(0.5, 0.5), alarm = made(0, 0.999);
  EXPECT_EQ(verdict(judged({pass, pass}, 2)), Outcome::pass);
  EXPECT_EQ(verdict(judged({pass, weak}, 2)), Outcome::inconclusive);
  EXPECT_EQ(verdict(judged({weak, alarm, pass}, 3)), Outcome::alarm);
  EXPECT_EQ(verdict({}), Outcome::inconclusive);
}

TEST(Findings, AreWrittenAsJson) {
  std::ostringstream out;
  print_json(out, judged({made(0.25, 0.999)}, 4));
  const Node rows = parse_json(out.str(), "rows");
  ASSERT_EQ(rows.array()->size(), 1U);
  const Node& row = rows.array()->front();
  for (const char* key : {"check", "against", "outcome", "statistic", "p", "alpha", "n", "bias", "power"}) {
    EXPECT_NE(find(row, key), nullptr) << key;
  }
  EXPECT_EQ(*find(row, "p")->number(), 0.25);
  EXPECT_EQ(*find(row, "outcome")->text(), "pass");
}

std::string page() {
  std::ifstream file(PIECEWORK_SOURCE_DIR "/docs/verification.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Page, CountsChecksAndBugs) {
  EXPECT_NE(page().find("each with " + std::to_string(battery_size) + " of them"), std::string::npos);
  EXPECT_NE(page().find("puts " + std::to_string(planted_bugs().size()) + " known bugs"), std::string::npos);
}

class Battery : public ::testing::TestWithParam<Group> {};

TEST_P(Battery, SoundCodePasses) {
  const auto findings = judged(checks_of(GetParam(), sound_subjects(), quick), battery_size);
  EXPECT_EQ(verdict(findings), Outcome::pass) << table(findings);
  std::set<std::string> names;
  const std::string documented = page();
  for (const Finding& finding : findings) {
    const Check& check = finding.check;
    EXPECT_TRUE(names.insert(check.name).second) << check.name << " twice";
    EXPECT_NE(documented.find("| " + check.name + " | " + check.claim + " |"), std::string::npos)
        << "docs/verification.md does not list: | " << check.name << " | " << check.claim << " |";
  }
}

INSTANTIATE_TEST_SUITE_P(Groups, Battery, ::testing::ValuesIn(groups),
                         [](const auto& group) { return std::string(group.param.name); });

TEST(Setting, OtherSeedsGiveOtherLuck) {
  const Setting other{.seed = 7};
  const auto statistic = [](const Setting& setting) {
    return checks_of(groups[2], sound_subjects(), setting).front().evidence.statistic;
  };
  EXPECT_EQ(statistic(quick), statistic(quick));
  EXPECT_NE(statistic(quick), statistic(other));
}

/// Those whose group takes least time; the long test takes all.
TEST(PlantedBug, OfChainAndMatchingAreFound) {
  for (const PlantedBug& bug : planted_bugs()) {
    const std::string group = bug.group;
    if (group != "chain" && group != "matching") continue;
    EXPECT_FALSE(alarms_of(bug, quick).empty()) << bug.name;
  }
}

class LongBattery : public ::testing::TestWithParam<Group> {};

TEST_P(LongBattery, SoundCodePassesAtFullEffort) {
  const auto findings = judged(checks_of(GetParam(), sound_subjects(), full), battery_size);
  EXPECT_EQ(verdict(findings), Outcome::pass) << table(findings);
}

INSTANTIATE_TEST_SUITE_P(Groups, LongBattery, ::testing::ValuesIn(groups),
                         [](const auto& group) { return std::string(group.param.name); });

class LongPlantedBug : public ::testing::TestWithParam<PlantedBug> {};

TEST_P(LongPlantedBug, IsFound) { EXPECT_FALSE(alarms_of(GetParam(), quick).empty()); }

INSTANTIATE_TEST_SUITE_P(Bugs, LongPlantedBug, ::testing::ValuesIn(planted_bugs().begin(), planted_bugs().end()),
                         [](const auto& bug) { return identifier(bug.param); });

/// A check of each independent sample with a continuous statistic. At a raised alpha, its alarms over many seeds are
/// binomial, so their share shows whether p-values are right.
TEST(LongFalseAlarms, ComeAsOftenAsTheySay) {
  const std::set<std::string> chosen{"draws/uniform mean",
                                     "draws/exponential mean",
                                     "draws/normal variance",
                                     "draws/lognormal mean of log",
                                     "draws/Gumbel shape",
                                     "draws/gamma of shape 0.4 shape",
                                     "draws/gamma of shape 3.5 mean",
                                     "draws/order 5 of 5",
                                     "draws/order 2 of 7",
                                     "draws/neighbouring entities",
                                     "draws/neighbouring ordinals",
                                     "draws/first and second of a decision",
                                     "draws/top byte of a word",
                                     "draws/low byte of a word",
                                     "draws/Poisson of mean 40.0"};
  constexpr std::int64_t seeds = 400;
  constexpr std::array alphas{0.01, 0.1};
  std::array<double, 2> alarms{};
  for (std::uint64_t seed = 1'000'000; seed < 1'000'000 + seeds; ++seed) {
    const Setting small{.seed = seed, .divisor = 200};
    for (const Check& check : checks_of(groups[0], sound_subjects(), small)) {
      if (!chosen.contains(check.name)) continue;
      for (std::size_t i = 0; i < alphas.size(); ++i) alarms[i] += check.evidence.p < alphas[i] ? 1 : 0;
    }
  }
  const auto trials = seeds * static_cast<std::int64_t>(chosen.size());
  for (std::size_t i = 0; i < alphas.size(); ++i) {
    const Interval interval = binomial_interval(trials, alphas[i], 0.99);
    EXPECT_GE(alarms[i], interval.low) << "alpha " << alphas[i];
    EXPECT_LE(alarms[i], interval.high) << "alpha " << alphas[i];
    std::cout << "alpha " << alphas[i] << ": " << alarms[i] << " alarms of " << trials << ", expected " << interval.low
              << " to " << interval.high << '\n';
  }
}

}  // namespace
}  // namespace piecework::statistical
