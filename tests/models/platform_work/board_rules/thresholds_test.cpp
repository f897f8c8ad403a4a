// Thresholds of a board on approval and speed: who is shut, who is not, and which closings are wrongful.

#include "models/platform_work/platforms/threshold_handle.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/platforms/lost_accounts.h"
#include "sim/output/hash.h"
#include "tests/models/platform_work/board_rules/managed_market.h"

namespace piecework::platform_work {
namespace {

using testing::exactly;
using testing::managed_market;

constexpr ThresholdParameters usual{.least_approval = 0.95, .least_speed = 0.25, .least_tasks = 100.0};

TEST(Thresholds, WhoIsBelowAndWhoIsNot) {
  const auto verdict = [](const TaskRecord& record) { return verdict_on(record, usual); };
  EXPECT_EQ(verdict({.seconds = 100, .usual_seconds = 100, .decided = 100, .rejected = 5}), Verdict::meets);
  EXPECT_EQ(verdict({.seconds = 100, .usual_seconds = 100, .decided = 100, .rejected = 6}), Verdict::below);
  EXPECT_EQ(verdict({.seconds = 100, .usual_seconds = 100, .decided = 99, .rejected = 99}), Verdict::meets);  // too few
  EXPECT_EQ(verdict({.seconds = 400, .usual_seconds = 100, .decided = 100}), Verdict::meets);
  EXPECT_EQ(verdict({.seconds = 401, .usual_seconds = 100, .decided = 100}), Verdict::below);
}

TEST(Thresholds, RejectedCorrectWorkMakesAClosingWrongful) {
  const auto verdict = [](const TaskRecord& record) { return verdict_on(record, usual); };
  EXPECT_EQ(verdict({.decided = 100, .rejected = 8, .unfair = 3}), Verdict::below_unfairly);
  EXPECT_EQ(verdict({.decided = 100, .rejected = 8, .unfair = 2}), Verdict::below);
  EXPECT_EQ(verdict({.seconds = 500, .usual_seconds = 100, .decided = 100, .rejected = 8, .unfair = 8}),
            Verdict::below);  // too slow all the same
}

TEST(Thresholds, NoneIsNone) {
  const TaskRecord worst{.seconds = 1'000'000, .usual_seconds = 1, .decided = 1000, .rejected = 1000};
  EXPECT_EQ(verdict_on(worst, {}), Verdict::meets);
  EXPECT_FALSE(ThresholdParameters{}.any());
}

std::vector<std::string> with_thresholds(std::vector<std::string> more) {
  std::vector<std::string> all{
      exactly("platforms.management.flag_rate", 0), exactly("platforms.management.review_share", 0),
      exactly("platforms.thresholds.least_approval", 0.95), exactly("platforms.thresholds.least_speed", 0),
      exactly("platforms.thresholds.least_tasks", 50)};
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

Market market_with(const std::string& arm, std::vector<std::string> overrides) {
  return managed_market({arm, std::move(overrides), "global_platform/thresholds"});
}

/// A market after its warm-up and two members of it who are not at work: one has so many of 100 tasks rejected, of
/// which so many were correct; the other one has none rejected.
struct Case {
  State state;
  PersonId poor, good;

  Case(std::uint32_t rejected, std::uint32_t unfair, std::vector<std::string> overrides) {
    Market market = market_with("", with_thresholds(std::move(overrides)));
    market.run_until(start_of({2016, 1, 15}), {});
    state = market.state();
    for (std::size_t row = 0; row < state.people.size(); ++row) {
      const PersonId person = state.people.id(row);
      if (state.board_life(person).tasks_in_hand > 0 || !has_account(state, person)) continue;
      good = poor;
      poor = person;
    }
    BoardBooks& books = state.platform.books;
    books.deactivated = books.shut_below = books.shut_unfairly = books.cleared = books.reinstated = 0;  // those before
    state.platform.management.task_records.assign(state.platform.lives.size(), TaskRecord{});
    of(poor) = {.seconds = 100, .usual_seconds = 100, .decided = 100, .rejected = rejected, .unfair = unfair};
    of(good) = {.seconds = 100, .usual_seconds = 100, .decided = 100};
  }

  TaskRecord& of(PersonId person) {
    return state.platform.management.task_records[state.records[person].board_life - 1];
  }
  void look() {
    handle(state, Rules{}, AccountBelow{poor});
    handle(state, Rules{}, AccountBelow{good});
  }
  [[nodiscard]] bool is_open(PersonId person) const { return has_account(state, person); }
};

TEST(Thresholds, AnAccountBelowIsShutAndOneAboveIsNot) {
  Case at(10, 0, {exactly("platforms.management.appeal_share", 0), exactly("platforms.management.barred_share", 1)});
  at.look();
  EXPECT_EQ(at.state.people[at.poor].membership, Membership::deactivated);
  EXPECT_TRUE(at.is_open(at.good));
  EXPECT_EQ(at.state.platform.books.deactivated, 1);
  EXPECT_EQ(at.state.platform.books.shut_below, 1);
  EXPECT_EQ(at.state.platform.books.shut_unfairly, 0);
  EXPECT_EQ(at.of(at.poor).decided, 0U);  // another account begins anew
}

TEST(Thresholds, WrongfulClosingsAndFalseAlarmsAreToldApart) {
  Case at(10, 6, {exactly("platforms.management.appeal_share", 0)});
  at.look();
  handle(at.state, Rules{}, AccountFlag{at.good});
  EXPECT_FALSE(at.is_open(at.good));
  EXPECT_EQ(at.state.platform.books.deactivated, 2);
  EXPECT_EQ(at.state.platform.books.shut_below, 1);  // the other one was taken for a fraud
  EXPECT_EQ(at.state.platform.books.shut_unfairly, 1);
}

TEST(Thresholds, AReviewClearsOnlyWhoWasRejectedUnfairly) {
  const std::vector<std::string> seen{exactly("platforms.management.review_share", 1)};
  Case unfairly(10, 6, seen);
  unfairly.look();
  EXPECT_TRUE(unfairly.is_open(unfairly.poor));
  EXPECT_EQ(unfairly.state.platform.books.cleared, 1);
  EXPECT_EQ(unfairly.of(unfairly.poor).decided, 0U);  // counted anew
  Case rightly(10, 1, seen);
  rightly.look();
  EXPECT_FALSE(rightly.is_open(rightly.poor));
  EXPECT_EQ(rightly.state.platform.books.cleared, 0);
}

TEST(Thresholds, AnAppealIsWonOnlyAgainstAWrongfulClosing) {
  const std::vector<std::string> appeals{exactly("platforms.management.appeal_share", 1),
                                         exactly("platforms.management.appeal_success", 1)};
  for (const std::uint32_t unfair : {6U, 0U}) {
    Case at(10, unfair, appeals);
    at.look();
    EXPECT_EQ(at.state.people[at.poor].membership, Membership::deactivated);
    handle(at.state, Rules{}, AppealDecision{at.poor});
    EXPECT_EQ(at.is_open(at.poor), unfair > 0);
    EXPECT_EQ(at.state.platform.books.reinstated, unfair > 0 ? 1 : 0);
  }
}

TEST(Thresholds, NoticeIsForThoseWhoDoNotRecover) {
  const std::vector<std::string> notice{exactly("platforms.management.notice_days", 14),
                                        exactly("platforms.management.appeal_share", 0)};
  for (const bool recovers : {true, false}) {
    Case at(10, 0, notice);
    at.look();
    EXPECT_TRUE(at.is_open(at.poor));
    const std::int64_t end = at.of(at.poor).notice_ends;
    EXPECT_EQ(end, (at.state.now + days(14)).seconds + 1);
    handle(at.state, Rules{}, AccountBelow{at.poor});  // of the next month: the notice is running
    EXPECT_TRUE(at.is_open(at.poor));
    if (recovers) at.of(at.poor).decided = 1000;
    at.state.now = Time{end};
    handle(at.state, Rules{}, AccountBelow{at.poor});
    EXPECT_EQ(at.is_open(at.poor), recovers);
    EXPECT_EQ(at.of(at.poor).notice_ends, 0);
    EXPECT_EQ(at.state.platform.books.withheld_cents, 0);
  }
}

/// A year's worth of rejections in a few months: requesters reject at will, and one task in ten is wrong.
std::vector<std::string> strict() {
  return with_thresholds({exactly("platforms.thresholds.least_approval", 0.97),
                          exactly("platforms.thresholds.least_speed", 0.5), "platforms.board.leniency=0.5"});
}

TEST(Thresholds, ARunShutsSomeAndKeepsItsBooks) {
  Market market = market_with("", strict());
  market.run({});  // conservation is checked at each census
  const BoardBooks& books = market.state().platform.books;
  EXPECT_GT(books.shut_below, 5);
  EXPECT_GT(books.shut_unfairly, 0);
  EXPECT_LT(books.shut_unfairly, books.shut_below);
  EXPECT_EQ(books.deactivated, books.shut_below);  // no false alarms
  Market reviewed = market_with("appeal_rights", strict());
  reviewed.run({});
  EXPECT_GT(reviewed.state().platform.books.cleared, 0);
  EXPECT_LT(reviewed.state().platform.books.shut_unfairly, books.shut_unfairly);
}

/// Saved in the middle, with records and notices under way.
TEST(Thresholds, ASavedRunGoesOnAsIfNothingHadBeen) {
  StudyRequest request;
  request.scenario = "global_platform/thresholds";
  request.load = testing::own_scenarios(strict());
  request.load.overrides.insert(
      request.load.overrides.end(),
      {exactly("platforms.management.notice_days", 20), "period.warm_up_months=1", "platforms.world.accounts=300"});
  request.until = "2016-04-01";
  const Study study(request, {});
  Market market = study.branch(study.warm_up(0, {}), 0);
  market.run_until(start_of({2016, 2, 10}), {});
  const auto& records = market.state().platform.management.task_records;
  EXPECT_TRUE(std::ranges::any_of(records, [](const TaskRecord& record) { return record.notice_ends > 0; }));
  Bytes bytes;
  study.save(market, {0, 0}, bytes);
  const ResultFile whole = study.simulate(0, 0, {});
  EXPECT_EQ(result_hash(study.finish(study.load(bytes, {0, 0}, "memory"), {0, 0}, {})), result_hash(whole));
  EXPECT_NE(find_variable(whole, "/accounts/accounts_shut_below"), nullptr);
}

/// Counts that nobody falls short by leave every session, task and cent as they were.
TEST(Thresholds, CountingChangesNobody) {
  const std::vector<std::string> never{exactly("platforms.thresholds.least_approval", 1e-6),
                                       exactly("platforms.thresholds.least_speed", 0),
                                       exactly("platforms.thresholds.least_tasks", 1e6)};
  Market with = market_with("", never);
  Market without = managed_market({});
  with.run({});
  without.run({});
  EXPECT_EQ(with.events(), without.events());
  EXPECT_EQ(with.state().platform.books.paid_cents, without.state().platform.books.paid_cents);
  EXPECT_EQ(with.state().platform.books.tasks_rejected, without.state().platform.books.tasks_rejected);
  EXPECT_FALSE(with.state().platform.management.task_records.empty());
  EXPECT_TRUE(without.state().platform.management.task_records.empty());
}

/// What reading the scenario with these overrides says.
std::string refusal(const std::string& scenario, std::vector<std::string> overrides) {
  try {
    static_cast<void>(read_scenario(scenario, testing::own_scenarios(std::move(overrides)), {}));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Thresholds, WhatCannotWorkIsSaid) {
  const std::string scenario = "global_platform/thresholds";
  EXPECT_EQ(refusal(scenario, with_thresholds({})), "");
  const auto says = [](const std::string& text, const std::string& words) { return text.find(words) != text.npos; };
  const std::string none = refusal(scenario, with_thresholds({exactly("platforms.thresholds.least_approval", 0)}));
  EXPECT_TRUE(says(none, "neither least_approval nor least_speed is above 0")) << none;
  const std::string wide = refusal(scenario, {"platforms.thresholds.least_approval=1.5"});
  EXPECT_TRUE(says(wide, "platforms.thresholds.least_approval")) << wide;
  const std::string record = "{value=0.9,unit=\"1\",low=0.9,high=0.9,source=\"a test\",confidence=\"A\"}";
  const std::vector<std::string> approval{"platforms.thresholds.least_approval=" + record};
  const std::string part = refusal("global_platform/managed", approval);
  EXPECT_TRUE(says(part, "platforms.thresholds.least_tasks")) << part;
  std::vector<std::string> whole = approval;
  whole.push_back("platforms.thresholds.least_speed=" + record);
  whole.emplace_back(
      "platforms.thresholds.least_tasks={value=9,unit=\"tasks\",low=9,high=9,source=\"a test\",confidence=\"A\"}");
  EXPECT_EQ(refusal("global_platform/managed", whole), "");
  const std::string unmanaged = refusal("global_platform/microtask", whole);
  EXPECT_TRUE(says(unmanaged, "'platforms.thresholds': needs platforms.management")) << unmanaged;
}

}  // namespace
}  // namespace piecework::platform_work
