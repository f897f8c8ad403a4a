#include "models/platform_work/people/origins.h"

#include <algorithm>
#include <span>
#include <string>

#include "models/platform_work/people/survey.h"
#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

constexpr Date census_day{2021, 5, 11};
constexpr int newcomer_years = 10;  // as the survey has it

struct PeriodWords {
  std::string_view category;
  int first_year;
  int last_year;
};
constexpr std::array<PeriodWords, 2> newcomer_periods{{{"2011 to 2015", 2011, 2015}, {"2016 to 2021", 2016, 2021}}};
constexpr std::array<PeriodWords, 4> established_periods{{{"Before 1980", 0, 1979},
                                                          {"1980 to 1990", 1980, 1990},
                                                          {"1991 to 2000", 1991, 2000},
                                                          {"2001 to 2010", 2001, 2010}}};

void need_people(const CsvTable& census, std::string_view table, double count) {
  if (count > 0.0) return;
  throw InputError({{census.file(), 1, 1}, std::string(table), "nobody is counted", {}, ""});
}

std::size_t age_class_at_landing(std::int32_t birth, std::int32_t landed) {
  constexpr int school_leaving = 15;
  constexpr int adult = 25;
  if (years_before(landed, school_leaving) < birth) return 0;
  return years_before(landed, adult) < birth ? 1 : 2;
}

}  // namespace

std::int32_t day_of(Time time) {
  const std::int64_t day = time.seconds / seconds_per_day;
  return static_cast<std::int32_t>(time.seconds < day * seconds_per_day ? day - 1 : day);
}

std::int32_t years_before(std::int32_t day, int years) {
  Date date = date_of(Time{day * seconds_per_day});
  date.year -= years;
  if (date.month == 2 && date.day == 29) date.day = 28;
  return day_of(start_of(date));
}

Origins::Origins(const CsvTable& census, const OriginParameters& parameters) : parameters_(parameters) {
  const std::int32_t counted = day_of(start_of(census_day));
  const std::int32_t boundary = counted - years_before(counted, newcomer_years);
  const auto read = [&](std::span<const PeriodWords> words, std::vector<Period>& periods) {
    for (const PeriodWords& word : words) {
      const int first = word.first_year == 0 ? static_cast<int>(parameters.earliest_landing) : word.first_year;
      const std::int32_t begin = day_of(start_of({first, 1, 1}));
      const std::int32_t end = std::min(counted, day_of(start_of({word.last_year + 1, 1, 1})));
      periods.push_back(
          {counted - begin, counted - end, survey::census_count(census, "immigrant_status_and_period", word.category)});
    }
  };
  read(newcomer_periods, newcomers_);
  read(established_periods, established_);
  newcomers_.front().most_days_ago = boundary - 1;  // the census's first weeks of 2011 are ten years and more ago
  established_.back().least_days_ago = boundary;
  need_people(census, "immigrant_status_and_period", newcomers_.front().count + newcomers_.back().count);
  need_people(census, "immigrant_status_and_period", established_.front().count + established_.back().count);
  constexpr std::array<std::string_view, 3> ages{"15 to 24 years", "25 to 44 years", "45 years and over"};
  need_people(census, "age_at_immigration", survey::census_sum(census, "age_at_immigration", ages));
  for (std::size_t at = 0; at < ages.size(); ++at) {
    landing_ages_[at] = survey::census_count(census, "age_at_immigration", ages[at]);
  }
}

void Origins::draw_landing(SyntheticResident& person, std::int32_t today, Draws& draws) const {
  if (person.traits.immigrant == ImmigrantClass::non_immigrant) return;
  const std::vector<Period>& periods = person.traits.immigrant == ImmigrantClass::newcomer ? newcomers_ : established_;
  const std::int32_t age = today - person.birth_day;
  std::array<double, 4> weights{};
  for (std::size_t at = 0; at < periods.size(); ++at) {
    const double whole = periods[at].most_days_ago - periods[at].least_days_ago;
    const double lived =
        std::clamp(age, periods[at].least_days_ago, periods[at].most_days_ago) - periods[at].least_days_ago;
    weights[at] = periods[at].count * lived / whole;
  }
  const Period& period = periods[categorical(draws, std::span(weights).first(periods.size()))];
  const std::int32_t most = std::min(age, period.most_days_ago);
  person.landed_day = today - static_cast<std::int32_t>(uniform_int(draws, period.least_days_ago, most));
}

void Origins::draw_background(SyntheticResident& person, Draws& draws) const {
  const std::size_t origin = static_cast<std::size_t>(person.traits.immigrant);
  const std::array<const std::array<double, 5>*, immigrant_classes> languages{
      &parameters_.language_non_immigrant, &parameters_.language_established, &parameters_.language_newcomer};
  person.language = static_cast<std::uint8_t>(categorical(draws, *languages[origin]));
  if (bernoulli(draws, parameters_.visible_minority[origin])) person.flags |= resident_flags::visible_minority;
  const bool is_immigrant = person.landed_day != no_day;
  const double abroad =
      is_immigrant ? parameters_.educated_abroad[age_class_at_landing(person.birth_day, person.landed_day)] : 0.0;
  if (bernoulli(draws, abroad)) person.flags |= resident_flags::educated_abroad;
  const double experienced = person.kind != JobKind::none ? 1.0 : parameters_.experience_without_job[origin];
  if (bernoulli(draws, experienced)) person.flags |= resident_flags::canadian_experience;
}

std::size_t Origins::draw_landing_age(Draws& draws) const { return categorical(draws, landing_ages_); }

}  // namespace piecework::platform_work
