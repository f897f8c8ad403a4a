#include <algorithm>

#include "models/platform_work/people/population.h"

namespace piecework::platform_work {
namespace {

/// Own-account workers: the employees' cells, weighted by age and broad occupation.
std::vector<double> own_account_weights(const WeightedCells& employees, const WorkParameters& work, double people) {
  std::vector<double> weights;
  double total = 0.0;
  for (std::size_t cell = 0; cell < employees.cells.size(); ++cell) {
    const CellCodes& codes = employees.cells[cell];
    weights.push_back(employees.weights[cell] * work.own_account_by_age[codes.get(PersonAttribute::age_band)] *
                      work.own_account_by_occupation[survey::broad_group(codes.occupation)]);
    total += weights.back();
  }
  for (double& weight : weights) weight = people > 0.0 ? weight * people / total : 0.0;
  return weights;
}

WeightedCells all_employed(const WeightedCells& employees, const std::vector<double>& own_account) {
  WeightedCells all{employees.cells, employees.weights, {}};
  for (std::size_t cell = 0; cell < own_account.size(); ++cell) all.weights[cell] += own_account[cell];
  return all;
}

}  // namespace

Population::Population(const PopulationTables& tables, const PopulationSettings& settings)
    : settings_(settings),
      begin_day_(day_of(settings.begin)),
      wages_(tables.wage_model, {settings.work.lasting_share, settings.work.wage_level, settings.minimum_wage}),
      job_tables_(tables.employees.job_attributes, settings.work),
      origins_(tables.census.margins, settings.origins) {
  const PeopleParameters& people = settings.people;
  const double employed = people.population * people.participation_rate * (1.0 - people.unemployment_rate);
  const double own_account = employed * settings.work.own_account_share;
  const WeightedCells employees = fit_employees(tables.employees, {employed - own_account, people.margin_tolerance});
  const std::vector<double> own = own_account_weights(employees, settings.work, own_account);
  std::vector<Margin> population = population_margins(tables.census, people);
  const WeightedCells rest = fit_without_job(population, all_employed(employees, own), people);
  trained_ = TrainedOccupations(employees, settings.work.trained_kept, settings.low);
  constexpr std::array<std::string_view, 7> oldest{"70 to 74 years",    "75 to 79 years", "80 to 84 years",
                                                   "85 to 89 years",    "90 to 94 years", "95 to 99 years",
                                                   "100 years and over"};
  for (std::size_t at = 0; at < oldest.size(); ++at)
    oldest_[at] = survey::census_count(tables.census.margins, "age", oldest[at]);
  set_attachment(rest);
  add_cells(employees, {{}, LabourState::employed, JobKind::employee}, employees.weights);
  add_cells(employees, {{}, LabourState::employed, JobKind::own_account}, own);
  add_without_job(rest);
  sample_ = CellSample(weights_, settings.residents);
  margins_ = employees.margins;
  add_population_margins(std::move(population));
  set_arrivals();
}

void Population::add_cells(const WeightedCells& from, PopulationCell as, std::span<const double> weights) {
  for (std::size_t cell = 0; cell < weights.size(); ++cell) {
    if (weights[cell] <= 0.0) continue;
    as.codes = from.cells[cell];
    cells_.push_back(as);
    weights_.push_back(weights[cell]);
  }
}

void Population::add_without_job(const WeightedCells& rest) {
  std::vector<double> seeking;
  std::vector<double> out;
  for (std::size_t cell = 0; cell < rest.cells.size(); ++cell) {
    const double share = unemployed_share_[rest.cells[cell].get(PersonAttribute::age_band)];
    seeking.push_back(rest.weights[cell] * share);
    out.push_back(rest.weights[cell] * (1.0 - share));
  }
  add_cells(rest, {{}, LabourState::unemployed, JobKind::none}, seeking);
  add_cells(rest, {{}, LabourState::not_in_labour_force, JobKind::none}, out);
}

/// Who without a job looks for one, and who enters the labour force how fast: by attachment.
void Population::set_attachment(const WeightedCells& rest) {
  const PeopleParameters& people = settings_.people;
  std::array<double, age_bands> in_band{};
  for (std::size_t cell = 0; cell < rest.cells.size(); ++cell) {
    in_band[rest.cells[cell].get(PersonAttribute::age_band)] += rest.weights[cell];
  }
  double attached = 0.0;
  for (std::size_t band = 0; band < age_bands; ++band) attached += in_band[band] * people.attachment_by_age[band];
  const double unemployed = people.population * people.participation_rate * people.unemployment_rate;
  double out = 0.0;
  double out_attached = 0.0;
  for (std::size_t band = 0; band < age_bands; ++band) {
    constexpr double most_unemployed = 0.95;  // a guard, so that no age band is without anybody out of the labour force
    unemployed_share_[band] = std::min(most_unemployed, unemployed * people.attachment_by_age[band] / attached);
    const double outside = in_band[band] * (1.0 - unemployed_share_[band]);
    out += outside;
    out_attached += outside * people.attachment_by_age[band];
  }
  for (std::size_t band = 0; band < age_bands; ++band) {
    entry_factor_[band] = people.attachment_by_age[band] * out / out_attached;
  }
}

void Population::add_population_margins(std::vector<Margin> population) {
  for (Margin& margin : population) {
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      margin.categories[margin.category_of(cells_[cell].codes)].fitted += weights_[cell];
    }
    margins_.push_back(std::move(margin));
  }
}

double Population::mean_weight(const std::array<double, age_bands>& by_age,
                               const std::array<double, education_levels>& by_education) const {
  double sum = 0.0;
  double people = 0.0;
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    const CellCodes& codes = cells_[cell].codes;
    sum += weights_[cell] * by_age[codes.get(PersonAttribute::age_band)] * by_education[codes.education];
    people += weights_[cell];
  }
  return sum / people;
}

}  // namespace piecework::platform_work
