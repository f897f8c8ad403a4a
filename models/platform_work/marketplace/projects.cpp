// Who posts what, and when: clients, projects, demand by category.

#include <algorithm>

#include "models/platform_work/marketplace/accounts.h"
#include "models/platform_work/marketplace/arrivals.h"
#include "models/platform_work/marketplace/handle.h"
#include "models/platform_work/marketplace/rating.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {
namespace {

constexpr double months_per_year = 12.0;
constexpr int december = 12;

/// Another client comes to this place: with luck of its own and the norm that it finds.
void draw_client(State& state, ClientId id, double norm) {
  const ClientParameters& parameters = state.scenario->marketplace.clients;
  Client& client = state.marketplace.clients[id];
  client.id = (static_cast<std::uint64_t>(client.generation) << 24) + id.row();
  client.norm = norm;
  client.partner = no_row;
  client.projects = 0;
  Draws draws = state.draws(purposes::client, client.id, 0);
  client.region = static_cast<std::uint8_t>(categorical(draws, parameters.region_share));
  const double turnover = parameters.turnover / months_per_year;
  const double stay = turnover > 0.0 ? exponential(draws, 1.0 / turnover) : longest_wait_months;
  client.until = (state.now + months(stay)).seconds;
}

/// The client at this rank, renewed if its time is over.
ClientId posting_client(State& state, double rank) {
  const auto count = static_cast<double>(state.marketplace.clients.size());
  const auto place = static_cast<std::uint32_t>(math::pow(rank, state.scenario->marketplace.clients.skew) * count);
  const ClientId id{place};
  Client& client = state.marketplace.clients[id];
  if (state.now.seconds >= client.until) {
    ++client.generation;
    draw_client(state, id, state.marketplace.score_mean);
  }
  if (client.projects++ == 0) ++state.marketplace.books.first_time;
  return id;
}

/// Standard normal, of which half would ask for less than the mean; where policies say otherwise some change sides.
double required_luck(const State& state, const Rules& rules, std::size_t category, Draws& draws) {
  const double luck = normal(draws);
  const CategoryId id{static_cast<std::uint32_t>(category)};
  const double share = std::clamp(rules.decide(SimpleProjects{id}, usual_simple_share, state), 0.0, 1.0);
  const double stays = luck < 0.0 ? share / usual_simple_share : (1.0 - share) / (1.0 - usual_simple_share);
  return stays < 1.0 && !bernoulli(draws, stays) ? -luck : luck;
}

Project new_project(State& state, const Rules& rules, std::size_t category) {
  const ProjectParameters& parameters = state.scenario->marketplace.demand;
  const ArrivalClock& clock = state.marketplace.postings[category];
  Draws draws = state.draws(purposes::project, category, clock.count);
  const ClientId client = posting_client(state, uniform01(draws));
  const double drawn = lognormal(draws, parameters.budget_median[category], parameters.budget_sigma);
  const double budget = std::min(drawn, most_project_usd);
  Project project;
  project.id = (static_cast<std::uint64_t>(category) + 1) << 40 | clock.count;
  project.client = client.row();
  project.norm = state.marketplace.clients[client].norm;
  project.budget_cents = std::max<std::int64_t>(1, to_cents(budget).value);
  project.hours = static_cast<float>(budget / parameters.client_rate[category]);
  project.required = static_cast<float>(parameters.required_sd * required_luck(state, rules, category, draws));
  project.category = static_cast<std::uint8_t>(category);
  project.status = ProjectStatus::open;
  return project;
}

ProjectId place_project(MarketplaceState& market, const Project& project) {
  if (market.free_projects.empty()) return market.projects.add(project);
  const ProjectId id{market.free_projects.back()};
  market.free_projects.pop_back();
  market.projects[id] = project;
  return id;
}

/// Growth of log demand since the first recorded day.
double trend_now(const State& state) {
  const std::int64_t passed = (state.now - state.scenario->period.first()).seconds;
  const double years = static_cast<double>(passed) / static_cast<double>(seconds_per_month) / months_per_year;
  return state.scenario->marketplace.demand.trend * years;
}

/// In a city one simulated resident, and so one project, stands for so many; else all numbers are those of the run.
double sampled_from(const State& state) {
  const Scenario& scenario = *state.scenario;
  return scenario.has_residents() ? scenario.scale.people_per_resident() : 1.0;
}

double posting_rate(const State& state, const Rules& rules, std::size_t category) {
  const ProjectParameters& parameters = state.scenario->marketplace.demand;
  const double season = date_of(state.now).month == december ? parameters.december : 1.0;
  const double factor = math::exp(trend_now(state) + state.marketplace.log_volume[category]);
  const CategoryId id{static_cast<std::uint32_t>(category)};
  return parameters.projects_per_month / sampled_from(state) * parameters.category_share[category] * season * factor *
         std::max(0.0, rules.decide(ProjectVolume{id}, 1.0, state));
}

double registration_rate(const State& state) {
  const MarketplaceParameters& market = state.scenario->marketplace;
  const double projects = market.demand.projects_per_month / sampled_from(state);
  return market.accounts.registrations_per_project * projects * math::exp(trend_now(state));
}

void set_rates(State& state, const Rules& rules) {
  MarketplaceState& market = state.marketplace;
  for (std::size_t category = 0; category < project_categories; ++category) {
    ArrivalClock& clock = market.postings[category];
    change_rate(clock, state.now, posting_rate(state, rules, category));
    const CategoryId id{static_cast<std::uint32_t>(category)};
    state.schedule.at(next_arrival(clock, state.now), ProjectPosting{id}, state);
  }
  change_rate(market.registrations, state.now, registration_rate(state));
  state.schedule.at(next_arrival(market.registrations, state.now), Registration{Id<Calendars>{0}}, state);
}

/// The AR(1) factors of the month that begins.
void move_demand(State& state) {
  const ProjectParameters& parameters = state.scenario->marketplace.demand;
  const auto month = static_cast<std::uint64_t>(month_index(state.now));
  const auto shock = [&](std::uint64_t entity) {
    Draws draws = state.draws(purposes::project_volume, entity, month);
    return normal(draws);
  };
  const double common = math::sqrt(parameters.shock_common) * shock(project_categories);
  for (std::size_t category = 0; category < project_categories; ++category) {
    double& factor = state.marketplace.log_volume[category];
    const double innovation = common + math::sqrt(1.0 - parameters.shock_common) * shock(category);
    factor = parameters.shock_persistence * factor + parameters.shock_sd[category] * innovation;
  }
}

}  // namespace

void handle(State& state, const Rules& rules, ProjectPosting event) {
  const std::size_t category = event.row.row();
  ArrivalClock& clock = state.marketplace.postings[category];
  const ProjectParameters& parameters = state.scenario->marketplace.demand;
  const ProjectId id = place_project(state.marketplace, new_project(state, rules, category));
  ++state.marketplace.books.posted[category];
  const double window = parameters.bidding_days * static_cast<double>(seconds_per_day);
  state.schedule.at(state.now + Duration{static_cast<std::int64_t>(window) + 1}, BidsClose{id});
  Draws draws = state.draws(purposes::posting_wait, category, clock.count + 1);
  begin_wait(clock, state.now, exponential(draws, 1.0));
  state.schedule.at(next_arrival(clock, state.now), event, state);
  rules.notify(event, state);
}

void build_marketplace(State& state, const Rules& rules) {
  const MarketplaceParameters& parameters = state.scenario->marketplace;
  if (!parameters.is_open()) return;
  MarketplaceState& market = state.marketplace;
  const RatingParameters& rating = parameters.rating;
  market.score_mean = rating.satisfaction_mean;
  market.score_sd = math::sqrt(rating.satisfaction_quality * rating.satisfaction_quality +
                               rating.satisfaction_sd * rating.satisfaction_sd);
  const auto clients =
      std::max<std::size_t>(1, static_cast<std::size_t>(parameters.clients.count / sampled_from(state)));
  for (std::size_t place = 0; place < clients; ++place) {
    draw_client(state, market.clients.add({}), rating.satisfaction_mean - rating.first_norm_gap);
  }
  const auto accounts = static_cast<std::uint64_t>(parameters.accounts.at_opening / sampled_from(state));
  for (std::uint64_t place = 0; place < accounts; ++place) open_account(state, place);
  for (std::size_t category = 0; category < project_categories; ++category) {
    Draws draws = state.draws(purposes::posting_wait, category, 0);
    market.postings[category].need = exponential(draws, 1.0);
    market.postings[category].since = state.now.seconds;
  }
  Draws draws = state.draws(purposes::registration, 0, 0);
  market.registrations.need = exponential(draws, 1.0);
  market.registrations.since = state.now.seconds;
  set_rates(state, rules);
}

void update_marketplace(State& state, const Rules& rules) {
  if (!state.scenario->marketplace.is_open()) return;
  if (state.scenario->has_residents()) {
    state.marketplace.month = {};  // a city's freelancers are too few to move what the world's scores are read against
  } else {
    renew_norm(state.marketplace);
  }
  move_demand(state);
  set_rates(state, rules);
}

}  // namespace piecework::platform_work
