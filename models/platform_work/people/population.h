#pragma once
// The synthetic population of the Toronto CMA aged 15 and over: who is here when a run starts, who lands, who comes of
// age. Immutable once read; a resident is computed from the scenario, the seed and its own index, so nothing is stored
// per person and one resident more changes nobody else.
//
// Employees: survey tables, fitted (employees.h). Own-account workers: composed as employees but for age and broad
// occupation (assumption, people.work). Without a job: what the census leaves over (without_job.h); who of them looks
// for a job follows attachment_by_age.

#include <array>
#include <vector>

#include "models/platform_work/people/cell_sample.h"
#include "models/platform_work/people/households.h"
#include "models/platform_work/people/job_tables.h"
#include "models/platform_work/people/origins.h"
#include "models/platform_work/people/trained.h"
#include "models/platform_work/people/wages.h"
#include "models/platform_work/people/without_job.h"
#include "sim/random/category_table.h"

namespace piecework::platform_work {

struct PopulationTables {
  EmployeeTables employees;
  CensusTables census;
  const CsvTable& wage_model;
};

struct PopulationSettings {
  PeopleParameters people;
  WorkParameters work;
  OriginParameters origins;
  HouseholdParameters households;
  LowOccupations low{};
  std::uint32_t minimum_wage = 0;  // CAD cents per hour, when the run begins
  std::size_t residents = 0;       // simulated
  Time begin;                      // when they are what they are
};

struct PopulationCell {
  CellCodes codes;
  LabourState state = LabourState::not_in_labour_force;
  JobKind kind = JobKind::none;
};

class Population {
 public:
  Population() = default;
  /// Throws InputError, see fit_cells, fit_without_job and the tables.
  Population(const PopulationTables& tables, const PopulationSettings& settings);

  /// Index below the number of residents: of the integerised population; above: one more, drawn from the cells.
  [[nodiscard]] SyntheticResident resident(std::size_t index, StreamKey key) const;

  /// A permanent resident on the day of landing: from elsewhere, without a job; or one who was here before, in what
  /// newcomers do, and with experience in Canada.
  [[nodiscard]] SyntheticResident lands(Time now, Draws& draws) const;

  /// Somebody who turns 15: at school, with the parents.
  [[nodiscard]] SyntheticResident comes_of_age(Time now, Draws& draws) const;

  /// What a student has at the end of study, at least what was there before: as residents of 25 to 34 born here have.
  struct Graduation {
    std::uint8_t education = 0;
    Occupation trained = no_occupation;
  };
  [[nodiscard]] Graduation graduates(const Traits& traits, Occupation trained, Draws& draws) const;

  [[nodiscard]] const Wages& wages() const { return wages_; }
  [[nodiscard]] const JobTables& job_tables() const { return job_tables_; }

  /// How readily an age band enters the labour force, mean 1 over those out of it.
  [[nodiscard]] double entry_factor(std::size_t age_band) const { return entry_factor_[age_band]; }
  /// Share of an age band's residents without a job who look for one.
  [[nodiscard]] double unemployed_share(std::size_t age_band) const { return unemployed_share_[age_band]; }

  /// Mean over all residents of weight_by_age x weight_by_education.
  [[nodiscard]] double mean_weight(const std::array<double, age_bands>& by_age,
                                   const std::array<double, education_levels>& by_education) const;

  // What the report shows.
  [[nodiscard]] const PopulationSettings& settings() const { return settings_; }
  [[nodiscard]] const std::vector<PopulationCell>& cells() const { return cells_; }
  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }  // people
  [[nodiscard]] const std::vector<Margin>& margins() const { return margins_; }
  /// Residents in each cell.
  [[nodiscard]] std::vector<std::uint64_t> counts(StreamKey key) const;

 private:
  void add_cells(const WeightedCells& from, PopulationCell as, std::span<const double> weights);
  void add_without_job(const WeightedCells& rest);
  void set_attachment(const WeightedCells& rest);
  void add_population_margins(std::vector<Margin> population);
  void set_arrivals();

  [[nodiscard]] SyntheticResident start(const CellCodes& codes, Draws& draws) const;
  void draw_birth(SyntheticResident& person, std::size_t age, std::int32_t today, Draws& draws) const;
  void draw_job(SyntheticResident& person, const PopulationCell& cell, Draws& draws) const;

  PopulationSettings settings_;
  std::int32_t begin_day_ = 0;
  std::vector<PopulationCell> cells_;
  std::vector<double> weights_;
  std::vector<Margin> margins_;
  CellSample sample_;
  Wages wages_;
  JobTables job_tables_;
  Origins origins_;
  TrainedOccupations trained_;
  std::array<double, 7> oldest_{};  // five-year ages from 70 on, shares
  std::array<double, age_bands> unemployed_share_{};
  std::array<double, age_bands> entry_factor_{};
  Grid<age_bands, 2> arrival_participation_;                // of newcomers, by age band and sex
  std::vector<std::vector<PopulationCell>> arrival_cells_;  // by age class at landing
  std::vector<CategoryTable> arrival_tables_;
  std::vector<CellCodes> young_cells_;  // 15 to 19
  std::vector<CategoryTable> young_table_;
  std::vector<CategoryTable> graduates_;  // education, by sex
};

}  // namespace piecework::platform_work
