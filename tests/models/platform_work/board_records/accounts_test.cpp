// What an account earned an hour, and how long accounts stay: months written by hand.

#include <gtest/gtest.h>
#include <numeric>

#include "tests/models/platform_work/board_records/few_accounts.h"

namespace piecework::platform_work {
namespace {

using testing::FewAccounts;

/// The bin that holds the only account.
double only_rate(const AccountRecords& accounts, AccountRecords::Definition definition) {
  const AccountRecords::Pay pay = accounts.pay();
  EXPECT_EQ(pay.accounts, 1);
  EXPECT_EQ(pay.counts[definition][pay_bins.of(pay.rates[definition])], 1);
  return pay.rates[definition];
}

TEST(LogBins, ABoundBelongsToTheBinAboveIt) {
  constexpr LogBins bins{1.0, 2.0, 6};
  const std::vector<double> bounds = bins.bounds();
  EXPECT_EQ(bounds[0], 0.0);
  EXPECT_NEAR(bounds[3], 10.0, 1e-12);
  for (std::size_t bin = 0; bin < bins.count; ++bin) EXPECT_EQ(bins.of(bounds[bin]), bin);
  EXPECT_EQ(bins.of(0.99), 0U);
  EXPECT_EQ(bins.of(9.99), 2U);
  EXPECT_EQ(bins.of(1e9), 5U);
}

TEST(AccountRecords, SearchWithoutATaskIsToldApart) {
  FewAccounts few;
  few.session(0);
  few.month(0) = {.paid_seconds = 1800, .search_seconds = 1200, .wait_seconds = 600, .tasks = 3, .pay_cents = 100};
  few.session(0);
  few.month(0).search_seconds += 3600;  // and nothing found
  few.session(0);
  few.census();
  const AccountRecords& accounts = few.records.accounts();
  EXPECT_DOUBLE_EQ(only_rate(accounts, AccountRecords::session), 1.0);
  EXPECT_DOUBLE_EQ(only_rate(accounts, AccountRecords::all), 0.5);
  EXPECT_DOUBLE_EQ(only_rate(accounts, AccountRecords::paid), 2.0);
  EXPECT_EQ(accounts.pay().totals.barren, 3600);
  EXPECT_DOUBLE_EQ(few.last<double>("/series/board/at_work"), 1800.0 / (31 * 86400));
}

TEST(AccountRecords, TheLastSessionCountsThoughNoneFollows) {
  FewAccounts few;
  few.month_with({0});
  few.session(0);
  few.month(0).search_seconds = 500;
  few.census();
  EXPECT_EQ(few.records.accounts().pay().totals.barren, 500);
}

TEST(AccountRecords, ASessionOverTheEndOfAMonthIsOne) {
  FewAccounts few;
  few.session(0);
  few.month(0) = {.search_seconds = 100};
  few.census();
  few.month(0) = {.paid_seconds = 10, .tasks = 1};
  few.session(0);
  few.census();
  EXPECT_EQ(few.records.accounts().pay().totals.barren, 0);
}

TEST(AccountRecords, WhoTakesAPlaceIsAnotherAccount) {
  FewAccounts few;
  few.session(0);
  few.month(0) = {.paid_seconds = 3600, .tasks = 1, .pay_cents = 200};
  few.state.people[PersonId{0}].id = 99;
  few.records.after(JoinConsideration{PersonId{0}}, few.state);
  few.session(0);
  few.month(0).search_seconds += 3600;
  few.month(0).paid_seconds += 3600;
  few.month(0).tasks += 2;
  few.month(0).pay_cents += 600;
  few.session(0);
  few.census();
  const AccountRecords::Pay pay = few.records.accounts().pay();
  EXPECT_EQ(pay.accounts, 2);
  EXPECT_DOUBLE_EQ(pay.rates[AccountRecords::all], 2.0 + 3.0);
  EXPECT_EQ(pay.totals.pay_cents, 800);
  EXPECT_EQ(few.records.accounts().entries(), (std::vector<std::int64_t>{2}));
}

TEST(AccountRecords, WhoNeverWorkedIsNoAccountOfThisKind) {
  FewAccounts few;
  few.session(0);
  few.month(0).search_seconds = 900;
  few.census();
  EXPECT_EQ(few.records.accounts().pay().accounts, 0);
  EXPECT_EQ(few.last("/series/board/active_accounts"), 0);
  EXPECT_EQ(few.last("/series/board/pool"), 0);
  EXPECT_EQ(few.last("/series/board/member_accounts"), 1);
}

TEST(AccountRecords, ThreeSilentMonthsAreAnExit) {
  FewAccounts few(2);
  few.month_with({0, 1});
  few.month_with({});
  few.month_with({1});
  EXPECT_EQ(few.last("/series/board/pool"), 2);
  few.month_with({1});
  EXPECT_EQ(few.last("/series/board/pool"), 1);
  const AccountRecords& accounts = few.records.accounts();
  EXPECT_EQ(accounts.entries(), (std::vector<std::int64_t>{2, 0, 0, 0}));
  EXPECT_EQ(accounts.exits(), (std::vector<std::int64_t>{1, 0, 0, 0}));
  few.month_with({0, 1});
  EXPECT_EQ(accounts.entries().back(), 1) << "who comes back enters again";
  const AccountRecords::Survival survival = accounts.survival();
  EXPECT_EQ(survival.gone[0], 1);      // 0, active in month 0 alone
  EXPECT_EQ(survival.censored[1], 1);  // 1: what became of it after month 1 is all that five months tell
  EXPECT_EQ(std::accumulate(survival.gone.begin(), survival.gone.end(), std::int64_t{0}), 1);
  EXPECT_EQ(std::accumulate(survival.censored.begin(), survival.censored.end(), std::int64_t{0}), 1);
}

TEST(AccountRecords, WhoseWasTakenGoesAfterThreeMonthsToo) {
  FewAccounts few;
  few.month_with({0});
  few.state.people[PersonId{0}].id = 99;
  few.records.after(JoinConsideration{PersonId{0}}, few.state);
  for (int month = 0; month < 2; ++month) few.census();
  EXPECT_EQ(few.records.accounts().exits().front(), 0);
  few.census();
  EXPECT_EQ(few.records.accounts().exits().front(), 1);
  EXPECT_EQ(few.records.accounts().pay().accounts, 1);
}

TEST(AccountRecords, TheSampleIsOfMembersAtTheFirstCensus) {
  FewAccounts few(3);
  float wage = 0.0F;
  for (Person& person : few.state.people.rows()) person.reservation_wage = ++wage;
  few.state.people[PersonId{1}].membership = Membership::none;
  few.month_with({0, 1, 2});
  std::vector<double> sample = few.records.accounts().sample();
  std::sort(sample.begin(), sample.end());
  EXPECT_EQ(sample, (std::vector<double>{1.0, 3.0}));
  EXPECT_EQ(few.records.accounts().reservation()[pay_bins.of(3.0)], 1);
}

}  // namespace
}  // namespace piecework::platform_work
