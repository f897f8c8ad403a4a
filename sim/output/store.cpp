#include "sim/output/store.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <memory>

#include "sim/base/error.h"
#include "sim/config/json.h"
#include "sim/output/hash.h"
#include "sim/output/hdf5.h"
#include "sim/output/journal.h"
#include "sim/output/manifest.h"
#include "sim/output/merge.h"
#include "sim/output/provenance.h"

namespace piecework {
namespace {

[[noreturn]] void refuse_store(const std::string& folder, std::string problem) {
  throw InputError(
      Problem{.place = {.file = folder}, .key = {}, .problem = std::move(problem), .allowed = {}, .suggestion = {}});
}

Node text_node(std::string text) { return {.value = std::move(text), .place = {}}; }
Node whole_node(std::uint64_t value) { return {.value = static_cast<std::int64_t>(value), .place = {}}; }

/// What lies in a folder, apart from what any run may leave behind.
std::vector<std::string> contents_of(const std::string& folder) {
  std::vector<std::string> names = names_in(folder);
  std::erase_if(names, [](const std::string& name) { return name == ".lock" || name.ends_with(".tmp"); });
  return names;
}

bool holds_the_same(const Draft& draft, const std::string& path) {
  const ByteSource there = file_source(path);
  if (there.size != draft.size()) return false;
  std::array<std::byte, 65536> one;
  std::array<std::byte, 65536> other;
  for (std::uint64_t at = 0; at < there.size; at += one.size()) {
    const std::size_t count = std::min<std::uint64_t>(one.size(), there.size - at);
    draft.read(at, std::span(one).first(count));
    there.read(at, std::span(other).first(count));
    if (!std::equal(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(count), other.begin())) return false;
  }
  return true;
}

void add_extra(Node::Table& record, const Node::Table& extra) {
  for (const Node::Entry& entry : extra.entries) {
    expect(!record.find(entry.key), "extra fields of a record have names of their own");
    record.set(entry.key, entry.value);
  }
}

}  // namespace

Store::Store(std::string folder, const Node& identity, StoreOptions options)
    : folder_(std::move(folder)), identity_(identity), options_(std::move(options)), arms_(arms_of(identity, folder_)) {
  expect(!arms_.empty(), "the identity of a study lists its arms");
  const std::vector<std::string> contents = contents_of(folder_);
  if (!contents.empty() && !exists(manifest_path())) {
    refuse_store(folder_, fmt::format("not a study folder: it holds '{}' and no manifest.jsonl", contents.front()));
  }
  make_folders(folder_, options_.os);
  lock_.emplace(folder_);
  open();
}

Node Store::identity_of(const std::string& folder) { return read_study(folder).identity; }

void Store::open() {
  Journal journal = read_journal(folder_, options_.notices);
  if (journal.identity.is_none()) {
    if (exists(folder_ + "/arms")) {
      throw OutputError(manifest_path(), "its first line, which says what this study is, is damaged", 0);
    }
    return start();
  }
  const std::string different = differences(journal.identity, parse_json(to_json(identity_), folder_));
  if (!different.empty()) refuse_store(folder_, "holds another study: " + different);
  keep_sound(journal, folder_, options_.notices);
  manifest_bytes_ = journal.bytes;
  request_ = std::move(journal.request);
  failures_ = std::move(journal.failures);
  committed_ = std::move(journal.committed);
  for (auto& [id, committed] : committed_) {
    done_.insert(id);
    committed.record = std::string();
  }
  remove_temporaries(folder_, options_.os);
  for (const std::string& arm : arms_) remove_temporaries(folder_ + "/arms/" + arm, options_.os);
}

void Store::start() {
  remove_temporaries(folder_, options_.os);
  append(identity_);
}

void Store::remember(const Node& request) {
  const std::string json = to_json(request);
  if (json == to_json(request_)) return;
  Node::Table record;
  record.set("request", request);
  append({.value = std::move(record), .place = {}});
  request_ = parse_json(json, manifest_path());
}

void Store::append(const Node& record) { append(to_json(record)); }

void Store::append(const std::string& json) {
  const std::string line = manifest_line_of(json);
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
  add_extra(record, extra);
  put(id, image, {digest, hash, to_json({.value = std::move(record), .place = {}})});
}

void Store::commit_failure(const ReplicateId& id, Failure failure, const Node::Table& extra) {
  expect(std::ranges::find(arms_, id.arm) != arms_.end(), "only arms of the study fail");
  expect(!done_.contains(id), "a replicate that is done does not fail");
  Node::Table record;
  record.set("arm", text_node(id.arm));
  record.set("replicate", whole_node(id.replicate));
  record.set("status", text_node("failed"));
  record.set("message", text_node(failure.message));
  record.set("when", text_node(failure.when));
  record.set("seconds", {.value = failure.seconds, .place = {}});
  add_extra(record, extra);
  append({.value = std::move(record), .place = {}});
  failures_[id] = std::move(failure);
}

void Store::adopt(const ReplicateId& id, std::span<const std::byte> image, const Committed& committed) {
  expect(std::ranges::find(arms_, id.arm) != arms_.end(), "only arms of the study are committed");
  if (sha256(image) != committed.sha256) throw OutputError(file_of(id), "altered since it was committed", 0);
  put(id, image, committed);
}

void Store::put(const ReplicateId& id, std::span<const std::byte> image, Committed committed) {
  make_folders(folder_ + "/arms/" + id.arm, options_.os);
  write_atomically(path_of(id), image, options_.os);
  append(committed.record);
  committed.record = std::string();
  committed_[id] = std::move(committed);
  done_.insert(id);
  failures_.erase(id);
}

ResultFile Store::read(const ReplicateId& id) const {
  const std::vector<std::byte> image = read_bytes(path_of(id));
  if (sha256(image) != committed_.at(id).sha256) throw OutputError(path_of(id), "altered since it was committed", 0);
  return from_image(image, path_of(id));
}

MergedStudy Store::merge() {
  std::vector<std::uint64_t> replicates;
  for (const ReplicateId& id : done_) replicates.push_back(id.replicate);
  std::ranges::sort(replicates);
  replicates.erase(std::ranges::unique(replicates).begin(), replicates.end());
  if (replicates.empty()) return {.path = folder_ + "/study.h5", .result_hash = {}};

  const StreamedFile study = stacked(replicates);
  MergedStudy merged{.path = folder_ + "/study.h5", .result_hash = {}, .done = done_.size(), .missing = 0};
  merged.missing = arms_.size() * replicates.size() - merged.done;
  merged.result_hash = std::get<std::string>(find_attribute(study.head.attributes, "result_hash")->value);
  Draft draft(merged.path, options_.os);
  write_draft(study, draft);
  const bool stands = exists(merged.path) && holds_the_same(draft, merged.path);
  stands ? draft.discard() : draft.publish();
  return merged;
}

StreamedFile Store::stacked(const std::vector<std::uint64_t>& replicates) const {
  StudyMerger merger({arms_, replicates}, std::make_unique<Scratch>(folder_ + "/cells", options_.os));
  for (std::size_t arm = 0; arm < arms_.size(); ++arm) {
    for (std::size_t i = 0; i < replicates.size(); ++i) {
      const ReplicateId id{arms_[arm], replicates[i]};
      if (done_.contains(id)) merger.add(arm, i, read(id));
    }
  }
  for (const std::string& name : merger.differing_attributes()) {
    warn(options_.notices, fmt::format("{}: the replicates differ in '{}'", folder_, name));
  }
  return std::move(merger).finish();
}

StudyHash hash_study(const std::string& folder) {
  const std::string path = folder + "/study.h5";
  Store::identity_of(folder);
  if (!exists(path)) refuse_store(folder, "holds no study.h5 yet; finish the run with --resume");
  const StreamedFile study = open_file(path);  // its values are too many to hold
  require_format(study.head, study_format, path);
  const Attribute* stored = find_attribute(study.head.attributes, "result_hash");
  const auto* text = stored ? std::get_if<std::string>(&stored->value) : nullptr;
  return {.stored = text ? *text : "", .computed = result_hash(study)};
}

}  // namespace piecework
