#pragma once
// A file that holds the numbers of one small model: a title, the model's name under "verifies", and a sourced table
// "parameters".

#include <array>
#include <string>
#include <string_view>

#include "sim/config/problems.h"
#include "sim/config/reader.h"

namespace piecework {

/// `Numbers` has the members `title` and `parameters`; `fields` describe the latter. Throws InputError with everything
/// that is wrong, another model's file included.
template <class Numbers, const auto& fields>
Numbers read_model_numbers(std::string_view model, const std::string& name_or_path, const LoadOptions& options) {
  static constexpr std::array title_fields{
      field<&Numbers::title>({.name = "title", .meaning = "what the scenario is, in one line"})};
  static constexpr std::array sections{
      Section{.name = "", .meaning = "what the scenario is", .fields = title_fields, .object = &whole_object},
      Section{.name = "parameters",
              .meaning = "the model's numbers",
              .fields = fields,
              .object = part<&Numbers::parameters>,
              .sourced = true}};
  static constexpr std::array other_keys{OtherKey{
      .name = "verifies", .meaning = "the model that the numbers are for", .kind = KeyKind::text, .required = true}};
  const LoadedFile loaded = load(name_or_path, options);
  Numbers numbers;
  Problems problems;
  const Node* verifies = find(loaded.root, "verifies");
  if (verifies != nullptr && verifies->text() != nullptr && *verifies->text() != model) {
    problems.add_unknown({verifies->place, "verifies", "unknown model '" + *verifies->text() + "'", {}, ""},
                         *verifies->text(), {std::string(model)});
  }
  read_sections(loaded.root, {sections, other_keys}, &numbers, problems);
  problems.throw_if_any();
  return numbers;
}

}  // namespace piecework
