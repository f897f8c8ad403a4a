#pragma once
// What the law says of jobs. The rest of the labour market is in flow_, search_ and demand_parameters.h.

#include "sim/base/fields.h"

namespace piecework::platform_work {

struct JobParameters {
  double minimum_wage = 0.0;
};

inline constexpr std::array job_fields{
    field<&JobParameters::minimum_wage>(
        {.name = "minimum_wage",
         .unit = "CAD/hour",
         .low = 1,
         .high = 100,
         .label_en = "Ontario minimum wage",
         .label_fr = "Salaire minimum de l'Ontario",
         .meaning = "general minimum wage in constant 2024 dollars (indexed to prices, so constant)"}),
};
static_assert(described_bytes(job_fields) == sizeof(JobParameters));

}  // namespace piecework::platform_work
