#pragma once
// What a programme gives beside skill, as a record says it. Each works only through something that the market knows:
// beliefs about pay, learning, an employer's belief, vacancies considered. None is a bonus to pay or employment.

#include <array>

#include "models/platform_work/programmes/plan.h"
#include "sim/base/fields.h"

namespace piecework::platform_work {

inline constexpr std::array gain_fields{
    field<&ProgrammePlan::pay_knowledge>(
        {.name = "pay_knowledge",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Knowledge of pay",
         .label_fr = "Connaissance de la rémunération",
         .meaning = "weight, in logs, of what members made of late against what is advertised, in what somebody who "
                    "took the full course believes of pay before beginning on a platform"}),
    field<&ProgrammePlan::introduces>(
        {.name = "introduces",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Introduction to the board",
         .label_fr = "Initiation à la plateforme",
         .meaning = "probability that who completes considers joining the board at once"}),
    field<&ProgrammePlan::rules_knowledge>(
        {.name = "rules_knowledge",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Knowledge of benefit rules",
         .label_fr = "Connaissance des règles d'aide",
         .meaning = "probability that who completes knows from then on what benefits take of earnings"}),
    field<&ProgrammePlan::regulation_gain>(
        {.name = "regulation_gain",
         .unit = "1",
         .low = 0,
         .high = 2,
         .label_en = "Gain in self-regulation",
         .label_fr = "Gain d'autorégulation",
         .meaning = "added to self-regulated learning (skills.learning), full course; it lasts"}),
    field<&ProgrammePlan::feedback>(
        {.name = "feedback",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Feedback from a coach",
         .label_fr = "Rétroaction d'un accompagnateur",
         .meaning = "probability that work on the board gets feedback to learn from, while on the course"}),
    field<&ProgrammePlan::certified>(
        {.name = "certified",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Certificates",
         .label_fr = "Certificats",
         .meaning = "probability that who completes gets a certificate (history credential of measure M10)"}),
    field<&ProgrammePlan::certificate_weight>(
        {.name = "certificate_weight",
         .unit = "1",
         .low = 0,
         .high = 10,
         .label_en = "Weight of the certificate",
         .label_fr = "Poids du certificat",
         .meaning = "precision of what the certificate shows of quality / that of experience in Canada; 0: employers "
                    "do not look at it"}),
    field<&ProgrammePlan::certificate_half_life>({.name = "certificate_half_life",
                                                  .unit = "months",
                                                  .low = 0,
                                                  .high = 600,
                                                  .label_en = "Half-life of the certificate",
                                                  .label_fr = "Demi-vie du certificat",
                                                  .meaning = "time in which that precision halves; 0: it lasts"}),
    field<&ProgrammePlan::recognized>(
        {.name = "recognized",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Recognition",
         .label_fr = "Reconnaissance",
         .meaning = "probability that completing makes employers recognize the person's education from abroad"}),
    field<&ProgrammePlan::experience>(
        {.name = "experience",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Placement",
         .label_fr = "Stage",
         .meaning = "probability that who completes had a placement that employers count as experience in Canada"}),
    field<&ProgrammePlan::referrals>(
        {.name = "referrals",
         .unit = "1",
         .low = 1,
         .high = 5,
         .label_en = "Referrals",
         .label_fr = "Recommandations",
         .meaning = "factor on the vacancies that a participant considers, from the start of the course"}),
    field<&ProgrammePlan::referral_months>({.name = "referral_months",
                                            .unit = "months",
                                            .low = 0,
                                            .high = 120,
                                            .label_en = "Referrals afterwards",
                                            .label_fr = "Recommandations ensuite",
                                            .meaning = "months after completing for which it holds"}),
};

}  // namespace piecework::platform_work
