#pragma once
// Residents of the Toronto CMA aged 15 and over: how many, in which labour-force state, drawn from which tables.
// Sources of the values stand in the scenario file, of the tables in scenarios/DATA.md.

#include <array>
#include <string>

#include "models/platform_work/people/traits.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct PeopleParameters {
  double population = 0.0;
  double participation_rate = 0.0;
  double unemployment_rate = 0.0;
  double women_share_70_plus = 0.0;
  double least_left_over = 0.0;
  double most_reconciled = 0.0;
  double margin_tolerance = 0.0;
  double seed_smoothing = 0.0;
  double full_time_hours = 0.0;
  double part_time_hours = 0.0;
  std::array<double, age_bands> attachment_by_age{};
};

inline constexpr std::array people_fields{
    field<&PeopleParameters::population>({.name = "population",
                                          .unit = "persons",
                                          .low = 1000,
                                          .high = 1e8,
                                          .label_en = "Residents aged 15 and over",
                                          .label_fr = "Résidents de 15 ans et plus",
                                          .meaning = "number of residents at scale 1:1 when the run starts"}),
    field<&PeopleParameters::participation_rate>({.name = "participation_rate",
                                                  .unit = "1",
                                                  .low = 0,
                                                  .high = 1,
                                                  .label_en = "Participation rate",
                                                  .label_fr = "Taux d'activité",
                                                  .meaning = "labour force / residents when the warm-up starts"}),
    field<&PeopleParameters::unemployment_rate>({.name = "unemployment_rate",
                                                 .unit = "1",
                                                 .low = 0,
                                                 .high = 1,
                                                 .label_en = "Unemployment rate",
                                                 .label_fr = "Taux de chômage",
                                                 .meaning = "unemployed / labour force when the warm-up starts"}),
    field<&PeopleParameters::women_share_70_plus>(
        {.name = "women_share_70_plus",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Women among residents aged 70 and over",
         .label_fr = "Part des femmes à 70 ans et plus",
         .meaning = "share of women among residents aged 70 and over, for whom the census table by sex has no row"}),
    field<&PeopleParameters::least_left_over>(
        {.name = "least_left_over",
         .unit = "1",
         .low = 0.001,
         .high = 1,
         .label_en = "Least share without a job",
         .label_fr = "Part minimale sans emploi",
         .meaning = "of any group, at least this share has no job, however the survey and the census differ"}),
    field<&PeopleParameters::most_reconciled>(
        {.name = "most_reconciled",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Most that is reconciled",
         .label_fr = "Plus grande part réconciliée",
         .meaning =
             "share of the residents that least_left_over may add to a margin; more is a margin that cannot be met"}),
    field<&PeopleParameters::margin_tolerance>(
        {.name = "margin_tolerance",
         .unit = "1",
         .low = 1e-10,
         .high = 0.01,
         .label_en = "Tolerance of a margin",
         .label_fr = "Tolérance d'une marge",
         .meaning = "share of all people by which a category of a margin may be missed"}),
    field<&PeopleParameters::seed_smoothing>(
        {.name = "seed_smoothing",
         .unit = "1",
         .low = 1e-6,
         .high = 1,
         .label_en = "Smoothing of the seed",
         .label_fr = "Lissage de la matrice initiale",
         .meaning = "share of the mean cell that is added to every cell of the employed, whose odds ratios residents "
                    "without a job are given, so that no combination is impossible for want of a sampled person"}),
    field<&PeopleParameters::full_time_hours>({.name = "full_time_hours",
                                               .unit = "hours/week",
                                               .low = 30,
                                               .high = 80,
                                               .label_en = "Hours of a full-time job",
                                               .label_fr = "Heures d'un emploi à temps plein",
                                               .meaning = "usual weekly hours of people who work 30 hours or more"}),
    field<&PeopleParameters::part_time_hours>({.name = "part_time_hours",
                                               .unit = "hours/week",
                                               .low = 1,
                                               .high = 30,
                                               .label_en = "Hours of a part-time job",
                                               .label_fr = "Heures d'un emploi à temps partiel",
                                               .meaning = "usual weekly hours of people who work less than 30 hours"}),
    field<&PeopleParameters::attachment_by_age>(
        {.name = "attachment_by_age",
         .unit = "1",
         .low = 0,
         .high = 10,
         .label_en = "Attachment to the labour market by age",
         .label_fr = "Attachement au marché du travail selon l'âge",
         .meaning =
             "how readily people of an age band who are out of the labour force enter it, relative to each other "
             "(15-24, 25-34, 35-44, 45-54, 55-64, 65 and over)"}),
};
static_assert(described_bytes(people_fields) == sizeof(PeopleParameters));

/// Files of published tables, relative to the scenario file.
struct PeopleData {
  std::string employees;                // Labour Force Survey seed of employees
  std::string employees_by_age;         // 12 ages x sex x education x immigrant class
  std::string occupation_by_education;  // 43 occupations x sex x education
  std::string occupation_by_immigrant;
  std::string occupation_by_age;
  std::string job_attributes;  // hours, tenure, firm size, students by age
  std::string wage_model;      // log-wage regression
  std::string census_margins;  // census margins of the whole population
  std::string occupations;     // unit groups of the occupation groups
  std::string attributes;      // what OaSIS rates
  std::string ratings;         // its mean ratings by occupation group
  std::string skill_attributes;
  std::string census_age_sex;
};

inline constexpr std::array people_data_fields{
    field<&PeopleData::employees>(
        {.name = "employees",
         .unit = "file",
         .meaning = "employees by age, sex, education, immigrant class, ten occupations, full or part time (weighted "
                    "counts)"}),
    field<&PeopleData::employees_by_age>(
        {.name = "employees_by_age",
         .unit = "file",
         .meaning = "employees by twelve ages, sex, education, immigrant class (weighted counts)"}),
    field<&PeopleData::occupation_by_education>(
        {.name = "occupation_by_education",
         .unit = "file",
         .meaning = "employees by 43 occupations, sex, education (weighted counts)"}),
    field<&PeopleData::occupation_by_immigrant>(
        {.name = "occupation_by_immigrant",
         .unit = "file",
         .meaning = "employees by 43 occupations, immigrant class (weighted counts)"}),
    field<&PeopleData::occupation_by_age>(
        {.name = "occupation_by_age", .unit = "file", .meaning = "employees by 43 occupations, age (weighted counts)"}),
    field<&PeopleData::job_attributes>(
        {.name = "job_attributes",
         .unit = "file",
         .meaning = "employees by hours, tenure, firm size, student status, each by age (weighted counts)"}),
    field<&PeopleData::wage_model>(
        {.name = "wage_model", .unit = "file", .meaning = "coefficients and residual quantiles of log hourly wages"}),
    field<&PeopleData::census_margins>(
        {.name = "census_margins",
         .unit = "file",
         .meaning = "population margins by age, education and immigrant status and period"}),
    field<&PeopleData::census_age_sex>(
        {.name = "census_age_sex", .unit = "file", .meaning = "population by five-year age and sex, 15 to 69"}),
    field<&PeopleData::occupations>(
        {.name = "occupations",
         .unit = "file",
         .meaning = "the survey's 43 occupation groups with the titles, levels and employment of their unit groups"}),
    field<&PeopleData::attributes>(
        {.name = "attributes", .unit = "file", .meaning = "attributes of work that OaSIS rates, with their domain"}),
    field<&PeopleData::ratings>(
        {.name = "ratings", .unit = "file", .meaning = "mean rating of each attribute by occupation group"}),
    field<&PeopleData::skill_attributes>({.name = "skill_attributes",
                                          .unit = "file",
                                          .meaning = "which attributes make up which of the five skills, and why"}),
};

}  // namespace piecework::platform_work
