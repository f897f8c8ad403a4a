// The station's rules on luck that is written down. Its statistics are checked in tests/statistical.

#include "models/queueing/station.h"

#include <gtest/gtest.h>

#include "tests/support/resume.h"

namespace piecework::queueing {
namespace {

/// Arrivals at given seconds, given services and patience, by class and number; nobody comes after the last.
struct Script {
  struct Customer {
    std::int64_t wait, service, patience;
  };
  std::array<std::vector<Customer>, 2> of;

  static constexpr std::int64_t never = 1'000'000;

  [[nodiscard]] Duration until_arrival(std::uint32_t kind, std::uint64_t number, const CustomerClass&) const {
    return {number < of[kind].size() ? of[kind][number].wait : never};
  }
  [[nodiscard]] const Customer& customer(std::uint64_t id) const { return of[id >> 56][id & 0xFFFF]; }
  [[nodiscard]] Duration service(std::uint64_t id, const CustomerClass&) const { return {customer(id).service}; }
  [[nodiscard]] Duration patience(std::uint64_t id, const CustomerClass&) const { return {customer(id).patience}; }
};

constexpr CustomerClass patient{.arrival_seconds = 1, .service_seconds = 1};
constexpr CustomerClass impatient{.arrival_seconds = 1, .service_seconds = 1, .patience_seconds = 1};

Station<Script> played(const StationParameters& parameters, const Script& script) {
  Station<Script> station(parameters, script);
  station.run_until({Script::never});
  return station;
}

TEST(Station, ServesInOrderOfArrival) {
  const auto station = played({1, {patient}}, {{{{{10, 100, 0}, {5, 50, 0}, {5, 1, 0}}}}});
  const auto& visits = station.visits();
  ASSERT_EQ(visits.size(), 3U);
  EXPECT_EQ(visits[0].started.seconds, 10);
  EXPECT_EQ(visits[1].started.seconds, 110);
  EXPECT_EQ(visits[2].started.seconds, 160);
  EXPECT_EQ(visits[2].left.seconds, 161);
  EXPECT_EQ(visits[2].found, 2U);
  EXPECT_DOUBLE_EQ(visits[1].wait(), 95);
  EXPECT_DOUBLE_EQ(visits[1].stay(), 145);
  // One for 5 s, two for 5 s, three until 110, two until 160, one until 161.
  EXPECT_EQ(station.customer_seconds(), 5 + 2 * 5 + 3 * 90 + 2 * 50 + 1);
  EXPECT_EQ(station.in_system(), 0U);
}

TEST(Station, UsesAllServers) {
  const auto station = played({2, {patient}}, {{{{{10, 100, 0}, {1, 20, 0}, {1, 30, 0}}}}});
  const auto& visits = station.visits();
  ASSERT_EQ(visits.size(), 3U);
  EXPECT_EQ(visits[0].left.seconds, 31);  // the second to come leaves first
  EXPECT_EQ(visits[1].started.seconds, 31);
  EXPECT_EQ(visits[2].left.seconds, 110);
}

TEST(Station, UnlimitedServersLetNobodyWait) {
  const auto station = played({unlimited_servers, {patient}}, {{{{{1, 9, 0}, {1, 9, 0}, {1, 9, 0}, {1, 9, 0}}}}});
  for (const Visit& visit : station.visits()) EXPECT_EQ(visit.wait(), 0);
  EXPECT_EQ(station.visits().size(), 4U);
}

TEST(Station, FirstClassGoesFirstWithoutInterrupting) {
  const auto station = played({1, {patient, patient}}, {{{{{20, 5, 0}, {1, 5, 0}}, {{10, 100, 0}, {1, 5, 0}}}}});
  std::vector<std::pair<int, std::int64_t>> order;
  for (const Visit& visit : station.visits()) order.emplace_back(visit.kind, visit.started.seconds);
  EXPECT_EQ(order, (std::vector<std::pair<int, std::int64_t>>{{1, 10}, {0, 110}, {0, 115}, {1, 120}}));
}

TEST(Station, ImpatientLeaveTheLine) {
  const auto station = played({1, {impatient}}, {{{{{10, 100, 1}, {5, 50, 20}, {5, 7, 200}}}}});
  const auto& visits = station.visits();
  ASSERT_EQ(visits.size(), 3U);
  EXPECT_FALSE(visits[0].served);
  EXPECT_EQ(visits[0].left.seconds, 35);
  EXPECT_EQ(visits[0].wait(), 20);
  EXPECT_TRUE(visits[1].served);
  EXPECT_EQ(visits[2].started.seconds, 110);
  // Its patience would have ended at 220; it was served by then.
  EXPECT_EQ(visits[2].left.seconds, 117);
}

TEST(Station, PatienceEndsWithTheService) {
  // Served from 110 to 400; the patience of 200 s would end at 220.
  const auto station = played({1, {impatient}}, {{{{{10, 100, 1}, {10, 290, 200}}}}});
  ASSERT_EQ(station.visits().size(), 2U);
  EXPECT_TRUE(station.visits()[1].served);
  EXPECT_EQ(station.visits()[1].left.seconds, 400);
}

TEST(Station, RowsAreUsedAgain) {
  Script script;
  for (int i = 0; i < 100; ++i) script.of[0].push_back({10, 5, 0});
  const auto station = played({1, {patient}}, script);
  EXPECT_EQ(station.visits().size(), 100U);
  EXPECT_EQ(station.customer_seconds(), 500);
}

TEST(Station, RunsInPiecesAsInOne) {
  const StationParameters parameters{
      2, {CustomerClass{1e5, 1e5, ServiceLaw::exponential, 0, 2e5}, {2e5, 8e4, ServiceLaw::lognormal, 0.8, 0}}};
  Station whole(parameters, StationLuck{{7, 3}});
  Station pieces(parameters, StationLuck{{7, 3}});
  whole.run_until({100'000'000});
  for (std::int64_t at = 1; at <= 100; ++at) pieces.run_until({at * 1'000'000});
  ASSERT_GT(whole.visits().size(), 1000U);
  ASSERT_EQ(whole.visits().size(), pieces.visits().size());
  EXPECT_EQ(whole.customer_seconds(), pieces.customer_seconds());
  EXPECT_EQ(whole.visits().back().left, pieces.visits().back().left);
}

TEST(Station, ACopyIsABranch) {
  const StationParameters parameters{1, {CustomerClass{1e5, 8e4, ServiceLaw::exponential, 0, 2e5}}};
  Station station(parameters, StationLuck{{7, 3}});
  station.run_until({10'000'000});
  Station branch = station;
  branch.run_until({90'000'000});
  const std::size_t left = station.visits().size();
  EXPECT_GT(branch.visits().size(), left + 100);
  station.run_until({90'000'000});
  EXPECT_EQ(station.visits().size(), branch.visits().size());
  EXPECT_EQ(station.customer_seconds(), branch.customer_seconds());
}

TEST(StationLuck, OfOneClassDoesNotDependOnTheOther) {
  const CustomerClass of{1e5, 1e5, ServiceLaw::exponential, 0, 1e5};
  const StationParameters alone{unlimited_servers, {of, {}}};
  const StationParameters both{unlimited_servers, {of, of}};
  Station first(alone, StationLuck{{1, 0}});
  Station second(both, StationLuck{{1, 0}});
  first.run_until({10'000'000});
  second.run_until({10'000'000});
  std::vector<std::int64_t> left_alone, left_of_both;
  for (const Visit& visit : first.visits()) left_alone.push_back(visit.left.seconds);
  for (const Visit& visit : second.visits()) {
    if (visit.kind == 0) left_of_both.push_back(visit.left.seconds);
  }
  EXPECT_GT(left_alone.size(), 50U);
  EXPECT_LT(left_alone.size(), second.visits().size());
  EXPECT_EQ(left_alone, left_of_both);
}

TEST(ServiceTime, HasTheMeanAsked) {
  double lognormal_sum = 0;
  for (std::uint64_t customer = 0; customer < 100'000; ++customer) {
    Draws draws({5, 0}, {purposes::service, customer, 0});
    lognormal_sum += service_time(draws, {1, 250, ServiceLaw::lognormal, 0.6, 0});
  }
  EXPECT_NEAR(lognormal_sum / 100'000, 250, 4.5 * 250 * std::sqrt(std::exp(0.36) - 1) / std::sqrt(100'000.0));
  Draws draws({5, 0}, {purposes::service, 0, 0});
  EXPECT_EQ(service_time(draws, {1, 250, ServiceLaw::constant, 0, 0}), 250);
}

TEST(Station, ResumeEqualsUninterruptedAtFiftyMoments) {
  constexpr CustomerClass first{.arrival_seconds = 3e5, .service_seconds = 1e5, .patience_seconds = 2e5};
  constexpr CustomerClass second{
      .arrival_seconds = 2e5, .service_seconds = 2e5, .law = ServiceLaw::lognormal, .sigma = 1};
  const auto begin = [] { return Station<>({2, {first, second}}, {{.seed = 4}}); };
  const Resumable<Station<>> model{.begin = begin,
                                   .blank = begin,
                                   .run = [](Station<>& station, Time until) { station.run_until(until); },
                                   .from = Time{0},
                                   .until = Time{30'000'000}};
  expect_resume_equals_uninterrupted(model, 50);
}

}  // namespace
}  // namespace piecework::queueing
