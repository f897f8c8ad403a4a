#pragma once
// Usual hours, tenure, firm size and student status of employees by age band, from the Labour Force Survey.

#include <array>

#include "models/platform_work/people/population_parameters.h"
#include "models/platform_work/people/survey.h"
#include "models/platform_work/people/wages.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

class JobTables {
 public:
  JobTables() = default;
  /// Throws InputError: unknown words, negative counts, an age without employees.
  JobTables(const CsvTable& job_attributes, const WorkParameters& parameters);

  [[nodiscard]] std::uint8_t draw_hours(std::size_t age_band, WorkTime time, Draws& draws) const;
  /// Days since the job began.
  [[nodiscard]] std::int32_t draw_tenure(std::size_t age_band, Draws& draws) const;
  [[nodiscard]] std::uint8_t draw_firm_size(std::size_t age_band, Draws& draws) const;
  /// Share of full-time students among the employed. Those who work part time because of school are students; the
  /// survey's other full-time students work full time.
  [[nodiscard]] double student_share(std::size_t age_band, WorkTime time) const;

 private:
  static constexpr std::size_t hour_classes = 8;
  static constexpr std::size_t tenure_classes = 7;
  static constexpr std::size_t firm_sizes = 4;

  std::array<std::array<double, hour_classes>, age_bands> hours_{};
  std::array<std::array<double, tenure_classes>, age_bands> tenure_{};
  std::array<std::array<double, firm_sizes>, age_bands> firm_size_{};
  std::array<std::array<double, 2>, age_bands> students_{};  // part time, full time
  double longest_hours_ = 0.0;
  double longest_tenure_ = 0.0;
};

}  // namespace piecework::platform_work
