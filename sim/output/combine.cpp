#include "sim/output/combine.h"

#include <fmt/format.h>

#include "sim/base/error.h"

namespace piecework {
namespace {

[[noreturn]] void refuse_folder(const std::string& folder, std::string problem) {
  throw InputError(
      Problem{.place = {.file = folder}, .key = {}, .problem = std::move(problem), .allowed = {}, .suggestion = {}});
}

struct Held {
  const std::string& folder;
  const std::string& result_hash;
};

void require_same(const ReplicateId& id, const Held& one, const Held& other) {
  if (one.result_hash == other.result_hash) return;
  refuse_folder(other.folder, fmt::format("holds another result of {}: result_hash {} there and {} in {}", name_of(id),
                                          other.result_hash, one.result_hash, one.folder));
}

void add(Combination& combination, const std::string& folder, Journal journal) {
  for (auto& [id, committed] : journal.committed) {
    const auto known = combination.replicates.find(id);
    if (known == combination.replicates.end()) {
      combination.replicates.emplace(id, Combination::Source{folder, std::move(committed)});
    } else {
      require_same(id, {known->second.folder, known->second.committed.result_hash}, {folder, committed.result_hash});
    }
  }
  combination.failures.merge(journal.failures);
  if (combination.request.is_none()) combination.request = std::move(journal.request);
}

}  // namespace

Combination combination_of(std::span<const std::string> folders, const Notices& notices) {
  expect(!folders.empty(), "a combination is of at least one folder");
  Combination combination;
  for (const std::string& folder : folders) {
    Journal journal = read_study(folder, notices);
    if (combination.identity.is_none()) combination.identity = journal.identity;
    const std::string different = differences(journal.identity, combination.identity);
    if (!different.empty()) {
      refuse_folder(folder, fmt::format("holds another study than {}: {}", folders.front(), different));
    }
    keep_sound(journal, folder, notices);
    add(combination, folder, std::move(journal));
  }
  std::erase_if(combination.failures, [&](const auto& entry) { return combination.replicates.contains(entry.first); });
  return combination;
}

std::size_t take_in(Store& store, const Combination& combination) {
  for (const auto& [id, source] : combination.replicates) {
    if (!store.done().contains(id)) continue;
    const std::string hash = store.result_hash_of(id);
    require_same(id, {store.folder(), hash}, {source.folder, source.committed.result_hash});
  }
  if (!combination.request.is_none() && !store.has_request()) store.remember(combination.request);
  std::size_t taken = 0;
  for (const auto& [id, source] : combination.replicates) {
    if (store.done().contains(id)) continue;
    store.adopt(id, read_bytes(source.folder + "/" + file_of(id)), source.committed);
    ++taken;
  }
  for (const auto& [id, failure] : combination.failures) {
    const auto known = store.failures().find(id);
    const bool told = known != store.failures().end() && known->second == failure;
    if (!told && !store.done().contains(id)) store.commit_failure(id, failure);
  }
  return taken;
}

}  // namespace piecework
