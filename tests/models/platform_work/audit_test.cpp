// Paired applications differ by name and history as the rule of callbacks says, and leave the market as it was.

#include "models/platform_work/measures/audit.h"

#include <gtest/gtest.h>
#include <cmath>

#include "models/platform_work/jobs/hiring.h"
#include "sim/output/checkpoint.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

using testing::small_market;

Market with_weight(const std::string& weight) {
  Market market = small_market({.overrides = {"jobs.search.platform_weight=" + weight}});
  market.run_until(start_of_month(month_index(market.state().now) + 1), {});
  return market;
}

TEST(Audit, NamesDifferByThePenaltyAlone) {
  const Market market = with_weight("0.25");
  const AuditChances chances = audit(market.state());
  const double penalty = market.state().scenario->search.name_callback;
  for (std::size_t history = 0; history < audit_histories.size(); ++history) {
    EXPECT_GT(chances[0][history], 0.0);
    EXPECT_NEAR(chances[1][history], penalty * chances[0][history], 1e-12);
  }
}

TEST(Audit, PlatformWorkLiesBetweenNothingAndAJob) {
  const AuditChances none = audit(with_weight("0").state());
  EXPECT_EQ(none[0][0], none[0][1]);
  EXPECT_GT(none[0][2], none[0][0]);
  const AuditChances some = audit(with_weight("0.25").state());
  EXPECT_GT(some[0][1], some[0][0]);
  EXPECT_LT(some[0][1], some[0][2]);
}

TEST(Audit, ChangesNothing) {
  const Market market = with_weight("0.25");
  Bytes before;
  Bytes after;
  to_checkpoint({"test", "audit"}, market, before);
  audit(market.state());
  to_checkpoint({"test", "audit"}, market, after);
  EXPECT_EQ(before, after);
}

TEST(Audit, PlatformWorkIsASignalOfAbility) {
  const Market market = with_weight("0.25");
  const State& state = market.state();
  const SearchParameters& search = state.scenario->search;
  Career career;
  career.trained = career.held = 0;
  career.traits = {2, 3, Sex::women, ImmigrantClass::non_immigrant};
  career.ability = static_cast<float>(2.0 * state.scenario->population.wages().ability_sd());
  Vacancy vacancy;
  vacancy.occupation = 0;
  constexpr std::uint64_t median = std::uint64_t{1} << 63U;
  const PairLuck luck({median, median, median, median});
  const double variance = search.prior_sd * search.prior_sd;
  const double noise = search.signal_noise * search.signal_noise / 0.25;
  const double weight = variance / (variance + noise);
  const double expected = weight * 2.0 * search.prior_sd - 0.5 * search.risk_aversion * variance * (1.0 - weight);
  EXPECT_NEAR(score(state, {career, History::micro}, vacancy, luck), expected, 1e-6);
}

}  // namespace
}  // namespace piecework::platform_work
