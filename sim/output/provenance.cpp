#include "sim/output/provenance.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>

#include "sim/base/error.h"
#include "sim/base/version.h"

namespace piecework {
namespace {

struct Label {
  std::string name;
  std::string english;
  std::string french;
  std::string description;
};

Variable text_column(const Label& label, std::vector<std::string> values) {
  const std::size_t count = values.size();
  return {.path = "/" + label.name,
          .dims = {"input_file"},
          .shape = {count},
          .values = std::move(values),
          .attributes = {{"units", "1"},
                         {"long_name", label.english},
                         {"long_name_fr", label.french},
                         {"description", label.description}}};
}

void add_inputs(ResultFile& file, const std::vector<InputFile>& inputs) {
  if (inputs.empty()) return;  // netCDF takes a dimension of length 0 for an unlimited one
  std::vector<std::string> names;
  std::vector<std::string> digests;
  for (const InputFile& input : inputs) {
    expect(!input.name.starts_with('/'), "the name of an input file in a result is relative");
    names.push_back(input.name);
    digests.push_back(input.sha256);
  }
  file.dimensions.push_back({"input_file", inputs.size()});
  file.variables.push_back(
      text_column({"input_file", "input file", "fichier d'entrée", "data file that was read"}, names));
  file.variables.push_back(text_column(
      {"input_sha256", "SHA-256 of the input file", "SHA-256 du fichier d'entrée", "64 hexadecimal digits"}, digests));
}

}  // namespace

void add_provenance(ResultFile& file, const Provenance& provenance) {
  expect(provenance.seed <= std::uint64_t{std::numeric_limits<std::int64_t>::max()}, "a seed is below 2^63");
  const Build build = build_info();
  file.attributes.insert(file.attributes.end(),
                         {{"Conventions", "CF-1.8"},
                          {"title", provenance.title},
                          {"format", std::string(replicate_format)},
                          {"format_version", format_version},
                          {"program_version", std::string(build.version)},
                          {"program_commit", std::string(build.commit)},
                          {"compiler", std::string(build.compiler)},
                          {"compiler_flags", std::string(build.flags)},
                          {"seed", static_cast<std::int64_t>(provenance.seed)},
                          {"stream_version", provenance.stream_version},
                          {"data_licences", fmt::format("{}", fmt::join(provenance.data_licences, "\n"))}});
  add_inputs(file, provenance.inputs);
}

void require_format(const ResultFile& file, std::string_view format, const std::string& path) {
  const auto refuse = [&](const std::string& problem, std::vector<std::string> allowed) {
    throw InputError(Problem{
        .place = {.file = path}, .key = {}, .problem = problem, .allowed = std::move(allowed), .suggestion = {}});
  };
  const Attribute* found = find_attribute(file.attributes, "format");
  const auto* name = found ? std::get_if<std::string>(&found->value) : nullptr;
  if (!name || *name != format) {
    refuse(fmt::format("the format of this file is '{}'", name ? *name : "unknown"), {std::string(format)});
  }
  found = find_attribute(file.attributes, "format_version");
  const auto* number = found ? std::get_if<std::int64_t>(&found->value) : nullptr;
  if (!number || *number != format_version) {
    refuse(fmt::format("format version {} is not one that this program reads", number ? std::to_string(*number) : "?"),
           {std::to_string(format_version)});
  }
}

}  // namespace piecework
