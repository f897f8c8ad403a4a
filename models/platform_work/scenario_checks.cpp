// What must hold between the numbers of a scenario.

#include <initializer_list>

#include "models/platform_work/marketplace/check.h"
#include "models/platform_work/people/state.h"
#include "models/platform_work/place_of.h"
#include "models/platform_work/scenario.h"
#include "models/platform_work/scenario_parts.h"
#include "models/platform_work/skills/person_skills.h"

namespace piecework::platform_work {
namespace {

void check_month_start(const Node& root, std::string_view key, std::string_view text, Problems& problems) {
  const std::optional<Date> date = parse_date(text);
  if (!date) {
    problems.add(
        {place_of(root, key), std::string(key), "'" + std::string(text) + "' is not a date", {"YYYY-MM-DD"}, ""});
  } else if (date->day != 1) {
    problems.add({place_of(root, key),
                  std::string(key),
                  "must be the first day of a month, because results are monthly",
                  {to_string(Date{date->year, date->month, 1})},
                  ""});
  }
}

void check_period(const Node& root, const Period& period, Problems& problems) {
  const std::size_t before = problems.count();
  check_month_start(root, "period.start", period.start, problems);
  check_month_start(root, "period.until", period.until, problems);
  if (!period.evaluation.empty()) check_month_start(root, "period.evaluation", period.evaluation, problems);
  if (problems.count() != before) return;
  if (period.last() <= period.first()) {
    problems.add(place_of(root, "period.until"), "period.until",
                 "must be later than period.start (" + period.start + ")");
  } else if (period.evaluated_from() < period.first() || period.evaluated_from() >= period.last()) {
    problems.add(place_of(root, "period.evaluation"), "period.evaluation",
                 "must lie in [" + period.start + ", " + period.until + ")");
  }
  if (period.begin().seconds < 0 || date_of(period.last()).year > 2200) {
    problems.add(place_of(root, "period.start"), "period.start", "the run must lie between the years 1970 and 2200");
  }
}

template <std::size_t N>
bool some_positive(const std::array<double, N>& weights) {
  for (const double weight : weights) {
    if (weight > 0.0) return true;
  }
  return false;
}

void check_weights(const Node& root, const Scenario& scenario, Problems& problems) {
  const auto need = [&](std::string_view key, bool holds) {
    if (!holds) problems.add(place_of(root, key), key, "at least one weight must be positive");
  };
  if (scenario.has_board) {
    need("platforms.members.sessions_by_weekday", some_positive(scenario.members.sessions_by_weekday));
    need("platforms.members.sessions_by_hour", some_positive(scenario.members.sessions_by_hour));
    need("platforms.requesters.posting_by_weekday", some_positive(scenario.requesters.posting_by_weekday));
    need("platforms.requesters.posting_by_hour", some_positive(scenario.requesters.posting_by_hour));
  }
  if (!scenario.has_residents()) return;
  need("platforms.members.propensity_by_age", some_positive(scenario.members.propensity_by_age));
  need("platforms.members.propensity_by_education", some_positive(scenario.members.propensity_by_education));
  need("platforms.dispatch.orders_by_weekday", some_positive(scenario.dispatch.orders_by_weekday));
  need("platforms.dispatch.orders_by_hour", some_positive(scenario.dispatch.orders_by_hour));
  need("platforms.dispatch.online_by_hour", some_positive(scenario.dispatch.online_by_hour));
  need("platforms.dispatch.online_by_hour_beside_job", some_positive(scenario.dispatch.online_by_hour_beside_job));
  need("people.demography.landings_by_month", some_positive(scenario.demography.landings_by_month));
  need("people.attachment_by_age", some_positive(scenario.people.attachment_by_age));
  need("people.work.own_account_by_age", some_positive(scenario.work.own_account_by_age));
  need("people.work.own_account_by_occupation", some_positive(scenario.work.own_account_by_occupation));
  need("people.origins.language_non_immigrant", some_positive(scenario.origins.language_non_immigrant));
  need("people.origins.language_established", some_positive(scenario.origins.language_established));
  need("people.origins.language_newcomer", some_positive(scenario.origins.language_newcomer));
}

void check_households(const Node& root, const HouseholdParameters& households, Problems& problems) {
  for (std::size_t band = 0; band < age_bands; ++band) {
    constexpr double whole = 1.0 + 1e-9;
    if (households.alone[band] + households.couple[band] + households.lone_parent[band] <= whole) continue;
    problems.add(place_of(root, "people.households.alone"), "people.households.alone",
                 "alone, couple and lone_parent are more than everybody at the age " + std::string(age_names[band]));
  }
}

void check_scale(const Node& root, const Scenario& scenario, Problems& problems) {
  const double people = scenario.scale.people_per_resident();
  if (people <= 0.0) {
    problems.add({place_of(root, "scale.residents"),
                  "scale.residents",
                  "'" + scenario.scale.residents + "' is not a scale",
                  {"1:N with a whole N from 1 to 1000000", "none"},
                  ""});
  } else if (scenario.people.population / people > static_cast<double>(EventKey::max_row) / 2.0 ||
             scenario.people.population / people < 100.0) {
    problems.add(place_of(root, "scale.residents"), "scale.residents",
                 "this scale gives fewer than 100 or more than 8 million simulated residents");
  }
}

void check_skills(const Node& root, const Scenario& scenario, Problems& problems) {
  if (skill_factor(scenario.skills)) return;
  const std::string_view key = "skills.within_correlation";
  problems.add(place_of(root, key), key, "the correlations contradict each other (not positive definite)");
}

/// The accounts at the start are those who expect enough; among this share at least, so that they can be found.
constexpr double least_willing = 0.01;

void check_world(const Node& root, const Scenario& scenario, Problems& problems) {
  const auto need = [&](bool holds, std::string_view key, std::string_view problem) {
    if (!holds) problems.add(place_of(root, key), key, problem);
  };
  constexpr double least_accounts = 100.0;
  const WorldParameters& world = scenario.world;
  need(world.accounts >= least_accounts, "platforms.world.accounts", "a board has at least 100 accounts");
  need(world.sampled_from >= world.accounts, "platforms.world.sampled_from",
       "must not be below accounts: the simulated accounts are a sample of these");
  need(willing_share(scenario.members) >= least_willing, "platforms.members.first_belief",
       "nearly nobody's reservation wage is so low: no accounts would be opened");
}

bool sum_to_one(std::initializer_list<double> shares) {
  constexpr double rounding = 1e-6;
  double total = 0.0;
  for (const double share : shares) total += share;
  return total > 1.0 - rounding && total < 1.0 + rounding;
}

void check_tasks(const Node& root, const TaskParameters& tasks, Problems& problems) {
  const auto report = [&](std::string_view key, const std::string& problem) {
    problems.add(place_of(root, key), key, problem);
  };
  if (find(root, "platforms.tasks") == nullptr) return;
  const auto& share = tasks.share;
  if (!sum_to_one({share[0], share[1], share[2], share[3], share[4], share[5], share[6], share[7]})) {
    report("platforms.tasks.share", "the shares of the classes do not sum to 1");
  }
  for (std::size_t kind = 0; kind < task_classes; ++kind) {
    if (share[kind] <= 0.0 || tasks.seconds[kind] >= 1.0) continue;
    report("platforms.tasks.seconds",
           "a task takes at least a second: '" + std::string(task_class_names[kind]) + "' is posted and takes none");
  }
}

/// A threshold that nobody can fall below, or whose closings go nowhere, is a mistake.
void check_thresholds(const Node& root, const ThresholdParameters& thresholds, Problems& problems) {
  const Node* table = find(root, threshold_table);
  if (table == nullptr) return;
  if (!thresholds.any()) {
    problems.add(place_of(root, "platforms.thresholds.least_approval"), "platforms.thresholds.least_approval",
                 "neither least_approval nor least_speed is above 0: leave the table out to have no thresholds");
  }
  if (find(root, management_table) != nullptr) return;
  problems.add({table->place,
                std::string(threshold_table),
                "needs platforms.management, which says what stands between an account and its closing",
                {"a table [platforms.management]; flag_rate = 0 for no false alarms"},
                ""});
}

void check_board(const Node& root, const Scenario& scenario, Problems& problems) {
  const auto need = [&](bool holds, std::string_view key, std::string_view problem) {
    if (!holds) problems.add(place_of(root, key), key, problem);
  };
  check_tasks(root, scenario.tasks, problems);
  const RankingParameters& ranking = scenario.ranking;
  need(sum_to_one({ranking.newest_share, ranking.largest_share, ranking.random_share}),
       "platforms.ranking.random_share", "newest_share, largest_share and random_share do not sum to 1");
  const PostingParameters& posting = scenario.posting;
  const bool gate = posting.gate_approvals > 0.0 || posting.gate_skill > -3.0;
  need(posting.gated_share <= 0.0 || gate, "platforms.posting.gated_share",
       "the gate lets everybody in: ask for approvals, or for a skill above -3 sd");
  need(posting.gated_share < 1.0 || posting.gate_approvals <= 0.0, "platforms.posting.gate_approvals",
       "every batch asks for approvals, and nobody could get the first");
  need(posting.long_share <= 0.0 || posting.long_deadline_hours >= scenario.requesters.deadline_hours,
       "platforms.posting.long_deadline_hours", "must not be shorter than requesters.deadline_hours");
  const BoardDemandParameters& demand = scenario.board_demand;
  need(demand.local_share <= 0.0 || demand.adopted > 0.0, "platforms.demand.adopted",
       "some requesters are of the city, so some of its employers use the board");
  check_thresholds(root, scenario.thresholds, problems);
  need(scenario.board.fee <= 1.0, "platforms.board.fee", "a fee above 100 % of pay is no fee of a platform");
}

}  // namespace

void check_scenario(const Node& root, const Scenario& scenario, Problems& problems) {
  check_period(root, scenario.period, problems);
  check_weights(root, scenario, problems);
  if (scenario.has_residents()) {
    check_scale(root, scenario, problems);
    check_skills(root, scenario, problems);
    check_public_side(root, scenario.public_side, problems);
    check_households(root, scenario.households, problems);
  } else if (scenario.has_board) {
    check_world(root, scenario, problems);
  }
  check_marketplace(root, scenario.marketplace, problems);
  if (scenario.has_board) check_board(root, scenario, problems);
}

}  // namespace piecework::platform_work
