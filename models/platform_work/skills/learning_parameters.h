#pragma once
// How fast people learn and forget. Gains are ratings (skills.h) on top of what a person began with; what teaches are
// hours of work on the board, hours of a course, applications and contracts. Form: Piecework's own, after the findings
// that workers of both kinds of platform learn by doing and by self-regulation (Margaryan 2019, Cedefop 2020);
// half-lives of what is not used by kind of task from a meta-analysis (Tatel and Ackerman). The constants in front are
// assumptions.

#include <array>

#include "sim/base/fields.h"

namespace piecework::platform_work {

/// All 0, as where a scenario has no such table: nobody learns.
struct LearningParameters {
  double rate = 0.0;
  double feedback_factor = 0.0;
  double course_factor = 0.0;
  double board_feedback = 0.0;
  double board_complexity = 0.0;
  std::array<double, 5> board_mix{};  // digital, language, numeracy, creative, technical
  double ceiling_floor = 0.0;
  double task_rating = 0.0;
  double rating_per_sd = 0.0;
  double per_application = 0.0;
  double per_contract = 0.0;
  double regulation_sd = 0.0;
  double least_regulation = 0.0;
  double most_regulation = 0.0;
  double half_life_accuracy = 0.0;
  double half_life_mixed = 0.0;
  double half_life_speed = 0.0;
  double upkeep_hours = 0.0;
  double upkeep_contracts = 0.0;
};

inline constexpr std::array learning_fields{
    field<&LearningParameters::rate>(
        {.name = "rate",
         .unit = "rating/hour",
         .low = 0,
         .high = 1,
         .label_en = "Learning rate",
         .label_fr = "Vitesse d'apprentissage",
         .meaning = "alpha: gain in the first hour of practice at complexity 1, for somebody of mean self-regulation"}),
    field<&LearningParameters::feedback_factor>(
        {.name = "feedback_factor",
         .unit = "1",
         .low = 0,
         .high = 20,
         .label_en = "Worth of feedback",
         .label_fr = "Valeur de la rétroaction",
         .meaning = "f: hours of practice that one hour's feedback adds to it"}),
    field<&LearningParameters::course_factor>(
        {.name = "course_factor",
         .unit = "1",
         .low = 0,
         .high = 20,
         .label_en = "Worth of a course's hour",
         .label_fr = "Valeur d'une heure de cours",
         .meaning = "q: hours of practice at the same complexity that one hour of a course is worth"}),
    field<&LearningParameters::board_feedback>(
        {.name = "board_feedback",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Feedback on the board",
         .label_fr = "Rétroaction sur la plateforme",
         .meaning = "probability that work on the microtask board gets feedback one can learn from"}),
    field<&LearningParameters::board_complexity>(
        {.name = "board_complexity",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Complexity of microtasks",
         .label_fr = "Complexité des microtâches",
         .meaning = "c of work on the board, 0 teaches nothing, 1 is the most complex work there is"}),
    field<&LearningParameters::board_mix>(
        {.name = "board_mix",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Skills that microtasks use",
         .label_fr = "Compétences utilisées par les microtâches",
         .meaning = "share of an hour on the board that practises a skill (digital, language, numeracy, creative, "
                    "technical); an hour may practise several"}),
    field<&LearningParameters::ceiling_floor>(
        {.name = "ceiling_floor",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Ceiling of the simplest work",
         .label_fr = "Plafond du travail le plus simple",
         .meaning = "share of the whole scale that can be learned at complexity 0; it rises to 1 at complexity 1"}),
    field<&LearningParameters::task_rating>(
        {.name = "task_rating",
         .unit = "rating",
         .low = 0,
         .high = 5,
         .label_en = "Rating of mean task skill",
         .label_fr = "Cote de la compétence moyenne",
         .meaning =
             "where task skill 0 (sd) lies on the scale of ratings, from which the ceiling leaves room or none"}),
    field<&LearningParameters::rating_per_sd>({.name = "rating_per_sd",
                                               .unit = "rating/sd",
                                               .low = 0.05,
                                               .high = 5,
                                               .label_en = "Ratings of one unit of task skill",
                                               .label_fr = "Cotes par unité de compétence",
                                               .meaning = "what one standard deviation of task skill is in ratings"}),
    field<&LearningParameters::per_application>(
        {.name = "per_application",
         .unit = "rating",
         .low = 0,
         .high = 5,
         .label_en = "Market skill from an application",
         .label_fr = "Compétence de marché par candidature",
         .meaning = "gain of platform-market skill with the first application or bid"}),
    field<&LearningParameters::per_contract>(
        {.name = "per_contract",
         .unit = "rating",
         .low = 0,
         .high = 5,
         .label_en = "Market skill from a contract",
         .label_fr = "Compétence de marché par contrat",
         .meaning = "gain of platform-market skill with the first completed contract"}),
    field<&LearningParameters::regulation_sd>(
        {.name = "regulation_sd",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Spread of self-regulated learning",
         .label_fr = "Dispersion de l'apprentissage autorégulé",
         .meaning = "standard deviation of z about 1 before it is cut off; normal"}),
    field<&LearningParameters::least_regulation>({.name = "least_regulation",
                                                  .unit = "1",
                                                  .low = 0,
                                                  .high = 1,
                                                  .label_en = "Least self-regulated learning",
                                                  .label_fr = "Apprentissage autorégulé minimal",
                                                  .meaning = "lower end of z"}),
    field<&LearningParameters::most_regulation>({.name = "most_regulation",
                                                 .unit = "1",
                                                 .low = 1,
                                                 .high = 10,
                                                 .label_en = "Most self-regulated learning",
                                                 .label_fr = "Apprentissage autorégulé maximal",
                                                 .meaning = "upper end of z"}),
    field<&LearningParameters::half_life_accuracy>(
        {.name = "half_life_accuracy",
         .unit = "months",
         .low = 0.5,
         .high = 1000,
         .label_en = "Half-life of accuracy",
         .label_fr = "Demi-vie de l'exactitude",
         .meaning = "time without use after which half of a gain in doing tasks correctly is lost"}),
    field<&LearningParameters::half_life_mixed>(
        {.name = "half_life_mixed",
         .unit = "months",
         .low = 0.5,
         .high = 1000,
         .label_en = "Half-life of rated skills",
         .label_fr = "Demi-vie des compétences cotées",
         .meaning = "the same of a gain in a rated skill or in platform-market skill, which are of both kinds"}),
    field<&LearningParameters::half_life_speed>({.name = "half_life_speed",
                                                 .unit = "months",
                                                 .low = 0.5,
                                                 .high = 1000,
                                                 .label_en = "Half-life of speed",
                                                 .label_fr = "Demi-vie de la vitesse",
                                                 .meaning = "the same of a gain in doing tasks quickly"}),
    field<&LearningParameters::upkeep_hours>(
        {.name = "upkeep_hours",
         .unit = "hours/month",
         .low = 0.1,
         .high = 300,
         .label_en = "Hours that keep a skill up",
         .label_fr = "Heures qui entretiennent une compétence",
         .meaning =
             "with as many hours of use a month nothing that the work calls for is lost; with fewer, in proportion"}),
    field<&LearningParameters::upkeep_contracts>(
        {.name = "upkeep_contracts",
         .unit = "1/month",
         .low = 0.1,
         .high = 100,
         .label_en = "Contracts that keep market skill up",
         .label_fr = "Contrats qui entretiennent la compétence",
         .meaning = "the same for platform-market skill, in applications and contracts a month"}),
};
static_assert(described_bytes(learning_fields) == sizeof(LearningParameters));

}  // namespace piecework::platform_work
