// Those who come later: landings, and those who turn 15.

#include "models/platform_work/people/population.h"
#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

constexpr std::size_t landing_classes = 3;

/// 15 to 24, 25 to 44, 45 and over, of a five-year age.
std::size_t landing_class(std::size_t age) { return age < 2 ? 0 : age < 6 ? 1 : 2; }

}  // namespace

void Population::set_arrivals() {
  constexpr std::size_t newcomer = static_cast<std::size_t>(ImmigrantClass::newcomer);
  std::array<std::vector<double>, landing_classes> weights;
  std::vector<double> young_weights;
  std::array<std::array<double, education_levels>, 2> schooled{};
  arrival_cells_.resize(landing_classes);
  Grid<age_bands, 2> everybody;
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    const CellCodes& codes = cells_[at].codes;
    if (codes.age == 0) {
      young_cells_.push_back(codes);
      young_weights.push_back(weights_[at]);
    }
    if (codes.immigrant == 0 && codes.get(PersonAttribute::age_band) == 1)
      schooled[codes.sex][codes.education] += weights_[at];
    if (codes.immigrant != newcomer) continue;
    arrival_cells_[landing_class(codes.age)].push_back(cells_[at]);
    weights[landing_class(codes.age)].push_back(weights_[at]);
    const std::size_t band = codes.get(PersonAttribute::age_band);
    everybody[{band, codes.sex}] += weights_[at];
    if (cells_[at].state != LabourState::not_in_labour_force) arrival_participation_[{band, codes.sex}] += weights_[at];
  }
  for (std::size_t index = 0; index < Grid<age_bands, 2>::size; ++index) {
    const auto codes = Grid<age_bands, 2>::codes(index);
    arrival_participation_[codes] /= everybody[codes];
  }
  for (const std::vector<double>& each : weights) arrival_tables_.emplace_back(each);
  young_table_.emplace_back(young_weights);
  for (const auto& shares : schooled) graduates_.emplace_back(shares);
}

SyntheticResident Population::lands(Time now, Draws& draws) const {
  const std::int32_t today = day_of(now);
  const std::size_t age_class = origins_.draw_landing_age(draws);
  const PopulationCell& cell = arrival_cells_[age_class][arrival_tables_[age_class].draw(draws)];
  const CellCodes& codes = cell.codes;
  SyntheticResident person = start(codes, draws);
  draw_birth(person, codes.age, today, draws);
  const bool is_resident = bernoulli(draws, origins_.resident_at_landing());
  if (is_resident && cell.state == LabourState::employed) {
    person.state = cell.state;
    person.kind = cell.kind;
    draw_job(person, cell, draws);
    person.job_since_day += today - begin_day_;  // as long ago as for those who were here at the start
  } else if (bernoulli(draws, arrival_participation_[{person.traits.age_band, codes.sex}])) {
    person.state = LabourState::unemployed;
    person.unemployed_since_day = today;
  } else if (bernoulli(draws, settings_.work.student_without_job[codes.age])) {
    person.flags |= resident_flags::student;
  }
  person.landed_day = today;
  person.trained = trained_.draw(person.traits, person.occupation, draws);
  origins_.draw_background(person, draws);
  const std::uint8_t experience = resident_flags::canadian_experience;
  person.flags = static_cast<std::uint8_t>(is_resident ? person.flags | experience : person.flags & ~experience);
  draw_household(settings_.households, person, draws);
  return person;
}

Population::Graduation Population::graduates(const Traits& traits, Occupation trained, Draws& draws) const {
  const auto reached = static_cast<std::uint8_t>(graduates_[static_cast<std::size_t>(traits.sex)].draw(draws));
  if (reached <= traits.education) return {traits.education, trained};
  Traits then = traits;
  then.education = reached;
  return {reached, trained_.draw(then, no_occupation, draws)};
}

SyntheticResident Population::comes_of_age(Time now, Draws& draws) const {
  constexpr int age_reached = 15;
  const std::int32_t today = day_of(now);
  CellCodes codes = young_cells_[young_table_.front().draw(draws)];
  codes.education = 0;
  SyntheticResident person = start(codes, draws);
  person.birth_day = years_before(today, age_reached);
  origins_.draw_landing(person, today, draws);
  person.flags |= resident_flags::student;
  person.trained = trained_.draw(person.traits, no_occupation, draws);
  origins_.draw_background(person, draws);
  person.flags = static_cast<std::uint8_t>(person.flags & ~resident_flags::canadian_experience);
  person.household = Household::other_adults;
  person.need = need_of(settings_.households, person);
  return person;
}

}  // namespace piecework::platform_work
