#include "sim/output/journal.h"

#include <fmt/format.h>
#include <algorithm>

#include "sim/base/error.h"
#include "sim/config/json.h"
#include "sim/output/hash.h"
#include "sim/output/manifest.h"
#include "sim/output/os.h"

namespace piecework {
namespace {

[[noreturn]] void refuse_manifest(const std::string& place, std::string problem) {
  throw InputError(
      Problem{.place = {.file = place}, .key = {}, .problem = std::move(problem), .allowed = {}, .suggestion = {}});
}

std::string as_text(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Adds the records of a manifest to a journal whose identity is known.
class JournalReader {
 public:
  JournalReader(Journal& journal, const std::string& path, const Notices& notices)
      : journal_(journal), path_(path), notices_(notices) {}

  void take(std::string_view json) {
    const Node record = parse_json(json, path_);
    if (const Node* request = record.table() ? record.table()->find("request") : nullptr) {
      journal_.request = *request;
      return;
    }
    const Node* number = find(record, "replicate");
    const ReplicateId id{text_in(record, "arm"),
                         number && number->whole() ? static_cast<std::uint64_t>(*number->whole()) : 0};
    const bool known = std::ranges::find(journal_.arms, id.arm) != journal_.arms.end();
    if (!known || !number || !number->whole() || *number->whole() < 0) {
      warn(notices_, path_ + ": a record that names no replicate of this study, ignored");
    } else if (text_in(record, "status") == "failed") {
      const Node* seconds = find(record, "seconds");
      journal_.failures[id] = {text_in(record, "message"), text_in(record, "when"),
                               seconds ? seconds->number().value_or(0) : 0};
    } else {
      journal_.committed[id] = {text_in(record, "sha256"), text_in(record, "result_hash"), std::string(json)};
      journal_.failures.erase(id);
    }
  }

 private:
  Journal& journal_;
  const std::string& path_;
  const Notices& notices_;
};

}  // namespace

std::string name_of(const ReplicateId& id) { return fmt::format("replicate {} of arm '{}'", id.replicate, id.arm); }
std::string file_of(const ReplicateId& id) { return fmt::format("arms/{}/r{:06}.h5", id.arm, id.replicate); }

std::vector<std::string> arms_of(const Node& identity, const std::string& place) {
  std::vector<std::string> arms;
  const Node* list = identity.table() ? identity.table()->find("arms") : nullptr;
  if (!list || !list->array()) return arms;
  for (const Node& arm : *list->array()) {
    const std::string name = arm.text() ? *arm.text() : "";
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos) {
      refuse_manifest(place, fmt::format("the arm {} cannot name a folder", shown(arm)));
    }
    arms.push_back(name);
  }
  return arms;
}

Journal read_journal(const std::string& folder, const Notices& notices) {
  const std::string path = folder + "/manifest.jsonl";
  Journal journal;
  if (!exists(path)) return journal;
  const std::string text = as_text(read_bytes(path));
  const Manifest manifest = parse_manifest(text, path);
  if (manifest.records.empty()) return journal;
  if (!manifest.damaged.empty() && manifest.damaged.front() == 1) {
    throw OutputError(path, "its first line, which says what this study is, is damaged", 0);
  }
  journal.identity = parse_json(manifest.records.front(), path);
  journal.arms = arms_of(journal.identity, path);
  journal.bytes = manifest.bytes;
  if (manifest.torn) warn(notices, path + ": the last line was not finished and is dropped");
  for (const std::size_t line : manifest.damaged) {
    warn(notices, fmt::format("{}:{}: damaged line, ignored", path, line));
  }
  JournalReader reader(journal, path, notices);
  for (std::size_t i = 1; i < manifest.records.size(); ++i) reader.take(manifest.records[i]);
  return journal;
}

Journal read_study(const std::string& folder, const Notices& notices) {
  Journal journal = read_journal(folder, notices);
  if (journal.identity.is_none()) refuse_manifest(folder, "not a study folder: it holds no readable manifest.jsonl");
  if (journal.arms.empty()) refuse_manifest(folder, "not a study folder: its manifest.jsonl lists no arms");
  return journal;
}

void keep_sound(Journal& journal, const std::string& folder, const Notices& notices) {
  std::erase_if(journal.committed, [&](const auto& entry) {
    const auto& [id, committed] = entry;
    const std::string path = folder + "/" + file_of(id);
    const bool there = exists(path);
    if (there && sha256_file(path) == committed.sha256) return false;
    warn(notices, fmt::format("{}: {}, so {} is not done", path,
                              there ? "its bytes are not those that were committed" : "missing", name_of(id)));
    return true;
  });
  std::erase_if(journal.failures, [&](const auto& entry) { return journal.committed.contains(entry.first); });
}

std::string differences(const Node& there, const Node& here) {
  std::vector<std::string> keys;
  for (const Node* side : {&there, &here}) {
    if (!side->table()) continue;
    for (const Node::Entry& entry : side->table()->entries) {
      if (std::ranges::find(keys, entry.key) == keys.end()) keys.push_back(entry.key);
    }
  }
  std::string text;
  const auto value_in = [](const Node& side, const std::string& key) {
    const Node* value = side.table() ? side.table()->find(key) : nullptr;
    return value ? to_json(*value) : std::string("absent");
  };
  for (const std::string& key : keys) {
    const std::string a = value_in(there, key);
    const std::string b = value_in(here, key);
    if (a != b) text += fmt::format("{}{} is {} there and {} here", text.empty() ? "" : "; ", key, a, b);
  }
  return text;
}

std::string text_in(const Node& record, std::string_view key) {
  const Node* node = record.table() ? record.table()->find(key) : nullptr;
  const std::string* text = node ? node->text() : nullptr;
  return text ? *text : std::string();
}

}  // namespace piecework
