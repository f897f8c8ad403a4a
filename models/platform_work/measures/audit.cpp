#include "models/platform_work/measures/audit.h"

#include "models/platform_work/jobs/hiring.h"

namespace piecework::platform_work {
namespace {

constexpr std::uint64_t pairs = 64;  // vacancies a month, each with an applicant of every kind

/// An open vacancy, all equally likely; none if there is none.
VacancyId any_vacancy(const State& state, Draws& draws) {
  const VacancyTable& vacancies = state.jobs.vacancies;
  auto place = static_cast<double>(vacancies.open_count()) * uniform01(draws);
  for (std::size_t cell = 0; cell < occupations; ++cell) {
    const auto occupation = static_cast<Occupation>(cell);
    const auto here = static_cast<double>(vacancies.open_count(occupation));
    if (place < here) return vacancies.sample(occupation, draws);
    place -= here;
  }
  return {};
}

/// Any resident's row; one who left lends the ability all the same.
PersonId any_resident(const State& state, Draws& draws) {
  const auto last = static_cast<std::int64_t>(state.people.size()) - 1;
  return state.people.id(static_cast<std::size_t>(uniform_int(draws, static_cast<std::int64_t>(state.abroad), last)));
}

Career born_here(const Career& lender, Occupation occupation) {
  Career career = lender;
  career.landed_day = no_day;
  career.flags = 0;
  career.trained = occupation;
  career.held = occupation;
  career.kind = JobKind::none;
  return career;
}

/// Chances of one pair of names with each history.
AuditChances judge(const State& state, PersonId lender, const Vacancy& vacancy) {
  const PairLuck luck(state, lender, vacancy);
  AuditChances chances{};
  for (std::size_t name = 0; name < audit_names.size(); ++name) {
    Career career = born_here(state.careers[lender], vacancy.occupation);
    career.set(Flag::visible_minority, name == 1);
    const auto chance = [&](History history) {
      return callback_chance(state, career, vacancy, score(state, {career, history}, vacancy, luck));
    };
    chances[name][0] = chance(History::none);
    chances[name][1] = chance(History::micro);
    career.set(Flag::canadian_experience, true);
    chances[name][2] = chance(History::standard);
  }
  return chances;
}

}  // namespace

AuditChances audit(const State& state) {
  AuditChances sum{};
  std::uint64_t judged = 0;
  const auto month = static_cast<std::uint64_t>(month_index(state.now));
  for (std::uint64_t pair = 0; pair < pairs; ++pair) {
    Draws draws = state.draws(purposes::audit, 0, month * pairs + pair);
    const VacancyId id = any_vacancy(state, draws);
    if (!id.valid()) continue;
    const AuditChances chances = judge(state, any_resident(state, draws), state.jobs.vacancies[id]);
    ++judged;
    for (std::size_t name = 0; name < sum.size(); ++name) {
      for (std::size_t history = 0; history < sum[name].size(); ++history) sum[name][history] += chances[name][history];
    }
  }
  for (auto& histories_of_name : sum) {
    for (double& chance : histories_of_name) {
      chance = judged > 0 ? chance / static_cast<double>(judged) : no_default;
    }
  }
  return sum;
}

void record_audit(const MonthView& view, Recorder& recorder) {
  const AuditChances chances = audit(view.state);
  std::vector<double> values;
  for (const auto& of_name : chances) values.insert(values.end(), of_name.begin(), of_name.end());
  recorder.record(
      {"/audit/callback_chance",
       "1",
       "callbacks of paired applications",
       "rappels de candidatures appariées",
       "mean chance that an employer calls back a fictitious applicant, by name (majority, minority) and by "
       "history (unemployed, gig, standard); the applicants are alike in all else",
       {"name", "history"},
       values.size()},
      values);
}

}  // namespace piecework::platform_work
