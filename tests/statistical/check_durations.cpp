// Waits, alarms that are moved, competing risks and Poisson sources on the engine.

#include <algorithm>
#include <cmath>

#include "tests/statistical/bench.h"

namespace piecework::statistical {
namespace {

constexpr std::int64_t many = 400'000;
constexpr double mean_wait = 1e6;  // seconds; a second more or less is far below every declared bias

std::vector<Duration> waits(Bench& bench, double mean) {
  return bench.sample(
      many, [&](Draws& draws) { return bench.subjects.on_the_clock(bench.subjects.exponential(draws, mean)); });
}

Sample in_means(const std::vector<Time>& times, double mean) {
  Sample made;
  for (const Time time : times) made.push_back(static_cast<double>(time.seconds) / mean);
  return made;
}

double exponential_distribution(double x) { return -std::expm1(-x); }

void check_clock(Bench& bench) {
  std::vector<std::int64_t> seconds;
  for (const Duration wait : waits(bench, 5)) seconds.push_back(wait.seconds);
  std::vector<double> probabilities;
  const double stay = std::exp(-1 / 5.0);
  for (int k = 0; k < 80; ++k) probabilities.push_back(std::pow(stay, k) * (1 - stay));
  bench.add("durations/whole seconds", "an exponential rounded down is geometric", bench.cells(seconds, probabilities));
}

void check_alarms(Bench& bench) {
  AlarmPlan plan;
  plan.set = waits(bench, mean_wait);
  plan.moved_at = plan.moved_by = std::vector<Duration>(plan.set.size());
  const AlarmStory plain = bench.subjects.ring(plan);
  bench.add("durations/alarm mean", "the mean set", bench.mean(in_means(plain.rang, mean_wait), {1, 1, 2}, 0.012));
  bench.add("durations/alarm shape", "1 - exp(-x)",
            bench.shape(in_means(plain.rang, mean_wait), exponential_distribution));
  // Whoever still waits when it is moved waits afresh: without memory, the whole wait has the law it had.
  plan.moved_at = waits(bench, mean_wait);
  plan.moved_by = waits(bench, mean_wait);
  const AlarmStory moved = bench.subjects.ring(plan);
  bench.add("durations/moved alarm shape", "no memory: 1 - exp(-x)",
            bench.shape(in_means(moved.rang, mean_wait), exponential_distribution));
  const std::int64_t wrong = std::count_if(moved.rung.begin(), moved.rung.end(), [](auto times) { return times != 1; });
  bench.add("durations/moved alarm rings once", "exactly once",
            bench.never({wrong, static_cast<std::int64_t>(moved.rung.size())}));
}

/// Two risks on the engine, where the first to fire cancels the other.
void check_race(Bench& bench) {
  const RaceStory story = bench.subjects.race(waits(bench, 3 * mean_wait), waits(bench, mean_wait));
  const auto n = static_cast<std::int64_t>(story.winner.size());
  const std::int64_t first = std::count(story.winner.begin(), story.winner.end(), 0U);
  bench.add("durations/race, share of a cause", "its rate over the sum", bench.share({first, n}, 0.25, 0.03));
  bench.add("durations/race, time", "exponential at the sum of the rates",
            bench.shape(in_means(story.first, 0.75 * mean_wait), exponential_distribution));
  bench.add("durations/race, one event each", "as many as races", bench.never({std::abs(story.fired - n), n}));
}

/// The same by drawing the time and the cause.
void check_compete(Bench& bench) {
  const auto endings =
      bench.sample(many, [&](Draws& draws) { return bench.subjects.compete(draws, Hazards{1.0, 3.0}); });
  Sample times, of_first;
  for (const Ending& ending : endings) {
    times.push_back(4 * ending.time);
    if (ending.cause == 0) of_first.push_back(4 * ending.time);
  }
  bench.add("durations/competing risks, time", "exponential at the sum of the rates",
            bench.shape(times, exponential_distribution));
  bench.add("durations/competing risks, time given the rarer cause", "the same: time and cause are independent",
            bench.shape(of_first, exponential_distribution));
  bench.add(
      "durations/competing risks, share of the rarer cause", "its rate over the sum",
      bench.share({static_cast<std::int64_t>(of_first.size()), static_cast<std::int64_t>(times.size())}, 0.25, 0.03));
}

/// A source of two phases, run for many cycles.
void check_source(Bench& bench) {
  constexpr double low = 2e-6, high = 7e-6;  // per second
  const SourcePlan plan{{low, high}, {1'000'000}, bench.setting.size(60'000)};
  const SourceStory story = bench.subjects.run_source(plan, bench.key());
  std::vector<std::int64_t> in_low, in_high;
  Sample kept, dropped;
  std::int64_t all = 0;
  for (std::size_t phase = 0; phase < story.kept.size(); ++phase) {
    (phase % 2 == 0 ? in_low : in_high).push_back(story.kept[phase]);
    all += story.kept[phase];
    if (phase % 2 != 0) continue;
    kept.push_back(static_cast<double>(story.kept[phase]));
    dropped.push_back(static_cast<double>(story.dropped[phase]));
  }
  bench.add("durations/thinned source, slow phase", "Poisson counts", bench.cells(in_low, poisson_probabilities(2)));
  bench.add("durations/thinned source, fast phase", "Poisson counts", bench.cells(in_high, poisson_probabilities(7)));
  bench.add("durations/thinned source, in all", "Poisson, exact",
            bench.count(all, static_cast<double>(plan.phases) * 4.5, 0.016));
  Sample products;
  for (std::size_t i = 0; i < kept.size(); ++i) products.push_back((kept[i] - 2) * (dropped[i] - 5));
  bench.add("durations/thinned source, kept against dropped", "no covariance of the parts of a Poisson process",
            bench.mean(products, {0, std::sqrt(10.0), 0.32}, 0.045));
}

/// Many slow sources together are one fast one.
void check_superposition(Bench& bench) {
  AlarmPlan plan;
  plan.set = waits(bench, mean_wait);
  plan.moved_at = plan.moved_by = std::vector<Duration>(plan.set.size());
  const AlarmStory story = bench.subjects.ring(plan);
  // Watched for a tenth of their mean: the number of firsts is binomial.
  constexpr std::ptrdiff_t sources = 40;
  const double ringing = -std::expm1(-0.1);
  std::vector<std::int64_t> counts;
  for (auto from = story.rang.begin(); story.rang.end() - from >= sources; from += sources) {
    counts.push_back(std::count_if(from, from + sources,
                                   [](Time at) { return at.seconds < static_cast<std::int64_t>(mean_wait / 10); }));
  }
  bench.add("durations/firsts of many sources", "binomial counts",
            bench.cells(counts, binomial_probabilities(sources, ringing)));
}

}  // namespace

void check_durations(Bench& bench) {
  check_clock(bench);
  check_alarms(bench);
  check_race(bench);
  check_compete(bench);
  check_source(bench);
  check_superposition(bench);
}

}  // namespace piecework::statistical
