#include "models/platform_work/panel_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <cstring>
#include <numeric>

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

/// A column of the months, person by person. `Stored` is its type in memory.
template <class Stored, class Written>
Values by_person(const ColumnView& column, std::size_t persons) {
  std::vector<Written> values(column.count);
  const std::size_t months = column.count / persons;
  auto written = values.begin();
  for (std::size_t person = 0; person < persons; ++person) {
    for (std::size_t month = 0; month < months; ++month, ++written) {
      Stored value{};
      std::memcpy(&value, column.base + (month * persons + person) * column.stride, sizeof value);
      *written = static_cast<Written>(value);
    }
  }
  return values;
}

Values values_of(const ColumnView& column, std::size_t persons, bool is_flag) {
  switch (column.type) {
    case MemberType::f32: return by_person<float, float>(column, persons);
    case MemberType::i32: return by_person<std::int32_t, std::int32_t>(column, persons);
    case MemberType::u8:
      return is_flag ? by_person<std::uint8_t, std::int8_t>(column, persons)
                     : by_person<std::uint8_t, std::int16_t>(column, persons);
    default: fail("a panel holds floats, 32-bit integers and bytes");
  }
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
  for (const FieldInfo& info : panel_fields) {
    const ColumnView column = column_of<PanelMonth>(panel.months(), info);
    file.variables.push_back({fmt::format("/panel/{}", info.name),
                              {"arm", "replicate", "person", "month"},
                              shape,
                              values_of(column, persons, !info.allowed.empty()),
                              attributes_of(info)});
  }
}

}  // namespace piecework::platform_work
