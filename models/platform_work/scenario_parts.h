#pragma once
// Which tables a scenario file holds and what must hold between its numbers. A scenario has a city, with residents,
// jobs and a public purse, or (`scale.residents = "none"`) none; without one it may also do without the microtask
// board.

#include <string_view>
#include <vector>

#include "models/platform_work/scenario.h"
#include "sim/config/problems.h"
#include "sim/config/section.h"

namespace piecework::platform_work {

inline constexpr std::string_view world_table = "platforms.world";
inline constexpr std::string_view management_table = "platforms.management";
inline constexpr std::string_view threshold_table = "platforms.thresholds";

struct Setting {
  bool city = true;
  bool board = true;
};

/// As the file says by what is written in it.
Setting setting_of(const Node& root);

/// Tables and parameters that contradict the setting.
void check_setting(const Node& root, const Setting& setting, Problems& problems);

/// The tables of a file of this setting, with the parameters that have a meaning in it.
class Sections {
 public:
  explicit Sections(const Setting& setting);
  Sections(const Sections&) = delete;  // the sections point into the fields
  Sections& operator=(const Sections&) = delete;

  [[nodiscard]] FileDescription description() const;

 private:
  std::vector<std::vector<FieldInfo>> fields_;
  std::vector<Section> sections_;
};

/// Periods, weights, scale, skills, law, households, accounts.
void check_scenario(const Node& root, const Scenario& scenario, Problems& problems);

}  // namespace piecework::platform_work
