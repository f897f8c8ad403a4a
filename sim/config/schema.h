#pragma once
// What the descriptions say, for editors, reference pages and outputs.

#include <span>
#include <string_view>

#include "sim/config/node.h"
#include "sim/config/section.h"

namespace piecework {

struct SchemaHead {
  std::string_view title;
  std::string_view description = {};
  std::string_view id = {};                       // "$id", left out when empty
  std::span<const FileDescription> or_else = {};  // other kinds of file: what theirs hold makes a file complete, too
};

/// JSON Schema, draft-07. Keys that only the most basic file must hold are demanded unless `extends` is there.
Node json_schema(const FileDescription& description, const SchemaHead& head);

/// { name, kind, unit, low, high, default, allowed, label_en, label_fr, meaning, sourced }; absent bounds are left out.
Node describe(const Section& section, const FieldInfo& info);

/// The resolved file: every described value as it was read (defaults included, `source` "default" for a record that
/// was not written), in the order of the description, then the caller's own keys as loaded. Holds no place and no
/// folder: a text of unit "file" keeps its file name only.
Node echo(const Node& root, const FileDescription& description, const void* whole);

}  // namespace piecework
