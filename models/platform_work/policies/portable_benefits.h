#pragma once
// I15, portable benefits: who opts in has an account of its own, filled at source and drawn on in months that fall
// short.

#include "models/platform_work/policy.h"
#include "models/platform_work/public/benefit_scheme.h"

namespace piecework::platform_work {

struct PortableBenefits {
  using Parameters = BenefitScheme;
  static constexpr std::span<const FieldInfo> fields = benefit_scheme_fields;
  static constexpr PolicyText text{.name = "portable_benefits",
                                   .intervention = "I15",
                                   .label_en = "Portable benefits",
                                   .label_fr = "Avantages sociaux transférables",
                                   .meaning = "a contribution on top of pay into an account of one's own",
                                   .for_residents = true};
  using touches = TypeList<Replaces<BenefitContribution>, Replaces<BenefitWithdrawal>, Caps<Admission>>;

  Parameters parameters;

  double modify(const BenefitContribution& at, double, const State& state) const {
    return parameters.share_for(at, state);
  }
  double modify(const BenefitWithdrawal& at, double, const State&) const { return parameters.drawn_of(at); }
  double modify(const Admission& at, double admitted, const State& state) const {
    return admitted_under(parameters.rule(), at, admitted, state);
  }
};

}  // namespace piecework::platform_work
