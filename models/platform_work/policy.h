#pragma once
// What a policy is to the compiler. A policy is a plain struct with parameters, constant after build, and
//   static constexpr PolicyText text;       what it is, for people
//   using touches = TypeList<Floors<OfferedPay>, ...>;
//   double modify(const OfferedPay&, double value, const State&) const;   for each decision that it touches
//   void on(const PolicyStart&, PolicyId self, State&) const;             for each event that it reacts to
// A hook that is declared and missing, or there and undeclared, does not compile. A policy that floors or caps a
// decision may also say by which number that can be compared with other policies' floors and caps of it:
//   double bound(std::type_identity<OfferedPay>) const;

#include <string_view>
#include <type_traits>
#include <vector>

#include "models/platform_work/decisions.h"
#include "models/platform_work/events.h"

namespace piecework::platform_work {

struct State;

template <class Decision>
struct Floors {  // never below a value
  using decision = Decision;
  static constexpr std::string_view verb = "floors";
};
template <class Decision>
struct Caps {  // never above a value
  using decision = Decision;
  static constexpr std::string_view verb = "caps";
};
template <class Decision>
struct Scales {  // multiplied
  using decision = Decision;
  static constexpr std::string_view verb = "scales";
};
template <class Decision>
struct Shifts {  // moved towards something else
  using decision = Decision;
  static constexpr std::string_view verb = "shifts";
};
template <class Decision>
struct Replaces {  // set, whatever it was: two on one decision contradict each other
  using decision = Decision;
  static constexpr std::string_view verb = "replaces";
};
template <class Event>
struct Reacts {
  using event = Event;
  static constexpr std::string_view verb = "reacts to";
};

struct PolicyText {
  std::string_view name;
  std::string_view intervention;
  std::string_view label_en;
  std::string_view label_fr;
  std::string_view meaning;
  bool for_residents = false;  // has no effect without a city
};

template <class Policy, class Decision>
concept Modifies = requires(const Policy& policy, const Decision& at, double value, const State& state) {
  { policy.modify(at, value, state) } -> std::same_as<double>;
};

template <class Policy, class Decision>
concept Bounds = requires(const Policy& policy) {
  { policy.bound(std::type_identity<Decision>{}) } -> std::same_as<double>;
};

template <class Policy, class Event>
concept ReactsTo =
    requires(const Policy& policy, const Event& event, PolicyId self, State& state) { policy.on(event, self, state); };

namespace detail {

template <class Touch>
struct DecisionOf {
  using type = void;
};
template <class Touch>
  requires requires { typename Touch::decision; }
struct DecisionOf<Touch> {
  using type = typename Touch::decision;
};
template <class Touch>
struct EventOf {
  using type = void;
};
template <class Touch>
  requires requires { typename Touch::event; }
struct EventOf<Touch> {
  using type = typename Touch::event;
};

template <class Decision, class... Touches>
constexpr bool touches_decision(TypeList<Touches...>) {
  return (std::is_same_v<typename DecisionOf<Touches>::type, Decision> || ...);
}
template <class Event, class... Touches>
constexpr bool touches_event(TypeList<Touches...>) {
  return (std::is_same_v<typename EventOf<Touches>::type, Event> || ...);
}

template <class Policy, class... Decision>
constexpr bool decisions_declared(TypeList<Decision...>) {
  return ((Modifies<Policy, Decision> == touches_decision<Decision>(typename Policy::touches{})) && ...);
}
template <class Policy, class... Event>
constexpr bool events_declared(TypeList<Event...>) {
  return ((ReactsTo<Policy, Event> == touches_event<Event>(typename Policy::touches{})) && ...);
}
template <class Touch>
constexpr bool is_closed() {
  using Decision = typename DecisionOf<Touch>::type;
  using Happening = typename EventOf<Touch>::type;
  if constexpr (!std::is_void_v<Decision>) return contains<Decision, Decisions>;
  if constexpr (!std::is_void_v<Happening>) return contains<Happening, Events>;
  return false;
}
template <class... Touches>
constexpr bool all_closed(TypeList<Touches...>) {
  return (is_closed<Touches>() && ...);
}

}  // namespace detail

/// Exactly the hooks that `touches` names, all from the closed lists.
template <class Policy>
concept WellDeclared = detail::decisions_declared<Policy>(Decisions{}) && detail::events_declared<Policy>(Events{}) &&
                       detail::all_closed(typename Policy::touches{});

}  // namespace piecework::platform_work
