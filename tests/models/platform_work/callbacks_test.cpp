// M10: histories and their order, the employers' book, and the measure against counts written by hand.

#include "models/platform_work/measures/callbacks.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>

#include "models/platform_work/measures/conservation.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

const Time today = start_of({2025, 6, 15});

History history(const Career& career, const PersonRecord& record, const PlatformMonth& board = {}) {
  return history_of(career, record, board, today);
}

std::uint16_t month_of(const Date& date) { return static_cast<std::uint16_t>(month_index(start_of(date))); }

TEST(Histories, AreTheLastOfTheirOrderThatHolds) {
  Career career;
  PersonRecord record;
  EXPECT_EQ(history(career, record), History::none);
  const PlatformMonth board{.tasks = 1};
  EXPECT_EQ(history(career, record, board), History::micro);
  record.job_seconds = 1;
  EXPECT_EQ(history(career, record, board), History::standard);
  career.credential_month = month_of({2025, 6, 1});
  EXPECT_EQ(history(career, record, board), History::credential);
}

TEST(Histories, CoverTheRunningMonthAndElevenBefore) {
  Career career;
  PersonRecord record;
  career.job_months = 1U << 10;
  record.active_months = 1U << 10;
  EXPECT_EQ(history(career, record), History::standard);
  career.job_months = 1U << 11;
  EXPECT_EQ(history(career, record), History::micro);
  record.active_months = 1U << 11;
  EXPECT_EQ(history(career, record), History::none);
  career.credential_month = month_of({2024, 7, 1});
  EXPECT_EQ(history(career, record), History::credential);
  career.credential_month = month_of({2024, 6, 1});
  EXPECT_EQ(history(career, record), History::none);
  career.kind = JobKind::own_account;
  EXPECT_EQ(history(career, record), History::standard) << "a job held now, whatever its kind";
}

/// Two residents who applied; the book is written by hand.
class Employers : public ::testing::Test {
 protected:
  Employers() {
    state_.scenario = std::make_shared<Scenario>();
    for (int person = 0; person < 3; ++person) {
      state_.people.add({});
      state_.careers.add({});
      state_.records.add({});
      state_.livelihoods.add({});
      state_.careers.rows()[person].presence = Presence::here;
    }
    state_.careers.rows()[1].traits.immigrant = ImmigrantClass::newcomer;
    state_.careers.rows()[1].set(Flag::visible_minority, true);
  }

  void judge(std::size_t person, History history, const ApplicationCounts& counts) {
    Career& career = state_.careers.rows()[person];
    career.applied = static_cast<std::uint8_t>(career.applied | 1U << static_cast<unsigned>(history));
    const std::size_t kind = applicant_kind(history, career.is(Flag::visible_minority));
    state_.jobs.applications.counts[combination_of(career.traits)][kind] += counts;
  }

  void close(bool recorded = true) {
    const MonthView view{state_, recorded, recorded};
    show_residents(view, measure_);
    measure_.close(view, recorder_);
    for (Career& career : state_.careers.rows()) career.applied = 0;
  }

  SummaryRow row(std::string_view component, std::size_t group = 0) const {
    for (const SummaryRow& row : measure_.summary()) {
      if (row.component == component && row.group == group) return row;
    }
    return {};
  }

  State state_;
  CallbackRatio measure_;
  Recorder recorder_;
};

TEST_F(Employers, CallbacksPerApplicationByHistoryAndName) {
  judge(0, History::none, {10, 5});
  judge(0, History::standard, {10, 9});
  judge(1, History::micro, {20, 2});
  close();
  EXPECT_DOUBLE_EQ(row("ratio").value, 16.0 / 40.0);
  EXPECT_DOUBLE_EQ(row("ratio_none").value, 0.5);
  EXPECT_DOUBLE_EQ(row("ratio_standard").value, 0.9);
  EXPECT_DOUBLE_EQ(row("ratio_micro").value, 0.1);
  EXPECT_TRUE(std::isnan(row("ratio_credential").value));
  EXPECT_DOUBLE_EQ(row("ratio_minority").value, 0.1);
  EXPECT_DOUBLE_EQ(row("ratio_other").value, 0.7);
  constexpr std::size_t newcomers = 3;
  EXPECT_DOUBLE_EQ(row("ratio", newcomers).value, 0.1);
  EXPECT_TRUE(std::isnan(row("ratio_none", newcomers).value));
}

TEST_F(Employers, PersonsAreThoseWhoAppliedUnderThatHistory) {
  judge(0, History::none, {3, 0});
  judge(1, History::none, {1, 0});
  close();
  judge(0, History::standard, {1, 0});
  close();
  EXPECT_EQ(row("ratio").persons, 2);
  EXPECT_EQ(row("ratio_none").persons, 2);
  EXPECT_EQ(row("ratio_standard").persons, 1);
  EXPECT_EQ(row("ratio_micro").persons, 0);
  EXPECT_EQ(row("ratio_minority").persons, 1);
  EXPECT_EQ(row("ratio", 3).persons, 1);
}

TEST_F(Employers, AMonthIsWhatTheBookGained) {
  judge(0, History::none, {100, 100});
  close(false);  // warm-up
  EXPECT_TRUE(recorder_.reals().empty());
  judge(0, History::none, {4, 1});
  close();
  judge(1, History::none, {4, 3});
  close();
  EXPECT_DOUBLE_EQ(row("ratio").value, 0.5);
  const Series<double>& ratio = recorder_.reals().front();
  EXPECT_EQ(ratio.info().path, "/series/M10/ratio");
  EXPECT_DOUBLE_EQ(ratio.values()[0], 0.25);
  EXPECT_DOUBLE_EQ(ratio.values()[group_count], 0.75);
  const Series<std::int64_t>& applications = recorder_.counts().front();
  EXPECT_EQ(applications.info().path, "/series/M10/applications");
  EXPECT_EQ(applications.values()[0], 4);
  EXPECT_EQ(applications.values()[3], 0);
  EXPECT_EQ(applications.values()[group_count + 3], 4);
  const Series<std::int64_t>& persons = recorder_.counts().back();
  EXPECT_EQ(persons.info().path, "/series/M10/persons");
  EXPECT_EQ(persons.values()[0], 1);
}

ApplicationCounts of_kinds(const State& state, const auto& wanted) {
  ApplicationCounts all;
  for (const auto& kinds : state.jobs.applications.counts) {
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      if (wanted(kind)) all += kinds[kind];
    }
  }
  return all;
}

TEST(ApplicationBook, HoldsEveryApplicationOfARun) {
  Market market = testing::small_market();
  market.run({});
  State state = market.state();
  const ApplicationCounts all = of_kinds(state, [](std::size_t) { return true; });
  EXPECT_EQ(all.applications, state.jobs.books.applications);
  EXPECT_EQ(all.callbacks, state.jobs.books.callbacks);
  for (const History history : {History::none, History::standard}) {
    const auto own = [&](std::size_t kind) { return kind / 2 == static_cast<std::size_t>(history); };
    EXPECT_GT(of_kinds(state, own).callbacks, 0);
  }
  ++state.jobs.applications.counts[7][2].callbacks;
  EXPECT_THROW(check_conservation(state, 31 * seconds_per_day), InternalError);
}

TEST(ApplicationBook, TellsNamesApart) {
  Market market = testing::small_market({.overrides = {"jobs.search.name_callback={value=0,low=0}"}});
  market.run({});
  const auto callbacks = [&](std::size_t minority) {
    return of_kinds(market.state(), [=](std::size_t kind) { return kind % 2 == minority; });
  };
  EXPECT_GT(callbacks(1).applications, 100);
  EXPECT_EQ(callbacks(1).callbacks, 0);
  EXPECT_GT(callbacks(0).callbacks, 0);
}

TEST(ApplicationBook, RemembersMonthsWithAJob) {
  Market market = testing::small_market();
  const std::size_t from_the_start = market.state().people.size();
  market.run({});  // a month of warm-up and three months
  const State& state = market.state();
  std::size_t all = 0;
  for (std::size_t row = state.abroad; row < from_the_start; ++row) {
    const Career& career = state.careers.rows()[row];
    const bool throughout = career.kind != JobKind::none && career.since <= state.scenario->period.begin().seconds;
    if (career.presence != Presence::here || !throughout) continue;
    EXPECT_EQ(career.job_months, 0b1111);
    ++all;
  }
  EXPECT_GT(all, 1000U);
  for (std::size_t row = 0; row < state.abroad; ++row) EXPECT_EQ(state.careers.rows()[row].job_months, 0);
}

TEST(ApplicationBook, CredentialsAreCoursesCompleted) {
  Market market = testing::small_market(
      {.policies = {"skills_programme"}, .overrides = {"policies.skills_programme.parameters.weeks=2"}});
  market.run({});
  const State& state = market.state();
  const auto with =
      std::ranges::count_if(state.careers.rows(), [](const Career& c) { return c.credential_month != 0; });
  EXPECT_GT(with, 0);
  EXPECT_EQ(with, state.programmes.programmes.front().completed);
  EXPECT_GT(state.programmes.programmes.front().dropped_out, 0);
  const auto own = [](std::size_t kind) { return kind / 2 == static_cast<std::size_t>(History::credential); };
  EXPECT_GT(of_kinds(state, own).applications, 0);
}

}  // namespace
}  // namespace piecework::platform_work
