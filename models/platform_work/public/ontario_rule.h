#pragma once
// How a requester abroad answers a rule that binds work done in Ontario: it ignores the rule, obeys it, or shuts
// Ontario out of its batches. The shares have no data and are parameters of each policy. The luck is the requester's
// own, the same for every such rule and whatever the shares are.

#include "models/platform_work/decisions.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

enum class OntarioAnswer : std::uint8_t { ignores, obeys, excludes };

struct OntarioRule {
  double compliance = 0.0;  // share of requesters who do not ignore it
  double gating = 0.0;      // share of these who exclude Ontario instead of obeying
};

inline OntarioAnswer answer_of(const OntarioRule& rule, BatchId batch, const State& state) {
  Draws draws = state.draws(purposes::compliance, state.platform.board[batch].requester_id, 0);
  if (!bernoulli(draws, rule.compliance)) return OntarioAnswer::ignores;
  return bernoulli(draws, rule.gating) ? OntarioAnswer::excludes : OntarioAnswer::obeys;
}

/// 0 for a resident whom the requester shuts out.
inline double admitted_under(const OntarioRule& rule, const Admission& at, double admitted, const State& state) {
  const bool out = state.is_resident(at.person) && answer_of(rule, at.batch, state) == OntarioAnswer::excludes;
  return out ? 0.0 : admitted;
}

}  // namespace piecework::platform_work
