#include "sim/config/field_value.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace piecework {
namespace {

struct Bounds {
  double low;
  double high;
};

/// 2^53: beyond it doubles skip whole numbers, so a wider integer has no other bound than this one.
constexpr double exact_whole = 9007199254740992.0;

Bounds type_bounds(MemberType type) {
  switch (type) {
    case MemberType::i64: return {-exact_whole, exact_whole};
    case MemberType::u64: return {0, exact_whole};
    case MemberType::i32: return {-2147483648.0, 2147483647.0};
    case MemberType::u32: return {0, 4294967295.0};
    case MemberType::u16: return {0, 65535};
    case MemberType::u8: return {0, 255};
    default: return {-no_bound, no_bound};
  }
}

std::optional<Node> bound_node(double bound, const FieldInfo& info) {
  if (!info.is_integer()) return std::isinf(bound) ? std::nullopt : std::optional(Node{bound, {}});
  if (std::abs(bound) >= exact_whole) return std::nullopt;
  return Node{static_cast<std::int64_t>(bound), {}};
}

void wrong_kind(const Node& node, const FieldInfo& info, const std::string& key, Problems& problems) {
  problems.add(
      {node.place, key, fmt::format("must be {}, not {}", expected_kind(info), shown(node)), allowed_texts(info), {}});
}

bool in_range(const Node& node, const FieldInfo& info, const std::string& key, Problems& problems) {
  const double value = node.number().value_or(0.0);
  if (value >= lowest(info) && value <= highest(info)) return true;
  problems.add(Problem{node.place, key, fmt::format("{} is out of range", shown(node)), {range_text(info)}, {}});
  return false;
}

std::optional<FieldValue> checked_name(const Node& node, const FieldInfo& info, const std::string& key,
                                       Problems& problems) {
  const std::string* text = node.text();
  if (!text) return wrong_kind(node, info, key, problems), std::nullopt;
  const auto found = std::find(info.allowed.begin(), info.allowed.end(), *text);
  if (found == info.allowed.end()) {
    const std::vector<std::string> names(info.allowed.begin(), info.allowed.end());
    problems.add_unknown({node.place, key, fmt::format("{} is not a name known here", shown(node)), {}, {}}, *text,
                         names);
    return std::nullopt;
  }
  if (info.type == MemberType::text) return *text;
  return std::int64_t{found - info.allowed.begin()};
}

std::optional<FieldValue> checked_text(const Node& node, const FieldInfo& info, const std::string& key,
                                       Problems& problems) {
  const bool wants_date = info.unit == "date";
  if (wants_date && node.date()) return to_string(*node.date());
  const std::string* text = node.text();
  if (!text || (wants_date && !parse_date(*text))) return wrong_kind(node, info, key, problems), std::nullopt;
  return *text;
}

std::optional<FieldValue> checked_number(const Node& node, const FieldInfo& info, const std::string& key,
                                         Problems& problems) {
  const auto value = node.number();
  const bool fits = value && (!info.is_integer() || *value == std::trunc(*value));
  if (!fits) return wrong_kind(node, info, key, problems), std::nullopt;
  if (!in_range(node, info, key, problems)) return std::nullopt;
  if (!info.is_integer()) return *value;
  return node.whole() ? *node.whole() : static_cast<std::int64_t>(*value);
}

std::optional<FieldValue> checked_list(const Node& node, const FieldInfo& info, const std::string& key,
                                       Problems& problems) {
  const Node::Array* array = node.array();
  if (!array) return wrong_kind(node, info, key, problems), std::nullopt;
  if (array->size() != info.count) {
    problems.add(node.place, key, fmt::format("must be {}, not a list of {}", expected_kind(info), array->size()));
    return std::nullopt;
  }
  bool good = true;
  std::vector<double> numbers;
  for (const Node& element : *array) {
    const std::string element_key = fmt::format("{}[{}]", key, numbers.size());
    const auto number = element.number();
    if (!number) {
      problems.add(element.place, element_key, fmt::format("must be a number, not {}", shown(element)));
    }
    good = number && in_range(element, info, element_key, problems) && good;
    numbers.push_back(number.value_or(0.0));
  }
  if (!good) return std::nullopt;
  return numbers;
}

}  // namespace

std::string interval_text(double low, double high) {
  if (std::isinf(low) && std::isinf(high)) return "any number";
  if (std::isinf(high)) return fmt::format("at least {}", low);
  if (std::isinf(low)) return fmt::format("at most {}", high);
  return fmt::format("{} to {}", low, high);
}

std::string range_text(const FieldInfo& info) {
  const double low = lowest(info) <= -exact_whole ? -no_bound : lowest(info);
  const double high = highest(info) >= exact_whole ? no_bound : highest(info);
  const std::string range = interval_text(low, high);
  return info.unit == "1" || info.unit.empty() ? range : fmt::format("{} ({})", range, info.unit);
}

std::optional<Node> low_node(const FieldInfo& info) { return bound_node(lowest(info), info); }
std::optional<Node> high_node(const FieldInfo& info) { return bound_node(highest(info), info); }

std::vector<std::string> allowed_texts(const FieldInfo& info) {
  if (holds_numbers(info)) return {range_text(info)};
  return {info.allowed.begin(), info.allowed.end()};
}

std::string expected_kind(const FieldInfo& info) {
  if (is_named(info)) return "a name";
  if (info.type == MemberType::boolean) return "true or false";
  if (info.type == MemberType::f64_array) return fmt::format("a list of {} numbers", info.count);
  if (info.type == MemberType::text) return info.unit == "date" ? "a date such as 2025-01-31" : "text";
  return info.is_integer() ? "a whole number" : "a number";
}

double lowest(const FieldInfo& info) { return std::max(info.low, type_bounds(info.type).low); }
double highest(const FieldInfo& info) { return std::min(info.high, type_bounds(info.type).high); }

bool is_named(const FieldInfo& info) {
  return !info.allowed.empty() && (info.type == MemberType::text || info.is_integer());
}

bool holds_numbers(const FieldInfo& info) {
  return !is_named(info) && (info.is_number() || info.type == MemberType::f64_array);
}

bool has_default(const FieldInfo& info) {
  return info.type == MemberType::text ? !info.fallback_text.empty() : !std::isnan(info.fallback);
}

FieldValue default_value(const FieldInfo& info) {
  expect(has_default(info), "only a field with a default is asked for it");
  if (info.type == MemberType::text) return std::string(info.fallback_text);
  if (info.type == MemberType::boolean) return info.fallback != 0.0;
  if (info.type == MemberType::f64_array) return std::vector<double>(info.count, info.fallback);
  if (info.is_integer()) return static_cast<std::int64_t>(info.fallback);
  return info.fallback;
}

std::optional<FieldValue> checked_value(const Node& node, const FieldInfo& info, const std::string& key,
                                        Problems& problems) {
  if (is_named(info)) return checked_name(node, info, key, problems);
  if (info.type == MemberType::text) return checked_text(node, info, key, problems);
  if (info.type == MemberType::f64_array) return checked_list(node, info, key, problems);
  if (info.type != MemberType::boolean) return checked_number(node, info, key, problems);
  if (!node.boolean()) return wrong_kind(node, info, key, problems), std::nullopt;
  return *node.boolean();
}

Node to_node(const FieldValue& value, const FieldInfo& info) {
  if (const auto* index = std::get_if<std::int64_t>(&value); index && is_named(info)) {
    const auto position = static_cast<std::size_t>(*index);
    expect(position < info.allowed.size(), "a named field holds the index of a name");
    return {std::string(info.allowed[position]), {}};
  }
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
    Node::Array array;
    for (const double number : *numbers) array.push_back({number, {}});
    return {std::move(array), {}};
  }
  return std::visit(
      [](const auto& held) -> Node {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::vector<double>>) {
          return {};
        } else {
          return {held, {}};
        }
      },
      value);
}

}  // namespace piecework
