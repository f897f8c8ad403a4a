#pragma once
// What projects are about and where those who trade in them live. The categories are those of the Online Labour Index,
// with microwork as one of them (docs/model.md).

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace piecework::platform_work {

inline constexpr std::size_t project_categories = 7;
inline constexpr std::array<std::string_view, project_categories> project_category_names{
    "software", "creative", "writing", "sales", "microwork", "clerical", "professional"};

inline constexpr std::size_t market_regions = 5;
inline constexpr std::array<std::string_view, market_regions> market_region_names{"asia", "europe", "africa",
                                                                                  "north_america", "elsewhere"};

/// What an account may be assigned to by chance, with those who are assigned to nothing.
enum class Treatment : std::uint8_t {
  first_job_none,
  first_job_coarse,
  first_job_detailed,
  certificate_none,
  certificate_given,
  reference_none,
  reference_given,
};
inline constexpr std::size_t treatments = 7;
inline constexpr std::array<std::string_view, treatments> treatment_names{
    "first_job_none",    "first_job_coarse", "first_job_detailed", "certificate_none",
    "certificate_given", "reference_none",   "reference_given"};

/// Satisfaction is counted in half points from 1 to 5.
inline constexpr std::size_t satisfaction_bins = 8;

}  // namespace piecework::platform_work
