#include "models/platform_work/marketplace/fees.h"

#include <algorithm>

namespace piecework::platform_work {
namespace {

constexpr double cents = 100.0;

/// Fee on all that was billed up to here, in cents.
double fee_up_to(const FeeParameters& parameters, double billed) {
  double fee = 0.0;
  for (std::size_t tier = 0; tier < fee_tiers; ++tier) {
    const double from = parameters.billed_from[tier] * cents;
    if (billed <= from) break;
    const double to = tier + 1 < fee_tiers ? std::min(billed, parameters.billed_from[tier + 1] * cents) : billed;
    fee += (to - from) * parameters.share[tier];
  }
  return fee;
}

}  // namespace

double fee_share(const FeeParameters& parameters, std::int64_t billed_cents, std::int64_t amount_cents) {
  const auto before = static_cast<double>(billed_cents);
  const auto amount = static_cast<double>(amount_cents);
  return (fee_up_to(parameters, before + amount) - fee_up_to(parameters, before)) / amount;
}

std::uint8_t milestones_of(const FeeParameters& parameters, std::int64_t price_cents) {
  const double size = parameters.milestone * cents;
  const double parts = std::min(static_cast<double>(price_cents) / size, parameters.most_milestones - 1.0);
  return static_cast<std::uint8_t>(1.0 + parts);
}

std::int64_t part_of_price(std::int64_t price_cents, std::int64_t reached, std::int64_t parts) {
  return price_cents * reached / parts - price_cents * (reached - 1) / parts;
}

}  // namespace piecework::platform_work
