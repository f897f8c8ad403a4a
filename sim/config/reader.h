#pragma once
// Reads nodes into described structs and reports everything wrong in one go: unknown and missing keys, wrong kinds,
// units, ranges, names, lengths, and records that do not say where their number comes from.
// Rules for a field:
//   - absent: its fallback is written; without one (NaN, no fallback_text) it is missing;
//   - sourced sections: a number or list of numbers is a record { value, unit, low, high, source, confidence }, where
//     low and high are optional and the value lies between them; names, text and switches stay plain;
//   - a whole-number field with `allowed` names takes a name and stores its index;
//   - a text field of unit "date" takes a TOML date or "YYYY-MM-DD"; one of unit "file" is echoed without its folder.

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/base/time.h"
#include "sim/config/node.h"
#include "sim/config/problems.h"
#include "sim/config/section.h"

namespace piecework {

/// How sure the source is: primary source read, quoted by another, computed from data, unconfirmed, assumed.
inline constexpr std::array<std::string_view, 5> confidence_grades{"P", "Q", "C", "U", "A"};
inline constexpr std::array<std::string_view, 6> record_keys{"value", "unit", "low", "high", "source", "confidence"};

/// Fills every section's struct inside `whole`. Structs are fully written only if no problem was added.
void read_sections(const Node& root, const FileDescription& description, void* whole, Problems& problems);

struct TableDescription {
  std::string_view key_prefix;  // where the table stands, for messages
  std::span<const FieldInfo> fields;
  bool sourced = false;
  std::span<const OtherKey> other_keys = {};
};

/// One table into one struct, for files that are a single record.
void read_table(const Node& table, const TableDescription& description, void* object, Problems& problems);

/// For keys that the caller reads itself: the value of a required key of the right kind, else a problem and nothing.
std::optional<std::string> read_text(const Node& root, std::string_view key, Problems& problems);
std::optional<Date> read_date(const Node& root, std::string_view key, Problems& problems);

}  // namespace piecework
