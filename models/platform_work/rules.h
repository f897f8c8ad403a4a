#pragma once
// The policies of one arm, asked at every decision and told of every event: in the order of the arm, but for floors and
// caps, which come after whatever else moves the value, or they would be none. Which of them
// care about a decision is settled once, so that a decision nobody cares about costs one branch.
// Dates, target group and intensity are handled here, for all policies alike.

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "models/platform_work/catalog.h"
#include "models/platform_work/state.h"

namespace piecework::platform_work {

/// A value that a policy moved for a person.
struct PolicyDecision {
  PersonId person = {};
  std::uint8_t policy = 0;
  std::string_view decision = {};
  double before = 0.0;
  double after = 0.0;
};
/// What policies have decided since it was last emptied, for a diary. Nothing in the model reads it.
using PolicyWitness = std::vector<PolicyDecision>;

class Rules {
 public:
  Rules() = default;
  explicit Rules(std::vector<Policy> policies);

  /// The value of a decision after every active policy had its say. Intensity 0 leaves the value as it is, bit for
  /// bit; intensity 1 takes the policy's value; between them the value moves in proportion.
  template <class Decision>
  [[nodiscard]] double decide(const Decision& at, double base, const State& state) const {
    const auto& listed = modifiers_[index_of<Decision, Decisions>];
    if (listed.empty()) [[likely]]
      return base;
    return modified(at, base, state, listed);
  }

  /// Whether some policy, in force or not, cares about one of these decisions.
  template <class... Decision>
  [[nodiscard]] bool touch_any(TypeList<Decision...>) const {
    return (!modifiers_[index_of<Decision, Decisions>].empty() || ...);
  }

  /// Whether this policy, in force or not, cares about the decision.
  template <class Decision>
  [[nodiscard]] bool modifies(PolicyId policy) const {
    return std::ranges::find(modifiers_[index_of<Decision, Decisions>], policy.row()) !=
           modifiers_[index_of<Decision, Decisions>].end();
  }

  /// From now on notes there what policies move.
  void be_seen_by(std::shared_ptr<PolicyWitness> witness) { witness_ = std::move(witness); }

  template <class Event>
  void notify(const Event& event, State& state) const {
    for (const std::uint8_t policy : listeners_[index_of<Event, Events>]) {
      if (state.policy(PolicyId{policy}).intensity <= 0.0) continue;
      std::visit(
          [&](const auto& rule) {
            if constexpr (ReactsTo<std::decay_t<decltype(rule)>, Event>) rule.on(event, PolicyId{policy}, state);
          },
          policies_[policy]);
    }
  }

 private:
  enum class Bounds : std::uint8_t { no, yes };
  void list_modifiers(Bounds kind);

  template <class Decision>
  [[nodiscard]] double modified(const Decision& at, double value, const State& state,
                                const std::vector<std::uint8_t>& listed) const {
    for (const std::uint8_t policy : listed) {
      const PolicyRecord& record = state.policy(PolicyId{policy});
      if (!state.active[policy] || record.intensity <= 0.0 || !is_target(at, record, state)) continue;
      const double wanted = std::visit(
          [&](const auto& rule) {
            if constexpr (Modifies<std::decay_t<decltype(rule)>, Decision>) return rule.modify(at, value, state);
            return value;
          },
          policies_[policy]);
      const double before = value;
      value = record.intensity >= 1.0 ? wanted : value + record.intensity * (wanted - value);
      if (witness_ != nullptr) note(at, {.policy = policy, .before = before, .after = value}, state);
    }
    return value;
  }

  template <class Decision>
  void note(const Decision& at, PolicyDecision seen, const State& state) const {
    if (seen.before == seen.after) return;
    if constexpr (requires { PersonId{at.person}; }) seen.person = at.person;
    if constexpr (requires { AccountId{at.account}; }) {
      const std::uint32_t owner = state.marketplace.accounts[at.account].person;
      if (owner != no_row) seen.person = PersonId{owner};
    }
    seen.decision = Decision::name;
    if (seen.person.valid()) witness_->push_back(seen);
  }

  template <class Decision>
  [[nodiscard]] static bool is_target(const Decision& at, const PolicyRecord& record, const State& state) {
    if (record.group.everybody()) return true;
    if constexpr (requires { at.person; }) {
      return state.is_resident(at.person) && record.group.contains(state.careers[at.person].traits);
    }
    return true;
  }

  std::vector<Policy> policies_;
  std::array<std::vector<std::uint8_t>, Decisions::size> modifiers_;
  std::array<std::vector<std::uint8_t>, Events::size> listeners_;
  std::shared_ptr<PolicyWitness> witness_;
};

}  // namespace piecework::platform_work
