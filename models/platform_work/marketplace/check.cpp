#include "models/platform_work/marketplace/check.h"

#include <fmt/format.h>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <string_view>

#include "models/platform_work/place_of.h"

namespace piecework::platform_work {
namespace {

constexpr std::array<std::string_view, 6> parts{"marketplace.demand", "marketplace.clients", "marketplace.accounts",
                                                "marketplace.hiring", "marketplace.rating",  "marketplace.fees"};

void check_whole(const Node& root, Problems& problems) {
  for (const std::string_view part : parts) {
    if (find(root, part) != nullptr) continue;
    problems.add(place_of(root, "marketplace"), part, "is missing; a marketplace is given whole or not at all");
  }
}

class ShareChecks {
 public:
  ShareChecks(const Node& root, Problems& problems) : root_(root), problems_(problems) {}

  void sum_to_one(std::string_view key, std::span<const double> shares) const {
    constexpr double tolerance = 1e-6;
    double sum = 0.0;
    for (const double share : shares) sum += share;
    if (std::fabs(sum - 1.0) <= tolerance) return;
    problems_.add(place_of(root_, key), key, fmt::format("shares sum to {:.6g} and must sum to 1", sum));
  }

 private:
  const Node& root_;
  Problems& problems_;
};

void check_mix(const Node& root, const FreelancerParameters& residents, const ShareChecks& shares) {
  const std::string_view key = "marketplace.residents.skill_mix";
  if (find(root, "marketplace.residents") == nullptr) return;
  for (std::size_t category = 0; category < project_categories; ++category) {
    shares.sum_to_one(key, std::span(residents.skill_mix).subspan(category * rated_skills, rated_skills));
  }
}

void check_tiers(const Node& root, const FeeParameters& fees, Problems& problems) {
  const std::string_view key = "marketplace.fees.billed_from";
  bool rises = fees.billed_from[0] == 0.0;
  for (std::size_t tier = 1; tier < fee_tiers; ++tier) rises &= fees.billed_from[tier] > fees.billed_from[tier - 1];
  if (!rises) problems.add(place_of(root, key), key, "the first tier begins at 0, each other above the one before");
}

}  // namespace

void check_marketplace(const Node& root, const MarketplaceParameters& parameters, Problems& problems) {
  if (find(root, "marketplace") == nullptr) return;
  const std::size_t before = problems.count();
  check_whole(root, problems);
  if (problems.count() != before) return;
  const ShareChecks shares(root, problems);
  shares.sum_to_one("marketplace.demand.category_share", parameters.demand.category_share);
  shares.sum_to_one("marketplace.clients.region_share", parameters.clients.region_share);
  shares.sum_to_one("marketplace.accounts.region_share", parameters.accounts.region_share);
  check_mix(root, parameters.residents, shares);
  check_tiers(root, parameters.fees, problems);
}

}  // namespace piecework::platform_work
