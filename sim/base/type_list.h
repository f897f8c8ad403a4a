#pragma once
// A closed list of types known at compile time: the only register of what exists (events, rules, measures).

#include <cstddef>
#include <type_traits>
#include <utility>

namespace piecework {

template <class... Types>
struct TypeList {
  static constexpr std::size_t size = sizeof...(Types);
};

/// Position of T in the list; a type that is not listed does not compile.
template <class T, class List>
struct IndexOf;

template <class T, class... Rest>
struct IndexOf<T, TypeList<T, Rest...>> : std::integral_constant<std::size_t, 0> {};

template <class T, class First, class... Rest>
struct IndexOf<T, TypeList<First, Rest...>>
    : std::integral_constant<std::size_t, 1 + IndexOf<T, TypeList<Rest...>>::value> {};

template <class T, class List>
inline constexpr std::size_t index_of = IndexOf<T, List>::value;

template <class T, class List>
struct Contains;

template <class T, class... Types>
struct Contains<T, TypeList<Types...>> : std::bool_constant<(std::is_same_v<T, Types> || ...)> {};

template <class T, class List>
inline constexpr bool contains = Contains<T, List>::value;

template <class... Lists>
struct Joined;

template <class... A>
struct Joined<TypeList<A...>> {
  using type = TypeList<A...>;
};

template <class... A, class... B, class... Rest>
struct Joined<TypeList<A...>, TypeList<B...>, Rest...> {
  using type = typename Joined<TypeList<A..., B...>, Rest...>::type;
};

/// One list after the other, in the order given.
template <class... Lists>
using Join = typename Joined<Lists...>::type;

template <template <class...> class Target, class List>
struct Applied;

template <template <class...> class Target, class... Types>
struct Applied<Target, TypeList<Types...>> {
  using type = Target<Types...>;
};

/// Apply<std::tuple, TypeList<A, B>> is std::tuple<A, B>.
template <template <class...> class Target, class List>
using Apply = typename Applied<Target, List>::type;

/// Calls `visit.template operator()<T>()` for each type, in order.
template <class... Types, class Visitor>
constexpr void for_each_type(TypeList<Types...>, Visitor&& visit) {
  (visit.template operator()<Types>(), ...);
}

}  // namespace piecework
