#include "models/platform_work/people/composition.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "sim/config/problems.h"
#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

// The published files' own words, in the order of our codes.
const std::array<std::string_view, age_bands> age_words{"15-24", "25-34", "35-44", "45-54", "55-64", "65+"};
const std::array<std::string_view, 2> sex_words{"female", "male"};
const std::array<std::string_view, education_levels> education_words{
    "1 less than high school", "2 high school", "3 certificate or diploma", "4 bachelor's", "5 above bachelor's"};
const std::array<std::string_view, immigrant_classes> immigrant_words{
    "non-immigrant (Canadian-born and non-permanent residents)", "immigrant landed >10 years",
    "immigrant landed <=10 years"};
const std::array<std::string_view, 2> hours_words{"part-time", "full-time (30+ h)"};

template <std::size_t N>
std::uint8_t code_of(const CsvTable& table, std::size_t row, std::string_view column,
                     const std::array<std::string_view, N>& words) {
  const std::size_t at = table.column(column);
  const auto found = std::find(words.begin(), words.end(), table.cell(row, at));
  if (found == words.end()) {
    Problems problems;
    const std::vector<std::string> known(words.begin(), words.end());
    problems.add_unknown(
        {table.place(row, at), std::string(column), "unknown value '" + table.cell(row, at) + "'", {}, ""},
        table.cell(row, at), known);
    problems.throw_if_any();
  }
  return static_cast<std::uint8_t>(found - words.begin());
}

std::vector<EmployeeCell> read_employees(const CsvTable& table) {
  std::map<std::array<std::uint8_t, 5>, double> weights;  // ordered, so that the cells' order never varies
  double total = 0.0;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const double weight = table.number(row, table.column("value"));
    weights[{code_of(table, row, "age_group", age_words), code_of(table, row, "sex", sex_words),
             code_of(table, row, "education", education_words),
             code_of(table, row, "immigrant_status", immigrant_words), code_of(table, row, "ft_pt", hours_words)}] +=
        weight;
    total += weight;
  }
  std::vector<EmployeeCell> cells;
  for (const auto& [codes, weight] : weights) {
    cells.push_back({{codes[0], codes[2], static_cast<Sex>(codes[1]), static_cast<ImmigrantClass>(codes[3])},
                     codes[4] == 1,
                     weight / total});
  }
  return cells;
}

/// Value of one category of one census table.
double census_count(const CsvTable& census, std::string_view table, std::string_view category) {
  for (std::size_t row = 0; row < census.row_count(); ++row) {
    if (census.cell(row, census.column("table")) == table && census.cell(row, census.column("category")) == category) {
      return census.number(row, census.column("value"));
    }
  }
  throw InputError(
      {{census.file(), 1, 1}, std::string(table), "no row for the category '" + std::string(category) + "'", {}, ""});
}

double census_sum(const CsvTable& census, std::string_view table, std::initializer_list<std::string_view> categories) {
  double sum = 0.0;
  for (const std::string_view category : categories) sum += census_count(census, table, category);
  return sum;
}

template <std::size_t N>
Margin<N> shares(Margin<N> counts) {
  const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
  for (double& count : counts) count /= total;
  return counts;
}

Margins read_population(const CsvTable& census, const PeopleParameters& parameters) {
  const auto age = [&](std::initializer_list<std::string_view> names) { return census_sum(census, "age", names); };
  const auto certificate = [&](std::initializer_list<std::string_view> names) {
    return census_sum(census, "highest_certificate_15plus", names);
  };
  const auto landed = [&](std::initializer_list<std::string_view> names) {
    return census_sum(census, "immigrant_status_and_period", names);
  };
  Margins margins;
  margins.age = shares<age_bands>({age({"15 to 19 years", "20 to 24 years"}), age({"25 to 29 years", "30 to 34 years"}),
                                   age({"35 to 39 years", "40 to 44 years"}), age({"45 to 49 years", "50 to 54 years"}),
                                   age({"55 to 59 years", "60 to 64 years"}), age({"65 years and over"})});
  margins.sex = {parameters.women_share, 1.0 - parameters.women_share};
  const double bachelor = certificate({"Bachelor's degree"});
  margins.education =
      shares<education_levels>({certificate({"No certificate, diploma or degree"}),
                                certificate({"High (secondary) school diploma or equivalency certificate"}),
                                certificate({"Postsecondary certificate or diploma below bachelor level"}), bachelor,
                                certificate({"Bachelor's degree or higher"}) - bachelor});
  margins.immigrant = shares<immigrant_classes>(
      {landed({"Non-immigrants", "Non-permanent residents"}),
       landed({"Before 1980", "1980 to 1990", "1991 to 2000", "2001 to 2010"}), landed({"2011 to 2021"})});
  return margins;
}

/// What the population has and the employed do not, as shares of the rest.
template <std::size_t N>
Margin<N> left_over(const Margin<N>& population, const Margin<N>& employed, const PeopleParameters& parameters) {
  const double employed_share = parameters.participation_rate * (1.0 - parameters.unemployment_rate);
  Margin<N> rest{};
  for (std::size_t value = 0; value < N; ++value) {
    const double least = parameters.least_left_over * population[value];
    rest[value] = std::max(population[value] - employed_share * employed[value], least);
  }
  return shares(rest);
}

Margins employed_margins(const std::vector<EmployeeCell>& cells) {
  Margins margins;
  for (const EmployeeCell& cell : cells) {
    margins.age[cell.traits.age_band] += cell.share;
    margins.sex[static_cast<std::size_t>(cell.traits.sex)] += cell.share;
    margins.education[cell.traits.education] += cell.share;
    margins.immigrant[static_cast<std::size_t>(cell.traits.immigrant)] += cell.share;
  }
  return margins;
}

/// Who without a job looks for one, and who enters the labour force how fast: by attachment.
void set_attachment(Composition& composition, const PeopleParameters& parameters) {
  const Margin<age_bands>& age = composition.not_employed.age;
  double mean = 0.0;
  for (std::size_t band = 0; band < age_bands; ++band) mean += age[band] * parameters.attachment_by_age[band];
  const double unemployed = parameters.participation_rate * parameters.unemployment_rate;
  const double share = unemployed / (1.0 - composition.employed_share);
  double out = 0.0;
  double out_attachment = 0.0;
  for (std::size_t band = 0; band < age_bands; ++band) {
    constexpr double most_unemployed = 0.95;  // a guard, so that no age band is without anybody out of the labour force
    composition.unemployed_share[band] = std::min(most_unemployed, share * parameters.attachment_by_age[band] / mean);
    const double weight = age[band] * (1.0 - composition.unemployed_share[band]);
    out += weight;
    out_attachment += weight * parameters.attachment_by_age[band];
  }
  for (std::size_t band = 0; band < age_bands; ++band) {
    composition.entry_factor[band] = parameters.attachment_by_age[band] * out / out_attachment;
  }
}

}  // namespace

Composition read_composition(const CsvTable& employees, const CsvTable& census, const PeopleParameters& parameters) {
  Composition composition;
  composition.employees = read_employees(employees);
  for (const EmployeeCell& cell : composition.employees) composition.employee_weights.push_back(cell.share);
  composition.employed_share = parameters.participation_rate * (1.0 - parameters.unemployment_rate);
  const Margins employed = employed_margins(composition.employees);
  const Margins population = read_population(census, parameters);
  Margins& rest = composition.not_employed;
  rest.age = left_over(population.age, employed.age, parameters);
  rest.sex = left_over(population.sex, employed.sex, parameters);
  rest.education = left_over(population.education, employed.education, parameters);
  rest.immigrant = left_over(population.immigrant, employed.immigrant, parameters);
  set_attachment(composition, parameters);
  return composition;
}

DrawnPerson draw_person(const Composition& composition, Draws& draws) {
  DrawnPerson person;
  if (bernoulli(draws, composition.employed_share)) {
    const EmployeeCell& cell = composition.employees[categorical(draws, composition.employee_weights)];
    return {cell.traits, LabourState::employed, cell.full_time};
  }
  const Margins& rest = composition.not_employed;
  person.traits.age_band = static_cast<std::uint8_t>(categorical(draws, rest.age));
  person.traits.sex = static_cast<Sex>(categorical(draws, rest.sex));
  person.traits.education = static_cast<std::uint8_t>(categorical(draws, rest.education));
  person.traits.immigrant = static_cast<ImmigrantClass>(categorical(draws, rest.immigrant));
  const bool unemployed = bernoulli(draws, composition.unemployed_share[person.traits.age_band]);
  person.state = unemployed ? LabourState::unemployed : LabourState::not_in_labour_force;
  return person;
}

double mean_weight(const Composition& composition, const std::array<double, age_bands>& by_age,
                   const std::array<double, education_levels>& by_education) {
  double employed = 0.0;
  for (const EmployeeCell& cell : composition.employees) {
    employed += cell.share * by_age[cell.traits.age_band] * by_education[cell.traits.education];
  }
  double age = 0.0;
  double education = 0.0;
  for (std::size_t band = 0; band < age_bands; ++band) age += composition.not_employed.age[band] * by_age[band];
  for (std::size_t level = 0; level < education_levels; ++level) {
    education += composition.not_employed.education[level] * by_education[level];
  }
  return composition.employed_share * employed + (1.0 - composition.employed_share) * age * education;
}

}  // namespace piecework::platform_work
