#pragma once
// I28, a programme for employers: agencies help employers of the city to use the board, so that those who do not use it
// begin at a higher hazard. Works where the scenario has local requesters (platforms.demand); what is adopted stays
// adopted.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

struct EmployerDemandParameters {
  double added_rate = 0.0;
};

inline constexpr std::array employer_demand_fields{
    field<&EmployerDemandParameters::added_rate>(
        {.name = "added_rate",
         .unit = "1/year",
         .low = 0,
         .high = 5,
         .label_en = "Adoption added",
         .label_fr = "Adoption ajoutée",
         .meaning = "added to the hazard with which an employer who does not use the board begins to"}),
};
static_assert(described_bytes(employer_demand_fields) == sizeof(EmployerDemandParameters));

struct EmployerDemand {
  using Parameters = EmployerDemandParameters;
  static constexpr std::span<const FieldInfo> fields = employer_demand_fields;
  static constexpr PolicyText text{.name = "employer_demand",
                                   .intervention = "I28",
                                   .label_en = "Demand of local employers",
                                   .label_fr = "Demande des employeurs locaux",
                                   .meaning = "agencies help employers of the city to use the board"};
  using touches = TypeList<Shifts<AdoptionRate>>;

  Parameters parameters;

  double modify(const AdoptionRate&, double rate, const State&) const { return rate + parameters.added_rate; }
};

}  // namespace piecework::platform_work
