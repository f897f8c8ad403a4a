#pragma once
// What a policy may change on the marketplace; joined in models/platform_work/decisions.h.

#include <string_view>

#include "models/platform_work/marketplace/events.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

/// Factor on the projects of a category that clients post; asked at every census.
struct ProjectVolume {
  static constexpr std::string_view name = "projects posted";
  CategoryId category;
};
/// Share of a category's projects that ask for less than the mean skill; asked for each project.
struct SimpleProjects {
  static constexpr std::string_view name = "share of simple projects";
  CategoryId category;
};
/// What a project asks for is normal about the mean.
inline constexpr double usual_simple_share = 0.5;
/// Fee as a share of one payment, out of the freelancer's pay.
struct MarketplaceFee {
  static constexpr std::string_view name = "marketplace fee";
  AccountId account;
};
/// Share of clients to whom ratings earned on another platform count as if earned here.
struct ImportedWeight {
  static constexpr std::string_view name = "weight of imported ratings";
  AccountId account;
};
/// Precision (1 / variance) of this account's certificate as a signal of quality.
struct CertificatePrecision {
  static constexpr std::string_view name = "precision of a certificate";
  AccountId account;
};
/// Precision (1 / variance) of this account's verified history as a signal of quality.
struct HistoryPrecision {
  static constexpr std::string_view name = "precision of a verified history";
  AccountId account;
};
/// What a client gains, beside the work, by hiring a freelancer who has finished no contract yet; in the units of
/// quality.
struct NoviceSupport {
  static constexpr std::string_view name = "support of first contracts";
  AccountId account;
};

using MarketplaceDecisions = TypeList<ProjectVolume, SimpleProjects, MarketplaceFee, ImportedWeight,
                                      CertificatePrecision, HistoryPrecision, NoviceSupport>;

}  // namespace piecework::platform_work
