#include "models/platform_work/people/job_tables.h"

#include <algorithm>
#include <string>

#include "sim/base/time.h"
#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

constexpr std::array<std::string_view, 8> hour_words{"01-09", "10-19", "20-29", "30-34", "35-39", "40", "41-49", "50+"};
constexpr std::array<std::int64_t, 8> first_hour{1, 10, 20, 30, 35, 40, 41, 50};
constexpr std::array<std::int64_t, 8> last_hour{9, 19, 29, 34, 39, 40, 49, 0};  // the open class has a parameter
constexpr std::size_t first_full_time = 3;

constexpr std::array<std::string_view, 7> tenure_words{
    "0-3 months",    "4-12 months",    "13-24 months",          "25-60 months",
    "61-120 months", "121-239 months", "240+ months (top code)"};
constexpr std::array<double, 7> first_month{0, 3, 12, 24, 60, 120, 239};
constexpr std::array<double, 7> last_month{3, 12, 24, 60, 120, 239, 0};

constexpr std::array<std::string_view, 4> firm_size_words{"<20", "20-99", "100-500", ">500"};
constexpr std::array<std::string_view, 4> student_words{"full-time student", "non-student", "not asked (65+ or blank)",
                                                        "part-time student"};
constexpr std::array<std::string_view, 1> school_word{"school"};

/// Counts of one attribute by age band and level; rows with other levels count only when all levels are known.
template <std::size_t N>
std::array<std::array<double, N>, age_bands> read_by_age(const CsvTable& table, std::string_view attribute,
                                                         const std::array<std::string_view, N>& words) {
  std::array<std::array<double, N>, age_bands> counts{};
  const std::array<std::pair<std::string_view, std::string_view>, 2> only{
      {{"attribute", attribute}, {"by", "age_group"}}};
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (!survey::row_is(table, row, only)) continue;
    if (N == 1 && table.cell(row, table.column("level")) != words[0]) continue;
    const std::size_t band = survey::code(table, row, "by_level", survey::age_bands_words);
    counts[band][survey::code(table, row, "level", words)] += survey::count(table, row);
  }
  return counts;
}

template <std::size_t N>
double sum(const std::array<double, N>& counts) {
  double total = 0.0;
  for (const double count : counts) total += count;
  return total;
}

template <std::size_t N>
void need_people(const CsvTable& table, std::string_view attribute,
                 const std::array<std::array<double, N>, age_bands>& counts) {
  for (std::size_t band = 0; band < age_bands; ++band) {
    if (sum(counts[band]) > 0.0) continue;
    throw InputError({{table.file(), 1, 1},
                      std::string(attribute),
                      "nobody is counted at the age " + std::string(survey::age_bands_words[band]),
                      {},
                      ""});
  }
}

double share(double part, double whole) { return whole > 0.0 ? std::min(1.0, part / whole) : 0.0; }

}  // namespace

JobTables::JobTables(const CsvTable& job_attributes, const WorkParameters& parameters)
    : hours_(read_by_age(job_attributes, "usual weekly hours main job", hour_words)),
      tenure_(read_by_age(job_attributes, "job tenure", tenure_words)),
      firm_size_(read_by_age(job_attributes, "firm size (employees)", firm_size_words)),
      longest_hours_(parameters.longest_hours),
      longest_tenure_(parameters.longest_tenure) {
  need_people(job_attributes, "usual weekly hours main job", hours_);
  need_people(job_attributes, "job tenure", tenure_);
  need_people(job_attributes, "firm size (employees)", firm_size_);
  const auto students = read_by_age(job_attributes, "student status", student_words);
  const auto at_school = read_by_age(job_attributes, "reason for part time", school_word);
  const auto times = read_by_age(job_attributes, "full/part time", survey::part_or_full);
  for (std::size_t band = 0; band < age_bands; ++band) {
    const double part_time = std::min(at_school[band][0], students[band][0]);
    students_[band] = {share(part_time, times[band][0]), share(students[band][0] - part_time, times[band][1])};
  }
}

std::uint8_t JobTables::draw_hours(std::size_t age_band, WorkTime time, Draws& draws) const {
  const std::size_t first = time == WorkTime::part_time ? 0 : first_full_time;
  const std::size_t count = time == WorkTime::part_time ? first_full_time : hour_classes - first_full_time;
  const std::span<const double> weights = std::span(hours_[age_band]).subspan(first, count);
  const std::size_t chosen = first + categorical(draws, weights);
  const std::int64_t last = chosen + 1 == hour_classes ? static_cast<std::int64_t>(longest_hours_) : last_hour[chosen];
  return static_cast<std::uint8_t>(uniform_int(draws, first_hour[chosen], last));
}

std::int32_t JobTables::draw_tenure(std::size_t age_band, Draws& draws) const {
  constexpr double days_per_month = static_cast<double>(seconds_per_month) / static_cast<double>(seconds_per_day);
  const std::size_t chosen = categorical(draws, tenure_[age_band]);
  const double last = chosen + 1 == tenure_classes ? longest_tenure_ : last_month[chosen];
  const double months = first_month[chosen] + uniform01(draws) * (last - first_month[chosen]);
  return static_cast<std::int32_t>(months * days_per_month);
}

std::uint8_t JobTables::draw_firm_size(std::size_t age_band, Draws& draws) const {
  return static_cast<std::uint8_t>(categorical(draws, firm_size_[age_band]));
}

double JobTables::student_share(std::size_t age_band, WorkTime time) const {
  return students_[age_band][static_cast<std::size_t>(time)];
}

}  // namespace piecework::platform_work
