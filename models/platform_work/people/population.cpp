#include "models/platform_work/people/population.h"

#include <algorithm>

#include "models/platform_work/purposes.h"
#include "sim/base/math.h"
#include "sim/base/quantity.h"
#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

constexpr int school_leaving = 15;  // age at which the population begins
constexpr int years_of_age = 5;     // in an age of survey::ages
constexpr int first_open_age = 70;
constexpr double weeks_a_year = 52.0;

double sampling_start(StreamKey key) {
  Draws draws(key, {purposes::integerisation, 0, 0});
  return uniform01(draws);
}

Draws own_draws(StreamKey key, std::size_t index) { return {key, {purposes::composition, index, 0}}; }

/// `days_ago`, or at random since the person is 15 and has landed if that is less long ago.
std::int32_t since_arrival(std::int32_t days_ago, const SyntheticResident& person, std::int32_t today, double luck) {
  const std::int32_t of_age = years_before(today, school_leaving) - person.birth_day;
  const std::int32_t here = person.landed_day == no_day ? of_age : std::min(of_age, today - person.landed_day);
  return today - (days_ago <= here ? days_ago : static_cast<std::int32_t>(luck * here));
}

}  // namespace

SyntheticResident Population::resident(std::size_t index, StreamKey key) const {
  Draws draws = own_draws(key, index);
  const std::size_t at = index < sample_.people() ? sample_.cell_of(index, sampling_start(key)) : sample_.draw(draws);
  const PopulationCell& cell = cells_[at];
  SyntheticResident person = start(cell.codes, draws);
  person.state = cell.state;
  person.kind = cell.kind;
  draw_birth(person, cell.codes.age, begin_day_, draws);
  origins_.draw_landing(person, begin_day_, draws);
  if (cell.kind != JobKind::none) draw_job(person, cell, draws);
  if (cell.state == LabourState::not_in_labour_force &&
      bernoulli(draws, settings_.work.student_without_job[cell.codes.age])) {
    person.flags |= resident_flags::student;
  }
  if (cell.state == LabourState::unemployed) {
    constexpr double days_per_month = static_cast<double>(seconds_per_month) / static_cast<double>(seconds_per_day);
    const double days_ago = exponential(draws, settings_.work.unemployed_months * days_per_month);
    const double luck = uniform01(draws);
    person.unemployed_since_day = since_arrival(static_cast<std::int32_t>(days_ago), person, begin_day_, luck);
  }
  person.trained = trained_.draw(person.traits, person.occupation, draws);
  origins_.draw_background(person, draws);
  draw_household(settings_.households, person, draws);
  return person;
}

std::vector<std::uint64_t> Population::counts(StreamKey key) const { return sample_.counts(sampling_start(key)); }

SyntheticResident Population::start(const CellCodes& codes, Draws& draws) const {
  SyntheticResident person;
  person.traits = {static_cast<std::uint8_t>(codes.get(PersonAttribute::age_band)), codes.education,
                   static_cast<Sex>(codes.sex), static_cast<ImmigrantClass>(codes.immigrant)};
  person.ability = static_cast<float>(wages_.draw_ability(draws));
  return person;
}

/// Uniform inside the five-year age.
void Population::draw_birth(SyntheticResident& person, std::size_t age, std::int32_t today, Draws& draws) const {
  int youngest = school_leaving + static_cast<int>(age) * years_of_age;
  int oldest = youngest + years_of_age;
  if (age + 1 == survey::five_year_ages) {
    const bool works = person.state == LabourState::employed;
    const std::size_t class_of_old = categorical(draws, oldest_);
    youngest = works ? first_open_age : first_open_age + static_cast<int>(class_of_old) * years_of_age;
    oldest = works ? static_cast<int>(settings_.work.oldest_worker) : youngest + years_of_age;
  }
  person.birth_day =
      static_cast<std::int32_t>(uniform_int(draws, years_before(today, oldest) + 1, years_before(today, youngest)));
}

void Population::draw_job(SyntheticResident& person, const PopulationCell& cell, Draws& draws) const {
  const std::size_t band = person.traits.age_band;
  const WorkTime time = cell.codes.full_time == 1 ? WorkTime::full_time : WorkTime::part_time;
  const bool studies = bernoulli(draws, job_tables_.student_share(band, time));
  if (studies) person.flags |= resident_flags::student;
  person.occupation = cell.codes.occupation;
  person.hours = job_tables_.draw_hours(band, time, draws);
  const std::int32_t tenure = job_tables_.draw_tenure(band, draws);
  person.job_since_day = since_arrival(tenure, person, begin_day_, uniform01(draws));
  person.firm_size = job_tables_.draw_firm_size(band, draws);
  const double luck = normal(draws);
  if (cell.kind == JobKind::employee) {
    const Schooling schooling = studies ? Schooling::full_time_student : Schooling::none;
    person.wage_cents = wages_.cents(
        wages_.log_wage(person.traits, {person.occupation, time, schooling}) + wages_.residual(person.ability, luck),
        wages_.floor());
    return;
  }
  // Own account: the residual of pay stands for the income's, on the income's own scale; no floor binds it.
  const WorkParameters& work = settings_.work;
  const double income =
      work.own_account_income * math::exp(work.own_account_sigma * wages_.score(person.ability, luck));
  person.firm_size = 0;
  person.wage_cents = static_cast<std::uint32_t>(income * cents_per_dollar / (weeks_a_year * person.hours) + 0.5);
}

}  // namespace piecework::platform_work
