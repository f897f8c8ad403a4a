#include "models/occupational_mobility/economy.h"

#include <algorithm>
#include <numbers>
#include <utility>

#include "models/occupational_mobility/purposes.h"
#include "sim/random/distributions.h"

namespace piecework::occupational_mobility {
namespace {

double as_double(std::int64_t count) { return static_cast<double>(count); }

/// Spontaneous and directed parts together; `gap` is the part of demand to be moved, 0 if it has the other sign.
double probability(double spontaneous, double response, double gap, std::int64_t employed) {
  if (employed == 0) return 0.0;
  return std::min(1.0, spontaneous + (1.0 - spontaneous) * response * std::max(0.0, gap) / as_double(employed));
}

}  // namespace

Economy::Economy(Parameters parameters, Network network, StreamKey key)
    : parameters_(parameters), network_(std::move(network)), key_(key), occupations_(network_.size) {
  for (std::uint32_t occupation = 0; occupation < network_.size; ++occupation) {
    occupations_[occupation].employed = network_.people[occupation];
    workers_.resize(workers_.size() + static_cast<std::size_t>(network_.people[occupation]),
                    Worker{occupation, true, 0});
  }
  schedule_.at(Time{0}, Step{Id<EconomyTable>(0)});
}

void Economy::run_steps(std::int64_t count) {
  const Time until{step_ + count};
  run_events(*this, {Time{step_}, until, until}, {});
}

double Economy::target_demand(std::size_t occupation, std::int64_t steps) const {
  const double phase = 2.0 * std::numbers::pi * as_double(steps) / parameters_.cycle;
  return network_.demand[occupation] * (1.0 + parameters_.amplitude * math::sin(phase));
}

Totals Economy::totals() const {
  Totals totals;
  for (const Occupation& occupation : occupations_) {
    totals.counts.employed += occupation.employed;
    totals.counts.unemployed += occupation.unemployed;
    totals.counts.vacancies += occupation.vacancies;
  }
  for (const Worker& worker : workers_) {
    totals.long_term += !worker.employed && as_double(step_ - worker.since) >= parameters_.long_term ? 1 : 0;
  }
  return totals;
}

void Economy::handle(Time now, Step event) {
  const std::vector<Occupation> before = occupations_;
  const std::vector<std::int64_t> opened = openings();
  std::vector<std::vector<Hopeful>> hopefuls(network_.size);
  apply(hopefuls);  // before anybody separates: whoever loses a job now looks from the next step on
  separate(before);
  for (std::uint32_t occupation = 0; occupation < network_.size; ++occupation) {
    hire(occupation, chosen(occupation, hopefuls[occupation]));
    occupations_[occupation].vacancies += opened[occupation];
  }
  ++step_;
  schedule_.at(now + Duration{1}, event);
}

std::vector<std::int64_t> Economy::openings() const {
  std::vector<std::int64_t> opened;
  for (std::size_t occupation = 0; occupation < network_.size; ++occupation) {
    const Occupation& is = occupations_[occupation];
    const double lack = target_demand(occupation, step_) - as_double(is.employed + is.vacancies);
    const double p = probability(parameters_.opening, parameters_.opening_response, lack, is.employed);
    Draws draws(key_, {purposes::opening, occupation, static_cast<std::uint64_t>(step_)});
    opened.push_back(binomial(draws, is.employed, p));
  }
  return opened;
}

void Economy::apply(std::vector<std::vector<Hopeful>>& by_occupation) const {
  // Cumulated v_j A_ij of each occupation, made when its first worker looks.
  std::vector<std::vector<double>> cumulated(network_.size);
  for (std::uint32_t row = 0; row < workers_.size(); ++row) {
    const Worker& worker = workers_[row];
    if (worker.employed) continue;
    std::vector<double>& sums = cumulated[worker.occupation];
    for (std::size_t to = sums.size(); to < network_.size; ++to) {
      const double weight = as_double(occupations_[to].vacancies) * network_.weight(worker.occupation, to);
      sums.push_back((to == 0 ? 0.0 : sums[to - 1]) + weight);
    }
    if (sums.back() <= 0.0) continue;  // nothing within reach
    Draws draws(key_, {purposes::application, row, static_cast<std::uint64_t>(step_)});
    auto found = std::upper_bound(sums.begin(), sums.end(), uniform01(draws) * sums.back());
    // The product may round up to the whole; the last occupation with a vacancy is meant then.
    if (found == sums.end()) found = std::lower_bound(sums.begin(), sums.end(), sums.back());
    const auto to = static_cast<std::size_t>(found - sums.begin());
    const std::int64_t vacancy = uniform_int(draws, 0, occupations_[to].vacancies - 1);
    by_occupation[to].push_back({row, static_cast<std::uint32_t>(vacancy)});
  }
}

std::vector<Economy::Hopeful> Economy::chosen(std::uint32_t occupation, std::vector<Hopeful>& hopefuls) const {
  std::sort(hopefuls.begin(), hopefuls.end(), [](const Hopeful& a, const Hopeful& b) {
    return std::pair(a.vacancy, a.worker) < std::pair(b.vacancy, b.worker);
  });
  std::vector<Hopeful> hired;
  for (auto first = hopefuls.begin(); first != hopefuls.end();) {
    const std::uint32_t vacancy = first->vacancy;
    const auto last = std::find_if(first, hopefuls.end(), [vacancy](const Hopeful& h) { return h.vacancy != vacancy; });
    Draws draws(key_, {purposes::choice, occupation, static_cast<std::uint64_t>(step_) << 32 | vacancy});
    hired.push_back(first[uniform_int(draws, 0, last - first - 1)]);
    first = last;
  }
  return hired;
}

void Economy::separate(const std::vector<Occupation>& before) {
  std::vector<double> chance;
  for (std::size_t occupation = 0; occupation < network_.size; ++occupation) {
    const Occupation& is = before[occupation];
    const double excess = as_double(is.employed + is.vacancies) - target_demand(occupation, step_);
    chance.push_back(probability(parameters_.separation, parameters_.separation_response, excess, is.employed));
  }
  for (std::uint32_t row = 0; row < workers_.size(); ++row) {
    Worker& worker = workers_[row];
    if (!worker.employed) continue;
    Draws draws(key_, {purposes::separation, row, static_cast<std::uint64_t>(step_)});
    if (!bernoulli(draws, chance[worker.occupation])) continue;
    worker.employed = false;
    worker.since = step_;
    --occupations_[worker.occupation].employed;
    ++occupations_[worker.occupation].unemployed;
  }
}

void Economy::hire(std::uint32_t occupation, const std::vector<Hopeful>& hired) {
  for (const Hopeful& hopeful : hired) {
    Worker& worker = workers_[hopeful.worker];
    --occupations_[worker.occupation].unemployed;
    worker.occupation = occupation;
    worker.employed = true;
    ++occupations_[occupation].employed;
    --occupations_[occupation].vacancies;
  }
}

}  // namespace piecework::occupational_mobility
