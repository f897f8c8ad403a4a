#include "models/platform_work/catalog_info.h"

#include "models/platform_work/catalog.h"
#include "models/platform_work/groups.h"
#include "models/platform_work/policy.h"

namespace piecework::platform_work {
namespace {

template <class Touch>
std::string touch_text() {
  std::string_view object;
  if constexpr (requires { typename Touch::decision; }) {
    object = Touch::decision::name;
  } else {
    object = Touch::event::name;
  }
  return std::string(Touch::verb) + " " + std::string(object);
}

template <class... Touch>
std::vector<std::string> touch_texts(TypeList<Touch...>) {
  return {touch_text<Touch>()...};
}

}  // namespace

std::vector<MeasureInfo> measure_catalog() {
  std::vector<MeasureInfo> all;
  for_each_type(Measures{}, [&]<class Measure>() { all.push_back(Measure::info); });
  return all;
}

std::vector<PolicyInfo> policy_catalog() {
  std::vector<PolicyInfo> all;
  for_each_type(Policies{}, [&]<class Rule>() {
    const PolicyText& text = Rule::text;
    all.push_back({text.name, text.intervention, text.label_en, text.label_fr, text.meaning,
                   touch_texts(typename Rule::touches{}), Rule::fields});
  });
  return all;
}

std::vector<GroupDimensionInfo> group_catalog() {
  std::vector<GroupDimensionInfo> all;
  for (const GroupDimension& dimension : group_dimensions()) {
    GroupDimensionInfo info{dimension.name, dimension.label_en, dimension.label_fr, {}};
    for (std::size_t member = 0; member < dimension.count; ++member) {
      info.members.push_back(group_cells()[dimension.first + member].member);
    }
    all.push_back(info);
  }
  return all;
}

}  // namespace piecework::platform_work
