#pragma once
// Platforms for deliveries and rides: orders, pay, who drives. Orders of an hour of the week are
// orders_per_resident x residents x weight of the hour; utilisation = min(1, orders x minutes / drivers online); pay
// per hour online = engaged_rate x utilisation. Constant 2024 CAD. Values and sources stand in the scenario file.

#include <array>

#include "models/platform_work/people/parameters.h"
#include "models/platform_work/week.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct DispatchParameters {
  double orders_per_resident = 0.0;
  double order_minutes = 0.0;
  double engaged_rate = 0.0;
  double vehicle_cost = 0.0;
  double cost_counted = 0.0;
  double luck_sigma = 0.0;
  double advertising = 0.0;
  double word_of_mouth = 0.0;
  double peers_belief = 0.0;
  double wage_share = 0.0;
  double belief_weight = 0.0;
  double disappointing_weeks = 0.0;
  double life_exit_half_life = 0.0;
  double life_exit_shape = 0.0;
  double usual_hours = 0.0;
  double usual_hours_sigma = 0.0;
  double most_hours = 0.0;
  double chasing = 0.0;
  std::array<double, age_bands> able_by_age{};
  std::array<double, days_per_week> orders_by_weekday{};
  std::array<double, hours_per_day> orders_by_hour{};
  std::array<double, hours_per_day> online_by_hour{};
  std::array<double, hours_per_day> online_by_hour_beside_job{};
};

inline constexpr std::array dispatch_fields{
    field<&DispatchParameters::orders_per_resident>({.name = "orders_per_resident",
                                                     .unit = "1/week",
                                                     .low = 0,
                                                     .high = 10,
                                                     .label_en = "Orders per resident",
                                                     .label_fr = "Commandes par résident",
                                                     .meaning = "rides and deliveries a week per resident of 15 "
                                                                "and over"}),
    field<&DispatchParameters::order_minutes>(
        {.name = "order_minutes",
         .unit = "minutes",
         .low = 1,
         .high = 240,
         .label_en = "Engaged minutes per order",
         .label_fr = "Minutes engagées par commande",
         .meaning = "from the acceptance of an order to its end, mean over rides and deliveries"}),
    field<&DispatchParameters::engaged_rate>(
        {.name = "engaged_rate",
         .unit = "CAD/hour",
         .low = 0,
         .high = 200,
         .label_en = "Pay per engaged hour",
         .label_fr = "Rémunération par heure engagée",
         .meaning = "after the platform's fee, tips included, before the cost of the vehicle, in 2024 CAD"}),
    field<&DispatchParameters::vehicle_cost>({.name = "vehicle_cost",
                                              .unit = "CAD/hour",
                                              .low = 0,
                                              .high = 100,
                                              .label_en = "Cost of the vehicle",
                                              .label_fr = "Coût du véhicule",
                                              .meaning = "of the driver, per hour online, in 2024 CAD"}),
    field<&DispatchParameters::cost_counted>(
        {.name = "cost_counted",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Part of the cost that drivers count",
         .label_fr = "Part du coût que comptent les conducteurs",
         .meaning =
             "of the cost of the vehicle, in the decision to drive; the rest (wear) is paid and not thought of"}),
    field<&DispatchParameters::luck_sigma>(
        {.name = "luck_sigma",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Luck of a week",
         .label_fr = "Chance d'une semaine",
         .meaning = "standard deviation of the log of a driver's utilisation in a week around that of others alike"}),
    field<&DispatchParameters::advertising>(
        {.name = "advertising",
         .unit = "1/month",
         .low = 0,
         .high = 2,
         .label_en = "Advertising",
         .label_fr = "Publicité",
         .meaning = "hazard with which a resident who could drive considers it, whoever else does"}),
    field<&DispatchParameters::word_of_mouth>(
        {.name = "word_of_mouth",
         .unit = "1/month",
         .low = 0,
         .high = 20,
         .label_en = "Word of mouth",
         .label_fr = "Bouche à oreille",
         .meaning = "the same by the share of drivers among residents of the same immigrant class, age and "
                    "education: hazard if all drove"}),
    field<&DispatchParameters::peers_belief>(
        {.name = "peers_belief",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Weight of drivers' pay in a first belief",
         .label_fr = "Poids de la paie des conducteurs dans la première croyance",
         .meaning = "of the mean pay per hour online of last week; the rest is the advertised pay per engaged hour"}),
    field<&DispatchParameters::wage_share>(
        {.name = "wage_share",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Asked pay relative to the wage",
         .label_fr = "Paie demandée par rapport au salaire",
         .meaning = "who drives asks for this share of the wage held or last held (of the minimum wage if there was "
                    "none), less by need, and not less than the value of an hour at home"}),
    field<&DispatchParameters::belief_weight>({.name = "belief_weight",
                                               .unit = "1",
                                               .low = 0,
                                               .high = 1,
                                               .label_en = "Weight of the last week in beliefs",
                                               .label_fr = "Poids de la dernière semaine",
                                               .meaning = "exponential moving average of pay per hour online"}),
    field<&DispatchParameters::disappointing_weeks>(
        {.name = "disappointing_weeks",
         .unit = "weeks",
         .low = 1,
         .high = 200,
         .label_en = "Weeks below the asked pay before leaving",
         .label_fr = "Semaines sous la paie demandée avant le départ",
         .meaning = "a driver stops after this many weeks in a row with believed take-home pay below what is asked"}),
    field<&DispatchParameters::life_exit_half_life>(
        {.name = "life_exit_half_life",
         .unit = "months",
         .low = 0.1,
         .high = 1000,
         .label_en = "Half-life of driving",
         .label_fr = "Demi-vie de l'activité",
         .meaning = "time after which half of the drivers have stopped for reasons other than pay"}),
    field<&DispatchParameters::life_exit_shape>(
        {.name = "life_exit_shape",
         .unit = "1",
         .low = 0.1,
         .high = 100,
         .label_en = "Shape of stopping",
         .label_fr = "Forme des arrêts",
         .meaning = "shape of the gamma mixture of stopping hazards; small = some stop at once and some never"}),
    field<&DispatchParameters::usual_hours>({.name = "usual_hours",
                                             .unit = "hours/week",
                                             .low = 0.1,
                                             .high = 100,
                                             .label_en = "Hours online",
                                             .label_fr = "Heures en ligne",
                                             .meaning = "median over drivers with no job or course"}),
    field<&DispatchParameters::usual_hours_sigma>({.name = "usual_hours_sigma",
                                                   .unit = "1",
                                                   .low = 0,
                                                   .high = 3,
                                                   .label_en = "Spread of hours online",
                                                   .label_fr = "Dispersion des heures en ligne",
                                                   .meaning = "standard deviation of log hours online a week"}),
    field<&DispatchParameters::most_hours>({.name = "most_hours",
                                            .unit = "hours/week",
                                            .low = 1,
                                            .high = 100,
                                            .label_en = "Most hours online",
                                            .label_fr = "Maximum d'heures en ligne",
                                            .meaning = "nobody plans a longer week"}),
    field<&DispatchParameters::chasing>(
        {.name = "chasing",
         .unit = "1",
         .low = 0,
         .high = 0.9,
         .label_en = "Chasing of busy hours",
         .label_fr = "Recherche des heures occupées",
         .meaning = "drivers spread their hours by when they could be online times last week's utilisation of the "
                    "hour to this power"}),
    field<&DispatchParameters::able_by_age>(
        {.name = "able_by_age",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Could drive, by age",
         .label_fr = "Peut conduire, selon l'âge",
         .meaning = "share with the licence, vehicle and age that platforms ask for, as a factor on the hazards of "
                    "considering it (15-24, 25-34, 35-44, 45-54, 55-64, 65 and over)"}),
    field<&DispatchParameters::orders_by_weekday>({.name = "orders_by_weekday",
                                                   .unit = "1",
                                                   .low = 0,
                                                   .high = 100,
                                                   .label_en = "Orders by day of the week",
                                                   .label_fr = "Commandes selon le jour",
                                                   .meaning = "relative frequency, Monday first"}),
    field<&DispatchParameters::orders_by_hour>({.name = "orders_by_hour",
                                                .unit = "1",
                                                .low = 0,
                                                .high = 100,
                                                .label_en = "Orders by hour of the day",
                                                .label_fr = "Commandes selon l'heure",
                                                .meaning = "relative frequency"}),
    field<&DispatchParameters::online_by_hour>(
        {.name = "online_by_hour",
         .unit = "1",
         .low = 0,
         .high = 100,
         .label_en = "When drivers could be online",
         .label_fr = "Quand les conducteurs pourraient être en ligne",
         .meaning = "relative weights of the hours of a day, without a job or on a weekend"}),
    field<&DispatchParameters::online_by_hour_beside_job>(
        {.name = "online_by_hour_beside_job",
         .unit = "1",
         .low = 0,
         .high = 100,
         .label_en = "The same beside a job",
         .label_fr = "De même à côté d'un emploi",
         .meaning = "relative weights of the hours of a day from Monday to Friday, for drivers with a job"}),
};
static_assert(described_bytes(dispatch_fields) == sizeof(DispatchParameters));

}  // namespace piecework::platform_work
