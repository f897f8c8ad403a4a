#include "sim/output/merge.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <limits>

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
Element missing() {
  if constexpr (std::is_floating_point_v<Element>) return std::numeric_limits<Element>::quiet_NaN();
  if constexpr (std::is_integral_v<Element>) return -1;
  if constexpr (std::is_same_v<Element, std::string>) return {};
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

StudyMerger::StudyMerger(std::vector<std::string> arms, std::vector<std::uint64_t> replicates)
    : arms_(std::move(arms)), replicates_(std::move(replicates)), complete_(arms_.size() * replicates_.size(), 0) {}

void StudyMerger::add(std::size_t arm, std::size_t replicate, const ResultFile& file) {
  const Cell at{arm, replicate};
  add_dimensions(file);
  add_attributes(file);
  for (const Variable& variable : file.variables) add_variable(variable, at);
  complete_[arm * replicates_.size() + replicate] = 1;
}

void StudyMerger::add_dimensions(const ResultFile& file) {
  for (const Dimension& dimension : file.dimensions) {
    const bool stacked = dimension.name == "arm" || dimension.name == "replicate";
    expect(!stacked || dimension.size == 1, "a replicate file holds one arm and one replicate");
    const std::size_t size = dimension.name == "arm" ? arms_.size() : stacked ? replicates_.size() : dimension.size;
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
  Variable& target = merged_.variables[stack.index];
  const std::string what =
      fmt::format("'{}' of arm '{}', replicate {}", variable.path, arms_[at.arm], replicates_[at.replicate]);
  expect(target.dims == variable.dims && target.values.index() == variable.values.index(),
         what + " has the dimensions and type of the others");
  const std::size_t cell = cell_index(variable, at);
  std::visit(
      [&](auto& merged) {
        const auto& values = std::get<std::remove_reference_t<decltype(merged)>>(variable.values);
        if (!stack.filled[cell]) put(merged, values, cell);
        expect(holds(merged, values, cell), what + " is the same as in the others");
      },
      target.values);
  stack.filled[cell] = true;
}

StudyMerger::Stack& StudyMerger::stack_of(const Variable& variable) {
  const auto known = stacks_.find(variable.path);
  if (known != stacks_.end()) return known->second;
  Stack stack{merged_.variables.size(), std::vector<bool>(cell_count(variable), false)};
  merged_.variables.push_back(empty_stack(variable));
  Values& values = merged_.variables.back().values;
  if (variable.path == "/arm" || variable.path == "/replicate") stack.filled.assign(stack.filled.size(), true);
  if (variable.path == "/arm") values = arms_;
  if (variable.path == "/replicate") values = std::vector<std::int64_t>(replicates_.begin(), replicates_.end());
  return stacks_.emplace(variable.path, std::move(stack)).first->second;
}

Variable StudyMerger::empty_stack(const Variable& variable) const {
  Variable stack{variable.path, variable.dims, variable.shape, {}, variable.attributes};
  for (std::size_t axis = 0; axis < axes_of(variable).count(); ++axis) {
    stack.shape[axis] = variable.dims[axis] == "arm" ? arms_.size() : replicates_.size();
  }
  const std::size_t count = element_count(stack.shape);
  stack.values = std::visit(
      [&](const auto& values) -> Values {
        using Element = ElementOf<decltype(values)>;
        return std::vector<Element>(count, missing<Element>());
      },
      variable.values);
  return stack;
}

std::size_t StudyMerger::cell_count(const Variable& variable) const {
  const Axes axes = axes_of(variable);
  return (axes.arm ? arms_.size() : 1) * (axes.replicate ? replicates_.size() : 1);
}

std::size_t StudyMerger::cell_index(const Variable& variable, Cell at) const {
  const Axes axes = axes_of(variable);
  const std::size_t row = axes.arm ? at.arm : 0;
  return axes.replicate ? row * replicates_.size() + at.replicate : row;
}

ResultFile StudyMerger::finish() && {
  add_completeness();
  for (Attribute& attribute : merged_.attributes) {
    const auto seen = texts_.find(attribute.name);
    if (seen != texts_.end()) attribute.value = fmt::format("{}", fmt::join(seen->second, " | "));
  }
  set_attribute(merged_.attributes, {"format", std::string(study_format)});
  set_attribute(merged_.attributes, {"result_hash", result_hash(merged_)});
  return std::move(merged_);
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
       .shape = {arms_.size(), replicates_.size()},
       .values = complete_,
       .attributes = {{"units", "1"},
                      {"long_name", "replicate was simulated"},
                      {"long_name_fr", "réplication simulée"},
                      {"description", "1 if this replicate of this arm is in the study, 0 if it is missing"}}});
}

}  // namespace piecework
