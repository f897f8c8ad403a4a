#include "sim/config/record.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

#include "sim/config/reader.h"

namespace piecework {
namespace {

constexpr std::array<std::string_view, 4> demanded_keys{"value", "unit", "source", "confidence"};

template <std::size_t N>
std::vector<std::string> as_strings(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}

class RecordCheck {
 public:
  RecordCheck(const Node& node, const FieldInfo& info, const std::string& key, Problems& problems)
      : node_(node), table_(*node.table()), info_(info), key_(key), problems_(problems) {}

  std::optional<FieldValue> run() {
    const std::size_t before = problems_.count();
    check_keys();
    check_unit();
    check_source();
    check_confidence();
    const auto low = bound("low");
    const auto high = bound("high");
    if (low && high && *low > *high) add("low", fmt::format("low {} is above high {}", *low, *high));
    const Node* written = table_.find("value");
    auto value = written ? checked_value(*written, info_, joined_key(key_, "value"), problems_) : std::nullopt;
    if (problems_.count() == before) check_between(*written, low.value_or(-no_bound), high.value_or(no_bound));
    return problems_.count() == before ? value : std::nullopt;
  }

 private:
  void add(std::string_view sub, std::string problem, std::vector<std::string> allowed = {}) {
    const Node* at = table_.find(sub);
    problems_.add({at ? at->place : node_.place, joined_key(key_, sub), std::move(problem), std::move(allowed), {}});
  }

  void check_keys() {
    std::vector<std::string_view> lacking;
    std::copy_if(demanded_keys.begin(), demanded_keys.end(), std::back_inserter(lacking),
                 [&](std::string_view name) { return !table_.find(name); });
    if (!lacking.empty())
      add({}, fmt::format("the record lacks {}", fmt::join(lacking, ", ")), as_strings(record_keys));
    for (const Node::Entry& entry : table_.entries) {
      if (std::find(record_keys.begin(), record_keys.end(), entry.key) != record_keys.end()) continue;
      problems_.add_unknown({entry.key_place, joined_key(key_, entry.key), "unknown key", {}, {}}, entry.key,
                            as_strings(record_keys));
    }
  }

  /// Any text; nothing if the key is absent or its kind was reported.
  const std::string* text(std::string_view sub) {
    const Node* written = table_.find(sub);
    if (written && !written->text()) add(sub, fmt::format("must be text, not {}", shown(*written)));
    return written ? written->text() : nullptr;
  }

  void check_unit() {
    const std::string* unit = text("unit");
    if (unit && *unit != info_.unit) {
      add("unit", fmt::format("\"{}\" is not the unit of this parameter", *unit), {std::string(info_.unit)});
    }
  }

  void check_source() {
    const std::string* source = text("source");
    if (source && source->empty()) add("source", "must say where the value comes from");
  }

  void check_confidence() {
    const std::string* grade = text("confidence");
    if (!grade || std::find(confidence_grades.begin(), confidence_grades.end(), *grade) != confidence_grades.end())
      return;
    add("confidence", fmt::format("\"{}\" is not a grade of confidence", *grade), as_strings(confidence_grades));
  }

  std::optional<double> bound(std::string_view sub) {
    const Node* written = table_.find(sub);
    if (!written) return std::nullopt;
    const auto number = written->number();
    if (!number) add(sub, fmt::format("must be a number, not {}", shown(*written)));
    if (number && (*number < lowest(info_) || *number > highest(info_))) {
      add(sub, fmt::format("{} is out of range", shown(*written)), {range_text(info_)});
    }
    return number;
  }

  void check_between(const Node& written, double low, double high) {
    if (const Node::Array* array = written.array()) {
      for (const Node& element : *array) check_between(element, low, high);
    } else if (const auto number = written.number(); number && (*number < low || *number > high)) {
      problems_.add({written.place,
                     joined_key(key_, "value"),
                     fmt::format("{} is outside the record's own low and high; to go beyond them write the record with "
                                 "wider ones",
                                 shown(written)),
                     {interval_text(low, high)},
                     {}});
    }
  }

  const Node& node_;
  const Node::Table& table_;
  const FieldInfo& info_;
  const std::string& key_;
  Problems& problems_;
};

}  // namespace

std::string record_form(const FieldInfo& info) {
  return fmt::format("{{ value, unit = \"{}\", low, high, source, confidence }}", info.unit);
}

std::optional<FieldValue> checked_record(const Node& node, const FieldInfo& info, const std::string& key,
                                         Problems& problems) {
  if (node.table()) return RecordCheck(node, info, key, problems).run();
  problems.add({node.place,
                key,
                fmt::format("{} has no source; write a record {}", shown(node), record_form(info)),
                {range_text(info)},
                {}});
  return std::nullopt;
}

}  // namespace piecework
