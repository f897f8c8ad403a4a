// Applications, the employers' weekly choice among them, hiring.

#include <algorithm>

#include "models/platform_work/jobs/apply.h"
#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/jobs/status.h"
#include "models/platform_work/marketplace/month.h"

namespace piecework::platform_work {
namespace {

/// A person who applies for this vacancy, with nothing but what sets the wage: most looks need no more.
Applicant without_papers(const State& state, PersonId person, const Vacancy& vacancy) {
  return {.career = state.careers[person], .learned = learned_fit(state, person, vacancy.occupation)};
}

/// The same, and all else that employers see.
Applicant with_papers(Applicant applicant, const State& state, const Rules& rules, PersonId person) {
  const PersonRecord& record = state.records[person];
  const Account* account = freelance_account(state, record);
  applicant.history = history_of(applicant.career, record, state.board_life(record).month, state.now);
  applicant.certificate = certificate_of(state, person);
  applicant.contracts = account == nullptr ? 0 : account->jobs;
  const bool micro = applicant.history == History::micro;
  applicant.verified = micro ? rules.decide(VerifiedHistory{person}, 0.0, state) : 0.0;
  return applicant;
}

/// Weights of the occupations, in rows that are summed side by side: a chain of 43 additions would be most of a search.
struct Weights {
  static constexpr std::size_t rows = 4;
  static constexpr std::size_t columns = (occupations + rows - 1) / rows;
  std::array<double, rows * columns> of{};  // those beyond the occupations are 0
  std::array<double, rows> sums{};

  [[nodiscard]] double total() const { return (sums[0] + sums[1]) + (sums[2] + sums[3]); }
  /// `share` in [0, 1) of the total; always one with a weight, unless there is none.
  [[nodiscard]] std::size_t at(double share) const {
    double target = share * total();
    std::size_t row = 0;
    while (row + 1 < rows && target >= sums[row]) target -= sums[row++];
    std::size_t chosen = row * columns;
    const std::size_t last = chosen + columns - 1;
    while (chosen < last && target >= of[chosen]) target -= of[chosen++];
    while (chosen > 0 && of[chosen] == 0.0) --chosen;  // rounding may lead beyond the last
    return chosen;
  }
};

/// An occupation with probability proportional to its open vacancies and how close it is to what the person does or
/// was trained for; `occupations` if there is none at all. Need makes people take what comes: by the share by which it
/// lowers the reservation wage, closeness does not count.
std::size_t searched_occupation(const State& state, const Career& career, Draws& draws) {
  const Occupations& all = state.scenario->occupations;
  const auto trained = all.proximities(career.trained);
  const auto held = all.proximities(career.held == no_occupation ? career.trained : career.held);
  const double anything = career.state == LabourState::employed ? 0.0 : 1.0 - math::exp(-need(state, career));
  Weights weights;
  for (std::size_t to = 0; to < occupations; ++to) {
    const auto open = static_cast<double>(state.jobs.vacancies.open_count(static_cast<Occupation>(to)));
    weights.of[to] = open * std::max(anything, std::max(trained[to], held[to]));
  }
  for (std::size_t column = 0; column < Weights::columns; ++column) {
    for (std::size_t row = 0; row < Weights::rows; ++row) {
      weights.sums[row] += weights.of[row * Weights::columns + column];
    }
  }
  const double share = uniform01(draws);
  return weights.total() > 0.0 ? weights.at(share) : occupations;
}

bool is_looking(const Career& career) { return career.presence == Presence::here; }

struct Best {
  PersonId person;
  double value = 0.0;
};

/// The applicant with the highest score and taste; none if nobody is there any more.
Best best_applicant(State& state, const Rules& rules, VacancyId id) {
  Best best;
  const Vacancy& vacancy = state.jobs.vacancies[id];
  state.jobs.vacancies.take_applicants(id, [&](PersonId person) {
    const Career& career = state.careers[person];
    if (!is_looking(career)) return;
    const PairLuck luck(state, person, vacancy);
    const Applicant applicant = with_papers(without_papers(state, person, vacancy), state, rules, person);
    const double judged = rules.decide(ApplicantValue{person}, score(state, applicant, vacancy, luck), state);
    const double value = judged + state.scenario->search.taste_sigma * luck.taste();
    if (!best.person.valid() || value > best.value) best = {person, value};
  });
  return best;
}

/// Counts an application where the employer judges it; the result takes the callback.
ApplicationCounts& count_application(State& state, PersonId person, History history) {
  Career& career = state.careers[person];
  career.applied = static_cast<std::uint8_t>(career.applied | 1U << static_cast<unsigned>(history));
  const std::size_t kind = applicant_kind(history, career.is(Flag::visible_minority));
  ApplicationCounts& counts = state.jobs.applications.counts[combination_of(career.traits)][kind];
  ++counts.applications;
  ++state.jobs.books.applications;
  return counts;
}

void count_hire(JobBooks& books, LabourState from) {
  ++books.hires;
  if (from == LabourState::employed) ++books.job_to_job;
  if (from == LabourState::unemployed) ++books.hires_from_unemployment;
  if (from == LabourState::not_in_labour_force) ++books.hires_from_inactivity;
}

void hire(State& state, const Rules& rules, PersonId person, const Job& job) {
  count_hire(state.jobs.books, state.careers[person].state);
  const bool subsidised = rules.decide(WageSubsidyShare{person}, 0.0, state) > 0.0;
  if (state.supports.any()) state.supports.of(person).subsidised = subsidised ? 1 : 0;
  take_up(state, person, job);
  schedule_step(state, rules, person);
}

/// One week's choice: the best applicant gets the offer, and takes it unless something better was found meanwhile.
bool try_to_fill(State& state, const Rules& rules, VacancyId id) {
  const Best best = best_applicant(state, rules, id);
  if (!best.person.valid()) return false;
  const Vacancy vacancy = state.jobs.vacancies[id];
  const std::uint32_t wage =
      offered_wage(state, without_papers(state, best.person, vacancy), vacancy, PairLuck(state, best.person, vacancy));
  if (static_cast<double>(wage) <
      rules.decide(ReservationWage{best.person}, least_accepted_wage(state, best.person), state)) {
    ++state.jobs.books.offers_declined;
    return false;
  }
  hire(state, rules, best.person, {LabourState::employed, JobKind::employee, vacancy.occupation, vacancy.hours, wage});
  return true;
}

void note_outcome(Cell& cell, bool filled) {
  constexpr double lately = 1.0 / 64.0;  // weight of one vacancy-week in the running means of the fill chance
  constexpr double usually = 1.0 / 4096.0;
  const double outcome = filled ? 1.0 : 0.0;
  cell.fill_chance += lately * (outcome - cell.fill_chance);
  cell.usual_fill_chance += usually * (outcome - cell.usual_fill_chance);
}

/// Probability that the application is looked at at all.
double past_filter(const State& state, const Rules& rules, PersonId person, const Vacancy& vacancy) {
  if (!is_filtered_out(state, state.careers[person], vacancy)) return 1.0;
  return rules.decide(LocalFilterPass{person}, 0.0, state);
}

}  // namespace

void apply_somewhere(State& state, const Rules& rules, PersonId person) {
  state.livelihoods.prefetch(person);  // both are read at the end: what a job must pay, and what the last year was
  state.records.prefetch(person);
  const Career& career = state.careers[person];
  Draws draws = state.draws(purposes::job_search, state.people[person].id, career.count);
  const std::size_t chosen = searched_occupation(state, career, draws);
  if (chosen == occupations) return;
  const double callback_luck = uniform01(draws);
  const VacancyId id = state.jobs.vacancies.sample(static_cast<Occupation>(chosen), draws);
  if (!id.valid()) return;
  const Vacancy& vacancy = state.jobs.vacancies[id];
  const PairLuck luck(state, person, vacancy);
  const double least = rules.decide(ReservationWage{person}, least_accepted_wage(state, person), state);
  const Applicant bare = without_papers(state, person, vacancy);
  if (static_cast<double>(offered_wage(state, bare, vacancy, luck)) < least) return;
  const Applicant applicant = with_papers(bare, state, rules, person);
  ApplicationCounts& counts = count_application(state, person, applicant.history);
  const double judged = rules.decide(ApplicantValue{person}, score(state, applicant, vacancy, luck), state);
  const double chance = past_filter(state, rules, person, vacancy) * chance_past_filter(state, career, judged);
  if (callback_luck >= rules.decide(Callback{person}, chance, state)) return;
  ++counts.callbacks;
  ++state.jobs.books.callbacks;
  state.jobs.vacancies.apply(id, person);
}

void handle(State& state, const Rules& rules, VacancyReview event) {
  const Vacancy vacancy = state.jobs.vacancies[event.row];
  const bool filled = try_to_fill(state, rules, event.row);
  note_outcome(state.jobs.cells[vacancy.occupation], filled);
  JobBooks& books = state.jobs.books;
  const auto week = static_cast<std::uint64_t>((state.now.seconds - vacancy.opened) / seconds_per_week);
  Draws draws = state.draws(purposes::withdrawal, vacancy.id, week);
  if (filled) {
    ++books.vacancies_filled;
    state.jobs.vacancies.close(event.row);
  } else if (bernoulli(draws, state.scenario->demand.withdrawal)) {
    ++books.vacancies_withdrawn;
    state.jobs.vacancies.close(event.row);
  } else {
    state.schedule.at(state.now + days(7), event);
  }
  rules.notify(event, state);
}

}  // namespace piecework::platform_work
