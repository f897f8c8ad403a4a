#pragma once
// The fields of a struct, listed once. On this list work, at run time: reading from a scenario file, range checks, the
// JSON Schema, the reference page, the echo in the output, column views and the properties of the bindings.
//
//   struct Rates { double entry = 0; double exit = 0; };
//   inline constexpr std::array rates_fields{
//       field<&Rates::entry>({.name = "entry", .unit = "1/month", .low = 0, .high = 10, .meaning = "..."}),
//       field<&Rates::exit>({.name = "exit", ...})};
//   static_assert(described_bytes(rates_fields) == sizeof(Rates));   // nothing forgotten, no padding

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "sim/base/error.h"

namespace piecework {

/// Type of a member in memory; what a column view or an output file needs to know.
enum class MemberType : std::uint8_t { f64, f32, i64, i32, u64, u32, u16, u8, boolean, text, f64_array };

/// What a person may write for it.
using FieldValue = std::variant<bool, std::int64_t, double, std::string, std::vector<double>>;

inline constexpr double no_bound = std::numeric_limits<double>::infinity();
inline constexpr double no_default = std::numeric_limits<double>::quiet_NaN();

struct FieldText {
  std::string_view name;
  std::string_view unit = "1";   // "1" = a pure number
  double low = -no_bound;        // inclusive
  double high = no_bound;        // inclusive
  double fallback = no_default;  // NaN: must be written by the user
  std::string_view label_en = {};
  std::string_view label_fr = {};
  std::string_view meaning = {};
  std::span<const std::string_view> allowed = {};  // names a text may take; empty = any text
  std::string_view fallback_text = {};
};

struct FieldInfo : FieldText {
  MemberType type = MemberType::f64;
  std::size_t bytes = 0;  // sizeof the member
  std::size_t count = 1;  // elements of an array
  const void* (*address)(const void* object) = nullptr;
  FieldValue (*get)(const void* object) = nullptr;
  void (*set)(void* object, const FieldValue& value) = nullptr;

  [[nodiscard]] constexpr bool is_number() const {
    return type != MemberType::boolean && type != MemberType::text && type != MemberType::f64_array;
  }
  [[nodiscard]] constexpr bool is_integer() const {
    return is_number() && type != MemberType::f64 && type != MemberType::f32;
  }
};

namespace detail {

template <class Pointer>
struct MemberOf;

template <class Object, class Value>
struct MemberOf<Value Object::*> {
  using object = Object;
  using value = Value;
};

template <class T>
inline constexpr bool is_f64_array = false;

template <std::size_t N>
inline constexpr bool is_f64_array<std::array<double, N>> = true;

template <class Value>
constexpr MemberType member_type() {
  if constexpr (std::is_enum_v<Value>) {
    return member_type<std::underlying_type_t<Value>>();
  } else if constexpr (std::is_same_v<Value, bool>) {
    return MemberType::boolean;
  } else if constexpr (std::is_same_v<Value, double>) {
    return MemberType::f64;
  } else if constexpr (std::is_same_v<Value, float>) {
    return MemberType::f32;
  } else if constexpr (std::is_same_v<Value, std::string>) {
    return MemberType::text;
  } else if constexpr (is_f64_array<Value>) {
    return MemberType::f64_array;
  } else {
    static_assert(std::is_integral_v<Value>, "a described member is a number, bool, enum, text or array of double");
    if constexpr (sizeof(Value) == 8) return std::is_signed_v<Value> ? MemberType::i64 : MemberType::u64;
    if constexpr (sizeof(Value) == 4) return std::is_signed_v<Value> ? MemberType::i32 : MemberType::u32;
    if constexpr (sizeof(Value) == 2) return MemberType::u16;
    return MemberType::u8;
  }
}

template <class Value>
FieldValue to_field_value(const Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    return static_cast<std::int64_t>(value);
  } else if constexpr (std::is_same_v<Value, bool> || std::is_same_v<Value, std::string>) {
    return value;
  } else if constexpr (std::is_floating_point_v<Value>) {
    return static_cast<double>(value);
  } else if constexpr (is_f64_array<Value>) {
    return std::vector<double>(value.begin(), value.end());
  } else {
    return static_cast<std::int64_t>(value);
  }
}

template <class Value>
void from_field_value(Value& target, const FieldValue& value) {
  if constexpr (std::is_same_v<Value, bool> || std::is_same_v<Value, std::string>) {
    target = std::get<Value>(value);
  } else if constexpr (std::is_floating_point_v<Value>) {
    const auto* whole = std::get_if<std::int64_t>(&value);
    target = static_cast<Value>(whole ? static_cast<double>(*whole) : std::get<double>(value));
  } else if constexpr (is_f64_array<Value>) {
    const auto& numbers = std::get<std::vector<double>>(value);
    expect(numbers.size() == target.size(), "array length was checked before it is set");
    std::copy(numbers.begin(), numbers.end(), target.begin());
  } else {
    target = static_cast<Value>(std::get<std::int64_t>(value));
  }
}

template <class Value>
constexpr std::size_t element_count() {
  if constexpr (is_f64_array<Value>) return std::tuple_size_v<Value>;
  return 1;
}

}  // namespace detail

template <auto Member>
constexpr FieldInfo field(FieldText text) {
  using Object = typename detail::MemberOf<decltype(Member)>::object;
  using Value = typename detail::MemberOf<decltype(Member)>::value;
  FieldInfo info{text};
  info.type = detail::member_type<Value>();
  info.bytes = sizeof(Value);
  info.count = detail::element_count<Value>();
  info.address = [](const void* object) -> const void* { return &(static_cast<const Object*>(object)->*Member); };
  info.get = [](const void* object) { return detail::to_field_value(static_cast<const Object*>(object)->*Member); };
  info.set = [](void* object, const FieldValue& value) {
    detail::from_field_value(static_cast<Object*>(object)->*Member, value);
  };
  return info;
}

constexpr std::size_t described_bytes(std::span<const FieldInfo> fields) {
  std::size_t total = 0;
  for (const FieldInfo& info : fields) total += info.bytes;
  return total;
}

}  // namespace piecework
