#pragma once
// Small work on own account: what of it has neither employees nor premises, and what people do beside a job; and the
// one passive kind of platform, for selling and content, that is counted and has neither hours nor pay. Constant 2024
// CAD.

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct SideParameters {
  double solo_share = 0.0;
  double solo_income = 0.0;
  double sideline_start = 0.0;
  double sideline_end = 0.0;
  double sideline_income = 0.0;
  double sideline_sigma = 0.0;
  double selling_start = 0.0;
  double selling_end = 0.0;
};

inline constexpr std::array side_fields{
    field<&SideParameters::solo_share>(
        {.name = "solo_share",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Own account without employees or premises",
         .label_fr = "À son compte sans employés ni local",
         .meaning = "of residents who work on own account, the unincorporated with neither employees nor premises"}),
    field<&SideParameters::solo_income>({.name = "solo_income",
                                         .unit = "1",
                                         .low = 0.01,
                                         .high = 2,
                                         .label_en = "Their income, relative",
                                         .label_fr = "Leur revenu, relatif",
                                         .meaning = "median relative to people.work.own_account_income"}),
    field<&SideParameters::sideline_start>(
        {.name = "sideline_start",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Starting own-account work beside a job",
         .label_fr = "Début d'un travail autonome à côté d'un emploi",
         .meaning =
             "hazard of employees; such work has neither employees nor premises, and its hours are not counted"}),
    field<&SideParameters::sideline_end>({.name = "sideline_end",
                                          .unit = "1/month",
                                          .low = 0,
                                          .high = 1,
                                          .label_en = "Ending it",
                                          .label_fr = "Fin de ce travail",
                                          .meaning = "hazard, whatever becomes of the job"}),
    field<&SideParameters::sideline_income>({.name = "sideline_income",
                                             .unit = "CAD/month",
                                             .low = 1,
                                             .high = 50000,
                                             .label_en = "Income from it",
                                             .label_fr = "Revenu de ce travail",
                                             .meaning = "median of a log-normal, net of expenses"}),
    field<&SideParameters::sideline_sigma>({.name = "sideline_sigma",
                                            .unit = "1",
                                            .low = 0,
                                            .high = 3,
                                            .label_en = "Spread of that income",
                                            .label_fr = "Dispersion de ce revenu",
                                            .meaning = "standard deviation of its logarithm"}),
    field<&SideParameters::selling_start>(
        {.name = "selling_start",
         .unit = "1/month",
         .low = 0,
         .high = 1,
         .label_en = "Starting to sell or publish on platforms",
         .label_fr = "Début de vente ou de publication sur plateforme",
         .meaning = "hazard of residents below 65; counted in M14 only, without hours and pay"}),
    field<&SideParameters::selling_end>({.name = "selling_end",
                                         .unit = "1/month",
                                         .low = 0,
                                         .high = 1,
                                         .label_en = "Ending it",
                                         .label_fr = "Fin de cette activité",
                                         .meaning = "hazard"}),
};
static_assert(described_bytes(side_fields) == sizeof(SideParameters));

}  // namespace piecework::platform_work
