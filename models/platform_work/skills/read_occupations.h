#pragma once
// Occupations from four tables of the scenario: the groups' unit groups with their levels and employment, OaSIS
// attributes, mean ratings by group, and which attributes make up which skill (scenarios/DATA.md).

#include "models/platform_work/skills/occupations.h"
#include "sim/config/data_file.h"

namespace piecework::platform_work {

struct OccupationTables {
  const CsvTable& groups;            // one row per unit group
  const CsvTable& attributes;        // one row per attribute, with its domain
  const CsvTable& ratings;           // one row per group and attribute
  const CsvTable& skill_attributes;  // one row per skill and attribute
};

/// Throws InputError with file, line and column for everything that is wrong in the tables: codes, levels, negative
/// counts, ratings off their scale, attributes that are unknown, given twice or missing for an occupation.
/// The parameters' correlations must be possible (skill_factor).
Occupations read_occupations(const OccupationTables& tables, const SkillParameters& parameters);

}  // namespace piecework::platform_work
