#include <string>
#include <vector>

#include "sim/config/scenario_file.h"
#include "sim/config/toml.h"
#include "tests/fuzz/targets.h"
#include "tests/sim/config/plant.h"

namespace piecework::fuzz {
namespace {

struct Parts {
  std::vector<std::string> overrides;
  std::string_view text;
};

Parts parts_of(std::string_view bytes) {
  Parts parts{{}, bytes};
  constexpr std::string_view line_between = "---\n";
  const std::size_t end = bytes.starts_with(line_between) ? 0 : bytes.find("\n---\n");
  if (end == bytes.npos) return parts;
  std::string_view head = bytes.substr(0, end);
  parts.text = bytes.substr(bytes.find(line_between, end) + line_between.size());
  while (!head.empty() && parts.overrides.size() < 8) {
    const std::size_t stop = head.find('\n');
    parts.overrides.emplace_back(head.substr(0, stop));
    head.remove_prefix(stop == head.npos ? head.size() : stop + 1);
  }
  return parts;
}

}  // namespace

/// All that happens to a scenario but the opening of files: parse, merge over a base, override, check, echo.
void scenario(std::string_view bytes) {
  const Parts parts = parts_of(bytes);
  try {
    Node root = merge(parse_toml(plant::good_text, "base.toml"), parse_toml(parts.text, "fuzzed.toml"));
    root = with_overrides(std::move(root), parts.overrides);
    plant::Plant plant;
    Problems problems;
    read_sections(root, plant::description, &plant, problems);
    problems.throw_if_any();
  } catch (const InputError& error) {
    for (const Problem& problem : error.problems()) (void)to_string(problem);
  }
}

}  // namespace piecework::fuzz
