// M9, M12, M19 and M20 against small cases computed by hand.

#include <gtest/gtest.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "models/platform_work/measures/ai_exposure.h"
#include "models/platform_work/measures/inequality.h"
#include "models/platform_work/measures/platform_risk.h"
#include "models/platform_work/measures/proof_capital.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/board_rules/managed_market.h"

namespace piecework::platform_work {
namespace {

using testing::Stage;

/// Two residents, a man and a woman, at the end of January 2025.
struct TwoResidents : Stage {
  PersonId man{0};
  PersonId woman{1};

  TwoResidents() {
    state.now = start_of({2025, 2, 1});
    state.careers[man].traits.sex = Sex::men;
    state.careers[woman].traits.sex = Sex::women;
    state.careers[woman].presence = Presence::here;
    for (const PersonId person : {man, woman}) {
      testing::life_of(state, person) = {};
      state.people[person].membership = Membership::active;
    }
  }

  /// The value of a component of the month by group, after `measure` has seen everybody.
  template <class Measure>
  double value(std::string_view component, std::size_t cell) {
    Measure measure;
    Recorder recorder;
    const MonthView view{state, true, true};
    show_residents(view, measure);
    measure.close(view, recorder);
    for (const SummaryRow& row : measure.summary()) {
      if (row.component == component && row.group == cell) return row.value;
    }
    return -1.0;
  }
};

constexpr std::size_t women = 4;
constexpr std::size_t men = 5;

TEST(Gini, OfFourByHand) {
  const std::vector<double> sorted{1.0, 2.0, 3.0, 10.0};
  // Mean absolute difference of all pairs / (2 mean): (1+2+9+1+8+7) * 2 / 16 / 8.
  EXPECT_DOUBLE_EQ(gini(sorted), 28.0 * 2.0 / 16.0 / 8.0);
  EXPECT_DOUBLE_EQ(gini(std::vector<double>{5.0, 5.0}), 0.0);
  EXPECT_TRUE(std::isnan(gini({})));
}

TEST(TopShare, CutsAValueByItsPart) {
  const std::vector<double> sorted{1.0, 2.0, 3.0, 10.0};
  EXPECT_DOUBLE_EQ(top_share(sorted, 0.25), 10.0 / 16.0);
  EXPECT_DOUBLE_EQ(top_share(sorted, 0.1), 0.4 * 10.0 / 16.0);
  EXPECT_DOUBLE_EQ(top_share(sorted, 0.5), 13.0 / 16.0);
}

TEST(InequalityMeasure, BinsComeCloseToEveryValue) {
  Draws draws({1, 0}, {Purpose{1}, 2, 3});
  EarningBins bins;
  std::vector<double> values;
  constexpr std::array<std::size_t, 1> everybody{everybody_cell};
  for (int count = 0; count < 20'000; ++count) {
    values.push_back(lognormal(draws, 300.0, 1.0));
    bins.add(everybody, values.back());
  }
  std::ranges::sort(values);
  EXPECT_NEAR(bins.gini(everybody_cell), gini(values), 1e-3);
  EXPECT_NEAR(bins.top_share(everybody_cell, 0.1), top_share(values, 0.1), 1e-3);
  EXPECT_NEAR(bins.mean(everybody_cell), std::accumulate(values.begin(), values.end(), 0.0) / 20'000, 1e-9);
  EXPECT_TRUE(std::isnan(bins.gini(1)));
  EXPECT_TRUE(std::isnan(bins.mean(1)));
}

TEST(InequalityMeasure, GapsAreRelativeToEverybody) {
  TwoResidents two;
  testing::life_of(two.state, two.man).month.pay_cents = 3000;
  testing::life_of(two.state, two.woman).month.pay_cents = 1000;
  EXPECT_DOUBLE_EQ(two.value<Inequality>("gini", 0), 0.25);
  EXPECT_DOUBLE_EQ(two.value<Inequality>("top_tenth", 0), 0.2 * 3.0 / 4.0);
  EXPECT_DOUBLE_EQ(two.value<Inequality>("gap", men), 1.5);
  EXPECT_DOUBLE_EQ(two.value<Inequality>("gap", women), 0.5);
}

TEST(ProofCapitalMeasure, IsVisibleOnlyWhenPortable) {
  TwoResidents two;
  testing::life_of(two.state, two.man).approved = 250;
  EXPECT_DOUBLE_EQ(two.value<ProofCapital>("held", 0), 1.0);  // two units of two people
  EXPECT_DOUBLE_EQ(two.value<ProofCapital>("share_held", 0), 0.5);
  EXPECT_DOUBLE_EQ(two.value<ProofCapital>("visible", 0), 0.0);
  two.state.platform.management.portable = 1;
  EXPECT_DOUBLE_EQ(two.value<ProofCapital>("visible", 0), 1.0);
  EXPECT_DOUBLE_EQ(two.value<ProofCapital>("share_visible", men), 1.0);
  EXPECT_DOUBLE_EQ(two.value<ProofCapital>("share_visible", women), 0.0);
}

TEST(PlatformRiskMeasure, SumsWhatIsWithheldAndForgone) {
  TwoResidents two;
  auto scenario = std::make_shared<Scenario>(*two.state.scenario);
  scenario->members.session_minutes = 60.0;
  two.state.scenario = scenario;
  two.state.people[two.man].membership = Membership::deactivated;
  BoardLife& life = testing::life_of(two.state, two.man);
  life.believed_wage = 3.0F;
  life.sessions_per_week = 2.0F;
  LostAccount account;
  account.person = two.man.row();
  account.approved = 300;
  account.withheld_cents = 800;
  account.shut_at = (two.state.now + Duration{-31 * seconds_per_day / 2}).seconds;  // half of January
  two.state.platform.management.lost[two.man.row()] = account;
  // 8 USD withheld, 3 USD x 2 hours x 52/12 weeks / 2 forgone, at 1.25 CAD; two people.
  EXPECT_NEAR(two.value<PlatformRisk>("loss", 0), (8.0 + 13.0) * 1.25 / 2.0, 0.01);
  EXPECT_DOUBLE_EQ(two.value<PlatformRisk>("lost_share", 0), 0.5);
  EXPECT_DOUBLE_EQ(two.value<PlatformRisk>("withheld", men), 10.0);
  EXPECT_DOUBLE_EQ(two.value<PlatformRisk>("units", men), 3.0);
  EXPECT_DOUBLE_EQ(two.value<PlatformRisk>("loss", women), 0.0);
}

TEST(AiExposureMeasure, WeighsHoursByClass) {
  TwoResidents two;
  auto scenario = std::make_shared<Scenario>(*two.state.scenario);
  scenario->board_demand.exposure[0] = 0.8;
  two.state.scenario = scenario;
  ClassBooks& books = two.state.platform.demand.books;
  books.worked_seconds[0] = 3 * 3600;
  books.worked_seconds[3] = 3600;
  books.novice_seconds[3] = 1800;
  books.posted_seconds[3] = 7200;
  EXPECT_DOUBLE_EQ(two.value<AiExposure>("exposed_share", 0), 0.6);
  EXPECT_DOUBLE_EQ(two.value<AiExposure>("novice_share", 0), 0.125);
  EXPECT_DOUBLE_EQ(two.value<AiExposure>("survey", 0), 2.0);
  EXPECT_TRUE(std::isnan(two.value<AiExposure>("survey", women)));
}

}  // namespace
}  // namespace piecework::platform_work
