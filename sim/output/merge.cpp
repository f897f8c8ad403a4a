#include "sim/output/merge.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <utility>

#include "sim/base/error.h"
#include "sim/output/hash.h"
#include "sim/output/provenance.h"

namespace piecework {
namespace {

/// Which of the two study axes a variable begins with.
struct Axes {
  bool arm;
  bool replicate;

  [[nodiscard]] std::size_t count() const { return std::size_t{arm} + std::size_t{replicate}; }
};

Axes axes_of(const Variable& variable) {
  Axes axes{.arm = !variable.dims.empty() && variable.dims[0] == "arm", .replicate = false};
  const std::size_t next = axes.arm ? 1 : 0;
  axes.replicate = variable.dims.size() > next && variable.dims[next] == "replicate";
  for (std::size_t axis = axes.count(); axis < variable.dims.size(); ++axis) {
    expect(variable.dims[axis] != "arm" && variable.dims[axis] != "replicate",
           fmt::format("'{}' has arm and replicate as its first dimensions", variable.path));
  }
  return axes;
}

template <class Element>
bool same(const Element& a, const Element& b) {
  if constexpr (std::is_floating_point_v<Element>) return a == b || (a != a && b != b);
  return a == b;
}

template <class Element>
void put(std::vector<Element>& stack, const std::vector<Element>& values, std::size_t cell) {
  std::ranges::copy(values, stack.begin() + static_cast<std::ptrdiff_t>(cell * values.size()));
}

template <class Element>
bool holds(const std::vector<Element>& stack, const std::vector<Element>& values, std::size_t cell) {
  const auto there = std::span(stack).subspan(cell * values.size(), values.size());
  return std::ranges::equal(there, values, same<Element>);
}

}  // namespace

StudyMerger::StudyMerger(StudyAxes axes, std::unique_ptr<Scratch> scratch)
    : axes_(std::move(axes)),
      cells_(std::move(scratch), axes_.arms.size() * axes_.replicates.size()),
      complete_(axes_.arms.size() * axes_.replicates.size(), 0) {}

void StudyMerger::add(std::size_t arm, std::size_t replicate, const ResultFile& file) {
  const Cell at{arm, replicate};
  add_dimensions(file);
  add_attributes(file);
  for (const Variable& variable : file.variables) add_variable(variable, at);
  const std::size_t cell = arm * axes_.replicates.size() + replicate;
  cells_.end_row(cell);
  complete_[cell] = 1;
}

void StudyMerger::add_dimensions(const ResultFile& file) {
  for (const Dimension& dimension : file.dimensions) {
    const bool stacked = dimension.name == "arm" || dimension.name == "replicate";
    expect(!stacked || dimension.size == 1, "a replicate file holds one arm and one replicate");
    const std::size_t size = dimension.name == "arm" ? axes_.arms.size()
                             : stacked               ? axes_.replicates.size()
                                                     : dimension.size;
    const Dimension* known = find_dimension(merged_, dimension.name);
    if (!known) merged_.dimensions.push_back({dimension.name, size});
    expect(!known || known->size == size, fmt::format("dimension '{}' is as long in every replicate", dimension.name));
  }
}

void StudyMerger::add_attributes(const ResultFile& file) {
  for (const Attribute& attribute : file.attributes) {
    if (attribute.name == "format" || attribute.name == "result_hash") continue;
    const Attribute* known = find_attribute(merged_.attributes, attribute.name);
    if (!known) merged_.attributes.push_back(attribute);
    const auto* text = std::get_if<std::string>(&attribute.value);
    expect(!known || text || *known == attribute,
           fmt::format("attribute '{}' is the same in every replicate", attribute.name));
    if (!text) continue;
    std::vector<std::string>& seen = texts_[attribute.name];
    if (std::ranges::find(seen, *text) == seen.end()) seen.push_back(*text);
  }
}

void StudyMerger::add_variable(const Variable& variable, Cell at) {
  Stack& stack = stack_of(variable);
  const Variable& target = merged_.variables[stack.index];
  const std::string what =
      fmt::format("'{}' of arm '{}', replicate {}", variable.path, axes_.arms[at.arm], axes_.replicates[at.replicate]);
  expect(target.dims == variable.dims && target.values.index() == variable.values.index(),
         what + " has the dimensions and type of the others");
  if (stack.column != none) {
    cells_.put(stack.column, variable.values);
  } else {
    expect(put_here(stack, variable, at), what + " is the same as in the others");
  }
}

bool StudyMerger::put_here(Stack& stack, const Variable& variable, Cell at) {
  const Axes axes = axes_of(variable);
  const std::size_t cell = axes.arm ? at.arm : axes.replicate ? at.replicate : 0;
  const auto put_or_compare = [&](auto& merged) {
    const auto& values = std::get<std::remove_reference_t<decltype(merged)>>(variable.values);
    if (!stack.filled[cell]) put(merged, values, cell);
    return holds(merged, values, cell);
  };
  const bool same = std::visit(put_or_compare, merged_.variables[stack.index].values);
  stack.filled[cell] = true;
  return same;
}

StudyMerger::Stack& StudyMerger::stack_of(const Variable& variable) {
  const auto known = stacks_.find(variable.path);
  if (known != stacks_.end()) return known->second;
  return stacks_.emplace(variable.path, new_stack(variable)).first->second;
}

StudyMerger::Stack StudyMerger::new_stack(const Variable& variable) {
  const Axes axes = axes_of(variable);
  Variable target{variable.path, variable.dims, variable.shape, {}, variable.attributes};
  std::size_t cells = 1;
  for (std::size_t axis = 0; axis < axes.count(); ++axis) {
    target.shape[axis] = variable.dims[axis] == "arm" ? axes_.arms.size() : axes_.replicates.size();
    cells *= target.shape[axis];
  }
  const bool elsewhere = axes.count() == 2;
  Stack stack{.index = merged_.variables.size(), .filled = std::vector<bool>(elsewhere ? 0 : cells, false)};
  if (elsewhere) stack.column = cells_.add_column(variable.values);
  target.values = missing_like(variable.values, elsewhere ? 0 : element_count(target.shape));
  if (variable.path == "/arm") target.values = axes_.arms;
  if (variable.path == "/replicate") {
    target.values = std::vector<std::int64_t>(axes_.replicates.begin(), axes_.replicates.end());
  }
  if (variable.path == "/arm" || variable.path == "/replicate") stack.filled.assign(cells, true);
  merged_.variables.push_back(std::move(target));
  return stack;
}

StreamedFile StudyMerger::finish() && {
  add_completeness();
  for (Attribute& attribute : merged_.attributes) {
    const auto seen = texts_.find(attribute.name);
    if (seen != texts_.end()) attribute.value = fmt::format("{}", fmt::join(seen->second, " | "));
  }
  set_attribute(merged_.attributes, {"format", std::string(study_format)});
  std::map<std::string, std::size_t> columns;
  for (const auto& [path, stack] : stacks_) columns.emplace(path, stack.column);
  const auto read = [columns = std::move(columns), cells = std::make_shared<const CellFile>(std::move(cells_))](
                        const Variable& variable, ElementRange range) {
    return cells->read(columns.at(variable.path), range);
  };
  StreamedFile study{std::move(merged_), read};
  set_attribute(study.head.attributes, {"result_hash", result_hash(study)});
  return study;
}

std::vector<std::string> StudyMerger::differing_attributes() const {
  std::vector<std::string> names;
  for (const auto& [name, seen] : texts_) {
    if (seen.size() > 1) names.push_back(name);
  }
  return names;
}

void StudyMerger::add_completeness() {
  merged_.variables.push_back(
      {.path = "/complete",
       .dims = {"arm", "replicate"},
       .shape = {axes_.arms.size(), axes_.replicates.size()},
       .values = complete_,
       .attributes = {{"units", "1"},
                      {"long_name", "replicate was simulated"},
                      {"long_name_fr", "réplication simulée"},
                      {"description", "1 if this replicate of this arm is in the study, 0 if it is missing"}}});
}

}  // namespace piecework
