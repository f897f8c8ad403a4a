#pragma once
// What a file may contain: tables by dotted name, each read into one described struct. The reader, the JSON Schema and
// the echo all work on this list alone.
//
//   inline constexpr std::array rates_sections{
//       Section{.name = "rates.entry", .meaning = "...", .fields = entry_fields, .object = part<&Whole::entry>,
//               .sourced = true}};

#include <span>
#include <string_view>

#include "sim/base/fields.h"

namespace piecework {

struct Section {
  std::string_view name;  // dotted table; "" is the file's root
  std::string_view meaning;
  std::span<const FieldInfo> fields;
  void* (*object)(void* whole) = nullptr;  // the struct inside the whole that the fields belong to
  bool sourced = false;   // each number is written as a record { value, unit, low, high, source, confidence }
  bool optional = false;  // an absent table leaves the struct as it is, instead of reporting each missing key
};

enum class KeyKind : unsigned char { any, text, number, date, table, list };

/// A key that the caller reads itself: the reader only checks that it is there and of its kind.
struct OtherKey {
  std::string_view name;  // dotted
  std::string_view meaning = {};
  KeyKind kind = KeyKind::any;
  bool required = false;
};

struct FileDescription {
  std::span<const Section> sections;
  std::span<const OtherKey> other_keys = {};
};

namespace detail {

template <auto First, auto... Rest>
void* part_of(void* whole) {
  using Object = typename MemberOf<decltype(First)>::object;
  auto& member = static_cast<Object*>(whole)->*First;
  if constexpr (sizeof...(Rest) == 0) {
    return &member;
  } else {
    return part_of<Rest...>(&member);
  }
}

}  // namespace detail

/// part<&Whole::a, &A::b> finds whole.a.b.
template <auto... Members>
inline constexpr auto part = &detail::part_of<Members...>;

/// For a section whose fields are members of the whole itself.
inline void* whole_object(void* whole) { return whole; }

}  // namespace piecework
