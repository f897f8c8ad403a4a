#pragma once
// Where residents come from: landing day, schooling abroad, visible minority, official language, Canadian experience.
//
// Years since landing follow the City of Toronto's census of 2021, counted back from the day of the run as they were
// from the day of the census: newcomers landed in the last ten years, established immigrants before.

#include <vector>

#include "models/platform_work/people/population_parameters.h"
#include "models/platform_work/people/resident.h"
#include "sim/base/time.h"
#include "sim/config/data_file.h"
#include "sim/random/draws.h"

namespace piecework::platform_work {

/// Days since 1970-01-01.
std::int32_t day_of(Time time);
/// The same day of the year so many years earlier; 28 February for 29 February.
std::int32_t years_before(std::int32_t day, int years);

class Origins {
 public:
  Origins() = default;
  Origins(const CsvTable& census, const OriginParameters& parameters);

  /// Sets landed_day of an immigrant; on `today`, and not before birth.
  void draw_landing(SyntheticResident& person, std::int32_t today, Draws& draws) const;
  /// Sets language and the flags educated_abroad, visible_minority, canadian_experience; after landing and job.
  void draw_background(SyntheticResident& person, Draws& draws) const;

  /// Index of the age class at landing: 15 to 24, 25 to 44, 45 and over (those who land as adults).
  [[nodiscard]] std::size_t draw_landing_age(Draws& draws) const;
  [[nodiscard]] double resident_at_landing() const { return parameters_.resident_at_landing; }

 private:
  struct Period {
    std::int32_t most_days_ago = 0;
    std::int32_t least_days_ago = 0;
    double count = 0.0;
  };

  OriginParameters parameters_;
  std::vector<Period> newcomers_;
  std::vector<Period> established_;
  std::array<double, 3> landing_ages_{};
};

}  // namespace piecework::platform_work
