#include "models/platform_work/people/fit_report.h"

namespace piecework::platform_work {
namespace {

struct Counted {
  const Population& population;
  const std::vector<std::uint64_t>& counts;
};

template <class Predicate>
FitRow stock(const Counted& from, std::string name, double target, Predicate is_in) {
  FitRow row{"residents by state", std::move(name), target, 0.0, 0};
  for (std::size_t cell = 0; cell < from.counts.size(); ++cell) {
    if (!is_in(from.population.cells()[cell])) continue;
    row.fitted += from.population.weights()[cell];
    row.counted += from.counts[cell];
  }
  return row;
}

void add_stocks(const Counted& from, std::vector<FitRow>& rows) {
  const PeopleParameters& people = from.population.settings().people;
  const double labour_force = people.population * people.participation_rate;
  const double employed = labour_force * (1.0 - people.unemployment_rate);
  const double own_account = employed * from.population.settings().work.own_account_share;
  const auto kind = [](JobKind wanted) { return [wanted](const PopulationCell& cell) { return cell.kind == wanted; }; };
  const auto state = [](LabourState wanted) {
    return [wanted](const PopulationCell& cell) { return cell.state == wanted; };
  };
  rows.push_back(stock(from, "employees", employed - own_account, kind(JobKind::employee)));
  rows.push_back(stock(from, "own-account", own_account, kind(JobKind::own_account)));
  rows.push_back(stock(from, "unemployed", labour_force - employed, state(LabourState::unemployed)));
  rows.push_back(stock(from, "not in the labour force", people.population - labour_force,
                       state(LabourState::not_in_labour_force)));
}

void add_margin(const Counted& from, const Margin& margin, std::vector<FitRow>& rows) {
  std::vector<std::uint64_t> counted(margin.categories.size());
  for (std::size_t cell = 0; cell < from.counts.size(); ++cell) {
    const PopulationCell& is = from.population.cells()[cell];
    if (margin.scope == MarginScope::employees && is.kind != JobKind::employee) continue;
    counted[margin.category_of(is.codes)] += from.counts[cell];
  }
  for (std::size_t at = 0; at < margin.categories.size(); ++at) {
    const Category& category = margin.categories[at];
    if (category.target <= 0.0 && category.fitted <= 0.0) continue;
    rows.push_back({margin.name, category.label, category.target, category.fitted, counted[at]});
  }
}

}  // namespace

std::vector<FitRow> fit_report(const Population& population, StreamKey key) {
  const std::vector<std::uint64_t> counts = population.counts(key);
  const Counted from{population, counts};
  std::vector<FitRow> rows;
  add_stocks(from, rows);
  for (const Margin& margin : population.margins()) add_margin(from, margin, rows);
  return rows;
}

}  // namespace piecework::platform_work
