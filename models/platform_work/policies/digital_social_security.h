#pragma once
// I16, digital social security (Weber 2019): the platform sends a share of every job's pay to an account in the
// worker's social insurance. The same path as portable benefits, mandatory; what it entitles to lies beyond the run.

#include "models/platform_work/policy.h"
#include "models/platform_work/public/benefit_scheme.h"

namespace piecework::platform_work {

struct DigitalSocialSecurity {
  using Parameters = BenefitScheme;
  static constexpr std::span<const FieldInfo> fields = benefit_scheme_fields;
  static constexpr PolicyText text{.name = "digital_social_security",
                                   .intervention = "I16",
                                   .label_en = "Digital social security",
                                   .label_fr = "Sécurité sociale numérique",
                                   .meaning = "a mandatory contribution on top of pay into social insurance",
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
