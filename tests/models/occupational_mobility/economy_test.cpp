// What holds step by step in the occupational mobility model, whatever the luck.

#include "models/occupational_mobility/economy.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/resume.h"

namespace piecework::occupational_mobility {
namespace {

constexpr Parameters usual{.separation = 0.016,
                           .opening = 0.012,
                           .separation_response = 0.16,
                           .opening_response = 0.16,
                           .own_occupation = 0.55,
                           .long_term = 4,
                           .step_weeks = 6.75,
                           .cycle = 60,
                           .amplitude = 0.065};

Network two_islands() { return {2, {1, 0, 0, 1}, {300, 500}, {300, 500}}; }

std::int64_t people(const Totals& totals) { return totals.counts.employed + totals.counts.unemployed; }

TEST(Network, RowsAddToOneAndPeopleToAll) {
  const NetworkShape shape{.occupations = 50, .people = 50'000, .own_occupation = 0.55, .reach = 4};
  const Network network = seeded_network(shape, {3, 0});
  for (std::size_t from = 0; from < network.size; ++from) {
    double total = 0;
    for (std::size_t to = 0; to < network.size; ++to) total += network.weight(from, to);
    EXPECT_NEAR(total, 1, 1e-12);
    EXPECT_DOUBLE_EQ(network.weight(from, from), 0.55);
    EXPECT_GT(network.weight(from, (from + 1) % 50), 0);
  }
  const auto all = std::accumulate(network.people.begin(), network.people.end(), std::int64_t{0});
  EXPECT_NEAR(static_cast<double>(all), 50'000, 25);
  EXPECT_NEAR(std::accumulate(network.demand.begin(), network.demand.end(), 0.0), 50'000, 1e-6);
  EXPECT_NE(seeded_network(shape, {4, 0}).weights, network.weights);
}

TEST(Economy, PeopleAreConservedAndCountsNeverNegative) {
  Economy economy(usual, seeded_network({.occupations = 20, .people = 4'000}, {3, 0}), {3, 1});
  const std::int64_t all = people(economy.totals());
  for (int step = 0; step < 150; ++step) {
    economy.run_steps(1);
    EXPECT_EQ(people(economy.totals()), all);
    for (const Occupation& is : economy.occupations()) {
      ASSERT_GE(is.employed, 0);
      ASSERT_GE(is.unemployed, 0);
      ASSERT_GE(is.vacancies, 0);
    }
  }
  EXPECT_EQ(economy.steps(), 150);
  EXPECT_GT(economy.totals().counts.unemployed, 0);
  EXPECT_GT(economy.totals().counts.vacancies, 0);
}

TEST(Economy, UnlinkedOccupationsKeepTheirPeople) {
  Economy economy(usual, two_islands(), {5, 0});
  economy.run_steps(200);
  EXPECT_EQ(economy.occupations()[0].employed + economy.occupations()[0].unemployed, 300);
  EXPECT_EQ(economy.occupations()[1].employed + economy.occupations()[1].unemployed, 500);
}

TEST(Economy, NobodyMovesWithoutRates) {
  Parameters still = usual;
  still.separation = still.opening = still.separation_response = still.opening_response = 0;
  Economy economy(still, two_islands(), {5, 0});
  economy.run_steps(50);
  EXPECT_EQ(economy.totals().counts.employed, 800);
  EXPECT_EQ(economy.totals().counts.vacancies, 0);
}

TEST(Economy, EverybodyLeftWithoutVacanciesIsLongTermUnemployedAfterTauSteps) {
  Parameters closing = usual;
  closing.separation = 1;
  closing.opening = closing.opening_response = 0;
  Economy economy(closing, two_islands(), {5, 0});
  economy.run_steps(1);
  EXPECT_EQ(economy.totals().counts.unemployed, 800);
  EXPECT_EQ(economy.totals().long_term, 0);
  economy.run_steps(2);
  EXPECT_EQ(economy.totals().long_term, 0);  // out of work for three steps
  economy.run_steps(1);
  EXPECT_EQ(economy.totals().long_term, 800);
}

TEST(Economy, TargetDemandFollowsTheCycle) {
  const Economy economy(usual, two_islands(), {5, 0});
  EXPECT_DOUBLE_EQ(economy.target_demand(0, 0), 300);
  EXPECT_DOUBLE_EQ(economy.target_demand(1, 15), 500 * 1.065);
  EXPECT_NEAR(economy.target_demand(1, 45), 500 * 0.935, 1e-9);
}

TEST(Economy, SameSeedSameCounts) {
  const Network network = seeded_network({.occupations = 20, .people = 4'000}, {3, 0});
  Economy a(usual, network, {3, 1});
  Economy b(usual, network, {3, 1});
  Economy other(usual, network, {3, 2});
  a.run_steps(60);
  for (int step = 0; step < 60; ++step) b.run_steps(1);
  other.run_steps(60);
  const auto jobs = [](const Economy& of) {
    std::vector<std::int64_t> counts;
    for (const Occupation& is : of.occupations()) counts.push_back(is.employed);
    return counts;
  };
  EXPECT_EQ(jobs(a), jobs(b));
  EXPECT_NE(jobs(a), jobs(other));
}

TEST(Economy, ResumeEqualsUninterruptedAtFiftyMoments) {
  const auto begin = [] { return Economy(usual, seeded_network({.occupations = 20, .people = 800}, {3, 0}), {3, 1}); };
  const Resumable<Economy> model{
      .begin = begin,
      .blank = begin,
      .run = [](Economy& economy, Time until) { economy.run_steps(until.seconds - economy.steps()); },
      .from = Time{0},
      .until = Time{200}};
  expect_resume_equals_uninterrupted(model, 50);
}

}  // namespace
}  // namespace piecework::occupational_mobility
