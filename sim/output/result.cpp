#include "sim/output/result.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "sim/base/error.h"

namespace piecework {
namespace {

void check_variable(const ResultFile& file, const Variable& variable) {
  const auto because = [&](std::string_view what) { return fmt::format("variable '{}': {}", variable.path, what); };
  expect(variable.path.size() > 1 && variable.path.front() == '/' && variable.path.back() != '/',
         because("a path begins with '/' and ends in a name"));
  expect(variable.path.find("//") == std::string::npos, because("a path has no empty part"));
  expect(variable.dims.size() == variable.shape.size(), because("as many lengths as dimensions"));
  for (std::size_t axis = 0; axis < variable.dims.size(); ++axis) {
    const Dimension* dimension = find_dimension(file, variable.dims[axis]);
    expect(dimension != nullptr, because("unknown dimension '" + variable.dims[axis] + "'"));
    expect(dimension->size == variable.shape[axis], because("wrong length along '" + variable.dims[axis] + "'"));
  }
  const bool named_as_dimension = find_dimension(file, variable.path.substr(1)) != nullptr;
  expect(!named_as_dimension || variable.dims == std::vector{variable.path.substr(1)},
         because("a root variable named as a dimension must be its coordinate"));
}

}  // namespace

std::size_t element_count(std::span<const std::size_t> shape) {
  std::size_t count = 1;
  for (const std::size_t length : shape) count *= length;
  return count;
}

std::size_t element_count(const Values& values) {
  return std::visit([](const auto& elements) { return elements.size(); }, values);
}

const Variable* find_variable(const ResultFile& file, std::string_view path) {
  const auto found = std::ranges::find(file.variables, path, &Variable::path);
  return found == file.variables.end() ? nullptr : &*found;
}

const Dimension* find_dimension(const ResultFile& file, std::string_view name) {
  const auto found = std::ranges::find(file.dimensions, name, &Dimension::name);
  return found == file.dimensions.end() ? nullptr : &*found;
}

const Attribute* find_attribute(std::span<const Attribute> attributes, std::string_view name) {
  const auto found = std::ranges::find(attributes, name, &Attribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

void set_attribute(std::vector<Attribute>& attributes, Attribute attribute) {
  const auto found = std::ranges::find(attributes, attribute.name, &Attribute::name);
  if (found == attributes.end()) {
    attributes.push_back(std::move(attribute));
  } else {
    *found = std::move(attribute);
  }
}

void check(const ResultFile& file) {
  check_form(file);
  for (const Variable& variable : file.variables) {
    expect(element_count(variable.values) == element_count(variable.shape),
           fmt::format("variable '{}': values do not fill the shape", variable.path));
  }
}

void check_form(const ResultFile& file) {
  std::set<std::string_view> names;
  for (const Dimension& dimension : file.dimensions) {
    expect(names.insert(dimension.name).second, fmt::format("dimension '{}' is given twice", dimension.name));
    expect(!dimension.name.empty() && dimension.name.find('/') == std::string::npos, "a dimension has a plain name");
  }
  names.clear();
  for (const Variable& variable : file.variables) {
    expect(names.insert(variable.path).second, fmt::format("variable '{}' is given twice", variable.path));
    check_variable(file, variable);
  }
}

}  // namespace piecework
