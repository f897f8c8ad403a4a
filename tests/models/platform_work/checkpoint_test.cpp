// Saved and gone on with, a run is the one that never stopped; arms branch from one warm-up; no table is forgotten.

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "sim/output/hash.h"
#include "tests/models/platform_work/small_market.h"
#include "tests/support/resume.h"

namespace piecework::platform_work {
namespace {

const std::string all_policies = "pay_floor+requester_reputation+skills_programme";

/// With a panel, so that it too is saved and read back.
Study small_study(std::vector<std::string> overrides = {}) {
  StudyRequest request = testing::small_request({all_policies}, std::move(overrides));
  request.panel = 40;
  return {request, {}};
}

/// A market of the last arm at its branch, and how it is cut and read back.
struct Runs {
  explicit Runs(const Study& own) : study(own), warm(study.branch(study.warm_up(0, {}), 1)) {}

  [[nodiscard]] Resumable<Market> model() const {
    return {.begin = [this] { return warm; },
            .blank = [this] { return blank(); },
            .run = [](Market& market, Time until) { market.run_until(until, {}); },
            .from = study.scenario().period.first(),
            .until = study.scenario().period.last()};
  }

  /// The right scenario and policies, and nothing else of the run.
  [[nodiscard]] Market blank() const {
    Bytes bytes;
    study.save(warm, {0, 1}, bytes);
    return study.load(bytes, {0, 1}, "memory");
  }

  const Study& study;
  Market warm;
};

TEST(MarketCheckpoint, ResumeEqualsUninterruptedAtFiftyMoments) {
  const Study study = small_study();
  expect_resume_equals_uninterrupted(Runs(study).model(), 50);
}

TEST(MarketCheckpoint, TheResultIsTheSameWhereverTheRunIsSaved) {
  const Study study = small_study();
  const std::string whole = result_hash(study.simulate(1, 0, {}));
  Bytes bytes;
  std::size_t saves = 0;
  const Stops stops{1, [&](const Market& market) {
                      ++saves;
                      study.save(market, {0, 1}, bytes);
                    }};
  EXPECT_EQ(result_hash(study.finish(study.branch(study.warm_up(0, {}), 1), {0, 1}, {}, stops)), whole);
  EXPECT_EQ(saves, 2U);  // of three months, not at the end
  std::size_t after = 0;
  const Stops counted{1, [&](const Market&) { ++after; }};
  EXPECT_EQ(result_hash(study.finish(study.load(bytes, {0, 1}, "memory"), {0, 1}, {}, counted)), whole);
  EXPECT_EQ(after, 0U);  // both are behind it
}

TEST(MarketCheckpoint, ArmsBranchFromOneWarmUp) {
  const Study study = small_study();
  Bytes bytes;
  study.save(study.warm_up(2, {}), {2}, bytes);
  for (const std::size_t arm : {0U, 1U}) {
    const Market branched = study.branch(study.load(bytes, {2}, "memory"), arm);
    EXPECT_EQ(result_hash(study.finish(branched, {2, arm}, {})), result_hash(study.simulate(arm, 2, {}))) << arm;
  }
}

TEST(MarketCheckpoint, ItDoesNotMatterHowEarlyTheArmsPart) {
  const Study study = small_study();
  Market early = testing::small_market({.policies = {"pay_floor", "requester_reputation", "skills_programme"}});
  early.run_until(study.scenario().period.first(), {});  // those of the panel are chosen among who is there by then
  early.follow(40);
  EXPECT_EQ(result_hash(study.finish(early, {0, 1}, {})), result_hash(study.simulate(1, 0, {})));
}

TEST(MarketCheckpoint, OtherThreadsChangeNothing) {
  const Study study = small_study();
  Bytes bytes;
  study.save(study.branch(study.warm_up(0, {}), 1), {0, 1}, bytes);
  std::array<std::string, 3> hashes;
  {
    std::vector<std::jthread> threads;
    for (std::string& hash : hashes) {
      threads.emplace_back([&] { hash = result_hash(study.finish(study.load(bytes, {0, 1}, "m"), {0, 1}, {})); });
    }
  }
  for (const std::string& hash : hashes) EXPECT_EQ(hash, result_hash(study.simulate(1, 0, {})));
}

TEST(MarketCheckpoint, ACopyInMemoryIsAnIndependentBranch) {
  const Study study = small_study();
  const Market warm = study.warm_up(0, {});
  const Bytes before = saved(warm);
  Market copy = study.branch(warm, 1);
  copy.run({});
  EXPECT_EQ(saved(warm), before);
  EXPECT_NE(saved(copy), before);
  EXPECT_EQ(result_hash(study.finish(study.branch(warm, 0), {0, 0}, {})), result_hash(study.simulate(0, 0, {})));
}

TEST(MarketCheckpoint, OnlyTheSameRunReadsIt) {
  const Study study = small_study();
  const Market warm = study.warm_up(0, {});
  Bytes bytes;
  study.save(warm, {0}, bytes);
  EXPECT_THROW(static_cast<void>(study.load(bytes, {1}, "m")), InputError);
  EXPECT_THROW(static_cast<void>(study.load(bytes, {0, 0}, "m")), InputError);
  StudyRequest seed = testing::small_request({all_policies});
  seed.seed = 2;
  EXPECT_THROW(static_cast<void>(Study(seed, {}).load(bytes, {0}, "m")), InputError);
  const Study other = small_study({"people.work.wage_level=1.01"});
  EXPECT_THROW(static_cast<void>(other.load(bytes, {0}, "m")), InputError);
  // Other arms share the warm-up of the same scenario.
  EXPECT_NO_THROW(static_cast<void>(Study(testing::small_request({"pay_floor"}), {}).load(bytes, {0}, "m")));
  study.save(study.branch(warm, 1), {0, 1}, bytes);
  const Study floor = small_study({"policies.pay_floor.parameters.floor=20"});
  EXPECT_THROW(static_cast<void>(floor.load(bytes, {0, 1}, "m")), InputError);
  const Study without_panel(testing::small_request({all_policies}), {});
  EXPECT_THROW(static_cast<void>(without_panel.load(bytes, {0, 1}, "m")), InputError);
}

Batch batch_of(RequesterId requester) {
  Batch batch;
  batch.requester = requester;
  batch.posted = 1;
  batch.remaining = 1;
  return batch;
}

TEST(MarketCheckpoint, EveryTableIsInTheBytes) {
  const Study study = small_study();
  Market market = study.branch(study.warm_up(0, {}), 1);
  market.run_until(study.scenario().period.first() + days(40), {});
  const Bytes before = saved(market);
  const auto differs = [&](const auto& change) {
    Market other = market;
    change(const_cast<State&>(other.state()));  // NOLINT: a market does not offer this, on purpose
    return saved(other) != before;
  };
  EXPECT_FALSE(differs([](State&) {}));
  EXPECT_TRUE(differs([](State& state) { ++state.key.seed; }));
  EXPECT_TRUE(differs([](State& state) { ++state.key.replicate; }));
  EXPECT_TRUE(differs([](State& state) { ++state.now.seconds; }));
  EXPECT_TRUE(differs([](State& state) { --state.people.rows().back().reservation_wage; }));
  EXPECT_TRUE(differs([](State& state) { ++state.records.rows().back().join_count; }));
  EXPECT_TRUE(differs([](State& state) { ++state.careers.rows().back().count; }));
  EXPECT_TRUE(differs([](State& state) { --state.abroad; }));
  EXPECT_TRUE(differs([](State& state) { ++state.demography.landed; }));
  EXPECT_TRUE(differs([](State& state) { state.jobs.shock += 1e-9; }));
  EXPECT_TRUE(differs([](State& state) { ++state.jobs.cells[3].steps; }));
  EXPECT_TRUE(differs([](State& state) { ++state.jobs.books.applications; }));
  EXPECT_TRUE(differs([](State& state) { ++state.jobs.applications.counts[9][1].callbacks; }));
  EXPECT_TRUE(differs([](State& state) {
    Vacancy vacancy;
    vacancy.occupation = 3;
    state.jobs.vacancies.open(vacancy, 17);
  }));
  EXPECT_TRUE(differs([](State& state) {
    const auto rows = state.jobs.vacancies.rows().rows();
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      if (rows[row].open == 1) return state.jobs.vacancies.apply(VacancyId{row}, PersonId{9});
    }
  }));
  EXPECT_TRUE(differs([](State& state) { ++state.platform.board[BatchId{0}].expired; }));
  EXPECT_TRUE(differs([](State& state) { state.platform.board.post(batch_of(RequesterId{0}), 3); }));
  EXPECT_TRUE(differs([](State& state) { ++state.platform.requesters.rows().back().batch_count; }));
  EXPECT_TRUE(differs([](State& state) { ++state.platform.lives.rows().back().exit_count; }));
  EXPECT_TRUE(differs([](State& state) { ++state.platform.books.left; }));
  EXPECT_TRUE(differs([](State& state) { state.platform.log_volume += 1e-9; }));
  EXPECT_TRUE(differs([](State& state) { ++state.programmes.programmes.back().cost_cents; }));
  EXPECT_TRUE(differs([](State& state) { state.programmes.seats.begin()->second.dose += 1e-9; }));
  EXPECT_TRUE(differs([](State& state) { state.active.flip(63); }));
  EXPECT_TRUE(differs([](State& state) { state.schedule.at(state.now + days(900), PolicyEnd{PolicyId{0}}); }));
  EXPECT_TRUE(differs([](State& state) {  // an event is gone
    for (std::size_t row = 0; row < state.people.size(); ++row) {
      state.schedule.cancel(LabourStep{state.people.id(row)}, state);
    }
  }));
}

TEST(MarketCheckpoint, WhatWasObservedIsInTheBytes) {
  const Study study = small_study();
  const Runs runs(study);
  const Resumable<Market> model = runs.model();
  Market market = model.begin();
  market.run({});
  const Market back = read_back(model, saved(market));
  const std::vector<SummaryRow> own = market.observer().summary();
  const std::vector<SummaryRow> other = back.observer().summary();
  ASSERT_EQ(own.size(), other.size());
  std::size_t numbers = 0;
  for (std::size_t row = 0; row < own.size(); ++row) {
    if (own[row].value == own[row].value) {
      EXPECT_EQ(own[row].value, other[row].value);
      ++numbers;
    }
    EXPECT_EQ(own[row].persons, other[row].persons);
  }
  EXPECT_GT(numbers, 50U);
  EXPECT_EQ(back.events(), market.events());
  EXPECT_EQ(back.panel().members(), market.panel().members());
  EXPECT_EQ(back.panel().months().size(), 3 * 40U);
}

TEST(MarketCheckpoint, RowsThatDoNotExistAreRefused) {
  const Study study = small_study();
  const Runs runs(study);
  const Resumable<Market> model = runs.model();
  const auto refused = [&](void (*change)(State&)) {  // one function for all: a market is large on the stack
    Market other = runs.warm;
    change(const_cast<State&>(other.state()));  // NOLINT: as above
    try {
      read_back(model, saved(other));
    } catch (const InputError&) {
      return true;
    }
    return false;
  };
  EXPECT_FALSE(refused([](State&) {}));
  EXPECT_TRUE(refused([](State& state) { state.abroad = state.people.size() + 1; }));
  EXPECT_TRUE(refused([](State& state) { state.careers.rows().back().state = static_cast<LabourState>(9); }));
  EXPECT_TRUE(refused([](State& state) { state.careers.rows().back().traits.age_band = 200; }));
  EXPECT_TRUE(refused([](State& state) { state.careers.rows().back().trained = 77; }));
  EXPECT_TRUE(refused([](State& state) { state.careers.add({}); }));
  EXPECT_TRUE(refused([](State& state) { state.careers.rows().back().wage_cents = 4'000'000'000; }));
  EXPECT_TRUE(refused([](State& state) { state.records.rows().back().labour_since = state.now.seconds + 1; }));
  EXPECT_TRUE(refused([](State& state) { state.livelihoods.add({}); }));
  EXPECT_TRUE(refused([](State& state) { state.livelihoods.rows().back().weekly_benefit = 4'000'000'000; }));
  EXPECT_TRUE(refused([](State& state) { state.people.rows().back().kept = 20'000; }));
  EXPECT_TRUE(refused([](State& state) { state.people.add({}); }));
  EXPECT_TRUE(refused([](State& state) { state.records.rows().back().board_life = 1U << 30U; }));
  EXPECT_TRUE(refused([](State& state) { state.platform.lives.rows().back().returned_next = 4; }));
  EXPECT_TRUE(refused([](State& state) { state.platform.lives.rows().back().search_skill = -1.0F; }));
  EXPECT_TRUE(refused([](State& state) {
    BoardLife& life = state.platform.lives.rows().back();
    life.tasks_in_hand = 1;
    life.batch = 1U << 30U;
  }));
  EXPECT_TRUE(refused([](State& state) {
    for (const Person& person : state.people.rows()) {
      const auto row = static_cast<std::size_t>(&person - state.people.rows().data());
      if (is_member(person.membership)) state.records.rows()[row].board_life = 0;
    }
  }));
  EXPECT_TRUE(refused([](State& state) { state.schedule.at(state.now, PolicyStart{PolicyId{3}}); }));
  EXPECT_TRUE(refused([](State& state) { state.schedule.at({0}, PolicyStart{PolicyId{0}}); }));
  EXPECT_TRUE(refused([](State& state) { state.programmes.seats[0] = Seat{ProgrammeId{4}, 0.5}; }));
  EXPECT_TRUE(refused([](State& state) { state.platform.board.post(batch_of(RequesterId{1U << 20U}), 3); }));
}

TEST(MarketCheckpoint, WhoNeverHadAnAccountDoesNothingOnTheBoard) {
  const Study study = small_study();
  const Runs runs(study);
  const State& state = runs.warm.state();
  const auto records = state.records.rows();
  const auto never = std::ranges::find(records, 0U, &PersonRecord::board_life);
  ASSERT_NE(never, records.end());
  const auto whole_with = [&]<class Event>(const Event&) {
    return state.is_whole({EventKey({.time = state.now,
                                     .sequence = 1,
                                     .kind = static_cast<std::uint8_t>(index_of<Event, Events>),
                                     .row = static_cast<std::uint32_t>(never - records.begin())})});
  };
  EXPECT_TRUE(whole_with(JoinConsideration{}));
  EXPECT_FALSE(whole_with(SessionStart{}));
  EXPECT_FALSE(whole_with(SearchStep{}));
  EXPECT_FALSE(whole_with(SpellEnd{}));
  EXPECT_FALSE(whole_with(LifeExit{}));
}

}  // namespace
}  // namespace piecework::platform_work
