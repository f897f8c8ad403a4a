#include "models/platform_work/measures/income.h"

#include "models/platform_work/calendar_month.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {
namespace {

/// `need` is what this person must bring in for its part of the household.
inline bool is_poor(const Resident& resident, double net) {
  const bool couple = resident.career.household == Household::couple;  // of any two, so not branched on
  const double need = static_cast<double>(resident.career.need) * (couple ? 2.0 : 1.0);
  const double with = couple ? 1.0 : 0.0;
  const double own = net + static_cast<double>(resident.livelihood.assistance) / cents_per_dollar * with;
  return own + static_cast<double>(resident.livelihood.partner_earnings) * with < need;
}

}  // namespace

double YearOfIncome::variation() const {
  return math::sqrt(std::max(0.0, static_cast<double>(squares_) / months_)) / static_cast<double>(mean_);
}

constexpr std::size_t variations = 2;  // the first components are of years, not of months

void Income::note_year(const MonthView& view, const Resident& resident) {
  const YearOfIncome& year = years_[resident.row];
  if (!year.counts()) return;
  months_variation_.add(resident.career.traits, year.variation());
  if (view.evaluated) varied_.see(resident.row, resident.career.traits);
}

void Income::see(const MonthView& view, Residents residents) {
  if (!view.recorded) return;  // tax is settled from then on
  if (years_.size() <= residents.back().row) years_.resize(view.state.people.size());
  for (const Resident& resident : residents) {
    const double net = static_cast<double>(resident.livelihood.net) / cents_per_dollar;
    years_[resident.row].add(static_cast<float>(net));
    months_income_.add(resident.career.traits, net);
    poor_.add_to(resident.combination, is_poor(resident, net) ? 1 : 0);
  }
  if (view.evaluated) persons_.see(residents);
  if (!is_december(view)) return;
  for (const Resident& resident : residents) note_year(view, resident);
}

std::array<double, Income::components.size()> Income::values_of(const Samples& samples, const Poor::Counts& poor,
                                                                std::size_t cell) {
  const std::int64_t all = poor[cell][0] + poor[cell][1];
  const double share = all > 0 ? static_cast<double>(poor[cell][1]) / static_cast<double>(all) : no_default;
  return {samples.variation.quantile(cell, 0.5), samples.variation.quantile(cell, 0.9), share,
          samples.income.quantile(cell, 0.5)};
}

void Income::close(const MonthView& view, Recorder& recorder) {
  if (!view.recorded) return;
  const Poor::Counts poor = poor_.take();
  const Samples month{months_income_.take(), months_variation_};
  std::array<std::vector<double>, components.size()> series;
  for (auto& values : series) values.resize(group_count);
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; view.evaluated && kind < 2; ++kind) evaluated_poor_[cell][kind] += poor[cell][kind];
    const auto values = values_of(month, poor, cell);
    for (std::size_t part = 0; part < values.size(); ++part) series[part][cell] = values[part];
    persons[cell] = poor[cell][0] + poor[cell][1];
  }
  for (std::size_t part = 0; part < series.size(); ++part) {
    recorder.record(component_series(info, components[part]), series[part]);
  }
  recorder.record(persons_series(info), persons);
  if (view.evaluated) {
    evaluated_.income.add(month.income);
    evaluated_.variation.add(month.variation);
  }
  months_variation_.clear();
  if (is_december(view)) years_.clear();
}

std::vector<SummaryRow> Income::summary() const {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = values_of(evaluated_, evaluated_poor_, cell);
    for (std::size_t part = 0; part < values.size(); ++part) {
      const std::int64_t persons = (part < variations ? varied_ : persons_).count(cell);
      rows.push_back({info.name, components[part].name, cell, components[part].unit, values[part], persons});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
