#include "models/platform_work/rules.h"

namespace piecework::platform_work {
namespace {

template <class... Policy>
constexpr bool all_well_declared(TypeList<Policy...>) {
  return (WellDeclared<Policy> && ...);
}
static_assert(all_well_declared(Policies{}), "a policy's hooks and its `touches` must say the same");

}  // namespace

Rules::Rules(std::vector<Policy> policies) : policies_(std::move(policies)) {
  expect(policies_.size() <= most_policies, "an arm has at most 64 policies");
  for (std::size_t row = 0; row < policies_.size(); ++row) {
    std::visit(
        [&]<class Rule>(const Rule&) {
          for_each_type(Decisions{}, [&]<class Decision>() {
            if constexpr (Modifies<Rule, Decision>) {
              modifiers_[index_of<Decision, Decisions>].push_back(static_cast<std::uint8_t>(row));
            }
          });
          for_each_type(Events{}, [&]<class Event>() {
            if constexpr (ReactsTo<Rule, Event>) {
              listeners_[index_of<Event, Events>].push_back(static_cast<std::uint8_t>(row));
            }
          });
        },
        policies_[row]);
  }
}

}  // namespace piecework::platform_work
