#pragma once
// Hourly wages: the published log-wage regression of employees (model B: age, sex, education, immigrant class,
// occupation, hours, student status) with its residual quantiles, moved to 2024 dollars. Log CAD per hour.
//
// The residual has one distribution, the published one, and two causes: the person's `ability`, which stays from job to
// job, and the luck of the match. Both are normal on the scale on which the published quantiles are interpolated.
//
// The regression knows twelve ages and finer schooling; here an age band has the mean of its two ages, less than high
// school is "some high school", and high school is the regression's reference.

#include <array>

#include "models/platform_work/people/survey.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

enum class WorkTime : std::uint8_t { part_time, full_time };
enum class Schooling : std::uint8_t { none, full_time_student };

/// How the regression's residual is split, and where its wages stand now.
struct WageLevel {
  double lasting_share = 0.0;  // of the residual's variance
  double level = 1.0;          // wages now to wages of the regression
  std::uint32_t floor = 0;     // CAD cents per hour, when the run begins
};

class Wages {
 public:
  Wages() = default;
  /// Throws InputError: a coefficient that is missing, quantiles out of order.
  Wages(const CsvTable& regression, const WageLevel& level);

  struct Job {
    Occupation occupation = no_occupation;
    WorkTime time = WorkTime::full_time;
    Schooling schooling = Schooling::none;
  };

  /// The systematic part.
  [[nodiscard]] double log_wage(const Traits& person, const Job& job) const;

  /// The lasting part of a person's residual, log points.
  [[nodiscard]] double draw_ability(Draws& draws) const;
  /// The whole residual, ability included, in one match; standard normal luck.
  [[nodiscard]] double residual(double ability, double match_luck) const;

  /// The normal score behind it, for pay on another scale.
  [[nodiscard]] double score(double ability, double match_luck) const;

  /// Not below the minimum wage of the day.
  [[nodiscard]] std::uint32_t cents(double log_wage, std::uint32_t minimum) const;

  /// Standard deviation of ability, log points.
  [[nodiscard]] double ability_sd() const;

  [[nodiscard]] std::uint32_t floor() const { return level_.floor; }

 private:
  [[nodiscard]] double quantile(double score) const;

  WageLevel level_;
  double intercept_ = 0.0;
  double women_ = 0.0;
  double part_time_ = 0.0;
  double student_ = 0.0;
  double spread_ = 1.0;  // log points to a standard normal unit, between the outer quantiles
  std::array<double, age_bands> age_{};
  std::array<double, education_levels> education_{};
  std::array<double, immigrant_classes> immigrant_{};
  std::array<double, occupations> occupation_{};
  std::array<double, 7> scores_{};     // standard normal scores of the published quantiles
  std::array<double, 7> residuals_{};  // at these scores
};

}  // namespace piecework::platform_work
