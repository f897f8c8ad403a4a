// A result file in memory, before it meets a file format: named dimensions, variables on them, attributes.
//
// Dimensions live at the root. A root variable of rank 1 with a dimension's name holds that dimension's coordinates;
// a dimension without one is only a length. Variables may live in groups: "/series/M1/median". Values are in row-major
// order (the last dimension runs fastest); a missing real number is NaN. Units are an attribute of each variable.
// Numbers have 64 bits; variables of very many may have fewer, in memory as in a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace piecework {

struct Attribute {
  std::string name;
  /// A list is of the values that a flag may take, in the type of the flag.
  std::variant<std::string, std::int64_t, double, std::vector<std::int8_t>> value;

  friend bool operator==(const Attribute&, const Attribute&) = default;
};

struct Dimension {
  std::string name;
  std::size_t size = 0;

  friend bool operator==(const Dimension&, const Dimension&) = default;
};

using Values =
    std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::string>, std::vector<float>,
                 std::vector<std::int32_t>, std::vector<std::int16_t>, std::vector<std::int8_t>>;

/// Type of the elements of one of these vectors.
template <class List>
using ElementOf = typename std::remove_cvref_t<List>::value_type;

struct Variable {
  std::string path;  // begins with '/'
  std::vector<std::string> dims;
  std::vector<std::size_t> shape;
  Values values;
  std::vector<Attribute> attributes;
};

struct ResultFile {
  std::vector<Dimension> dimensions;
  std::vector<Variable> variables;
  std::vector<Attribute> attributes;
};

/// Product of the lengths; 1 for a scalar.
std::size_t element_count(std::span<const std::size_t> shape);
std::size_t element_count(const Values& values);

const Variable* find_variable(const ResultFile& file, std::string_view path);
const Dimension* find_dimension(const ResultFile& file, std::string_view name);
const Attribute* find_attribute(std::span<const Attribute> attributes, std::string_view name);

/// Replaces the attribute of that name, or appends it.
void set_attribute(std::vector<Attribute>& attributes, Attribute attribute);

/// Throws InternalError if a name is used twice, a dimension is unknown, or a shape and its values disagree.
void check(const ResultFile& file);
/// The same, but for the values.
void check_form(const ResultFile& file);

}  // namespace piecework
