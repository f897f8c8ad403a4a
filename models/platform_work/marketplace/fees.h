#pragma once
// The fee on one payment, by what was billed with the same client before: each dollar pays the share of its own tier.

#include <cstdint>

#include "models/platform_work/marketplace/fee_parameters.h"

namespace piecework::platform_work {

/// Share of a payment of `amount_cents` > 0 that goes to the marketplace, before policies.
double fee_share(const FeeParameters& parameters, std::int64_t billed_cents, std::int64_t amount_cents);

/// Parts in which a price is paid.
std::uint8_t milestones_of(const FeeParameters& parameters, std::int64_t price_cents);

/// What is released when part `reached` of `parts` (from 1) is delivered; the parts sum to the price.
std::int64_t part_of_price(std::int64_t price_cents, std::int64_t reached, std::int64_t parts);

}  // namespace piecework::platform_work
