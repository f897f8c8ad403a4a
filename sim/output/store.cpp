#include "sim/output/store.h"

#include <fmt/format.h>
#include <algorithm>

#include "sim/base/error.h"
#include "sim/config/json.h"
#include "sim/output/hash.h"
#include "sim/output/hdf5.h"
#include "sim/output/manifest.h"
#include "sim/output/merge.h"
#include "sim/output/provenance.h"

namespace piecework {
namespace {

[[noreturn]] void refuse(const std::string& folder, std::string problem) {
  throw InputError(
      Problem{.place = {.file = folder}, .key = {}, .problem = std::move(problem), .allowed = {}, .suggestion = {}});
}

Node text_node(std::string text) { return {.value = std::move(text), .place = {}}; }
Node whole_node(std::uint64_t value) { return {.value = static_cast<std::int64_t>(value), .place = {}}; }

std::string text_at(const Node& record, std::string_view key) {
  const Node* node = find(record, key);
  const std::string* text = node ? node->text() : nullptr;
  return text ? *text : std::string();
}

std::vector<std::string> arms_in(const Node& identity) {
  std::vector<std::string> arms;
  const Node* list = find(identity, "arms");
  if (!list || !list->array()) return arms;
  for (const Node& arm : *list->array()) {
    const std::string name = arm.text() ? *arm.text() : "";
    expect(!name.empty() && name.front() != '.' && name.find('/') == std::string::npos, "an arm names a folder");
    arms.push_back(name);
  }
  return arms;
}

std::string as_text(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// "seed is 5 there, 6 asked for; ..." for the keys whose values differ.
std::string differences(const Node& there, const Node& asked) {
  std::vector<std::string> keys;
  for (const Node* side : {&there, &asked}) {
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
    const std::string b = value_in(asked, key);
    if (a != b) text += fmt::format("{}{} is {} there and {} here", text.empty() ? "" : "; ", key, a, b);
  }
  return text;
}

/// What lies in a folder, apart from what any run may leave behind.
std::vector<std::string> contents_of(const std::string& folder) {
  std::vector<std::string> names = names_in(folder);
  std::erase_if(names, [](const std::string& name) { return name == ".lock" || name.ends_with(".tmp"); });
  return names;
}

Manifest read_manifest(const std::string& folder) {
  const std::string path = folder + "/manifest.jsonl";
  if (!exists(path)) return {};
  return parse_manifest(as_text(read_bytes(path)), path);
}

std::string name_of(const ReplicateId& id) { return fmt::format("replicate {} of arm '{}'", id.replicate, id.arm); }
std::string file_of(const ReplicateId& id) { return fmt::format("arms/{}/r{:06}.h5", id.arm, id.replicate); }

}  // namespace

Store::Store(std::string folder, const Node& identity, StoreOptions options)
    : folder_(std::move(folder)), identity_(identity), options_(std::move(options)), arms_(arms_in(identity)) {
  expect(!arms_.empty(), "the identity of a study lists its arms");
  const std::vector<std::string> contents = contents_of(folder_);
  if (!contents.empty() && !exists(manifest_path())) {
    refuse(folder_, fmt::format("not a study folder: it holds '{}' and no manifest.jsonl", contents.front()));
  }
  make_folders(folder_, options_.os);
  lock_.emplace(folder_);
  open();
}

Node Store::identity_of(const std::string& folder) {
  const Manifest manifest = read_manifest(folder);
  if (manifest.records.empty()) refuse(folder, "not a study folder: it holds no readable manifest.jsonl");
  return manifest.records.front();
}

void Store::open() {
  const Manifest manifest = read_manifest(folder_);
  if (manifest.records.empty() || (!manifest.damaged.empty() && manifest.damaged.front() == 1)) {
    if (!manifest.records.empty() || exists(folder_ + "/arms")) {
      throw OutputError(manifest_path(), "its first line, which says what this study is, is damaged", 0);
    }
    return start();
  }
  const std::string different = differences(manifest.records.front(), parse_json(to_json(identity_), folder_));
  if (!different.empty()) refuse(folder_, "holds another study: " + different);
  manifest_bytes_ = manifest.bytes;
  if (manifest.torn) warn(options_.notices, manifest_path() + ": the last line was not finished and is dropped");
  for (const std::size_t line : manifest.damaged) {
    warn(options_.notices, fmt::format("{}:{}: damaged line, ignored", manifest_path(), line));
  }
  std::map<ReplicateId, std::string> digests;
  for (std::size_t i = 1; i < manifest.records.size(); ++i) take_record(manifest.records[i], digests);
  verify(digests);
  remove_temporaries(folder_, options_.os);
  for (const std::string& arm : arms_) remove_temporaries(folder_ + "/arms/" + arm, options_.os);
}

void Store::start() {
  remove_temporaries(folder_, options_.os);
  append(identity_);
}

void Store::take_record(const Node& record, std::map<ReplicateId, std::string>& digests) const {
  const Node* number = find(record, "replicate");
  const std::string arm = text_at(record, "arm");
  if (!number || !number->whole() || std::ranges::find(arms_, arm) == arms_.end()) {
    warn(options_.notices, fmt::format("{}: a record that names no replicate of this study, ignored", manifest_path()));
    return;
  }
  digests[{arm, static_cast<std::uint64_t>(*number->whole())}] = text_at(record, "sha256");  // the latest counts
}

void Store::verify(const std::map<ReplicateId, std::string>& digests) {
  for (const auto& [id, digest] : digests) {
    const bool there = exists(path_of(id));
    if (there && sha256_file(path_of(id)) == digest) {
      done_.insert(id);
      digests_[id] = digest;
    } else {
      warn(options_.notices,
           fmt::format("{}: {}, so {} is not done", path_of(id),
                       there ? "its bytes are not those that were committed" : "missing", name_of(id)));
    }
  }
}

void Store::append(const Node& record) {
  const std::string line = manifest_line(record);
  write_tail_durably(manifest_path(), manifest_bytes_, line, options_.os);
  manifest_bytes_ += line.size();
}

std::string Store::path_of(const ReplicateId& id) const { return folder_ + "/" + file_of(id); }

void Store::commit(const ReplicateId& id, ResultFile file, const Node::Table& extra) {
  expect(std::ranges::find(arms_, id.arm) != arms_.end(), "only arms of the study are committed");
  const std::string hash = result_hash(file);
  set_attribute(file.attributes, {"result_hash", hash});
  const std::vector<std::byte> image = to_image(file);
  Node::Table record;
  record.set("arm", text_node(id.arm));
  record.set("replicate", whole_node(id.replicate));
  record.set("file", text_node(file_of(id)));
  record.set("bytes", whole_node(image.size()));
  const std::string digest = sha256(image);
  record.set("sha256", text_node(digest));
  record.set("result_hash", text_node(hash));
  for (const Node::Entry& entry : extra.entries) {
    expect(!record.find(entry.key), "extra fields of a record have names of their own");
    record.set(entry.key, entry.value);
  }
  make_folders(folder_ + "/arms/" + id.arm, options_.os);
  write_atomically(path_of(id), image, options_.os);
  append({.value = std::move(record), .place = {}});
  done_.insert(id);
  digests_[id] = digest;
}

ResultFile Store::read(const ReplicateId& id) const {
  const std::vector<std::byte> image = read_bytes(path_of(id));
  if (sha256(image) != digests_.at(id)) throw OutputError(path_of(id), "altered since it was committed", 0);
  return from_image(image, path_of(id));
}

MergedStudy Store::merge() {
  std::vector<std::uint64_t> replicates;
  for (const ReplicateId& id : done_) replicates.push_back(id.replicate);
  std::ranges::sort(replicates);
  replicates.erase(std::ranges::unique(replicates).begin(), replicates.end());
  if (replicates.empty()) return {.path = folder_ + "/study.h5", .result_hash = {}};

  StudyMerger merger(arms_, replicates);
  for (std::size_t arm = 0; arm < arms_.size(); ++arm) {
    for (std::size_t i = 0; i < replicates.size(); ++i) {
      const ReplicateId id{arms_[arm], replicates[i]};
      if (done_.contains(id)) merger.add(arm, i, read(id));
    }
  }
  for (const std::string& name : merger.differing_attributes()) {
    warn(options_.notices, fmt::format("{}: the replicates differ in '{}'", folder_, name));
  }
  const ResultFile study = std::move(merger).finish();
  MergedStudy merged{.path = folder_ + "/study.h5", .result_hash = {}, .done = done_.size(), .missing = 0};
  merged.missing = arms_.size() * replicates.size() - merged.done;
  merged.result_hash = std::get<std::string>(find_attribute(study.attributes, "result_hash")->value);
  const std::vector<std::byte> image = to_image(study);
  if (!exists(merged.path) || read_bytes(merged.path) != image) write_atomically(merged.path, image, options_.os);
  return merged;
}

StudyHash hash_study(const std::string& folder) {
  const std::string path = folder + "/study.h5";
  Store::identity_of(folder);
  if (!exists(path)) refuse(folder, "holds no study.h5 yet; finish the run with --resume");
  const ResultFile study = read_file(path);
  require_format(study, study_format, path);
  const Attribute* stored = find_attribute(study.attributes, "result_hash");
  const auto* text = stored ? std::get_if<std::string>(&stored->value) : nullptr;
  return {.stored = text ? *text : "", .computed = result_hash(study)};
}

}  // namespace piecework
