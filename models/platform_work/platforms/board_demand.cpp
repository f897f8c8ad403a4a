// What moves the volume of work posted: cost, machines, local employers.

#include "models/platform_work/platforms/board_demand.h"

#include <numeric>

namespace piecework::platform_work {
namespace {

constexpr double months_in_a_year = 12.0;

double year_of(Time time) {
  const std::int64_t year = date_of(time).year;
  const Time begin = start_of({static_cast<int>(year), 1, 1});
  const Time end = start_of({static_cast<int>(year) + 1, 1, 1});
  return static_cast<double>(year) +
         static_cast<double>((time - begin).seconds) / static_cast<double>((end - begin).seconds);
}

void let_machines_in(State& state, const Rules& rules) {
  const BoardDemandParameters& demand = state.scenario->board_demand;
  const bool begun = year_of(state.now) >= demand.ai_start;
  for (std::size_t kind = 0; kind < task_classes; ++kind) {
    for (const Gate gate : {Gate::open, Gate::qualified}) {
      const double novice = gate == Gate::open ? demand.ai_novice : 1.0;
      const double own_hazard = begun ? demand.ai_hazard[kind] * novice : 0.0;
      const double own_growth = begun ? demand.ai_growth[kind] / novice : 0.0;
      const double hazard = rules.decide(AiHazard{kind, gate}, own_hazard, state);
      const double growth = rules.decide(AiGrowth{kind, gate}, own_growth, state);
      state.platform.demand.log_volume[kind][static_cast<std::size_t>(gate)] += (growth - hazard) / months_in_a_year;
    }
  }
}

/// Bass (1969): an employer who does not use the board begins by itself or because others do.
void spread_adoption(State& state, const Rules& rules) {
  const BoardDemandParameters& parameters = state.scenario->board_demand;
  double& adopted = state.platform.demand.adoption;
  if (adopted <= 0.0) return;
  const double own = rules.decide(AdoptionRate{}, parameters.adoption_rate, state);
  const double hazard = (own + parameters.adoption_peers * adopted) / months_in_a_year;
  adopted += (1.0 - adopted) * (1.0 - math::exp(-hazard));
}

/// Log of what a task costs the requester now / cost when it began to post.
double log_cost(const State& state, const Requester& requester, double reward_cents) {
  const double began = static_cast<double>(requester.first_rate) * static_cast<double>(requester.estimate) *
                       static_cast<double>(requester.true_seconds) / 36.0;
  const double fee = (1.0 + static_cast<double>(requester.fee)) / (1.0 + state.scenario->board.fee);
  return math::log(reward_cents / began * fee);
}

}  // namespace

Gate gate_of(const Requester& requester) { return requester.gated ? Gate::qualified : Gate::open; }

double log_demand(const State& state, const Requester& requester, double reward_cents) {
  const BoardDemandParameters& parameters = state.scenario->board_demand;
  const BoardDemand& demand = state.platform.demand;
  double log_factor = demand.log_volume[requester.task_class][static_cast<std::size_t>(gate_of(requester))];
  if (requester.local) log_factor += math::log(demand.adoption / demand.adopted_at_start);
  if (parameters.cost_elasticity > 0.0) {
    log_factor -= parameters.cost_elasticity * log_cost(state, requester, reward_cents);
  }
  return log_factor;
}

void start_board_demand(State& state) {
  state.platform.demand.adoption = state.scenario->board_demand.adopted;
  state.platform.demand.adopted_at_start = state.scenario->board_demand.adopted;
}

void update_board_demand(State& state, const Rules& rules) {
  BoardDemand& demand = state.platform.demand;
  const auto& posted = demand.books.posted_seconds;
  const std::int64_t all = std::accumulate(posted.begin(), posted.end(), std::int64_t{0});
  demand.posted_last_month = all - demand.posted_before_month;
  demand.posted_before_month = all;
  let_machines_in(state, rules);
  spread_adoption(state, rules);
}

void note_posted(State& state, const Batch& batch) {
  const auto seconds =
      static_cast<std::int64_t>(static_cast<double>(batch.posted) * static_cast<double>(batch.true_seconds));
  state.platform.demand.books.posted_seconds[batch.task_class] += seconds;
}

void note_worked(State& state, std::uint8_t task_class, const BoardLife& life) {
  ClassBooks& books = state.platform.demand.books;
  books.worked_seconds[task_class] += life.spell_seconds;
  if (life.approved < tasks_per_unit) books.novice_seconds[task_class] += life.spell_seconds;
}

}  // namespace piecework::platform_work
