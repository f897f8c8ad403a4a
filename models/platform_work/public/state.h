#pragma once
// The books of the public purse. Those of people add up to them, which every census checks.

#include "models/platform_work/public/account.h"
#include "sim/base/layout.h"

namespace piecework::platform_work {

struct PublicBooks {
  PublicAccount total;  // benefits since the start of the warm-up, tax and contributions since the first recorded month
  PublicAccount month;  // that ended with the last census
  // Persons to whom something was paid in that month.
  std::int64_t ei_claimants = 0;
  std::int64_t ontario_works_recipients = 0;
  std::int64_t claims_opened = 0;  // since the start of the warm-up
};
static_assert(Packed<PublicBooks>);

}  // namespace piecework::platform_work
