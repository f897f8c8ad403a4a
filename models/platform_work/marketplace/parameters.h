#pragma once
// The marketplace for freelance projects: all that a scenario says of it. Absent from a scenario, there is none.

#include "models/platform_work/marketplace/account_parameters.h"
#include "models/platform_work/marketplace/client_parameters.h"
#include "models/platform_work/marketplace/fee_parameters.h"
#include "models/platform_work/marketplace/hiring_parameters.h"
#include "models/platform_work/marketplace/project_parameters.h"
#include "models/platform_work/marketplace/rating_parameters.h"
#include "models/platform_work/marketplace/resident_parameters.h"

namespace piecework::platform_work {

struct MarketplaceParameters {
  ProjectParameters demand;
  ClientParameters clients;
  AccountParameters accounts;
  HiringParameters hiring;
  RatingParameters rating;
  FeeParameters fees;
  FreelancerParameters residents;  // of a city; nobody of it joins if the scenario has none

  [[nodiscard]] bool is_open() const { return demand.projects_per_month > 0.0; }
};

}  // namespace piecework::platform_work
