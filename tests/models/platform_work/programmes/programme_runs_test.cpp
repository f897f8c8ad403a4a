// Programmes in a small Toronto: several at once, zero intensity, books, and runs that are cut and gone on with.

#include <gtest/gtest.h>
#include <map>
#include <numeric>

#include "models/platform_work/measures/conservation.h"
#include "tests/models/platform_work/small_market.h"
#include "tests/support/resume.h"

namespace piecework::platform_work {
namespace {

const std::vector<std::string> programmes{"agency_counselling",       "bridging_programme", "digital_basics",
                                          "market_skill_training",    "mentoring",          "platform_orientation",
                                          "self_regulation_coaching", "technical_training"};

std::string together() {
  std::string arm = programmes.front();
  for (std::size_t place = 1; place < programmes.size(); ++place) arm += "+" + programmes[place];
  return arm;
}

std::vector<std::string> for_all(const std::string& setting) {
  std::vector<std::string> overrides;
  for (const std::string& name : programmes) overrides.push_back("policies." + name + "." + setting);
  return overrides;
}

Market finished(const testing::SmallRun& run) {
  Market market = testing::small_market(run);
  market.run({});
  return market;
}

/// What anybody does, in one number for each person.
std::vector<std::uint64_t> lives(const Market& market) {
  std::vector<std::uint64_t> all;
  for (std::size_t row = 0; row < market.state().people.size(); ++row) {
    const Person& person = market.state().people.rows()[row];
    const Career& career = market.state().careers.rows()[row];
    const BoardLife& life = market.state().board_life(market.state().people.id(row));
    const auto earned = static_cast<std::uint64_t>(life.earned_cents);
    all.push_back(person.id ^ (std::uint64_t{life.search_count} << 40U) ^ (std::uint64_t{career.count} << 30U) ^
                  (earned << 12U) ^ static_cast<std::uint64_t>(career.state) ^ (std::uint64_t{career.flags} << 4U));
  }
  return all;
}

TEST(ProgrammeRuns, ZeroIntensityOfAllIsTheBaseline) {
  const Market baseline = finished({});
  const Market unused = finished({.policies = programmes, .overrides = for_all("intensity=0")});
  EXPECT_EQ(lives(unused), lives(baseline));
  EXPECT_TRUE(unused.state().programmes.programmes.empty());
  const auto count = [](const Market& market) { return market.observer().recorder().counts().size(); };
  EXPECT_EQ(count(unused), count(baseline));
}

/// One run for all that is asked of it.
const Market& all_at_once() {
  static const Market market = finished({.policies = programmes});
  return market;
}

TEST(ProgrammeRuns, SeveralInOneArmFillTheirSeatsAndKeepTheirBooks) {
  const ProgrammeState& state = all_at_once().state().programmes;
  ASSERT_EQ(state.programmes.size(), programmes.size());
  std::int64_t enrolled = 0;
  for (const Programme& programme : state.programmes) {
    EXPECT_GT(programme.started, 0) << programme.id;
    EXPECT_LE(programme.enrolled, programme.seats) << programme.id;
    EXPECT_LE(programme.started, 3 * programme.intake) << programme.id;
    enrolled += programme.enrolled;
  }
  EXPECT_EQ(enrolled, static_cast<std::int64_t>(state.seats.size()));
  EXPECT_FALSE(state.queue.empty());
  EXPECT_NE(lives(all_at_once()), lives(finished({})));
}

TEST(ProgrammeRuns, CostsArePostedToThePublicAccount) {
  const State& state = all_at_once().state();
  const std::int64_t cost =
      std::accumulate(state.programmes.programmes.begin(), state.programmes.programmes.end(), std::int64_t{0},
                      [](std::int64_t sum, const Programme& programme) { return sum + programme.cost_cents; });
  EXPECT_GT(cost, 0);
  EXPECT_EQ(state.public_books.total.programme_cost.value, cost);
  for (const Series<std::int64_t>& series : all_at_once().observer().recorder().counts()) {
    if (series.info().path != "/accounts/public/programme_cost") continue;
    const auto& values = series.values();
    EXPECT_EQ(std::accumulate(values.begin(), values.end(), std::int64_t{0}), cost);
  }
}

TEST(ProgrammeRuns, BooksOfEachAreRecordedFromTheFirstMonth) {
  const Market late =
      finished({.policies = {"mentoring", "skills_programme"}, .overrides = {"policies.mentoring.start=2025-02-15"}});
  std::map<std::string, std::vector<std::int64_t>> books;
  for (const Series<std::int64_t>& series : late.observer().recorder().counts()) {
    if (series.info().path.starts_with("/accounts/programmes/")) books[series.info().path] = series.values();
  }
  EXPECT_EQ(books.size(), 9U);  // of one programme: the other keeps no list
  const auto of = [&](const std::string& name) { return books.at("/accounts/programmes/mentoring/" + name); };
  ASSERT_EQ(of("started").size(), 3U);
  EXPECT_EQ(of("started")[0], 0);
  EXPECT_GT(of("started")[2], 0);
  for (std::size_t month = 0; month < 3; ++month) {
    EXPECT_EQ(of("applied")[month], of("gave_up")[month] + of("waiting")[month] + of("started")[month]);
    EXPECT_EQ(of("started")[month], of("enrolled")[month] + of("completed")[month] + of("dropped_out")[month]);
  }
}

TEST(ProgrammeRuns, ABrokenBookIsFound) {
  State state = all_at_once().state();
  const auto broken = [&](auto member) {
    State other = state;
    ++(other.programmes.programmes.front().*member);
    return other;
  };
  EXPECT_NO_THROW(check_conservation(state, 31 * seconds_per_day));
  EXPECT_THROW(check_conservation(broken(&Programme::applied), 31 * seconds_per_day), InternalError);
  EXPECT_THROW(check_conservation(broken(&Programme::completed), 31 * seconds_per_day), InternalError);
  EXPECT_THROW(check_conservation(broken(&Programme::gave_up), 31 * seconds_per_day), InternalError);
  state.programmes.attendance.begin()->second.times += 1;
  EXPECT_THROW(check_conservation(state, 31 * seconds_per_day), InternalError);
}

struct Runs {
  Study study{testing::small_request({together()}), {}};
  Market warm = study.branch(study.warm_up(0, {}), 1);

  [[nodiscard]] Market blank() const {
    Bytes bytes;
    study.save(warm, {0, 1}, bytes);
    return study.load(bytes, {0, 1}, "memory");
  }
  [[nodiscard]] Resumable<Market> model() const {
    return {.begin = [this] { return warm; },
            .blank = [this] { return blank(); },
            .run = [](Market& market, Time until) { market.run_until(until, {}); },
            .from = study.scenario().period.first(),
            .until = study.scenario().period.last()};
  }
};

TEST(ProgrammeRuns, ResumedWithSeatsAndQueueTheyEndTheSame) {
  const Runs runs;
  expect_resume_equals_uninterrupted(runs.model(), 4);
}

TEST(ProgrammeRuns, SeatsAndQueuesThatNameNobodyAreRefused) {
  const Runs runs;
  const Resumable<Market> model = runs.model();
  Market market = model.begin();
  market.run_until(start_of({2025, 2, 10}), {});
  const auto refused = [&](const auto& change) {
    Market other = market;
    change(const_cast<State&>(other.state()).programmes);  // NOLINT: a test may break a state
    try {
      read_back(model, saved(other));
    } catch (const InputError&) {
      return true;
    }
    return false;
  };
  EXPECT_FALSE(refused([](ProgrammeState&) {}));
  EXPECT_TRUE(refused([](ProgrammeState& state) { state.queue.front().person = 4'000'000'000; }));
  EXPECT_TRUE(refused([](ProgrammeState& state) { state.queue.front().programme = ProgrammeId{99}; }));
  EXPECT_TRUE(refused([](ProgrammeState& state) { state.seats.begin()->second.programme = ProgrammeId{99}; }));
  EXPECT_TRUE(refused([](ProgrammeState& state) { state.seats.begin()->second.dose = 1.5; }));
  EXPECT_TRUE(refused([](ProgrammeState& state) { state.attendance[{4'000'000'000, 0}] = {}; }));
}

}  // namespace
}  // namespace piecework::platform_work
