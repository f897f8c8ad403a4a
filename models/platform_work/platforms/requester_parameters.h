#pragma once
// Requesters: how many and how large, what they post and when, how they set and learn pay.

#include <array>

#include "models/platform_work/week.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

/// Who posts: size, pay setting by fill time, fairness, posting cycle.
struct RequesterParameters {
  double per_thousand_workers = 0.0;
  double size_sigma = 0.0;
  double demand_hours = 0.0;
  double batches_per_month = 0.0;
  double frequency_exponent = 0.0;
  double batch_sigma = 0.0;
  double task_seconds = 0.0;
  double task_seconds_sigma = 0.0;
  double deadline_hours = 0.0;
  double pay_guess = 0.0;
  double pay_guess_sigma = 0.0;
  double estimate_sigma = 0.0;
  double pay_learning = 0.0;
  double pay_learning_up = 0.0;
  double pay_floor_median = 0.0;
  double fairness_slope = 0.0;
  double unfair_share = 0.0;
  double replacement = 0.0;
  double volume_persistence = 0.0;
  double volume_sd = 0.0;
  std::array<double, days_per_week> posting_by_weekday{};
  std::array<double, hours_per_day> posting_by_hour{};
};

inline constexpr std::array requester_fields{
    field<&RequesterParameters::per_thousand_workers>(
        {.name = "per_thousand_workers",
         .unit = "requesters",
         .low = 1,
         .high = 10000,
         .label_en = "Requesters per thousand workers",
         .label_fr = "Donneurs d'ouvrage par millier de travailleurs",
         .meaning = "number of active requesters, per thousand members in Toronto and abroad at the start"}),
    field<&RequesterParameters::size_sigma>(
        {.name = "size_sigma",
         .unit = "1",
         .low = 0,
         .high = 4,
         .label_en = "Concentration of requesters",
         .label_fr = "Concentration des donneurs d'ouvrage",
         .meaning = "standard deviation of log work posted per requester (log-normal, by quantiles)"}),
    field<&RequesterParameters::demand_hours>(
        {.name = "demand_hours",
         .unit = "hours/month",
         .low = 0.01,
         .high = 300,
         .label_en = "Work posted per worker",
         .label_fr = "Travail offert par travailleur",
         .meaning = "hours of task time posted per month and worker on the board at the start"}),
    field<&RequesterParameters::batches_per_month>(
        {.name = "batches_per_month",
         .unit = "1/month",
         .low = 0.01,
         .high = 10000,
         .label_en = "Batches per requester",
         .label_fr = "Lots par donneur d'ouvrage",
         .meaning = "mean number of batches that a requester posts in a month"}),
    field<&RequesterParameters::frequency_exponent>(
        {.name = "frequency_exponent",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "How posting frequency grows with size",
         .label_fr = "Élasticité de la fréquence à la taille",
         .meaning = "elasticity of batches per month to a requester's size; the rest of size is batch size"}),
    field<&RequesterParameters::batch_sigma>(
        {.name = "batch_sigma",
         .unit = "1",
         .low = 0,
         .high = 4,
         .label_en = "Spread of batch sizes",
         .label_fr = "Dispersion de la taille des lots",
         .meaning = "standard deviation of log tasks per batch within a requester"}),
    field<&RequesterParameters::task_seconds>(
        {.name = "task_seconds",
         .unit = "seconds",
         .low = 1,
         .high = 86400,
         .label_en = "Time per task",
         .label_fr = "Temps par tâche",
         .meaning = "median over requesters of the true time per task at mean skill"}),
    field<&RequesterParameters::task_seconds_sigma>(
        {.name = "task_seconds_sigma",
         .unit = "1",
         .low = 0,
         .high = 3,
         .label_en = "Spread of time per task",
         .label_fr = "Dispersion du temps par tâche",
         .meaning = "standard deviation of log time per task over requesters"}),
    field<&RequesterParameters::deadline_hours>({.name = "deadline_hours",
                                                 .unit = "hours",
                                                 .low = 1,
                                                 .high = 8760,
                                                 .label_en = "Time before a batch expires",
                                                 .label_fr = "Délai d'expiration d'un lot",
                                                 .meaning = "time from posting to expiry"}),
    field<&RequesterParameters::pay_guess>({.name = "pay_guess",
                                            .unit = "USD/hour",
                                            .low = 0.01,
                                            .high = 200,
                                            .label_en = "First pay of a new requester",
                                            .label_fr = "Première rémunération offerte",
                                            .meaning = "median of what new requesters think is a fair hourly rate"}),
    field<&RequesterParameters::pay_guess_sigma>({.name = "pay_guess_sigma",
                                                  .unit = "1",
                                                  .low = 0,
                                                  .high = 3,
                                                  .label_en = "Spread of first pay",
                                                  .label_fr = "Dispersion de la première rémunération",
                                                  .meaning = "standard deviation of the log of that rate"}),
    field<&RequesterParameters::estimate_sigma>(
        {.name = "estimate_sigma",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Error of requesters' time estimates",
         .label_fr = "Erreur d'estimation du temps",
         .meaning = "standard deviation of the log of a requester's own estimate of seconds per task"}),
    field<&RequesterParameters::pay_learning>(
        {.name = "pay_learning",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Pay cut after a filled batch",
         .label_fr = "Baisse de paie après un lot complété",
         .meaning = "log reward falls by this after a batch filled before its deadline"}),
    field<&RequesterParameters::pay_learning_up>(
        {.name = "pay_learning_up",
         .unit = "1",
         .low = 0,
         .high = 5,
         .label_en = "Pay rise after an expired batch, relative",
         .label_fr = "Hausse relative après un lot expiré",
         .meaning = "log reward rises by this times the cut after a batch that expired unfilled"}),
    field<&RequesterParameters::pay_floor_median>(
        {.name = "pay_floor_median",
         .unit = "USD/hour",
         .low = 0.001,
         .high = 100,
         .label_en = "Own pay floor of a requester",
         .label_fr = "Plancher propre du donneur d'ouvrage",
         .meaning = "hourly rate below which the median requester does not cut"}),
    field<&RequesterParameters::fairness_slope>(
        {.name = "fairness_slope",
         .unit = "1",
         .low = 0,
         .high = 3,
         .label_en = "How fairness raises the floor",
         .label_fr = "Effet de l'équité sur le plancher",
         .meaning = "rise of the log floor and fall of log unfair rejections for one standard deviation of fairness"}),
    field<&RequesterParameters::unfair_share>(
        {.name = "unfair_share",
         .unit = "1",
         .low = 0,
         .high = 0.5,
         .label_en = "Unfair rejections",
         .label_fr = "Refus injustifiés",
         .meaning = "probability that the median requester rejects correct work"}),
    field<&RequesterParameters::replacement>(
        {.name = "replacement",
         .unit = "1/month",
         .low = 0,
         .high = 2,
         .label_en = "Requester turnover",
         .label_fr = "Renouvellement des donneurs d'ouvrage",
         .meaning = "hazard that a requester leaves and a new one of the same size takes its place"}),
    field<&RequesterParameters::volume_persistence>({.name = "volume_persistence",
                                                     .unit = "1",
                                                     .low = 0,
                                                     .high = 0.999,
                                                     .label_en = "Persistence of demand",
                                                     .label_fr = "Persistance de la demande",
                                                     .meaning = "monthly autocorrelation of log work posted"}),
    field<&RequesterParameters::volume_sd>(
        {.name = "volume_sd",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Monthly shock to demand",
         .label_fr = "Choc mensuel de la demande",
         .meaning = "standard deviation of the monthly innovation of log work posted"}),
    field<&RequesterParameters::posting_by_weekday>({.name = "posting_by_weekday",
                                                     .unit = "1",
                                                     .low = 0,
                                                     .high = 100,
                                                     .label_en = "Posting by day of the week",
                                                     .label_fr = "Publication selon le jour",
                                                     .meaning = "relative frequency, Monday first"}),
    field<&RequesterParameters::posting_by_hour>({.name = "posting_by_hour",
                                                  .unit = "1",
                                                  .low = 0,
                                                  .high = 100,
                                                  .label_en = "Posting by hour of the day",
                                                  .label_fr = "Publication selon l'heure",
                                                  .meaning = "relative frequency by hour, Toronto time"}),
};
static_assert(described_bytes(requester_fields) == sizeof(RequesterParameters));

}  // namespace piecework::platform_work
