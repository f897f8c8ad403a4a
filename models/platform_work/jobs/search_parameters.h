#pragma once
// How people apply, how employers choose, and what is offered and accepted.
//
// An employer's belief about an applicant's quality is normal. Its prior mean falls with the share of the skills called
// for that the applicant lacks and with a level of training below the one required, and is lower where the
// education is from abroad and not recognized; experience in Canada is a signal of the person's ability with a noise,
// platform work of somebody without a job a weaker one.
// Skills learned since the start (skills/learned_fit.h) add to quality what they add to the share of the skills called
// for: in part told by a certificate, in part shown by platform work, a certificate's test and an interview.
// The score is posterior mean - risk_aversion / 2 x posterior variance; the chance of a callback is logistic in it.
// The name penalty is the audit studies' and stands in no belief. Statistical discrimination: Phelps 1972.

#include <array>

#include "models/platform_work/people/parameters.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

struct SearchParameters {
  double applications_unemployed = 0.0;
  double effort_decline = 0.0;
  double effort_least = 0.0;
  double applications_employed = 0.0;
  double misfit_search = 0.0;
  std::array<double, age_bands> applications_out_by_age{};
  double scarcity = 0.0;
  double reservation_share = 0.0;
  double reservation_sigma = 0.0;
  double reservation_decline = 0.0;
  double newcomer_need = 0.0;
  double savings_years = 0.0;
  double switch_premium = 0.0;
  double callback_at_mean = 0.0;
  double callback_slope = 0.0;
  double distance_slope = 0.0;
  double level_penalty = 0.0;
  double foreign_discount = 0.0;
  double recognition = 0.0;
  double prior_sd = 0.0;
  double signal_noise = 0.0;
  double platform_weight = 0.0;
  double risk_aversion = 0.0;
  double name_callback = 0.0;
  double local_experience_share = 0.0;
  double experience_months = 0.0;
  double taste_sigma = 0.0;
  double offer_discount = 0.0;
  double full_time_low = 0.0;
  double full_time_high = 0.0;
  double course_credit = 0.0;
  double interview_weight = 0.0;
  double wage_fit = 0.0;
};

inline constexpr std::array search_fields{
    field<&SearchParameters::applications_unemployed>(
        {.name = "applications_unemployed",
         .unit = "1/month",
         .low = 0,
         .high = 200,
         .label_en = "Applications of the unemployed",
         .label_fr = "Candidatures des chômeurs",
         .meaning = "looks for a vacancy that a person just unemployed takes in a month"}),
    field<&SearchParameters::effort_decline>(
        {.name = "effort_decline",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Decline of search",
         .label_fr = "Déclin de la recherche",
         .meaning = "by how much search falls in logs with each month of unemployment, down to effort_least"}),
    field<&SearchParameters::effort_least>({.name = "effort_least",
                                            .unit = "1",
                                            .low = 0,
                                            .high = 1,
                                            .label_en = "Least search",
                                            .label_fr = "Recherche minimale",
                                            .meaning = "search after long unemployment relative to its beginning"}),
    field<&SearchParameters::applications_employed>({.name = "applications_employed",
                                                     .unit = "1/month",
                                                     .low = 0,
                                                     .high = 50,
                                                     .label_en = "Applications from a job",
                                                     .label_fr = "Candidatures depuis un emploi",
                                                     .meaning = "looks for a vacancy in a month from a job that fits"}),
    field<&SearchParameters::misfit_search>(
        {.name = "misfit_search",
         .unit = "1",
         .low = 0,
         .high = 20,
         .label_en = "Search from a job below training",
         .label_fr = "Recherche depuis un emploi sous-qualifié",
         .meaning = "factor on applications_employed in a job below the level of training"}),
    field<&SearchParameters::applications_out_by_age>(
        {.name = "applications_out_by_age",
         .unit = "1/month",
         .low = 0,
         .high = 50,
         .label_en = "Applications from outside the labour force",
         .label_fr = "Candidatures hors de la population active",
         .meaning = "looks for a vacancy in a month by people who do not look for work but would take a job, by age "
                    "(15-24, 25-34, 35-44, 45-54, 55-64, 65 and over)"}),
    field<&SearchParameters::scarcity>(
        {.name = "scarcity",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Scarcity of vacancies",
         .label_fr = "Rareté des postes vacants",
         .meaning = "vacancies per job, in occupations as close as one searches, at which half of the looks find one"}),
    field<&SearchParameters::reservation_share>(
        {.name = "reservation_share",
         .unit = "1",
         .low = 0.1,
         .high = 1.5,
         .label_en = "Reservation wage",
         .label_fr = "Salaire de réserve",
         .meaning =
             "wage accepted by a person just unemployed relative to the usual wage in the trained occupation, median"}),
    field<&SearchParameters::reservation_sigma>({.name = "reservation_sigma",
                                                 .unit = "1",
                                                 .low = 0,
                                                 .high = 1,
                                                 .label_en = "Spread of reservation wages",
                                                 .label_fr = "Dispersion des salaires de réserve",
                                                 .meaning = "standard deviation of its log between people"}),
    field<&SearchParameters::reservation_decline>({.name = "reservation_decline",
                                                   .unit = "1/month",
                                                   .low = 0,
                                                   .high = 0.2,
                                                   .label_en = "Decline of the reservation wage",
                                                   .label_fr = "Déclin du salaire de réserve",
                                                   .meaning = "fall of its log with each month of unemployment"}),
    field<&SearchParameters::newcomer_need>({.name = "newcomer_need",
                                             .unit = "1",
                                             .low = 0,
                                             .high = 3,
                                             .label_en = "Need of newcomers",
                                             .label_fr = "Besoin des nouveaux arrivants",
                                             .meaning = "log by which the reservation wage is lower in the first year "
                                                        "after landing; fades with the years of savings_years"}),
    field<&SearchParameters::savings_years>({.name = "savings_years",
                                             .unit = "years",
                                             .low = 0.1,
                                             .high = 20,
                                             .label_en = "Years until savings",
                                             .label_fr = "Années jusqu'à l'épargne",
                                             .meaning = "time in which newcomer_need falls to 1/e"}),
    field<&SearchParameters::switch_premium>({.name = "switch_premium",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 1,
                                              .label_en = "Premium to change jobs",
                                              .label_fr = "Prime de changement",
                                              .meaning = "log wage gain that makes an employed person change jobs"}),
    field<&SearchParameters::callback_at_mean>({.name = "callback_at_mean",
                                                .unit = "1",
                                                .low = -10,
                                                .high = 10,
                                                .label_en = "Callback at score 0",
                                                .label_fr = "Rappel au score 0",
                                                .meaning = "log odds of a callback at score 0"}),
    field<&SearchParameters::callback_slope>({.name = "callback_slope",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 10,
                                              .label_en = "Callback and score",
                                              .label_fr = "Rappel et score",
                                              .meaning = "by how much the log odds grow with the score"}),
    field<&SearchParameters::distance_slope>({.name = "distance_slope",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 20,
                                              .label_en = "Missing skills",
                                              .label_fr = "Compétences manquantes",
                                              .meaning = "fall of the prior mean from an applicant who has all skills "
                                                         "that the vacancy calls for to one who has none"}),
    field<&SearchParameters::level_penalty>(
        {.name = "level_penalty",
         .unit = "1",
         .low = 0,
         .high = 20,
         .label_en = "Training below the requirement",
         .label_fr = "Formation inférieure à l'exigence",
         .meaning =
             "fall of the prior mean if the vacancy asks for more than high school and the training does not have it"}),
    field<&SearchParameters::foreign_discount>(
        {.name = "foreign_discount",
         .unit = "1",
         .low = 0,
         .high = 10,
         .label_en = "Discount on education abroad",
         .label_fr = "Décote des études à l'étranger",
         .meaning = "fall of the prior mean for education from abroad that is not recognized, in occupations that ask "
                    "for more than high school"}),
    field<&SearchParameters::recognition>({.name = "recognition",
                                           .unit = "1/year",
                                           .low = 0,
                                           .high = 5,
                                           .label_en = "Recognition",
                                           .label_fr = "Reconnaissance",
                                           .meaning = "hazard with which education from abroad becomes recognized"}),
    field<&SearchParameters::prior_sd>({.name = "prior_sd",
                                        .unit = "1",
                                        .low = 0.01,
                                        .high = 10,
                                        .label_en = "Prior uncertainty",
                                        .label_fr = "Incertitude a priori",
                                        .meaning = "standard deviation of quality among applicants who look alike"}),
    field<&SearchParameters::signal_noise>(
        {.name = "signal_noise",
         .unit = "1",
         .low = 0.01,
         .high = 20,
         .label_en = "Noise of Canadian experience",
         .label_fr = "Bruit de l'expérience canadienne",
         .meaning = "standard deviation of the noise with which experience in Canada shows quality"}),
    field<&SearchParameters::platform_weight>(
        {.name = "platform_weight",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Weight of platform work",
         .label_fr = "Poids du travail sur plateforme",
         .meaning = "precision of what platform work of the last twelve months shows of quality, for who had no job in "
                    "that time / that of experience in Canada; 0: employers do not look at it"}),
    field<&SearchParameters::risk_aversion>({.name = "risk_aversion",
                                             .unit = "1",
                                             .low = 0,
                                             .high = 10,
                                             .label_en = "Risk aversion",
                                             .label_fr = "Aversion au risque",
                                             .meaning = "of the employer"}),
    field<&SearchParameters::name_callback>(
        {.name = "name_callback",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Callbacks of names",
         .label_fr = "Rappels selon le nom",
         .meaning = "callbacks of applicants of a visible minority relative to those of others alike"}),
    field<&SearchParameters::local_experience_share>(
        {.name = "local_experience_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Local-experience filter",
         .label_fr = "Filtre d'expérience canadienne",
         .meaning =
             "share of vacancies that ask for more than high school and take no one without experience in Canada"}),
    field<&SearchParameters::experience_months>(
        {.name = "experience_months",
         .unit = "months",
         .low = 0,
         .high = 120,
         .label_en = "Months that count as experience",
         .label_fr = "Mois comptant comme expérience",
         .meaning = "time in jobs here after which employers count it as experience in Canada"}),
    field<&SearchParameters::taste_sigma>(
        {.name = "taste_sigma",
         .unit = "1",
         .low = 0,
         .high = 10,
         .label_en = "Choice among applicants",
         .label_fr = "Choix parmi les candidats",
         .meaning = "scale of what decides among called-back applicants beside the score (Gumbel)"}),
    field<&SearchParameters::offer_discount>({.name = "offer_discount",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 1,
                                              .label_en = "Offers below jobs held",
                                              .label_fr = "Offres inférieures aux emplois",
                                              .meaning = "log by which wages offered lie below those of the jobs that "
                                                         "people took and kept, which the survey knows"}),
    field<&SearchParameters::full_time_low>(
        {.name = "full_time_low",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Full-time share of jobs for high school or less",
         .label_fr = "Part du temps plein, emplois peu qualifiés",
         .meaning = "share of vacancies with 30 hours or more where high school or less is asked for"}),
    field<&SearchParameters::full_time_high>({.name = "full_time_high",
                                              .unit = "1",
                                              .low = 0,
                                              .high = 1,
                                              .label_en = "Full-time share of other jobs",
                                              .label_fr = "Part du temps plein, autres emplois",
                                              .meaning = "the same where more is asked for"}),
    field<&SearchParameters::course_credit>(
        {.name = "course_credit",
         .unit = "1",
         .low = 0,
         .high = 1,
         .fallback = 0,
         .label_en = "Credit for certified courses",
         .label_fr = "Crédit des formations attestées",
         .meaning = "share of the missing skills made up for since the start that employers count for who holds a "
                    "certificate of a course, as they count those of the occupation trained for"}),
    field<&SearchParameters::interview_weight>(
        {.name = "interview_weight",
         .unit = "1",
         .low = 0,
         .high = 10,
         .fallback = 0,
         .label_en = "Weight of interviews",
         .label_fr = "Poids des entrevues",
         .meaning =
             "precision of what an interview or a work sample shows of skills learned that no paper tells / that "
             "of experience in Canada; 0: nothing"}),
    field<&SearchParameters::wage_fit>(
        {.name = "wage_fit",
         .unit = "1",
         .low = 0,
         .high = 5,
         .fallback = 0,
         .label_en = "Wage and fit",
         .label_fr = "Salaire et adéquation",
         .meaning = "rise of the log wage offered for a unit of the log by which the person has come to cover more of "
                    "the skills that the job calls for; 1: wage = usual wage x fit"}),
};
static_assert(described_bytes(search_fields) == sizeof(SearchParameters));

}  // namespace piecework::platform_work
