#include "models/platform_work/platforms/build.h"

#include <algorithm>
#include <vector>

#include "models/platform_work/platforms/board_demand.h"
#include "models/platform_work/platforms/handle.h"

namespace piecework::platform_work {
namespace {

constexpr double hours_per_month = static_cast<double>(seconds_per_month) / static_cast<double>(seconds_per_hour);

/// Relative sizes with mean 1: the quantiles (k + 1/2) / n of a log-normal.
std::vector<double> sizes(std::size_t count, double sigma) {
  std::vector<double> all(count);
  double total = 0.0;
  for (std::size_t place = 0; place < count; ++place) {
    const double rank = (static_cast<double>(place) + 0.5) / static_cast<double>(count);
    all[place] = math::exp(sigma * math::normal_quantile(rank));
    total += all[place];
  }
  for (double& size : all) size *= static_cast<double>(count) / total;
  return all;
}

/// Probability that a resident with these traits is a member at the start, if its reservation wage allows it.
double first_membership(const Scenario& scenario, const Traits& traits) {
  const MemberParameters& members = scenario.members;
  const double weight = members.propensity_by_age[traits.age_band] * members.propensity_by_education[traits.education] /
                        scenario.mean_propensity;
  const double z = math::log(members.first_belief / members.reservation_median) / members.reservation_sigma;
  const double willing = members.reservation_sigma > 0.0 ? math::normal_cdf(z) : 1.0;
  return std::min(1.0, members.member_share * weight / willing);
}

/// Traits that only members use. They are as old as the person, at the address of its other traits, whenever it joins.
void draw_member_traits(const State& state, PersonId person, BoardLife& life) {
  const Scenario& scenario = *state.scenario;
  const std::uint64_t id = state.people[person].id;
  Draws draws = state.draws(purposes::traits, id, 0);
  draws();  // the skill, see board_traits
  draws();  // the reservation wage
  life.sessions_per_week =
      static_cast<float>(lognormal(draws, scenario.members.sessions_per_week, scenario.members.sessions_sigma));
  const std::int64_t shift = uniform_int(draws, 0, hours_per_day - 1);
  const bool abroad = state.careers[person].presence == Presence::abroad;
  life.zone_shift = static_cast<std::int8_t>(abroad ? shift : 0);
  Draws search = state.draws(purposes::search_skill, id, 0);
  life.search_skill = static_cast<float>(lognormal(search, 1.0, scenario.ranking.skill_sigma));
}

/// What somebody new to the board brings to it and expects of it.
void begin_account(const State& state, PersonId person, BoardLife& life) {
  const Scenario& scenario = *state.scenario;
  life.approved = 0;
  life.paid_rate = static_cast<float>(scenario.members.first_belief);
  life.usual_log_reward =
      static_cast<float>(math::log(scenario.requesters.pay_guess * scenario.requesters.task_seconds / 36.0));
  draw_member_traits(state, person, life);
}

}  // namespace

void build_requesters(State& state) {
  const Scenario& scenario = *state.scenario;
  const RequesterParameters& parameters = scenario.requesters;
  start_board_demand(state);
  const std::size_t count = scenario.requester_count();
  const double workers = scenario.expected_members() + static_cast<double>(scenario.abroad_count());
  const double mean_hours = parameters.demand_hours * workers / static_cast<double>(count);
  const std::vector<double> all_sizes = sizes(count, parameters.size_sigma);
  double mean_power = 0.0;
  for (const double size : all_sizes) mean_power += math::pow(size, parameters.frequency_exponent);
  mean_power /= static_cast<double>(count);
  for (std::size_t place = 0; place < count; ++place) {
    Requester requester;
    requester.id = place;
    const double frequency =
        parameters.batches_per_month * math::pow(all_sizes[place], parameters.frequency_exponent) / mean_power;
    requester.gap_hours = static_cast<float>(hours_per_month / frequency);
    requester.tasks_hours = static_cast<float>(mean_hours * all_sizes[place] / frequency);
    requester.small = place < count - count / 10;  // sizes ascend
    const RequesterId id = state.platform.requesters.add(requester);
    draw_requester(state, id);
    Draws draws = state.draws(purposes::posting, requester.id, 0);
    const double gap = exponential(draws, hours_between_batches(state, id));
    state.schedule.at(scenario.posting_rhythm.after(state.now, gap, 0), BatchPosting{id});
  }
}

BoardTraits board_traits(const State& state, std::uint64_t id, std::size_t education, double median) {
  const Scenario& scenario = *state.scenario;
  Draws draws = state.draws(purposes::traits, id, 0);
  BoardTraits traits;
  traits.skill = scenario.skills.level_by_education[education] + scenario.skills.spread * normal(draws);
  traits.reservation_wage = lognormal(draws, median, scenario.members.reservation_sigma);
  return traits;
}

void draw_board_traits(State& state, PersonId person) {
  const Scenario& scenario = *state.scenario;
  Person& self = state.people[person];
  PersonRecord& record = state.records[person];
  const bool resident = state.is_resident(person);
  const double median =
      scenario.members.reservation_median * (resident ? 1.0 : scenario.members.abroad_reservation_ratio);
  const BoardTraits traits = board_traits(state, self.id, state.careers[person].traits.education, median);
  record.skill = static_cast<float>(traits.skill);
  self.reservation_wage = static_cast<float>(traits.reservation_wage);
  if (record.board_life != 0) begin_account(state, person, state.own_board_life(person));
}

void open_board_life(State& state, PersonId person) {
  BoardLife life;
  begin_account(state, person, life);
  state.records[person].board_life = state.platform.lives.add(life).row() + 1;
}

void build_members(State& state, const Rules& rules) {
  const Scenario& scenario = *state.scenario;
  const MemberParameters& members = scenario.members;
  for (std::size_t row = 0; row < state.people.size(); ++row) {
    const PersonId person = state.people.id(row);
    const Person& self = state.people[person];
    const bool willing = static_cast<double>(self.reservation_wage) <= members.first_belief;
    Draws draws = state.draws(purposes::membership, self.id, 0);
    const Traits& traits = state.careers[person].traits;
    const double chance = state.is_resident(person) ? first_membership(scenario, traits) : 1.0;
    if (willing && bernoulli(draws, chance)) {
      enrol_member(state, rules, person);
      // The first session comes within a week, not at the stroke of midnight.
      const auto wait = static_cast<std::int64_t>(uniform01(draws) * static_cast<double>(seconds_per_week));
      state.schedule.at(state.now + Duration{wait + 1}, SessionStart{person}, state);
    } else {
      schedule_consideration(state, person);
    }
  }
}

}  // namespace piecework::platform_work
