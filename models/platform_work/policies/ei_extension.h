#pragma once
// I22, Employment Insurance for pay from platforms: premiums are due on it, it counts as hours at the minimum wage, and
// who has no job and lost a part of the usual pay may claim. Voluntary: who joins is a person's own luck, with more of
// those who live on platforms alone (adverse selection).

#include <array>

#include "models/platform_work/policy.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

inline constexpr std::array<std::string_view, 2> insurance_schemes{"mandatory", "voluntary"};

struct EiExtensionParameters {
  std::uint64_t scheme = 0;
  double take_up = 0.0;
  double selection = 0.0;
  double drop = 0.0;
};

inline constexpr std::array ei_extension_fields{
    field<&EiExtensionParameters::scheme>({.name = "scheme",
                                           .fallback = 0,
                                           .label_en = "Scheme",
                                           .label_fr = "Régime",
                                           .meaning = "mandatory: all pay from platforms is insured; voluntary: that "
                                                      "of people who join",
                                           .allowed = insurance_schemes}),
    field<&EiExtensionParameters::take_up>({.name = "take_up",
                                            .unit = "1",
                                            .low = 0,
                                            .high = 1,
                                            .label_en = "Take-up",
                                            .label_fr = "Adhésion",
                                            .meaning = "share of people who join a voluntary scheme"}),
    field<&EiExtensionParameters::selection>(
        {.name = "selection",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Adverse selection",
         .label_fr = "Antisélection",
         .meaning = "0: all alike; 1: twice the take-up among those without a job, none among those with one"}),
    field<&EiExtensionParameters::drop>(
        {.name = "drop",
         .unit = "1",
         .low = 0,
         .high = 1,
         .label_en = "Loss that may be claimed",
         .label_fr = "Perte ouvrant droit",
         .meaning = "share of the usual insured pay of twelve months that a month must fall short of it"}),
};
static_assert(described_bytes(ei_extension_fields) == sizeof(EiExtensionParameters));

struct EiExtension {
  using Parameters = EiExtensionParameters;
  static constexpr std::span<const FieldInfo> fields = ei_extension_fields;
  static constexpr PolicyText text{.name = "ei_extension",
                                   .intervention = "I22",
                                   .label_en = "Employment Insurance for platform work",
                                   .label_fr = "Assurance-emploi pour le travail de plateforme",
                                   .meaning = "pay from platforms is insured against unemployment",
                                   .for_residents = true};
  using touches = TypeList<Replaces<PlatformInsurance>, Replaces<PlatformClaim>>;

  Parameters parameters;

  double modify(const PlatformInsurance& at, double, const State& state) const {
    if (parameters.scheme == 0) return 1.0;
    Draws draws = state.draws(purposes::public_luck, state.people[at.person].id, 1);
    draws();  // the first word is for benefit accounts
    const double more = state.careers[at.person].kind == JobKind::none ? 1.0 : -1.0;
    return uniform01(draws) < parameters.take_up * (1.0 + more * parameters.selection) ? 1.0 : 0.0;
  }

  double modify(const PlatformClaim& at, double, const State&) const {
    const double least = (1.0 - parameters.drop) * static_cast<double>(at.usual.value);
    return static_cast<double>(at.pay.value) <= least ? 1.0 : 0.0;
  }
};

}  // namespace piecework::platform_work
