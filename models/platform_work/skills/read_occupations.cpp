#include "models/platform_work/skills/read_occupations.h"

#include <utility>

#include "models/platform_work/skills/ratings.h"
#include "sim/base/math.h"

namespace piecework::platform_work {
namespace {

constexpr std::int64_t lowest_low_teer = 4;
constexpr std::int64_t last_teer = 5;

struct Group {
  OccupationInfo info;
  std::optional<Place> place;  // where the file first names it
  double employees = 0.0;
};
using Groups = std::array<Group, occupations>;

void add_unit_group(Group& group, const TableCell& title, const TableCell& teer, Problems& problems) {
  const std::int64_t level = teer.table.whole(teer.row, teer.column);
  if (level < 0 || level > last_teer) {
    refuse(teer, fmt::format("there is no level {}", level), {fmt::format("0 to {}", last_teer)}, problems);
    return;
  }
  const auto narrow = static_cast<std::uint8_t>(level);
  OccupationInfo& info = group.info;
  if (!group.place) {
    group.place = title.place();
    info.title_en = title.text();
    info.lowest_teer = narrow;
    info.highest_teer = narrow;
    info.low = level >= lowest_low_teer;
    return;
  }
  info.lowest_teer = std::min(info.lowest_teer, narrow);
  info.highest_teer = std::max(info.highest_teer, narrow);
  if (title.text() != info.title_en) {
    refuse(title, fmt::format("group {} has two titles", info.code), {info.title_en}, problems);
  }
  if ((level >= lowest_low_teer) != info.low) {
    refuse(teer, fmt::format("group {} mixes levels 0-3 with levels 4-5", info.code), {}, problems);
  }
}

void set_shares(const CsvTable& table, Groups& groups, Problems& problems) {
  double total = 0.0;
  for (const Group& group : groups) total += group.employees;
  for (Group& group : groups) {
    if (!group.place) {
      problems.add({table.file(), 1, 1}, "lfs_noc43", fmt::format("there is no row for group {}", group.info.code));
    }
    if (total > 0.0) group.info.employment_share = group.employees / total;
  }
  if (total <= 0.0) problems.add({table.file(), 1, 1}, "lfs_noc43", "no group has an employee");
}

Groups read_groups(const CsvTable& table, Problems& problems) {
  Groups groups;
  for (std::size_t code = 0; code < occupations; ++code) groups[code].info.code = fmt::format("{:02}", code + 1);
  const std::size_t number = table.column("lfs_noc43");
  const std::size_t title = table.column("lfs_noc43_title");
  const std::size_t teer = table.column("teer");
  const std::size_t employees = table.column("toronto_cma_employees_2023_09_allocated");
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const std::optional<Occupation> occupation = occupation_of({table, row, number}, problems);
    const double count = table.number(row, employees);
    if (count < 0.0) refuse({table, row, employees}, "a count cannot be negative", {}, problems);
    if (!occupation) continue;
    add_unit_group(groups[*occupation], {table, row, title}, {table, row, teer}, problems);
    groups[*occupation].employees += count;
  }
  set_shares(table, groups, problems);
  return groups;
}

/// What an occupation lacks, in words; empty if every attribute is rated.
std::string lack(const Ratings& ratings, const Attributes& attributes, std::size_t occupation) {
  std::vector<std::string> missing;
  for (std::size_t attribute = 0; attribute < attributes.list.size(); ++attribute) {
    if (ratings.at(occupation, attribute) == Ratings::missing) missing.push_back(attributes.list[attribute].id);
  }
  if (missing.empty()) return {};
  if (missing.size() == attributes.list.size()) return "has no skills: no rating at all";
  return fmt::format("lacks {} of {} ratings ({} first)", missing.size(), attributes.list.size(), missing.front());
}

/// An occupation without skills would be near to nothing and fit for nothing.
Ratings read_all_ratings(const CsvTable& table, const Attributes& attributes, const Groups& groups,
                         Problems& problems) {
  Ratings ratings = read_ratings(table, attributes, problems);
  const std::string file = table.file().substr(table.file().find_last_of('/') + 1);
  for (std::size_t occupation = 0; occupation < occupations; ++occupation) {
    const Group& group = groups[occupation];
    const std::string words = lack(ratings, attributes, occupation);
    if (words.empty()) continue;
    problems.add(*group.place, "lfs_noc43",
                 fmt::format("occupation {} '{}' {} in {}", group.info.code, group.info.title_en, words, file));
  }
  return ratings;
}

/// The attributes of each skill.
using SkillAttributes = std::array<std::vector<std::size_t>, rated_skills>;

SkillAttributes read_skill_attributes(const CsvTable& table, const Attributes& attributes, Problems& problems) {
  const std::size_t name = table.column("skill");
  const std::size_t id = table.column("attribute_id");
  const std::size_t why = table.column("why");
  SkillAttributes made;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const TableCell cell{table, row, id};
    const std::optional<std::size_t> skill = known({table, row, name}, skill_names, "skill", problems);
    const std::optional<std::size_t> attribute = attribute_of(cell, attributes, problems);
    if (table.cell(row, why).empty()) refuse({table, row, why}, "say why it belongs to the skill", {}, problems);
    if (!skill || !attribute) continue;
    std::vector<std::size_t>& list = made[*skill];
    if (attributes.list[*attribute].highest != highest_rating) {
      refuse(cell, fmt::format("'{}' is knowledge, rated on another scale than skills", cell.text()), {}, problems);
    } else if (std::find(list.begin(), list.end(), *attribute) != list.end()) {
      refuse(cell, fmt::format("'{}' counts twice for one skill", cell.text()), {}, problems);
    } else {
      list.push_back(*attribute);
    }
  }
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    if (made[skill].empty()) {
      problems.add({table.file(), 1, 1}, "skill", fmt::format("no attribute makes up '{}'", skill_names[skill]));
    }
  }
  return made;
}

Skills mean_skills(const Ratings& ratings, const SkillAttributes& lists, std::size_t occupation) {
  Skills skills{};
  for (std::size_t skill = 0; skill < rated_skills; ++skill) {
    for (const std::size_t attribute : lists[skill]) skills[skill] += ratings.at(occupation, attribute);
    skills[skill] /= static_cast<double>(lists[skill].size());
  }
  return skills;
}

ProximityMatrix proximities(const Ratings& ratings, const Attributes& attributes, double scale) {
  ProximityMatrix matrix{};
  for (std::size_t from = 0; from < occupations; ++from) {
    for (std::size_t to = 0; to <= from; ++to) {
      const double squared =
          squared_distance(ratings, attributes, static_cast<Occupation>(from), static_cast<Occupation>(to));
      const double proximity = math::exp(-squared / (scale * scale));
      matrix[from * occupations + to] = proximity;
      matrix[to * occupations + from] = proximity;
    }
  }
  return matrix;
}

}  // namespace

Occupations read_occupations(const OccupationTables& tables, const SkillParameters& parameters) {
  Problems problems;
  const Attributes attributes = read_attributes(tables.attributes, problems);
  const Groups groups = read_groups(tables.groups, problems);
  problems.throw_if_any();  // what follows would only repeat it
  const Ratings ratings = read_all_ratings(tables.ratings, attributes, groups, problems);
  const SkillAttributes lists = read_skill_attributes(tables.skill_attributes, attributes, problems);
  problems.throw_if_any();
  const std::optional<SkillFactor> factor = skill_factor(parameters);
  expect(factor.has_value(), "the scenario's correlations of skills have been checked");
  Occupations::Parts parts;
  for (std::size_t occupation = 0; occupation < occupations; ++occupation) {
    parts.info[occupation] = groups[occupation].info;
    parts.skills[occupation] = mean_skills(ratings, lists, occupation);
  }
  parts.proximity = proximities(ratings, attributes, parameters.proximity_scale);
  parts.factor = *factor;
  return Occupations(std::move(parts));
}

}  // namespace piecework::platform_work
