#pragma once
// Decisions about public money, insurance and what is owed on pay from platforms; see decisions.h.

#include <string_view>

#include "models/platform_work/jobs/decisions.h"
#include "models/platform_work/people/state.h"
#include "models/platform_work/platforms/events.h"
#include "sim/base/quantity.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

/// CAD cents that this person is guaranteed for a month in which it has earned so much before tax, and was paid so
/// much by the insurance.
struct GuaranteedIncome {
  static constexpr std::string_view name = "guaranteed income";
  PersonId person;
  Cents earned;
  Cents insurance;
};
/// CAD cents a month that this person is paid whatever it earns.
struct Dividend {
  static constexpr std::string_view name = "dividend";
  PersonId person;
};
/// Share of a little more pay from a platform that counts against the value of an hour at home, see Person::kept.
struct KeptShare {
  static constexpr std::string_view name = "share of pay that is kept";
  PersonId person;
};
/// Share of this person's pay from platforms that is insured against unemployment.
struct PlatformInsurance {
  static constexpr std::string_view name = "insured share of pay from platforms";
  PersonId person;
};
/// Whether a month with so little insured pay, beside the usual one, opens a claim of who has no job: 1 yes, 0 no.
struct PlatformClaim {
  static constexpr std::string_view name = "claim for pay from platforms";
  PersonId person;
  Cents usual;
  Cents pay;
};
/// Share of this person's pay from a platform that is paid on top of it into a benefit account. No batch: for driving.
struct BenefitContribution {
  static constexpr std::string_view name = "contribution to a benefit account";
  PersonId person;
  BatchId batch;
};
/// CAD cents that this person takes out of its benefit account in a month that left it so far below its need.
struct BenefitWithdrawal {
  static constexpr std::string_view name = "withdrawal from a benefit account";
  PersonId person;
  Cents missing;
};
/// Share of this person's pay for a batch that its requester owes on top, to the public purse.
struct RequesterLevyShare {
  static constexpr std::string_view name = "levy on requesters";
  PersonId person;
  BatchId batch;
};

using PublicDecisions = TypeList<GuaranteedIncome, Dividend, KeptShare, PlatformInsurance, PlatformClaim,
                                 BenefitContribution, BenefitWithdrawal, RequesterLevyShare>;

/// Those of which something is kept with people (support.h); wage subsidies, which the labour market decides, too.
using SupportDecisions = Join<PublicDecisions, TypeList<WageSubsidyShare>>;

}  // namespace piecework::platform_work
