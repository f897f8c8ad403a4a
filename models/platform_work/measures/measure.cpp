#include "models/platform_work/measures/measure.h"

#include <string>

namespace piecework::platform_work {
namespace {

std::string path_of(const MeasureInfo& measure, std::string_view name) {
  return "/series/" + std::string(measure.name) + "/" + std::string(name);
}

}  // namespace

void GroupSamples::add(const MonthView& view, const Resident& resident, double value) {
  for (const std::size_t cell : cells_of(resident.career.traits)) {
    month_[cell].push_back(value);
    if (view.evaluated) evaluated_[cell].push_back(value);
  }
  if (view.evaluated) persons_.see(resident.row, resident.career.traits);
}

void GroupSamples::end_month() {
  for (auto& values : month_) values.clear();
}

SeriesInfo component_series(const MeasureInfo& measure, const ComponentInfo& component) {
  return {path_of(measure, component.name),
          std::string(component.unit),
          std::string(component.label_en),
          std::string(component.label_fr),
          std::string(component.meaning),
          {"group"},
          group_count};
}

SeriesInfo persons_series(const MeasureInfo& measure) {
  return {path_of(measure, "persons"),
          "persons",
          "simulated persons behind the values",
          "personnes simulées derrière les valeurs",
          "number of simulated residents that the month's values rest on",
          {"group"},
          group_count};
}

}  // namespace piecework::platform_work
