#pragma once
// I26, levy on requesters: a share of the pay for tasks is owed on top of it, to the public purse. On work done in
// Ontario only, which a requester abroad may ignore, pay or avoid by shutting Ontario out; or on all work of the board,
// as if every government levied it. Requesters answer by what they offer and how much they post: a part of the levy is
// first taken off the reward, and what they learn from the time that batches take to fill does the rest.

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/public/ontario_rule.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

inline constexpr std::array<std::string_view, 2> levy_scopes{"ontario", "all_work"};

struct RequesterLevyParameters {
  std::uint64_t scope = 0;
  double rate = 0.0;
  double held_back = 0.0;
  double elasticity = 0.0;
  double compliance = 0.0;
  double gating = 0.0;
};

inline constexpr std::array requester_levy_fields{
    field<&RequesterLevyParameters::scope>(
        {.name = "scope",
         .fallback = 0,
         .label_en = "What is levied",
         .label_fr = "Assiette",
         .meaning = "ontario: pay to residents; all_work: all pay on the board, of which only that of residents goes "
                    "to the public purse here",
         .allowed = levy_scopes}),
    field<&RequesterLevyParameters::rate>({.name = "rate",
                                           .unit = "1",
                                           .low = 0,
                                           .high = 1,
                                           .label_en = "Rate",
                                           .label_fr = "Taux",
                                           .meaning = "share of approved pay that is owed on top of it"}),
    field<&RequesterLevyParameters::held_back>(
        {.name = "held_back",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Part first taken off the reward",
         .label_fr = "Part d'abord retenue sur la récompense",
         .meaning = "log reward falls by this times log (1 + rate), before requesters learn from the time to fill"}),
    field<&RequesterLevyParameters::elasticity>(
        {.name = "elasticity",
         .unit = "1",
         .low = 0,
         .high = 5,
         .label_en = "Elasticity of demand",
         .label_fr = "Élasticité de la demande",
         .meaning = "log tasks posted fall by this times log (1 + rate), if all work is levied"}),
    field<&RequesterLevyParameters::compliance>({.name = "compliance",
                                                 .unit = "1",
                                                 .low = 0,
                                                 .high = 1,
                                                 .label_en = "Compliance",
                                                 .label_fr = "Conformité",
                                                 .meaning = "share of requesters who do not ignore a levy of Ontario"}),
    field<&RequesterLevyParameters::gating>(
        {.name = "gating",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Exclusion of Ontario",
         .label_fr = "Exclusion de l'Ontario",
         .meaning = "share of complying requesters who close their batches to Ontario instead of paying"}),
};
static_assert(described_bytes(requester_levy_fields) == sizeof(RequesterLevyParameters));

struct RequesterLevy {
  using Parameters = RequesterLevyParameters;
  static constexpr std::span<const FieldInfo> fields = requester_levy_fields;
  static constexpr PolicyText text{.name = "requester_levy",
                                   .intervention = "I26",
                                   .label_en = "Levy on requesters",
                                   .label_fr = "Prélèvement sur les donneurs d'ouvrage",
                                   .meaning = "a share of the pay for tasks is owed to the public purse"};
  using touches = TypeList<Shifts<RequesterLevyShare>, Caps<Admission>, Scales<OfferedPay>, Scales<PostedReward>,
                           Scales<PostedVolume>>;

  Parameters parameters;

  [[nodiscard]] bool on_all() const { return parameters.scope == 1; }
  [[nodiscard]] OntarioRule rule() const { return {parameters.compliance, parameters.gating}; }
  /// Factor on what falls by so many times log (1 + rate).
  [[nodiscard]] double factor(double slope) const { return math::exp(-slope * math::log1p(parameters.rate)); }
  [[nodiscard]] bool is_levied_here(PersonId person, BatchId batch, const State& state) const {
    return !on_all() && state.is_resident(person) && answer_of(rule(), batch, state) == OntarioAnswer::obeys;
  }

  double modify(const RequesterLevyShare& at, double share, const State& state) const {
    return on_all() || is_levied_here(at.person, at.batch, state) ? share + parameters.rate : share;
  }
  double modify(const Admission& at, double admitted, const State& state) const {
    return on_all() ? admitted : admitted_under(rule(), at, admitted, state);
  }
  double modify(const OfferedPay& at, double cents, const State& state) const {
    return is_levied_here(at.person, at.batch, state) ? cents * factor(parameters.held_back) : cents;
  }
  double modify(const PostedReward&, double cents, const State&) const {
    return on_all() ? cents * factor(parameters.held_back) : cents;
  }
  double modify(const PostedVolume&, double volume, const State&) const {
    return on_all() ? volume * factor(parameters.elasticity) : volume;
  }
};

}  // namespace piecework::platform_work
