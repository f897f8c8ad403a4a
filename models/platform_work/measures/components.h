#pragma once
// How a measure with several components hands over its values: a series of the month and a summary of the evaluation
// period, by group.

#include "models/platform_work/measures/measure.h"

namespace piecework::platform_work {

/// `values_of(cell)`: the components of a group in the month. `persons`: simulated persons behind them, by group.
template <class Measure, class ValuesOf>
void record_components(ValuesOf&& values_of, const std::vector<std::int64_t>& persons, Recorder& recorder) {
  constexpr std::size_t components = Measure::components.size();
  std::array<std::vector<double>, components> series;
  for (auto& values : series) values.resize(group_count);
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = values_of(cell);
    for (std::size_t part = 0; part < components; ++part) series[part][cell] = values[part];
  }
  for (std::size_t part = 0; part < components; ++part) {
    recorder.record(component_series(Measure::info, Measure::components[part]), series[part]);
  }
  recorder.record(persons_series(Measure::info), persons);
}

/// `values_of(cell)`: the components of a group over the evaluation period. `persons.count(cell)`: distinct persons.
template <class Measure, class ValuesOf, class Persons>
std::vector<SummaryRow> summary_of_components(ValuesOf&& values_of, const Persons& persons) {
  std::vector<SummaryRow> rows;
  for (std::size_t cell = 0; cell < group_count; ++cell) {
    const auto values = values_of(cell);
    for (std::size_t part = 0; part < values.size(); ++part) {
      const ComponentInfo& component = Measure::components[part];
      rows.push_back({Measure::info.name, component.name, cell, component.unit, values[part], persons.count(cell)});
    }
  }
  return rows;
}

}  // namespace piecework::platform_work
