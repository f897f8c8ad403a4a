// What is recorded of treated accounts and of first contracts.

#include "models/platform_work/measures/treatments.h"

#include <gtest/gtest.h>

#include "models/platform_work/marketplace/trial.h"
#include "models/platform_work/measures/first_contracts.h"
#include "tests/models/platform_work/marketplace/small_marketplace.h"

namespace piecework::platform_work {
namespace {

std::vector<std::int64_t> last(const Recorder& recorder, std::string_view path) {
  for (const auto& series : recorder.counts()) {
    if (series.info().path != path) continue;
    return {series.values().end() - static_cast<std::ptrdiff_t>(series.info().width), series.values().end()};
  }
  return {};
}

/// An empty market in January 2025 with one account.
State one_account() {
  State state;
  state.now = start_of_month(660);
  Account account;
  account.wins = 2;
  account.won_cents = 100;
  state.marketplace.accounts.add(account);
  return state;
}

TEST(TreatmentSeries, CountSinceTheAssignment) {
  State state = one_account();
  assign(state, AccountId{0}, Treatment::first_job_detailed);
  Account& account = state.marketplace.accounts[AccountId{0}];
  account.wins = 5;
  account.won_cents = 1000;
  account.gross_cents = 700;
  const auto at = [&](std::int64_t month, std::string_view path) {
    state.now = start_of_month(month);
    Recorder recorder;
    record_treatments(state, recorder);
    return last(recorder, path).at(static_cast<std::size_t>(Treatment::first_job_detailed));
  };
  EXPECT_EQ(at(661, "/series/treatments/assigned"), 1);
  EXPECT_EQ(at(662, "/series/treatments/assigned"), 0);
  EXPECT_EQ(at(665, "/series/treatments/accounts_6"), 0);
  EXPECT_EQ(at(666, "/series/treatments/accounts_6"), 1);
  EXPECT_EQ(at(666, "/series/treatments/hired_6"), 1);
  EXPECT_EQ(at(666, "/series/treatments/contracts_6"), 3);
  EXPECT_EQ(at(666, "/series/treatments/value_6"), 900);
  EXPECT_EQ(at(672, "/series/treatments/pay_12"), 700);
}

TEST(FirstContracts, AreCountedWithTheirWaitAndWhoIsStillThere) {
  State state = one_account();
  Account& account = state.marketplace.accounts[AccountId{0}];
  account.opened_at = start_of_month(650).seconds;
  account.first_hired_at = account.opened_at + 40 * seconds_per_day;
  account.first_rated_at = account.first_hired_at;
  account.first_score = 4.6F;
  account.status = AccountStatus::bidding;
  Recorder recorder;
  state.now = start_of_month(652);
  record_first_contracts(state, recorder);
  EXPECT_EQ(last(recorder, "/series/marketplace/first_contracts").at(0), 1);
  EXPECT_EQ(last(recorder, "/series/marketplace/first_contract_days").at(0), 40);
  EXPECT_EQ(last(recorder, "/series/marketplace/first_ratings").at(7), 1);
  EXPECT_EQ(last(recorder, "/series/marketplace/first_ratings_half_year_ago").at(7), 0);
  state.now = start_of_month(658);
  record_first_contracts(state, recorder);
  EXPECT_EQ(last(recorder, "/series/marketplace/first_ratings_half_year_ago").at(7), 1);
  EXPECT_EQ(last(recorder, "/series/marketplace/first_ratings_survived").at(7), 1);
}

TEST(FirstContracts, ScoresFallIntoHalfPoints) {
  EXPECT_EQ(score_bin(1.0), 0U);
  EXPECT_EQ(score_bin(3.49), 4U);
  EXPECT_EQ(score_bin(5.0), 7U);
}

}  // namespace
}  // namespace piecework::platform_work
