#include "models/platform_work/measures/labour.h"

#include <algorithm>
#include <string>

#include "models/platform_work/jobs/hiring.h"

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

bool is_recent(const MonthView& view, const Career& career) {
  return career.is_immigrant() && view.state.now.seconds / seconds_per_day - career.landed_day <= recent_days;
}

}  // namespace

void NewcomerCounts::see(const MonthView& view, const Resident& resident) {
  const Career& career = resident.career;
  const bool core = career.traits.age_band >= first_core_band && career.traits.age_band <= last_core_band;
  const bool active = career.state != LabourState::not_in_labour_force;
  const bool unemployed = career.state == LabourState::unemployed;
  if (is_recent(view, career)) {
    if (core && active) ++recent_core_labour_force;
    if (core && unemployed) ++recent_core_unemployed;
    if (career.traits.education >= bachelor && career.state == LabourState::employed) {
      ++recent_degree_employed;
      if (is_overqualified(view.state, career)) ++recent_degree_low;
    }
  } else if (!career.is_immigrant() && core && active) {
    ++born_core_labour_force;
    if (unemployed) ++born_core_unemployed;
  }
}

void LabourObserver::see(const MonthView& view, const Resident& resident) {
  const auto from = static_cast<std::size_t>(resident.record.state_at_census);
  const auto to = static_cast<std::size_t>(resident.career.state);
  ++transitions_[from * labour_states + to];
  if (!view.recorded) return;
  newcomers_.see(view, resident);
  if (resident.career.kind == JobKind::employee) {
    constexpr std::uint32_t cents_per_bin = 100;
    ++wages_[std::min<std::size_t>(resident.career.wage_cents / cents_per_bin, wage_bins - 1)];
  }
  const bool over = is_overqualified(view.state, resident.career);
  if (has_first_ == 0) {
    present_at_first_.resize(resident.row + 1);
    at_first_.resize(resident.row + 1);
    present_at_first_[resident.row] = 1;
    at_first_[resident.row] = over ? 1 : 0;
  }
  if (resident.row >= present_at_first_.size() || present_at_first_[resident.row] == 0) return;
  const bool immigrant = resident.career.is_immigrant();
  const bool both = over && at_first_[resident.row] != 0;
  ++(immigrant ? persistence_.immigrants : persistence_.non_immigrants);
  if (over) ++(immigrant ? persistence_.immigrants_overqualified : persistence_.non_immigrants_overqualified);
  if (both) ++(immigrant ? persistence_.immigrants_both : persistence_.non_immigrants_both);
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
                    std::vector<std::int64_t>(wages_.begin(), wages_.end()));
    has_first_ = 1;
  }
  transitions_ = {};
  newcomers_ = {};
  persistence_ = {};
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
  const NewcomerCounts& counts = newcomers_;
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
  const PersistenceCounts& both = persistence_;
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
