#include "models/cli/request.h"

#include <filesystem>

namespace piecework::cli {
namespace {

Node texts_node(const std::vector<std::string>& texts) {
  Node::Array array;
  for (const std::string& text : texts) array.push_back({text, {}});
  return {std::move(array), {}};
}

std::vector<std::string> texts_in(const Node& record, std::string_view key) {
  std::vector<std::string> texts;
  const Node* list = record.table() ? record.table()->find(key) : nullptr;
  if (!list || !list->array()) return texts;
  for (const Node& item : *list->array()) texts.push_back(item.text() ? *item.text() : "");
  return texts;
}

std::optional<std::string> optional_text(const Node& record, std::string_view key) {
  std::string text = text_in(record, key);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::uint64_t> whole_in(const Node& record, std::string_view key) {
  const Node* node = record.table() ? record.table()->find(key) : nullptr;
  if (!node || !node->whole()) return std::nullopt;
  return static_cast<std::uint64_t>(*node->whole());
}

std::string found_anywhere(const std::string& scenario) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(scenario, ignored) ? std::filesystem::absolute(scenario).string() : scenario;
}

}  // namespace

platform_work::StudyRequest request_of(const RunArguments& arguments, const Session& session) {
  platform_work::StudyRequest request;
  request.scenario = arguments.scenario;
  request.arms = arguments.policies;
  request.load = {session.settings.scenario_folders, arguments.overrides};
  request.seed = arguments.seed;
  request.scale = arguments.scale;
  request.until = arguments.until;
  request.future = arguments.future;
  request.panel = arguments.panel;
  return request;
}

Node as_node(const platform_work::StudyRequest& request) {
  Node::Table table;
  table.set("scenario", {found_anywhere(request.scenario), {}});
  table.set("policies", texts_node(request.arms));
  table.set("set", texts_node(request.load.overrides));
  table.set("seed", {static_cast<std::int64_t>(request.seed), {}});
  if (request.scale) table.set("scale", {*request.scale, {}});
  if (request.until) table.set("until", {*request.until, {}});
  if (request.future) table.set("future", {*request.future, {}});
  if (request.panel > 0) table.set("panel", {static_cast<std::int64_t>(request.panel), {}});
  return {std::move(table), {}};
}

platform_work::StudyRequest request_in(const Journal& journal, const LoadOptions& load) {
  const bool kept = journal.request.table() != nullptr;
  const Node& source = kept ? journal.request : journal.identity;
  platform_work::StudyRequest request;
  request.scenario = text_in(source, "scenario");
  request.load = {load.search_folders, texts_in(source, "set")};
  request.arms = kept ? texts_in(source, "policies")
                      : std::vector<std::string>(journal.arms.begin() + 1, journal.arms.end());  // after the baseline
  request.seed = whole_in(source, "seed").value_or(request.seed);
  request.panel = whole_in(source, "panel").value_or(0);
  request.scale = optional_text(source, "scale");
  request.until = optional_text(source, "until");
  request.future = optional_text(source, "future");
  return request;
}

}  // namespace piecework::cli
