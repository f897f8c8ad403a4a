#include "models/platform_work/rules.h"

namespace piecework::platform_work {
namespace {

template <class... Policy>
constexpr bool all_well_declared(TypeList<Policy...>) {
  return (WellDeclared<Policy> && ...);
}
static_assert(all_well_declared(Policies{}), "a policy's hooks and its `touches` must say the same");

/// Whether a policy sets a floor or a cap to the decision.
template <class Decision, class... Touch>
constexpr bool bounds(TypeList<Touch...>) {
  return ((std::is_same_v<Touch, Floors<Decision>> || std::is_same_v<Touch, Caps<Decision>>) || ...);
}

}  // namespace

Rules::Rules(std::vector<Policy> policies) : policies_(std::move(policies)) {
  expect(policies_.size() <= most_policies, "an arm has at most 64 policies");
  list_modifiers(Bounds::no);
  list_modifiers(Bounds::yes);
  for (std::size_t row = 0; row < policies_.size(); ++row) {
    std::visit(
        [&]<class Rule>(const Rule&) {
          for_each_type(Events{}, [&]<class Event>() {
            if constexpr (ReactsTo<Rule, Event>) {
              listeners_[index_of<Event, Events>].push_back(static_cast<std::uint8_t>(row));
            }
          });
        },
        policies_[row]);
  }
}

void Rules::list_modifiers(Bounds kind) {
  for (std::size_t row = 0; row < policies_.size(); ++row) {
    std::visit(
        [&]<class Rule>(const Rule&) {
          for_each_type(Decisions{}, [&]<class Decision>() {
            if constexpr (Modifies<Rule, Decision>) {
              if (bounds<Decision>(typename Rule::touches{}) != (kind == Bounds::yes)) return;
              modifiers_[index_of<Decision, Decisions>].push_back(static_cast<std::uint8_t>(row));
            }
          });
        },
        policies_[row]);
  }
}

}  // namespace piecework::platform_work
