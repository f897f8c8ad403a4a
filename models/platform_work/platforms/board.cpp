#include "models/platform_work/platforms/board.h"

#include "models/platform_work/platforms/task_parameters.h"

namespace piecework::platform_work {

namespace {

Posting posting_of(BatchId id, const Batch& batch) { return {batch.posted_at, batch.id, id}; }

}  // namespace

BatchId Board::post(Batch batch, std::uint64_t hash) {
  expect(batch.posted > 0 && batch.remaining == batch.posted, "a new batch has tasks and all of them remain");
  batch.open = true;
  batch.size_class = BatchOrder::size_class_of(batch.posted);
  BatchId id;
  if (free_.empty()) {
    id = batches_.add(batch);
  } else {
    id = free_.back();
    free_.pop_back();
    batches_[id] = batch;
  }
  batches_[id].slot = open_.insert(hash, id);
  batches_[id].size_slot = order_.insert(posting_of(id, batch), batch.size_class, hash);
  return id;
}

void Board::close(BatchId id) {
  Batch& batch = batches_[id];
  expect(batch.open, "only an open batch can be closed");
  open_.erase(batch.slot);
  order_.erase(posting_of(id, batch), batch.size_class, batch.size_slot);
  batch.open = false;
}

void Board::release_if_finished(BatchId id) {
  Batch& batch = batches_[id];
  expect(!batch.open, "an open batch keeps its row");
  if (batch.in_work > 0) return;
  expect(batch.remaining == 0 && batch.posted == batch.done + batch.expired, "every task of a batch is accounted for");
  batch = Batch{};
  free_.push_back(id);
}

/// The order by time follows from the rows.
void Board::sort() {
  std::vector<Posting> postings;
  for (std::size_t row = 0; row < batches_.size(); ++row) {
    const BatchId id = batches_.id(row);
    if (batches_[id].open) postings.push_back(posting_of(id, batches_[id]));
  }
  order_.take_postings(std::move(postings));
}

/// Whether free rows, open batches and their slots name each other, as in any board but one read from a bad file.
bool Board::is_whole() const {
  const auto rows = batches_.rows();
  bool whole = true;
  for (const BatchId id : free_) whole = whole && id.row() < rows.size();
  std::size_t open = 0;
  for (const Batch& batch : rows) open += batch.open ? 1U : 0U;
  open_.for_each([&](BatchId id) { whole = whole && id.row() < rows.size() && rows[id.row()].open; });
  if (!whole || open != open_.size() || open != order_.sized()) return false;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Batch& batch = rows[row];
    if (batch.task_class >= task_classes) return false;
    if (!batch.open) continue;
    const BatchId id = batches_.id(row);
    if (!open_.holds(batch.slot, id) || !order_.holds(batch.size_class, batch.size_slot, id)) return false;
  }
  return true;
}

BatchId Board::sample(Draws& draws) const {
  const BatchId* id = open_.sample(draws);
  return id == nullptr ? BatchId{} : *id;
}

}  // namespace piecework::platform_work
