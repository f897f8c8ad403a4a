#include "models/platform_work/measures/income.h"

#include "models/platform_work/calendar_month.h"
#include "sim/base/quantity.h"

namespace piecework::platform_work {
namespace {

/// `need` is what this person must bring in for its part of the household.
bool is_poor(const Resident& resident, double net) {
  const auto need = static_cast<double>(resident.career.need);
  if (resident.career.household != Household::couple) return net < need;
  const double both = 2.0 * need;
  const double own = net + static_cast<double>(resident.livelihood.assistance) / cents_per_dollar;
  return own + static_cast<double>(resident.livelihood.partner_earnings) < both;
}

}  // namespace

void YearOfIncome::add(float income) {
  ++months_;
  if (income > 0.0F) ++with_income_;
  const double off = static_cast<double>(income) - static_cast<double>(mean_);
  mean_ = static_cast<float>(static_cast<double>(mean_) + off / months_);
  squares_ = static_cast<float>(static_cast<double>(squares_) + off * static_cast<double>(income - mean_));
}

double YearOfIncome::variation() const {
  return math::sqrt(std::max(0.0, static_cast<double>(squares_) / months_)) / static_cast<double>(mean_);
}

constexpr std::size_t variations = 2;  // the first components are of years, not of months

void Income::note_year(const MonthView& view, const Resident& resident, double net) {
  if (years_.size() <= resident.row) years_.resize(view.state.people.size());
  YearOfIncome& year = years_[resident.row];
  year.add(static_cast<float>(net));
  if (!is_december(view) || !year.counts()) return;
  month_.variation.add(resident.career.traits, year.variation());
  if (view.evaluated) varied_.see(resident.row, resident.career.traits);
}

void Income::see(const MonthView& view, const Resident& resident) {
  if (!view.recorded) return;  // tax is settled from then on
  const Traits& traits = resident.career.traits;
  const double net = static_cast<double>(resident.livelihood.net) / cents_per_dollar;
  note_year(view, resident, net);
  month_.income.add(traits, net);
  poor_.add(traits, is_poor(resident, net) ? 1 : 0);
  if (view.evaluated) persons_.see(resident.row, traits);
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
  std::array<std::vector<double>, components.size()> series;
  for (auto& values : series) values.resize(group_count);
  std::vector<std::int64_t> persons(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    for (std::size_t kind = 0; view.evaluated && kind < 2; ++kind) evaluated_poor_[cell][kind] += poor[cell][kind];
    const auto values = values_of(month_, poor, cell);
    for (std::size_t part = 0; part < values.size(); ++part) series[part][cell] = values[part];
    persons[cell] = poor[cell][0] + poor[cell][1];
  }
  for (std::size_t part = 0; part < series.size(); ++part) {
    recorder.record(component_series(info, components[part]), series[part]);
  }
  recorder.record(persons_series(info), persons);
  if (view.evaluated) {
    evaluated_.income.add(month_.income);
    evaluated_.variation.add(month_.variation);
  }
  month_.income.clear();
  month_.variation.clear();
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
