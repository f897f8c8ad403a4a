// The finding of Jäger et al. (2019): where workers name prices and the cheapest is hired, prices come down to what
// workers would hardly work below, and nowhere else. The cases in which it must not be found are here too.

#include "models/crowdwork/variants/outcome.h"

#include <gtest/gtest.h>

#include "models/crowdwork/variants/scenario.h"

namespace piecework::crowdwork::variants {
namespace {

constexpr std::uint64_t seeds = 3;

Parameters reference(std::vector<std::string> overrides = {}) {
  return read_scenario("verification/crowdwork",
                       {{std::string(PIECEWORK_SOURCE_DIR) + "/scenarios"}, std::move(overrides)})
      .parameters;
}

const Variant& named(std::string_view name) {
  return *std::find_if(variants.begin(), variants.end(), [&](const Variant& v) { return v.name == name; });
}

void expect_dumping(std::string_view name, const Parameters& parameters, bool expected) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Outcome outcome = outcome_of(parameters, named(name), {.seed = seed});
    EXPECT_EQ(is_wage_dumping(outcome, parameters), expected)
        << name << ", seed " << seed << ": " << outcome.first_price << " to " << outcome.last_price;
  }
}

TEST(WageDumping, IsWhereTheCheapestIsHired) { expect_dumping("auction", reference(), true); }

TEST(WageDumping, IsNotWherePricesAreNotWhatDecides) {
  expect_dumping("quality", reference(), false);
  expect_dumping("lottery", reference(), false);
}

TEST(WageDumping, IsNotWhereOthersNameThePrice) {
  expect_dumping("offer", reference(), false);
  expect_dumping("tariff", reference(), false);
  const Parameters parameters = reference();
  const Outcome tariff = outcome_of(parameters, named("tariff"), {.seed = 1});
  EXPECT_NEAR(tariff.last_price, parameters.tariff, 0.01);
  const Outcome offer = outcome_of(parameters, named("offer"), {.seed = 1});
  EXPECT_NEAR(offer.last_price / offer.first_price, 1.0, 0.05);
}

// "Independent of the specifics of the labour market": as long as there is more labour than work.
TEST(WageDumping, DoesNotDependOnWhatWorkersAreLike) {
  expect_dumping("auction", reference({"parameters.reservation_sigma=0.3"}), true);
  expect_dumping("auction", reference({"parameters.reservation_sigma=0.8"}), true);
  expect_dumping("auction", reference({"parameters.applicants=20"}), true);
  expect_dumping("auction", reference({"parameters.mark_up=2"}), true);
  expect_dumping("auction", reference({"parameters.budget_median=36"}), true);
}

// Not claimed by the article: with more work than labour, selection has nothing to select by.
TEST(WageDumping, IsNotWhereLabourIsScarce) {
  expect_dumping("auction", reference({"parameters.contracts_per_day=600"}), false);
}

TEST(WageDumping, IsNotWhereNobodyLeaves) {
  // Competition for each contract alone does not bring it about: prices stay where they begin.
  Parameters parameters = reference();
  parameters.leaving = 0;
  const Outcome outcome = outcome_of(parameters, named("auction"), {.seed = 1});
  EXPECT_NEAR(outcome.last_price / outcome.first_price, 1.0, 0.05);
  EXPECT_FALSE(is_wage_dumping(outcome, parameters));
}

}  // namespace
}  // namespace piecework::crowdwork::variants
