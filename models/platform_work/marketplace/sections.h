#pragma once
// The tables of a scenario that describe the marketplace, as lines of its list of sections. Each may be absent, with
// all the others (check.h).

#include <array>

#include "models/platform_work/marketplace/parameters.h"
#include "sim/config/section.h"

namespace piecework::platform_work {

/// `Whole` is the scenario; it has a member `marketplace`.
template <class Whole>
inline constexpr std::array marketplace_sections{
    Section{.name = "marketplace.demand",
            .meaning = "projects that clients post on the marketplace",
            .fields = project_fields,
            .object = part<&Whole::marketplace, &MarketplaceParameters::demand>,
            .sourced = true,
            .optional = true},
    Section{.name = "marketplace.clients",
            .meaning = "who posts projects",
            .fields = client_fields,
            .object = part<&Whole::marketplace, &MarketplaceParameters::clients>,
            .sourced = true,
            .optional = true},
    Section{.name = "marketplace.accounts",
            .meaning = "freelancers on the marketplace",
            .fields = account_fields,
            .object = part<&Whole::marketplace, &MarketplaceParameters::accounts>,
            .sourced = true,
            .optional = true},
    Section{.name = "marketplace.hiring",
            .meaning = "how a client chooses among bids",
            .fields = hiring_fields,
            .object = part<&Whole::marketplace, &MarketplaceParameters::hiring>,
            .sourced = true,
            .optional = true},
    Section{.name = "marketplace.rating",
            .meaning = "satisfaction and public scores",
            .fields = rating_fields,
            .object = part<&Whole::marketplace, &MarketplaceParameters::rating>,
            .sourced = true,
            .optional = true},
    Section{.name = "marketplace.fees",
            .meaning = "fee and payment of the marketplace",
            .fields = fee_fields,
            .object = part<&Whole::marketplace, &MarketplaceParameters::fees>,
            .sourced = true,
            .optional = true},
    Section{.name = "marketplace.residents",
            .meaning = "residents of the city on the marketplace",
            .fields = freelancer_fields,
            .object = part<&Whole::marketplace, &MarketplaceParameters::residents>,
            .sourced = true,
            .optional = true},
};

}  // namespace piecework::platform_work
