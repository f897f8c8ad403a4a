#pragma once
// Mean ratings of attributes of work by occupation group, as published: skills, abilities and work activities from 0 to
// 5, knowledge from 0 to 3 (OaSIS 2023, Employment and Social Development Canada).

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/platform_work/occupation.h"
#include "models/platform_work/skills/skills.h"
#include "models/platform_work/skills/table_cell.h"

namespace piecework::platform_work {

struct Attribute {
  std::string id;
  double highest = highest_rating;  // of its scale
  double stretch = 1.0;             // that brings its scale to 0-5
};

struct Attributes {
  std::vector<Attribute> list;
  std::map<std::string, std::size_t, std::less<>> index;  // by id
};

Attributes read_attributes(const CsvTable& table, Problems& problems);

/// The index of the attribute that a cell names, or nothing, with a problem noted.
std::optional<std::size_t> attribute_of(const TableCell& cell, const Attributes& attributes, Problems& problems);

/// Occupation by occupation; what is missing is negative.
struct Ratings {
  static constexpr double missing = -1.0;

  std::size_t attributes;
  std::vector<double> values = std::vector<double>(occupations * attributes, missing);

  double& at(std::size_t occupation, std::size_t attribute) { return values[occupation * attributes + attribute]; }
  [[nodiscard]] double at(std::size_t occupation, std::size_t attribute) const {
    return values[occupation * attributes + attribute];
  }
};

/// Notes what is off its scale, given twice or of no known group or attribute; what is missing stays so.
Ratings read_ratings(const CsvTable& table, const Attributes& attributes, Problems& problems);

/// Mean squared difference of two occupations over all attributes, each brought to the scale from 0 to 5.
double squared_distance(const Ratings& ratings, const Attributes& attributes, Occupation from, Occupation to);

}  // namespace piecework::platform_work
