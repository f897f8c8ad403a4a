// Balls in urns, and the fixed point of matching in the occupational mobility model.

#include <cmath>

#include "models/occupational_mobility/economy.h"
#include "tests/statistical/bench.h"

namespace piecework::statistical {
namespace {

using occupational_mobility::Economy;
using occupational_mobility::Network;
using occupational_mobility::Parameters;

constexpr double people = 10'000;
constexpr Parameters numbers{.separation = 0.016,
                             .opening = 0.012,
                             .separation_response = 0.16,
                             .opening_response = 0.16,
                             .own_occupation = 1,
                             .long_term = 4,
                             .step_weeks = 6.75,
                             .cycle = 100,
                             .amplitude = 0};

struct FixedPoint {
  double unemployed = 0;
  double vacancies = 0;
};

/// Where separations, openings and matches of one occupation are equal; target demand is the number of people.
FixedPoint fixed_point() {
  // Openings equal separations: delta_v e + (1 - delta_v) gamma_v gap = delta_u e, with the gap people - e - v.
  const double gap = (numbers.separation - numbers.opening) / ((1 - numbers.opening) * numbers.opening_response);
  double low = 0;
  double high = people / (1 + gap);
  for (int i = 0; i < 200; ++i) {
    const double e = (low + high) / 2;
    const double v = people - (1 + gap) * e;
    const double matches = v * (1 - std::exp(-(people - e) / v));
    (matches > numbers.separation * e ? low : high) = e;
  }
  return {people - low, people - (1 + gap) * low};
}

void check_urns(Bench& bench) {
  const auto urns = bench.sample(200'000, [&](Draws& draws) { return bench.subjects.fill_urns(draws, 10, 12); });
  bench.add("matching/urns hit by 10 balls of 12", "the occupancy distribution", bench.cells(urns, urns_hit(10, 12)));
  const Sample many =
      bench.sample(40'000, [&](Draws& draws) { return static_cast<double>(bench.subjects.fill_urns(draws, 120, 80)); });
  // S. S. Wilks (1962): mean and variance of the number of urns hit.
  const double miss = std::pow(1 - 1 / 80.0, 120), miss_two = std::pow(1 - 2 / 80.0, 120);
  const double variance = 80 * 79 * miss_two + 80 * miss - 6400 * miss * miss;
  bench.add("matching/urns hit by 120 balls of 80, mean", "v (1 - (1 - 1/v)^u)",
            bench.mean(many, {80 * (1 - miss), std::sqrt(variance), 0}, 0.036));
}

void check_fixed_point(Bench& bench) {
  const Network one{1, {1}, {static_cast<std::int64_t>(people)}, {people}};
  Sample unemployed, vacancies;
  std::int64_t unconserved = 0;
  const std::uint64_t first = static_cast<std::uint64_t>(bench.new_purpose()) << 32;
  const std::int64_t runs = bench.setting.size(160);
  for (std::int64_t run = 0; run < runs; ++run) {
    Economy economy(numbers, one, bench.key(first + static_cast<std::uint64_t>(run)));
    economy.run_steps(60);
    constexpr int looks = 8;
    double u = 0, v = 0;
    for (int look = 0; look < looks; ++look) {
      economy.run_steps(5);
      const occupational_mobility::Occupation& is = economy.occupations()[0];
      u += static_cast<double>(is.unemployed) / looks;
      v += static_cast<double>(is.vacancies) / looks;
      unconserved += is.employed + is.unemployed != static_cast<std::int64_t>(people) ? 1 : 0;
    }
    unemployed.push_back(u);
    vacancies.push_back(v);
  }
  // The equations neglect chance within the occupation: an error of about one over the vacancies.
  const FixedPoint theory = fixed_point();
  bench.add("matching/unemployed at the fixed point", "separations = openings = v (1 - exp(-u / v))",
            bench.expected(unemployed, {theory.unemployed, 0.03, 0.005}));
  bench.add("matching/vacancies at the fixed point", "separations = openings = v (1 - exp(-u / v))",
            bench.expected(vacancies, {theory.vacancies, 0.03, 0.005}));
  bench.add("matching/people in the economy", "always the same", bench.never({unconserved, 8 * runs}));
}

}  // namespace

void check_matching(Bench& bench) {
  check_urns(bench);
  check_fixed_point(bench);
}

}  // namespace piecework::statistical
