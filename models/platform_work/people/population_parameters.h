#pragma once
// What the population is given beside the published tables: jobs, origins, households. Most are assumptions; each says
// so in the scenario file. Arrays by age have the six bands of the survey unless the meaning says otherwise.

#include <array>

#include "models/platform_work/people/parameters.h"

namespace piecework::platform_work {

struct WorkParameters {
  double own_account_share = 0.0;
  std::array<double, age_bands> own_account_by_age{};
  std::array<double, 10> own_account_by_occupation{};
  double own_account_income = 0.0;
  double own_account_sigma = 0.0;
  double trained_kept = 0.0;
  double lasting_share = 0.0;
  double wage_level = 0.0;
  double longest_hours = 0.0;
  double longest_tenure = 0.0;
  double unemployed_months = 0.0;
  double oldest_worker = 0.0;
  std::array<double, 12> student_without_job{};
};

inline constexpr std::array work_fields{
    field<&WorkParameters::own_account_share>({.name = "own_account_share",
                                               .low = 0,
                                               .high = 0.9,
                                               .label_en = "Own-account workers",
                                               .label_fr = "Travailleurs autonomes",
                                               .meaning = "share of the employed who are self-employed"}),
    field<&WorkParameters::own_account_by_age>(
        {.name = "own_account_by_age",
         .low = 0,
         .high = 100,
         .label_en = "Own-account work by age",
         .label_fr = "Travail autonome selon l'âge",
         .meaning = "own-account workers to an employee of the age band, relative to each other"}),
    field<&WorkParameters::own_account_by_occupation>(
        {.name = "own_account_by_occupation",
         .low = 0,
         .high = 100,
         .label_en = "Own-account work by occupation",
         .label_fr = "Travail autonome selon la profession",
         .meaning = "own-account workers to an employee of the broad occupation group (managers; business; sciences; "
                    "health; education, law, social; art; sales and service; trades and transport; natural resources; "
                    "manufacturing), relative to each other"}),
    field<&WorkParameters::own_account_income>({.name = "own_account_income",
                                                .unit = "CAD/year",
                                                .low = 1000,
                                                .high = 1e6,
                                                .label_en = "Own-account income",
                                                .label_fr = "Revenu du travail autonome",
                                                .meaning = "median yearly income of own-account work"}),
    field<&WorkParameters::own_account_sigma>({.name = "own_account_sigma",
                                               .low = 0,
                                               .high = 3,
                                               .label_en = "Spread of own-account income",
                                               .label_fr = "Dispersion du revenu autonome",
                                               .meaning = "standard deviation of the log of that income"}),
    field<&WorkParameters::trained_kept>(
        {.name = "trained_kept",
         .low = 0,
         .high = 1,
         .label_en = "Jobs in the trained occupation",
         .label_fr = "Emplois dans la profession apprise",
         .meaning = "share of the employed whose trained occupation is that of their job as far as their class's jobs "
                    "and the trained occupations overlap; the others' is drawn without regard to the job"}),
    field<&WorkParameters::lasting_share>(
        {.name = "lasting_share",
         .low = 0,
         .high = 1,
         .label_en = "Lasting part of pay differences",
         .label_fr = "Part durable des écarts de salaire",
         .meaning = "share of the variance of unexplained log wages that stays with the person from job to job"}),
    field<&WorkParameters::wage_level>({.name = "wage_level",
                                        .low = 0.1,
                                        .high = 10,
                                        .label_en = "Wage level",
                                        .label_fr = "Niveau des salaires",
                                        .meaning = "wages in 2024 dollars at the start to those of the wage model"}),
    field<&WorkParameters::longest_hours>({.name = "longest_hours",
                                           .unit = "hours/week",
                                           .low = 50,
                                           .high = 112,
                                           .label_en = "Longest week",
                                           .label_fr = "Semaine la plus longue",
                                           .meaning = "upper end of the open class of 50 hours and more"}),
    field<&WorkParameters::longest_tenure>({.name = "longest_tenure",
                                            .unit = "months",
                                            .low = 240,
                                            .high = 720,
                                            .label_en = "Longest tenure",
                                            .label_fr = "Plus longue ancienneté",
                                            .meaning = "upper end of the open class of 240 months and more"}),
    field<&WorkParameters::unemployed_months>({.name = "unemployed_months",
                                               .unit = "months",
                                               .low = 0.1,
                                               .high = 60,
                                               .label_en = "Months unemployed",
                                               .label_fr = "Mois de chômage",
                                               .meaning = "mean length so far of the spells of the unemployed"}),
    field<&WorkParameters::oldest_worker>({.name = "oldest_worker",
                                           .unit = "years",
                                           .low = 71,
                                           .high = 105,
                                           .label_en = "Oldest worker",
                                           .label_fr = "Travailleur le plus âgé",
                                           .meaning = "ages of the employed of 70 and over are uniform below this"}),
    field<&WorkParameters::student_without_job>(
        {.name = "student_without_job",
         .low = 0,
         .high = 1,
         .label_en = "Students without a job",
         .label_fr = "Étudiants sans emploi",
         .meaning = "share of full-time students among residents out of the labour force, by five-year age (15-19 ... "
                    "65-69, 70 and over)"}),
};
static_assert(described_bytes(work_fields) == sizeof(WorkParameters));

struct OriginParameters {
  double earliest_landing = 0.0;
  std::array<double, 3> educated_abroad{};
  std::array<double, immigrant_classes> visible_minority{};
  std::array<double, 5> language_non_immigrant{};
  std::array<double, 5> language_established{};
  std::array<double, 5> language_newcomer{};
  std::array<double, immigrant_classes> experience_without_job{};
  double resident_at_landing = 0.0;
};

inline constexpr std::array origin_fields{
    field<&OriginParameters::earliest_landing>({.name = "earliest_landing",
                                                .unit = "year",
                                                .low = 1900,
                                                .high = 1979,
                                                .label_en = "Earliest landing",
                                                .label_fr = "Première arrivée",
                                                .meaning = "lower end of the census's open period before 1980"}),
    field<&OriginParameters::educated_abroad>(
        {.name = "educated_abroad",
         .low = 0,
         .high = 1,
         .label_en = "Educated abroad",
         .label_fr = "Scolarité à l'étranger",
         .meaning = "share of immigrants whose highest certificate is from abroad, by age at landing (below 15, 15 to "
                    "24, 25 and over)"}),
    field<&OriginParameters::visible_minority>(
        {.name = "visible_minority",
         .low = 0,
         .high = 1,
         .label_en = "Visible minority",
         .label_fr = "Minorité visible",
         .meaning = "share by immigrant class (non-immigrant, established, newcomer)"}),
    field<&OriginParameters::language_non_immigrant>({.name = "language_non_immigrant",
                                                      .low = 0,
                                                      .high = 1,
                                                      .label_en = "Official language, non-immigrants",
                                                      .label_fr = "Langue officielle, non-immigrants",
                                                      .meaning = "weights of the bands 0 (none) to 4 (full)"}),
    field<&OriginParameters::language_established>({.name = "language_established",
                                                    .low = 0,
                                                    .high = 1,
                                                    .label_en = "Official language, established immigrants",
                                                    .label_fr = "Langue officielle, immigrants établis",
                                                    .meaning = "weights of the bands 0 (none) to 4 (full)"}),
    field<&OriginParameters::language_newcomer>({.name = "language_newcomer",
                                                 .low = 0,
                                                 .high = 1,
                                                 .label_en = "Official language, newcomers",
                                                 .label_fr = "Langue officielle, nouveaux arrivants",
                                                 .meaning = "weights of the bands 0 (none) to 4 (full)"}),
    field<&OriginParameters::experience_without_job>(
        {.name = "experience_without_job",
         .low = 0,
         .high = 1,
         .label_en = "Canadian experience without a job",
         .label_fr = "Expérience canadienne sans emploi",
         .meaning = "share of those without a job who once had one in Canada, by immigrant class (non-immigrant, "
                    "established, newcomer); everybody with a job has experience"}),
    field<&OriginParameters::resident_at_landing>(
        {.name = "resident_at_landing",
         .low = 0,
         .high = 1,
         .label_en = "Landings of residents",
         .label_fr = "Admissions de résidents",
         .meaning = "share of landings that change the status of a resident, who has Canadian experience"}),
};
static_assert(described_bytes(origin_fields) == sizeof(OriginParameters));

struct HouseholdParameters {
  std::array<double, age_bands> alone{};
  std::array<double, age_bands> couple{};
  std::array<double, age_bands> lone_parent{};
  std::array<double, age_bands> children_under_6{};
  std::array<double, age_bands> children_6_to_14{};
  double basic_need = 0.0;
  double adults_together = 0.0;
  double need_with_parents = 0.0;
};

inline constexpr std::array household_fields{
    field<&HouseholdParameters::alone>({.name = "alone",
                                        .low = 0,
                                        .high = 1,
                                        .label_en = "Living alone",
                                        .label_fr = "Vivant seul",
                                        .meaning = "share by age"}),
    field<&HouseholdParameters::couple>({.name = "couple",
                                         .low = 0,
                                         .high = 1,
                                         .label_en = "Living as a couple",
                                         .label_fr = "Vivant en couple",
                                         .meaning = "share by age"}),
    field<&HouseholdParameters::lone_parent>(
        {.name = "lone_parent",
         .low = 0,
         .high = 1,
         .label_en = "Lone parents",
         .label_fr = "Parents seuls",
         .meaning = "share by age; the rest lives with other adults (parents, flatmates)"}),
    field<&HouseholdParameters::children_under_6>(
        {.name = "children_under_6",
         .unit = "children",
         .low = 0,
         .high = 3,
         .label_en = "Children under 6",
         .label_fr = "Enfants de moins de 6 ans",
         .meaning = "mean number in the household of a couple or lone parent by age; at most three"}),
    field<&HouseholdParameters::children_6_to_14>(
        {.name = "children_6_to_14",
         .unit = "children",
         .low = 0,
         .high = 3,
         .label_en = "Children of 6 to 14",
         .label_fr = "Enfants de 6 à 14 ans",
         .meaning = "mean number in the household of a couple or lone parent by age; at most three"}),
    field<&HouseholdParameters::basic_need>(
        {.name = "basic_need",
         .unit = "CAD/year",
         .low = 1000,
         .high = 200000,
         .label_en = "Basic need of four",
         .label_fr = "Besoin de base de quatre personnes",
         .meaning = "disposable income that a household of four needs; others by the square root of their size"}),
    field<&HouseholdParameters::adults_together>(
        {.name = "adults_together",
         .unit = "adults",
         .low = 2,
         .high = 10,
         .label_en = "Adults living together",
         .label_fr = "Adultes vivant ensemble",
         .meaning = "adults in the household of those who live with other adults; each needs an equal part"}),
    field<&HouseholdParameters::need_with_parents>(
        {.name = "need_with_parents",
         .low = 0,
         .high = 1,
         .label_en = "Need of a child at home",
         .label_fr = "Besoin d'un enfant au foyer",
         .meaning = "of an adult's part, what a person under 25 who lives with other adults must earn"}),
};
static_assert(described_bytes(household_fields) == sizeof(HouseholdParameters));

}  // namespace piecework::platform_work
