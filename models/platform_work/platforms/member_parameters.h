#pragma once
// Members of the microtask board: who joins and leaves, when they come, what an hour at home is worth to them.

#include <array>

#include "models/platform_work/people/parameters.h"
#include "models/platform_work/week.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

/// Who is on the board, when, and what an hour at home is worth to them.
struct MemberParameters {
  double member_share = 0.0;
  double entry_rate = 0.0;
  double life_exit_half_life = 0.0;
  double life_exit_shape = 0.0;
  double disappointing_sessions = 0.0;
  double reservation_median = 0.0;
  double reservation_sigma = 0.0;
  double first_belief = 0.0;
  double belief_weight = 0.0;
  double sessions_per_week = 0.0;
  double sessions_sigma = 0.0;
  double session_minutes = 0.0;
  double waking_hours = 0.0;
  double competitors_per_member = 0.0;
  double abroad_reservation_ratio = 1.0;
  double abroad_entry = 0.0;
  std::array<double, age_bands> propensity_by_age{};
  std::array<double, education_levels> propensity_by_education{};
  std::array<double, days_per_week> sessions_by_weekday{};
  std::array<double, hours_per_day> sessions_by_hour{};
};

inline constexpr std::array member_fields{
    field<&MemberParameters::member_share>(
        {.name = "member_share",
         .unit = "1",
         .low = 0,
         .high = 0.5,
         .label_en = "Share of residents on the board",
         .label_fr = "Part des résidents inscrits",
         .meaning = "members among residents aged 15 and over when the warm-up starts"}),
    field<&MemberParameters::entry_rate>(
        {.name = "entry_rate",
         .unit = "1/month",
         .low = 0,
         .high = 2,
         .label_en = "Rate at which residents hear of the board",
         .label_fr = "Taux de découverte de la plateforme",
         .meaning = "residents who consider joining, per month and per member at the start"}),
    field<&MemberParameters::life_exit_half_life>(
        {.name = "life_exit_half_life",
         .unit = "months",
         .low = 0.1,
         .high = 1000,
         .label_en = "Half-life of membership",
         .label_fr = "Demi-vie de l'inscription",
         .meaning = "time after which half of the members have left for reasons other than pay"}),
    field<&MemberParameters::life_exit_shape>(
        {.name = "life_exit_shape",
         .unit = "1",
         .low = 0.2,
         .high = 100,
         .label_en = "Evenness of leaving",
         .label_fr = "Homogénéité des départs",
         .meaning = "shape of the gamma mixture of leaving hazards; small = some leave at once and some never"}),
    field<&MemberParameters::disappointing_sessions>(
        {.name = "disappointing_sessions",
         .unit = "sessions",
         .low = 1,
         .high = 200,
         .label_en = "Sessions below the reservation wage before leaving",
         .label_fr = "Séances sous le salaire de réserve avant le départ",
         .meaning = "a member leaves after this many sessions in a row with believed pay below the reservation wage"}),
    field<&MemberParameters::reservation_median>({.name = "reservation_median",
                                                  .unit = "USD/hour",
                                                  .low = 0.01,
                                                  .high = 50,
                                                  .label_en = "Median session reservation wage",
                                                  .label_fr = "Salaire de réserve médian d'une séance",
                                                  .meaning = "value of an hour at home, median over residents"}),
    field<&MemberParameters::reservation_sigma>({.name = "reservation_sigma",
                                                 .unit = "1",
                                                 .low = 0,
                                                 .high = 4,
                                                 .label_en = "Spread of the reservation wage",
                                                 .label_fr = "Dispersion du salaire de réserve",
                                                 .meaning = "standard deviation of the log reservation wage"}),
    field<&MemberParameters::first_belief>(
        {.name = "first_belief",
         .unit = "USD/hour",
         .low = 0.01,
         .high = 100,
         .label_en = "Advertised pay",
         .label_fr = "Rémunération annoncée",
         .meaning = "pay per hour of paid time that a person expects before the first session"}),
    field<&MemberParameters::belief_weight>(
        {.name = "belief_weight",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Weight of the last session in beliefs",
         .label_fr = "Poids de la dernière séance",
         .meaning = "exponential moving average of pay per hour, unpaid time included"}),
    field<&MemberParameters::sessions_per_week>({.name = "sessions_per_week",
                                                 .unit = "1/week",
                                                 .low = 0.01,
                                                 .high = 70,
                                                 .label_en = "Sessions per week",
                                                 .label_fr = "Séances par semaine",
                                                 .meaning = "median over members without a job or a course"}),
    field<&MemberParameters::sessions_sigma>({.name = "sessions_sigma",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 3,
                                              .label_en = "Spread of sessions per week",
                                              .label_fr = "Dispersion des séances par semaine",
                                              .meaning = "standard deviation of log sessions per week"}),
    field<&MemberParameters::session_minutes>({.name = "session_minutes",
                                               .unit = "minutes",
                                               .low = 1,
                                               .high = 1440,
                                               .label_en = "Length of a session",
                                               .label_fr = "Durée d'une séance",
                                               .meaning = "mean intended length (exponential)"}),
    field<&MemberParameters::waking_hours>(
        {.name = "waking_hours",
         .unit = "hours/week",
         .low = 41,
         .high = 168,
         .label_en = "Hours that work and courses compete for",
         .label_fr = "Heures disponibles par semaine",
         .meaning = "sessions per week fall in proportion to the part of these hours taken by a job or a course"}),
    field<&MemberParameters::competitors_per_member>(
        {.name = "competitors_per_member",
         .unit = "1",
         .low = 0,
         .high = 1000,
         .label_en = "Competitors abroad per Toronto member",
         .label_fr = "Concurrents à l'étranger par membre torontois",
         .meaning = "size of the sample of workers abroad who share the board with Torontonians"}),
    field<&MemberParameters::abroad_reservation_ratio>({.name = "abroad_reservation_ratio",
                                                        .unit = "1",
                                                        .low = 0.01,
                                                        .high = 10,
                                                        .label_en = "Reservation wage abroad, relative",
                                                        .label_fr = "Salaire de réserve relatif à l'étranger",
                                                        .meaning = "median reservation wage abroad / in Toronto"}),
    field<&MemberParameters::abroad_entry>(
        {.name = "abroad_entry",
         .unit = "1/month",
         .low = 0,
         .high = 100,
         .label_en = "Entry abroad",
         .label_fr = "Entrées à l'étranger",
         .meaning = "hazard with which the place of a worker abroad who left is taken by another"}),
    field<&MemberParameters::propensity_by_age>(
        {.name = "propensity_by_age",
         .unit = "1",
         .low = 0,
         .high = 20,
         .label_en = "Propensity to join by age",
         .label_fr = "Propension à s'inscrire selon l'âge",
         .meaning = "relative to each other (15-24, 25-34, 35-44, 45-54, 55-64, 65 and over)"}),
    field<&MemberParameters::propensity_by_education>(
        {.name = "propensity_by_education",
         .unit = "1",
         .low = 0,
         .high = 20,
         .label_en = "Propensity to join by education",
         .label_fr = "Propension à s'inscrire selon la scolarité",
         .meaning = "relative to each other (less than high school to above bachelor's)"}),
    field<&MemberParameters::sessions_by_weekday>({.name = "sessions_by_weekday",
                                                   .unit = "1",
                                                   .low = 0,
                                                   .high = 100,
                                                   .label_en = "Sessions by day of the week",
                                                   .label_fr = "Séances selon le jour",
                                                   .meaning = "relative frequency, Monday first"}),
    field<&MemberParameters::sessions_by_hour>({.name = "sessions_by_hour",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 100,
                                                .label_en = "Sessions by hour of the day",
                                                .label_fr = "Séances selon l'heure",
                                                .meaning = "relative frequency by hour of the member's own clock"}),
};
static_assert(described_bytes(member_fields) == sizeof(MemberParameters));

}  // namespace piecework::platform_work
