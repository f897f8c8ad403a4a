#pragma once
// What exists, for people: `list`, `describe`, `schema` and the documentation are made from these.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/config/section.h"

namespace piecework::platform_work {

/// What follows people over many months has a value for the whole period only, and no course by month.
enum class Course : std::uint8_t { by_month, whole_period };

struct ComponentInfo {
  std::string_view name;  // the first component of a measure is its headline
  std::string_view unit;
  std::string_view label_en;
  std::string_view label_fr;
  std::string_view meaning;
  Course course = Course::by_month;
};

struct MeasureInfo {
  std::string_view name;  // "M1"
  std::string_view label_en;
  std::string_view label_fr;
  std::string_view meaning;
  std::span<const ComponentInfo> components;
};

struct PolicyInfo {
  std::string_view name;          // "pay_floor"; also the name of its record scenarios/policies/<name>.toml
  std::string_view intervention;  // "I8"
  std::string_view label_en;
  std::string_view label_fr;
  std::string_view meaning;
  std::vector<std::string> touches;       // decisions and events that it changes or reacts to
  std::span<const FieldInfo> parameters;  // of its [parameters] table, each a sourced record
};

struct GroupDimensionInfo {
  std::string_view name;  // "immigrant_class"
  std::string_view label_en;
  std::string_view label_fr;
  std::vector<std::string_view> members;
};

std::vector<MeasureInfo> measure_catalog();
std::vector<PolicyInfo> policy_catalog();
std::vector<GroupDimensionInfo> group_catalog();

/// Of a scenario file with `model = "platform_work"`.
FileDescription scenario_description();
/// Of scenarios/policies/NAME.toml. Throws InternalError for a name that the catalog does not have.
FileDescription policy_description(std::string_view policy);

}  // namespace piecework::platform_work
