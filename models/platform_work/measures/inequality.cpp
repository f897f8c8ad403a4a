#include "models/platform_work/measures/inequality.h"

#include <algorithm>
#include <numeric>

#include "models/platform_work/dispatch/month.h"

namespace piecework::platform_work {
namespace {

using Samples = std::array<std::vector<double>, group_count>;
using Values = std::array<double, Inequality::components.size()>;

constexpr double top = 0.1;  // of persons with the highest earnings

double sum_of(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

double mean_of(std::span<const double> values) {
  return values.empty() ? no_default : sum_of(values) / static_cast<double>(values.size());
}

/// The values of each group; puts the samples in order.
std::array<Values, group_count> values_of(Samples& samples) {
  std::array<Values, group_count> all{};
  for (auto& group : samples) std::sort(group.begin(), group.end());
  const double everybody = mean_of(samples[everybody_cell]);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const std::vector<double>& own = samples[cell];
    all[cell] = {gini(own), top_share(own, top), mean_of(own) / everybody};
  }
  return all;
}

}  // namespace

double gini(std::span<const double> sorted) {
  const double total = sum_of(sorted);
  if (total <= 0.0) return no_default;
  const auto count = static_cast<double>(sorted.size());
  double weighted = 0.0;
  for (std::size_t place = 0; place < sorted.size(); ++place) {
    weighted += static_cast<double>(place + 1) * sorted[place];
  }
  return 2.0 * weighted / (count * total) - (count + 1.0) / count;
}

double top_share(std::span<const double> sorted, double share) {
  const double total = sum_of(sorted);
  if (total <= 0.0) return no_default;
  double wanted = share * static_cast<double>(sorted.size());
  double top = 0.0;
  for (std::size_t place = sorted.size(); place > 0 && wanted > 0.0; --place, wanted -= 1.0) {
    top += std::min(wanted, 1.0) * sorted[place - 1];
  }
  return top / total;
}

void Inequality::add(const MonthView& view, std::size_t row, GroupSpan groups) {
  const PersonRecord& record = view.state.records.rows()[row];
  const double board = static_cast<double>(view.state.board_life(record).month.pay_cents) / 100.0 *
                       view.state.scenario->board.exchange_rate;
  const double driving = static_cast<double>(driving_income(view.state, record).value) / 100.0;
  if (board + driving <= 0.0) return;
  for (const std::size_t cell : groups) {
    month_[cell].push_back(board + driving);
  }
  if (!view.evaluated) return;
  evaluated_.add(groups, board + driving);
  persons_.see(row, groups);
}

void Inequality::close(const MonthView& view, Recorder& recorder) {
  if (!view.recorded) return;
  show_accounts(view, [&](std::size_t row, GroupSpan groups) { add(view, row, groups); });
  const auto values = values_of(month_);
  for (std::size_t part = 0; part < components.size(); ++part) {
    std::vector<double> series;
    for (const Values& own : values) series.push_back(own[part]);
    recorder.record(component_series(info, components[part]), series);
  }
  std::vector<std::int64_t> persons;
  for (auto& group : month_) {
    persons.push_back(static_cast<std::int64_t>(group.size()));
    group.clear();
  }
  recorder.record(persons_series(info), persons);
}

std::vector<SummaryRow> Inequality::summary() const {
  std::vector<SummaryRow> rows;
  const double all = evaluated_.mean(everybody_cell);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const Values values{evaluated_.gini(cell), evaluated_.top_share(cell, top), evaluated_.mean(cell) / all};
    for (std::size_t part = 0; part < components.size(); ++part) {
      rows.push_back(
          {info.name, components[part].name, cell, components[part].unit, values[part], persons_.count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
