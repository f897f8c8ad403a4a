#include "models/platform_work/panel_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <cstring>
#include <numeric>
#include <type_traits>

#include "models/platform_work/groups.h"
#include "sim/tables/column.h"

namespace piecework::platform_work {
namespace {

/// What a flag's values mean, as CF conventions section 3.5 asks for: 0, 1, ... and a name for each.
void add_flags(std::vector<Attribute>& attributes, const std::vector<std::string_view>& names) {
  std::vector<std::int8_t> values(names.size());
  std::iota(values.begin(), values.end(), std::int8_t{0});
  attributes.push_back({"flag_values", std::move(values)});
  attributes.push_back({"flag_meanings", fmt::format("{}", fmt::join(names, " "))});
}

std::vector<Attribute> attributes_of(const FieldText& text) {
  std::vector<Attribute> attributes{{"units", std::string(text.unit)},
                                    {"long_name", std::string(text.label_en)},
                                    {"long_name_fr", std::string(text.label_fr)},
                                    {"description", std::string(text.meaning)}};
  if (!text.allowed.empty()) add_flags(attributes, {text.allowed.begin(), text.allowed.end()});
  return attributes;
}

/// No values yet, of the type in which a field is written.
Values empty_values(const FieldInfo& field) {
  switch (field.type) {
    case MemberType::f32: return std::vector<float>{};
    case MemberType::i32: return std::vector<std::int32_t>{};
    case MemberType::u8:
      if (field.allowed.empty()) return std::vector<std::int16_t>{};
      return std::vector<std::int8_t>{};
    default: fail("a panel holds floats, 32-bit integers and bytes");
  }
}

/// The months of some of the persons, of whom each stands once in each month; person by person.
struct Persons {
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t all = 0;
};

/// Adds the values of these persons. A byte is stored as such, whatever it is written as.
template <class Written>
void append(std::vector<Written>& values, const ColumnView& column, const Persons& persons) {
  using Stored = std::conditional_t<sizeof(Written) < sizeof(std::int32_t), std::uint8_t, Written>;
  for (std::size_t person = persons.first; person < persons.end; ++person) {
    for (std::size_t at = person; at < column.count; at += persons.all) {
      Stored value{};
      std::memcpy(&value, column.base + at * column.stride, sizeof value);
      values.push_back(static_cast<Written>(value));
    }
  }
}

/// All fields of some persons after those of others, so that their months are read from memory once.
std::vector<Values> columns_of(const Panel& panel) {
  constexpr std::size_t at_a_time = 64;
  const std::size_t persons = panel.members().size();
  std::vector<Values> columns;
  for (const FieldInfo& info : panel_fields) {
    columns.push_back(empty_values(info));
    std::visit([&](auto& values) { values.reserve(panel.months().size()); }, columns.back());
  }
  for (std::size_t first = 0; first < persons; first += at_a_time) {
    const Persons some{first, std::min(persons, first + at_a_time), persons};
    for (std::size_t field = 0; field < panel_fields.size(); ++field) {
      const ColumnView column = column_of<PanelMonth>(panel.months(), panel_fields[field]);
      const auto add = [&]<class Written>(std::vector<Written>& values) {
        if constexpr (std::is_arithmetic_v<Written> && sizeof(Written) <= sizeof(std::int32_t)) {
          append(values, column, some);
        }
      };
      std::visit(add, columns[field]);
    }
  }
  return columns;
}

void add_attributes(ResultFile& file, const Panel& panel, const State& state) {
  const std::vector<std::string> dims{"replicate", "person"};
  const std::vector<std::size_t> shape{1, panel.members().size()};
  std::vector<std::int64_t> ids;
  for (const std::uint32_t row : panel.members()) ids.push_back(static_cast<std::int64_t>(state.people.rows()[row].id));
  file.variables.push_back({"/panel/id", dims, shape, std::move(ids),
                            attributes_of({.name = "id",
                                           .label_en = "resident",
                                           .label_fr = "résident",
                                           .meaning = "number of the resident, the same in every arm"})});
  for (const GroupDimension& dimension : group_dimensions()) {
    std::vector<std::int8_t> members;
    for (const Traits& traits : panel.traits()) {
      members.push_back(static_cast<std::int8_t>(dimension.member_of(traits)));
    }
    std::vector<std::string_view> names;
    for (const GroupCell& cell : group_cells().subspan(dimension.first, dimension.count)) names.push_back(cell.member);
    FieldText text{.name = dimension.name, .label_en = dimension.label_en, .label_fr = dimension.label_fr};
    text.meaning = "member of this dimension of groups when the panel was chosen, at the start of the recorded period";
    text.allowed = names;
    file.variables.push_back(
        {fmt::format("/panel/{}", dimension.name), dims, shape, std::move(members), attributes_of(text)});
  }
}

}  // namespace

void add_panel(ResultFile& file, const Panel& panel, const State& state) {
  const std::size_t persons = panel.members().size();
  if (persons == 0) return;
  file.dimensions.push_back({"person", persons});
  add_attributes(file, panel, state);
  const std::vector<std::size_t> shape{1, 1, persons, panel.months().size() / persons};
  std::vector<Values> columns = columns_of(panel);
  for (std::size_t field = 0; field < panel_fields.size(); ++field) {
    const FieldInfo& info = panel_fields[field];
    file.variables.push_back({fmt::format("/panel/{}", info.name),
                              {"arm", "replicate", "person", "month"},
                              shape,
                              std::move(columns[field]),
                              attributes_of(info)});
  }
}

}  // namespace piecework::platform_work
