#include "models/platform_work/measures/labour.h"

#include <algorithm>
#include <string>

namespace piecework::platform_work {
namespace {

constexpr std::int64_t recent_days = 5 * 365 + 1;  // landed at most five years ago
constexpr std::uint8_t first_core_band = 1;        // 25-34
constexpr std::uint8_t last_core_band = 3;         // 45-54

struct LabourLabel {
  std::string_view path;
  std::string_view unit;
  std::string_view en;
  std::string_view fr;
};

void record_labour(Recorder& recorder, const LabourLabel& label, std::int64_t value) {
  const SeriesInfo info{std::string(label.path),
                        std::string(label.unit),
                        std::string(label.en),
                        std::string(label.fr),
                        std::string(label.en),
                        {},
                        1};
  recorder.record(info, std::vector<std::int64_t>{value});
}

/// Which occupations ask for high school or less.
std::array<bool, 256> low_jobs(const State& state) {
  std::array<bool, 256> low{};
  for (std::size_t held = 0; held < occupations; ++held) {
    low[held] = state.scenario->occupations.info(static_cast<Occupation>(held)).low;
  }
  return low;
}

}  // namespace

std::size_t NewcomerKind::number() const {
  const std::size_t age_and_state = (origin * 2 + (core ? 1 : 0)) * labour_states + static_cast<std::size_t>(state);
  return (age_and_state * 2 + (graduate ? 1 : 0)) * 2 + (overqualified ? 1 : 0);
}

NewcomerKind NewcomerKind::of(std::size_t number) {
  return {.origin = number / 4 / labour_states / 2,
          .core = number / 4 / labour_states % 2 != 0,
          .state = static_cast<LabourState>(number / 4 % labour_states),
          .graduate = number / 2 % 2 != 0,
          .overqualified = number % 2 != 0};
}

void NewcomerCounts::add(const NewcomerKind& kind, std::int64_t persons) {
  const bool active = kind.core && kind.state != LabourState::not_in_labour_force;
  const bool unemployed = kind.core && kind.state == LabourState::unemployed;
  if (kind.origin == 0) {
    if (active) born_core_labour_force += persons;
    if (unemployed) born_core_unemployed += persons;
  }
  if (kind.origin != 2) return;
  if (active) recent_core_labour_force += persons;
  if (unemployed) recent_core_unemployed += persons;
  if (!kind.graduate || kind.state != LabourState::employed) return;
  recent_degree_employed += persons;
  if (kind.overqualified) recent_degree_low += persons;
}

void PersistenceCounts::add(bool is_immigrant, bool is_over, bool was_over, std::int64_t persons) {
  (is_immigrant ? immigrants : non_immigrants) += persons;
  if (is_over) (is_immigrant ? immigrants_overqualified : non_immigrants_overqualified) += persons;
  if (is_over && was_over) (is_immigrant ? immigrants_both : non_immigrants_both) += persons;
}

void LabourObserver::see(const MonthView& view, Residents residents) {
  for (const Resident& resident : residents) {
    const auto from = static_cast<std::size_t>(resident.record.state_at_census);
    const auto to = static_cast<std::size_t>(resident.career.state);
    ++transitions_[from * labour_states + to];
  }
  if (view.recorded) see_recorded(view, residents);
}

/// Without branches on what somebody is, which nothing foretells.
void LabourObserver::see_recorded(const MonthView& view, Residents residents) {
  constexpr std::uint32_t cents_per_bin = 100;
  if (has_first_ == 0) {
    present_at_first_.resize(residents.back().row + 1);
    at_first_.resize(residents.back().row + 1);
  }
  const std::array<bool, 256> low = low_jobs(view.state);
  const std::int64_t today = view.state.now.seconds / seconds_per_day;
  for (const Resident& resident : residents) {
    const Career& career = resident.career;
    const bool immigrant = career.is_immigrant();
    const bool recent = immigrant & (today - career.landed_day <= recent_days);
    const bool graduate = career.traits.education >= bachelor;
    const bool over =  // a degree, in such a job (target T8)
        (career.kind != JobKind::none) & graduate & low[career.held];
    const bool core = (career.traits.age_band >= first_core_band) & (career.traits.age_band <= last_core_band);
    ++newcomers_[NewcomerKind{static_cast<std::size_t>(immigrant) + static_cast<std::size_t>(recent), core,
                              career.state, graduate, over}
                     .number()];
    const std::size_t bin = std::min<std::size_t>(career.wage_cents / cents_per_bin, wage_bins - 1);
    ++wages_[career.kind == JobKind::employee ? bin : wage_bins];
    if (has_first_ == 0) {
      present_at_first_[resident.row] = 1;
      at_first_[resident.row] = over ? 1 : 0;
    }
    if (resident.row >= present_at_first_.size()) continue;
    const std::size_t stayer = (immigrant ? 4U : 0U) | (over ? 2U : 0U) | at_first_[resident.row];
    stayers_[stayer] += present_at_first_[resident.row];
  }
}

void LabourObserver::close(const MonthView& view, Recorder& recorder) {
  if (view.recorded) {
    record_stocks(view, recorder);
    record_flows(view.state.jobs.books, recorder);
    record_newcomers(recorder);
    recorder.record({"/transitions/labour_force",
                     "persons",
                     "residents by state at two censuses in a row",
                     "résidents selon l'état à deux recensements",
                     "counts of residents by state at the start (from) and at "
                     "the end (to) of the month: E employed, U unemployed, N not in the labour force",
                     {"from", "to"},
                     transitions_.size()},
                    std::vector<std::int64_t>(transitions_.begin(), transitions_.end()));
    recorder.record({"/distributions/hourly_wage",
                     "persons",
                     "employees by hourly wage",
                     "employés selon le salaire horaire",
                     "counts of employees by the wage of their job, in bins of one CAD an hour that begin at wage_bin; "
                     "the last bin is open",
                     {"wage_bin"},
                     wage_bins},
                    std::vector<std::int64_t>(wages_.begin(), wages_.begin() + wage_bins));
    has_first_ = 1;
  }
  transitions_ = {};
  newcomers_ = {};
  stayers_ = {};
  wages_ = {};
  last_books_ = view.state.jobs.books;
}

void LabourObserver::record_stocks(const MonthView& view, Recorder& recorder) const {
  const JobMarket& jobs = view.state.jobs;
  record_labour(recorder, {"/series/stocks/population", "persons", "simulated residents", "résidents simulés"},
                jobs.population());
  record_labour(recorder, {"/series/stocks/employed", "persons", "employed residents", "résidents en emploi"},
                jobs.in(LabourState::employed));
  record_labour(recorder, {"/series/stocks/unemployed", "persons", "unemployed residents", "résidents au chômage"},
                jobs.in(LabourState::unemployed));
  record_labour(
      recorder,
      {"/series/stocks/not_in_labour_force", "persons", "residents out of the labour force", "résidents inactifs"},
      jobs.in(LabourState::not_in_labour_force));
  record_labour(recorder,
                {"/series/stocks/own_account", "persons", "residents working on own account", "travail autonome"},
                jobs.own_account);
  record_labour(recorder, {"/series/stocks/employees", "persons", "residents employed by others", "employés"},
                jobs.in(LabourState::employed) - jobs.own_account);
  record_labour(recorder, {"/series/stocks/vacancies", "vacancies", "open vacancies", "postes vacants"},
                static_cast<std::int64_t>(jobs.vacancies.open_count()));
}

void LabourObserver::record_flows(const JobBooks& books, Recorder& recorder) const {
  const auto flow = [&](const LabourLabel& label, std::int64_t JobBooks::* book) {
    record_labour(recorder, label, books.*book - last_books_.*book);
  };
  flow({"/series/flows/hires", "persons", "hires in the month", "embauches du mois"}, &JobBooks::hires);
  flow({"/series/flows/hires_from_unemployment", "persons", "hires of unemployed", "embauches de chômeurs"},
       &JobBooks::hires_from_unemployment);
  flow(
      {"/series/flows/hires_from_inactivity", "persons", "hires from outside the labour force", "embauches d'inactifs"},
      &JobBooks::hires_from_inactivity);
  flow({"/series/flows/job_to_job", "persons", "changes of employer", "changements d'employeur"},
       &JobBooks::job_to_job);
  flow({"/series/flows/separations", "persons", "separations into unemployment", "séparations vers le chômage"},
       &JobBooks::separations);
  flow({"/series/flows/quits_to_inactivity", "persons", "employed who left the labour force", "sorties de l'activité"},
       &JobBooks::quits_to_inactivity);
  flow({"/series/flows/own_account_started", "persons", "started on own account", "débuts de travail autonome"},
       &JobBooks::own_account_started);
  flow({"/series/flows/own_account_ended", "persons", "ended work on own account", "fins de travail autonome"},
       &JobBooks::own_account_ended);
  flow({"/series/flows/vacancies_opened", "vacancies", "vacancies opened", "postes ouverts"},
       &JobBooks::vacancies_opened);
  flow({"/series/flows/vacancies_filled", "vacancies", "vacancies filled", "postes pourvus"},
       &JobBooks::vacancies_filled);
  flow({"/series/flows/vacancies_withdrawn", "vacancies", "vacancies withdrawn", "postes retirés"},
       &JobBooks::vacancies_withdrawn);
  flow({"/series/flows/applications", "applications", "applications sent", "candidatures envoyées"},
       &JobBooks::applications);
  flow({"/series/flows/callbacks", "applications", "applications called back", "candidatures rappelées"},
       &JobBooks::callbacks);
  flow({"/series/flows/offers_declined", "offers", "offers declined", "offres refusées"}, &JobBooks::offers_declined);
  flow({"/series/flows/arrived", "persons", "residents who landed or came of age", "arrivées"}, &JobBooks::arrived);
  flow({"/series/flows/departed", "persons", "residents who moved away or died", "départs"}, &JobBooks::departed);
}

void LabourObserver::record_newcomers(Recorder& recorder) const {
  NewcomerCounts counts;
  for (std::size_t kind = 0; kind < newcomers_.size(); ++kind) counts.add(NewcomerKind::of(kind), newcomers_[kind]);
  record_labour(
      recorder,
      {"/series/newcomers/recent_core_labour_force", "persons", "in the labour force, 25-54, landed within 5 years",
       "actifs de 25 à 54 ans, arrivés depuis 5 ans au plus"},
      counts.recent_core_labour_force);
  record_labour(recorder,
                {"/series/newcomers/recent_core_unemployed", "persons", "unemployed, 25-54, landed within 5 years",
                 "chômeurs de 25 à 54 ans, arrivés depuis 5 ans au plus"},
                counts.recent_core_unemployed);
  record_labour(recorder,
                {"/series/newcomers/born_core_labour_force", "persons", "non-immigrants in the labour force, 25-54",
                 "actifs non immigrants de 25 à 54 ans"},
                counts.born_core_labour_force);
  record_labour(recorder,
                {"/series/newcomers/born_core_unemployed", "persons", "unemployed non-immigrants, 25-54",
                 "chômeurs non immigrants de 25 à 54 ans"},
                counts.born_core_unemployed);
  record_labour(recorder,
                {"/series/newcomers/recent_degree_employed", "persons", "employed with a degree, landed within 5 years",
                 "diplômés en emploi, arrivés depuis 5 ans au plus"},
                counts.recent_degree_employed);
  record_labour(recorder,
                {"/series/newcomers/recent_degree_low", "persons", "of these in jobs that ask for high school or less",
                 "dont dans un emploi exigeant au plus le secondaire"},
                counts.recent_degree_low);
  PersistenceCounts both;
  for (std::size_t kind = 0; kind < stayers_.size(); ++kind) {
    both.add((kind & 4U) != 0, (kind & 2U) != 0, (kind & 1U) != 0, stayers_[kind]);
  }
  const auto persistence = [&](std::string_view name, std::string_view en, std::string_view fr, std::int64_t value) {
    record_labour(recorder, {"/series/overqualified/" + std::string(name), "persons", en, fr}, value);
  };
  persistence("immigrants", "immigrants here at the first census and now", "immigrants présents aux deux dates",
              both.immigrants);
  persistence("non_immigrants", "non-immigrants here at the first census and now",
              "non-immigrants présents aux deux dates", both.non_immigrants);
  persistence("immigrants_overqualified", "of the immigrants, over-qualified now", "immigrants surqualifiés",
              both.immigrants_overqualified);
  persistence("non_immigrants_overqualified", "of the non-immigrants, over-qualified now",
              "non-immigrants surqualifiés", both.non_immigrants_overqualified);
  persistence("immigrants_both", "of the immigrants, over-qualified at both", "immigrants surqualifiés aux deux dates",
              both.immigrants_both);
  persistence("non_immigrants_both", "of the non-immigrants, over-qualified at both",
              "non-immigrants surqualifiés aux deux dates", both.non_immigrants_both);
}

}  // namespace piecework::platform_work
