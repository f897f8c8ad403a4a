// Demand for labour and the vacancies that it opens.

#include <algorithm>

#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/jobs/start_demand.h"
#include "models/platform_work/waits.h"

namespace piecework::platform_work {
namespace {

constexpr double two_pi = 6.283185307179586;

constexpr double widest_gap = 0.15;       // of jobs missing to demand; openings come no faster than at such a gap
constexpr double usual_vacancies = 0.03;  // of jobs; how the slots are laid out at the start
constexpr double any_chance = 0.5;        // what follows from vacancies begins here and forgets it in the warm-up

/// Candidates for an opening come at a constant rate; each is taken with the probability that the rate of the moment
/// asks for (thinning). So their times do not depend on what happens, and arms of a replicate share them.
double candidate_rate(const State& state, const Cell& cell) {
  const DemandParameters& demand = state.scenario->demand;
  return std::max(1.0, cell.base_demand) * (demand.opening + demand.opening_speed * widest_gap);
}

double wave(double amplitude, double months, double length) {
  return amplitude == 0.0 ? 0.0 : amplitude * math::cos(two_pi * months / length);
}

/// Log of demand relative to the start, beside what follows from labour force and fill chance.
double log_drivers(const State& state, const DemandParameters& demand) {
  const std::int64_t begin = month_index(state.scenario->period.begin());
  const std::int64_t now = month_index(state.now);
  const auto since = static_cast<double>(now - begin);
  const auto in_year = static_cast<double>(now % 12);
  return state.jobs.shock + demand.growth * since / months_in_a_year +
         wave(demand.cycle_amplitude, since, demand.cycle_months) +
         wave(demand.season_amplitude, in_year - demand.season_peak, months_in_a_year);
}

void schedule_candidate(State& state, CellId id) {
  Cell& cell = state.jobs.cells[id.row()];
  Draws draws = state.draws(purposes::opening, id.row(), ++cell.steps);
  state.schedule.at(state.now + months(exponential(draws, 1.0 / candidate_rate(state, cell))), CellStep{id});
}

void open_vacancy(State& state, Occupation occupation) {
  Cell& cell = state.jobs.cells[occupation];
  constexpr std::uint64_t occupations_apart = 1ULL << 40;
  const std::uint64_t count = ++cell.opened;
  const SearchParameters& search = state.scenario->search;
  const PeopleParameters& people = state.scenario->people;
  const bool low = state.scenario->occupations.info(occupation).low;
  Draws draws = state.draws(purposes::vacancy, occupation, count);
  Vacancy vacancy;
  vacancy.id = occupation * occupations_apart + count;
  vacancy.opened = state.now.seconds;
  vacancy.occupation = occupation;
  const std::uint64_t hash = draws();
  const bool full_time = bernoulli(draws, low ? search.full_time_low : search.full_time_high);
  vacancy.hours = static_cast<std::uint8_t>(full_time ? people.full_time_hours : people.part_time_hours);
  vacancy.local_only = !low && bernoulli(draws, search.local_experience_share) ? 1 : 0;
  const VacancyId id = state.jobs.vacancies.open(vacancy, hash);
  ++state.jobs.books.vacancies_opened;
  state.schedule.at(state.now + days(7), VacancyReview{id});
}

/// Chance that a look finds a vacancy: v / (v + scarcity), v being vacancies per job among occupations, each counted by
/// its closeness. So searchers find more to apply to when there is more.
void update_findable(State& state) {
  const double scarcity = state.scenario->search.scarcity;
  for (std::uint32_t from = 0; from < occupations; ++from) {
    const auto closeness = state.scenario->occupations.proximities(static_cast<Occupation>(from));
    double open = 0.0;
    double jobs = 0.0;
    for (std::uint32_t to = 0; to < occupations; ++to) {
      open += closeness[to] * static_cast<double>(state.jobs.vacancies.open_count(static_cast<Occupation>(to)));
      jobs += closeness[to] * static_cast<double>(state.jobs.cells[to].employees);
    }
    const double half = scarcity * jobs;
    state.jobs.findable[from] = open + half > 0.0 ? open / (open + half) : 0.0;
  }
}

}  // namespace

void handle(State& state, const Rules& rules, CellStep event) {
  const auto occupation = static_cast<Occupation>(event.row.row());
  const Cell& cell = state.jobs.cells[occupation];
  const DemandParameters& demand = state.scenario->demand;
  const auto jobs = static_cast<double>(cell.employees);
  const auto open = static_cast<double>(state.jobs.vacancies.open_count(occupation));
  const double missing = std::max(0.0, cell.demand - jobs - open);
  const double rate =
      rules.decide(VacancyOpening{event.row}, demand.opening * jobs + demand.opening_speed * missing, state);
  Draws draws = state.draws(purposes::opening, event.row.row(), cell.steps);
  draws();  // the first word was the wait
  if (bernoulli(draws, std::min(1.0, rate / candidate_rate(state, cell)))) open_vacancy(state, occupation);
  schedule_candidate(state, event.row);
  rules.notify(event, state);
}

void renew_demand(State& state, const Rules& rules) {
  const DemandParameters& demand = state.scenario->demand;
  const double drivers = log_drivers(state, demand);
  const double size = math::log(static_cast<double>(state.jobs.labour_force()) / state.jobs.base_labour_force);
  for (std::uint32_t occupation = 0; occupation < occupations; ++occupation) {
    Cell& cell = state.jobs.cells[occupation];
    double log_demand = drivers + demand.labour_force_exponent * size;
    if (demand.congestion > 0.0) {
      log_demand += demand.congestion * math::log(cell.fill_chance / cell.usual_fill_chance);
    }
    const double wanted = cell.base_demand * math::exp(log_demand);
    cell.demand = rules.decide(LabourDemand{CellId{occupation}}, wanted, state);
  }
}

void update_demand(State& state, const Rules& rules) {
  const DemandParameters& demand = state.scenario->demand;
  Draws draws = state.draws(purposes::demand, 0, static_cast<std::uint64_t>(month_index(state.now)));
  state.jobs.shock = demand.ar1_persistence * state.jobs.shock + demand.ar1_sd * normal(draws);
  renew_demand(state, rules);
  update_findable(state);
}

void start_demand(State& state) {
  JobMarket& jobs = state.jobs;
  jobs.base_labour_force = static_cast<double>(std::max<std::int64_t>(1, jobs.labour_force()));
  std::array<std::size_t, occupations> usual{};
  for (std::size_t occupation = 0; occupation < occupations; ++occupation) {
    Cell& cell = jobs.cells[occupation];
    cell.base_demand = state.scenario->demand.demand_ratio * static_cast<double>(cell.employees);
    cell.demand = cell.base_demand;
    cell.fill_chance = cell.usual_fill_chance = any_chance;
    usual[occupation] = static_cast<std::size_t>(cell.base_demand * usual_vacancies) + 2;
  }
  jobs.vacancies = VacancyTable(usual);
  jobs.findable.fill(any_chance);
  for (std::uint32_t occupation = 0; occupation < occupations; ++occupation)
    schedule_candidate(state, CellId{occupation});
}

}  // namespace piecework::platform_work
