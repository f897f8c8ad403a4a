// Stations against closed forms of queueing theory. Each replicate is one independent observation: it starts empty,
// runs for at least nine relaxation times, and gives one number in the station, one customer, one window.

#include <algorithm>
#include <cmath>

#include "tests/statistical/bench.h"

namespace piecework::statistical {
namespace {

using queueing::CustomerClass;
using queueing::ServiceLaw;
using queueing::Visit;

constexpr double service = 200'000;  // seconds; rounding down takes half a second
constexpr std::int64_t unit = 200'000;
constexpr std::int64_t replicates = 24'000;
constexpr std::int64_t window = 8;  // services

/// What all replicates of one station gave.
struct Observed {
  std::vector<std::int64_t> number;             // in the station at the second look
  std::vector<std::int64_t> earlier;            // at the first
  std::vector<std::int64_t> departures;         // between the second look and the third
  std::vector<std::int64_t> departed_before;    // in the window before the second
  Sample little;                                // customer time in the window less the stays begun in it, in services
  std::vector<std::array<Visit, 2>> customers;  // one of each class
};

struct Station {
  queueing::StationParameters parameters;
  std::array<std::int64_t, 2> customer{};  // which one of each class is looked at, 0: none
  std::int64_t early = 1;                  // looks, in services
  std::int64_t at = 0;
  std::int64_t end = 0;
};

std::int64_t between(const std::vector<Visit>& visits, Time from, Time until) {
  return std::count_if(visits.begin(), visits.end(), [&](const Visit& v) { return v.left >= from && v.left < until; });
}

Visit numbered(std::vector<Visit> visits, std::uint8_t kind, std::int64_t number) {
  std::erase_if(visits, [kind](const Visit& visit) { return visit.kind != kind; });
  expect(number < static_cast<std::int64_t>(visits.size()), "the run was long enough for the customer to come");
  const auto place = visits.begin() + number;
  std::nth_element(visits.begin(), place, visits.end(),
                   [](const Visit& a, const Visit& b) { return a.arrived < b.arrived; });
  return *place;
}

Observed observe(Bench& bench, const Station& station) {
  const Time early{station.early * unit}, at{station.at * unit}, later{(station.at + window) * unit};
  const StationPlan plan{station.parameters, {early, at, later, Time{station.end * unit}}};
  // Stations are told apart by the high bits of the replicate.
  const std::uint64_t first = static_cast<std::uint64_t>(bench.new_purpose()) << 32;
  Observed all;
  for (std::int64_t replicate = 0; replicate < bench.setting.size(replicates); ++replicate) {
    const StationStory story =
        bench.subjects.run_station(plan, bench.key(first + static_cast<std::uint64_t>(replicate)));
    all.earlier.push_back(story.in_system[0]);
    all.number.push_back(story.in_system[1]);
    all.departures.push_back(between(story.visits, at, later));
    all.departed_before.push_back(between(story.visits, Time{at.seconds - window * unit}, at));
    double balance = static_cast<double>(story.customer_seconds[2] - story.customer_seconds[1]);
    for (const Visit& visit : story.visits) {
      if (visit.arrived >= at && visit.arrived < later) balance -= visit.stay();
    }
    all.little.push_back(balance / service);
    all.customers.emplace_back();
    for (std::uint8_t kind = 0; kind < 2; ++kind) {
      if (station.customer[kind] > 0) all.customers.back()[kind] = numbered(story.visits, kind, station.customer[kind]);
    }
  }
  return all;
}

Sample waits(const Observed& all, std::size_t kind) {
  Sample made;
  for (const auto& customer : all.customers) made.push_back(customer[kind].wait() / service);
  return made;
}

Sample positive(Sample values) {
  std::erase_if(values, [](double value) { return value <= 0; });
  return values;
}

std::vector<std::int64_t> found(const Observed& all) {
  std::vector<std::int64_t> made;
  for (const auto& customer : all.customers) made.push_back(customer[0].found);
  return made;
}

Share of(std::size_t count, std::size_t n) { return {static_cast<std::int64_t>(count), static_cast<std::int64_t>(n)}; }

CustomerClass arriving(double per_service, double mean_patience = 0) {
  return {.arrival_seconds = service / per_service,
          .service_seconds = service,
          .patience_seconds = mean_patience * service};
}

double exponential_distribution(double x) { return -std::expm1(-x); }

/// M/M/1 at half load.
void check_single(Bench& bench) {
  const Observed all = observe(bench, {{1, {arriving(0.5)}}, {100, 0}, 1, 150, 420});
  const std::vector<double> number = number_in_system({1, 0.5, 1, INFINITY});
  const auto n = all.number.size();
  bench.add("queues/M/M/1 number", "geometric: (1 - load) load^n", bench.cells(all.number, number));
  bench.add("queues/M/M/1 found on arrival", "the same: Poisson arrivals see time averages",
            bench.cells(found(all), number));
  bench.add("queues/M/M/1 departures in a window", "Poisson (P. J. Burke)",
            bench.cells(all.departures, poisson_probabilities(0.5 * window)));
  Sample products;
  for (std::size_t i = 0; i < n; ++i) {
    products.push_back((static_cast<double>(all.departed_before[i]) - 0.5 * window) *
                       (static_cast<double>(all.number[i]) - 1));
  }
  // Variances 4 of the count and 2 of the number.
  bench.add("queues/M/M/1 departures before against number left", "no covariance (P. J. Burke)",
            bench.mean(products, {0, std::sqrt(8.0), 2}, 0.06));
  bench.add("queues/M/M/1 customer time against stays", "J. D. C. Little: equal on average",
            bench.balanced(all.little, 0.06));
  const Sample wait = positive(waits(all, 0));
  bench.add("queues/M/M/1 share who wait", "the load, exact binomial", bench.share(of(wait.size(), n), 0.5, 0.06));
  bench.add("queues/M/M/1 wait of who waits", "exponential at service rate less arrival rate",
            bench.shape(wait, [](double t) { return exponential_distribution(0.5 * t); }));
  Sample stays;
  for (const auto& customer : all.customers) stays.push_back(customer[0].stay() / service);
  bench.add("queues/M/M/1 stay", "exponential at service rate less arrival rate",
            bench.shape(stays, [](double t) { return exponential_distribution(0.5 * t); }));
  bench.add("queues/M/M/1 mean stay", "1 / (1 - load) services", bench.mean(stays, {2, 2, 2}, 0.05));
}

/// M/M/3 at load 2.1.
void check_several(Bench& bench) {
  const Observed all = observe(bench, {{3, {arriving(2.1)}}, {250, 0}, 1, 120, 240});
  const double waiting = erlang_c(3, 2.1);
  const Sample wait = waits(all, 0);
  bench.add("queues/M/M/3 number", "birth and death", bench.cells(all.number, number_in_system({3, 2.1, 1, INFINITY})));
  bench.add("queues/M/M/3 share who wait", "Erlang's C, exact binomial",
            bench.share(of(positive(wait).size(), wait.size()), waiting, 0.06));
  bench.add("queues/M/M/3 wait of who waits", "exponential at 3 service rates less arrival rate",
            bench.shape(positive(wait), [](double t) { return exponential_distribution(0.9 * t); }));
  // P(wait) = C, then exponential: mean C / 0.9, mean square 2 C / 0.81, mean cube 6 C / 0.729.
  const double mean = waiting / 0.9;
  const double variance = 2 * waiting / 0.81 - mean * mean;
  const double third = 6 * waiting / 0.729 - 3 * mean * 2 * waiting / 0.81 + 2 * std::pow(mean, 3);
  bench.add("queues/M/M/3 mean wait", "C / (3 service rates less arrival rate)",
            bench.mean(wait, {mean, std::sqrt(variance), third / std::pow(variance, 1.5)}, 0.05));
  bench.add("queues/M/M/3 departures in a window", "Poisson (P. J. Burke)",
            bench.cells(all.departures, poisson_probabilities(2.1 * window)));
}

/// M/G/infinity with three customers on average.
void check_unlimited(Bench& bench, ServiceLaw law, const std::string& name) {
  CustomerClass kind = arriving(3);
  kind.law = law;
  kind.sigma = 0.9;
  const Observed all = observe(bench, {{queueing::unlimited_servers, {kind}}, {0, 0}, 1, 30, 40});
  // Poisson at any time, of mean 3 times the integral of P(service > x) over the time run.
  const double begun = law == ServiceLaw::exponential ? -std::expm1(-1.0) : 1.0;
  if (law != ServiceLaw::lognormal) {
    bench.add("queues/M/G/infinity " + name + ", after one service", "Poisson, of smaller mean from an empty start",
              bench.cells(all.earlier, poisson_probabilities(3 * begun)));
  }
  bench.add("queues/M/G/infinity " + name + " number", "Poisson, of the mean alone",
            bench.cells(all.number, poisson_probabilities(3)));
  bench.add("queues/M/G/infinity " + name + ", departures in a window", "Poisson",
            bench.cells(all.departures, poisson_probabilities(3.0 * window)));
}

/// M/G/1 at half load.
void check_general(Bench& bench, ServiceLaw law, const std::string& name) {
  CustomerClass kind = arriving(0.5);
  kind.law = law;
  kind.sigma = 0.6;
  const Observed all = observe(bench, {{1, {kind}}, {100, 0}, 1, 150, 420});
  const double square = law == ServiceLaw::constant ? 1.0 : std::exp(0.36);
  const Sample wait = waits(all, 0);
  bench.add("queues/M/G/1 " + name + ", mean wait", "F. Pollaczek and A. Y. Khinchine",
            bench.expected(wait, {mean_wait(0.5, 1, square), 0.1, 0}));
  bench.add("queues/M/G/1 " + name + ", share who wait", "the load, exact binomial",
            bench.share(of(positive(wait).size(), wait.size()), 0.5, 0.06));
}

/// Two classes on one server; the first goes first.
void check_priorities(Bench& bench) {
  CustomerClass first = arriving(0.3);
  CustomerClass second = arriving(0.35);
  first.service_seconds = 0.8 * service;
  const Observed all = observe(bench, {{1, {first, second}}, {60, 70}, 1, 200, 480});
  const Waits theory = priority_waits({0.3, 0.35}, {0.8, 1});
  const Sample one = waits(all, 0), two = waits(all, 1);
  bench.add("queues/priorities, mean wait of the first class", "A. Cobham",
            bench.expected(one, {theory.first, 0.1, 0}));
  bench.add("queues/priorities, mean wait of the second class", "A. Cobham",
            bench.expected(two, {theory.second, 0.12, 0}));
  Sample ratio;
  for (std::size_t i = 0; i < one.size(); ++i) ratio.push_back(0.24 * one[i] + 0.35 * two[i]);
  bench.add("queues/priorities, waits weighted by load", "L. Kleinrock's conservation law",
            bench.expected(ratio, {0.24 * theory.first + 0.35 * theory.second, 0.11, 0}));
  bench.add("queues/priorities, share of the second class who wait", "the load, exact binomial",
            bench.share(of(positive(two).size(), two.size()), 0.59, 0.06));
  const Sample number(all.number.begin(), all.number.end());
  bench.add("queues/priorities, mean number", "Little's law with A. Cobham's waits",
            bench.expected(number, {0.3 * (theory.first + 0.8) + 0.35 * (theory.second + 1), 0.09, 0}));
}

/// M/M/c + M, more customers than can be served.
void check_impatient(Bench& bench, int servers, double arrivals, double patience) {
  const Observed all =
      observe(bench, {{static_cast<std::uint32_t>(servers), {arriving(arrivals, patience)}}, {60, 0}, 1, 60, 200});
  const ErlangA theory{servers, arrivals, 1, patience};
  const std::string name = "queues/M/M/" + std::to_string(servers) + "+M";
  std::size_t unserved = 0;
  for (const auto& customer : all.customers) unserved += customer[0].served ? 0 : 1;
  bench.add(name + " number", "birth and death", bench.cells(all.number, number_in_system(theory)));
  bench.add(name + " share who leave unserved", "C. Palm (Erlang A), exact binomial",
            bench.share(of(unserved, all.customers.size()), abandoning(theory), 0.1));
  bench.add(name + " found on arrival", "the same as at any time", bench.cells(found(all), number_in_system(theory)));
  bench.add(name + " customer time against stays", "J. D. C. Little: equal on average",
            bench.balanced(all.little, 0.06));
}

}  // namespace

void check_queues(Bench& bench) {
  check_single(bench);
  check_several(bench);
  check_unlimited(bench, ServiceLaw::exponential, "exponential");
  check_unlimited(bench, ServiceLaw::constant, "constant");
  check_unlimited(bench, ServiceLaw::lognormal, "lognormal");
  check_general(bench, ServiceLaw::constant, "constant");
  check_general(bench, ServiceLaw::lognormal, "lognormal");
  check_priorities(bench);
  check_impatient(bench, 1, 1.3, 2);
  check_impatient(bench, 2, 1.8, 0.7);
}

}  // namespace piecework::statistical
