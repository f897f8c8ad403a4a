#include "models/crowdwork/variants/scenario.h"

#include "sim/config/problems.h"
#include "sim/config/reader.h"

namespace piecework::crowdwork::variants {
namespace {

constexpr std::string_view model_name = "crowdwork";

constexpr std::array title_fields{
    field<&Scenario::title>({.name = "title", .meaning = "what the scenario is, in one line"}),
};

constexpr std::array sections{
    Section{.name = "", .meaning = "what the scenario is", .fields = title_fields, .object = &whole_object},
    Section{.name = "parameters",
            .meaning = "the model's numbers",
            .fields = parameter_fields,
            .object = part<&Scenario::parameters>,
            .sourced = true},
};

constexpr std::array other_keys{
    OtherKey{
        .name = "verifies", .meaning = "the model that the numbers are for", .kind = KeyKind::text, .required = true},
};

}  // namespace

Scenario read_scenario(const std::string& name_or_path, const LoadOptions& options) {
  const LoadedFile loaded = load(name_or_path, options);
  Scenario scenario;
  Problems problems;
  const Node* verifies = find(loaded.root, "verifies");
  if (verifies != nullptr && verifies->text() != nullptr && *verifies->text() != model_name) {
    problems.add_unknown({verifies->place, "verifies", "unknown model '" + *verifies->text() + "'", {}, ""},
                         *verifies->text(), {std::string(model_name)});
  }
  read_sections(loaded.root, {sections, other_keys}, &scenario, problems);
  problems.throw_if_any();
  return scenario;
}

}  // namespace piecework::crowdwork::variants
