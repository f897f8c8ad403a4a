#include "sim/events/event_queue.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <utility>

#include "sim/events/run_sort.h"

namespace piecework {
namespace {

bool is_one_moment(const Rung::Bucket& bucket) {
  const std::uint64_t width = bucket.end - bucket.first;
  if (width == 1) return true;
  // A second holds sixteen moments of which a model uses one or two: worth a look before it is spread.
  if (width > std::uint64_t{1} << EventKey::priority_bits) return false;
  const std::uint64_t moment = bucket.keys.head->keys[0].moment();
  bool same = true;
  bucket.keys.for_each([&](const EventKey& key) { same &= key.moment() == moment; });
  return same;
}

}  // namespace

EventQueue::EventQueue() : rungs_(1), sorted_(RunSort::writable) { set_outer(0); }

EventQueue::EventQueue(const EventQueue& other) : EventQueue() { *this = other; }

EventQueue& EventQueue::operator=(const EventQueue& other) {
  if (this == &other) return *this;
  const auto all = [](const EventKey& /*key*/) { return true; };
  restore(other.live_keys(all), other.last_sequence_);
  dead_ = other.dead_;
  return *this;
}

void EventQueue::restore(std::span<const EventKey> keys, std::uint64_t last_sequence) {
  *this = EventQueue();
  last_sequence_ = last_sequence;
  size_ = keys.size();
  for (const EventKey& key : keys) append(outer_.beyond(), key);
}

std::size_t EventQueue::bytes() const {
  std::size_t bytes = pool_.bytes() + (sorted_.capacity() + heap_.capacity()) * sizeof(EventKey);
  for (const Rung& rung : rungs_) bytes += rung.bytes();
  return bytes;
}

/// Sets up a new chunk at the end of a chain, and takes note of the full one before it if that is of the pile.
void EventQueue::extend(KeyChain& chain) {
  if (chain.tail != nullptr) {
    if (&chain == &outer_.beyond()) far_.add(chain.tail->keys);
    if (draining_ && &chain == &rungs_[0].beyond()) beyond_far_.add(chain.tail->keys);
  }
  pool_.extend(chain);
}

/// Into the run, a finer rung than the outer one, or beside the run.
void EventQueue::place_near(EventKey key) {
  const std::uint64_t moment = key.moment();
  if (moment == run_moment_) return place_in_run(key);
  // The farthest first: the last bucket of a rung may reach into the next of the rung before it.
  for (std::size_t level = outer_level_ + 1; level < depth_; ++level) {
    if (KeyChain* bucket = rungs_[level].bucket_at(moment)) return pool_.append(*bucket, key);
  }
  place_aside(key);
}

void EventQueue::place_in_run(EventKey key) {
  pool_.append(run_, key);
  if (run_.head == run_.tail) ++end_;
}

// ---- beside the run ----

void EventQueue::place_aside(EventKey key) {
  const bool continues = present_.head == nullptr || present_.tail->keys[0].moment() == key.moment();
  if (key.moment() == now_ && continues) {
    pool_.append(present_, key);
  } else {
    heap_.push_back(key);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }
  ++aside_;
  if (heap_.size() >= aside_capacity && run_.head == nullptr && run_end_ > now_ + 1) spread_aside();
}

/// Puts the run and what is beside it into a finer rung.
void EventQueue::spread_aside() {
  std::vector<EventKey> keys(at_, end_);
  keys.insert(keys.end(), heap_.begin(), heap_.end());
  while (const EventKey* key = first_present()) {
    keys.push_back(*key);
    drop_present();
  }
  heap_.clear();
  aside_ = 0;
  at_ = end_ = nullptr;
  std::sort(keys.begin(), keys.end());  // those of one moment must be appended in order
  const std::uint64_t first = keys.front().moment();
  Rung& rung = open_rung(first, std::max(run_end_, keys.back().moment() + 1) - first, keys.size() / good_run);
  run_end_ = first;
  for (const EventKey& key : keys) pool_.append(*rung.bucket_at(key.moment()), key);
}

const EventKey* EventQueue::first_present() const {
  return present_.head == nullptr ? nullptr : &present_.head->keys[present_read_];
}

void EventQueue::drop_present() {
  KeyChunk* head = present_.head;
  if (++present_read_ < present_.keys_in(head)) return;
  present_read_ = 0;
  if (head == present_.tail) {
    present_ = {};
  } else {
    present_.head = head->next;
  }
  pool_.give_back(head);
}

/// The next of run, present and heap, of which one of the latter two holds something; nullptr if it is not due.
const EventKey* EventQueue::pop_beside(Time until) {
  const EventKey* best = at_ == end_ ? nullptr : at_;
  const EventKey* present = first_present();
  if (present != nullptr && (best == nullptr || *present < *best)) best = present;
  if (!heap_.empty() && (best == nullptr || heap_.front() < *best)) best = &heap_.front();
  if (best->time() >= until) return nullptr;
  popped_ = *best;
  if (best == at_) {
    ++at_;
  } else if (best == present) {
    drop_present();
    --aside_;
  } else {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    heap_.pop_back();
    --aside_;
  }
  now_ = popped_.moment();
  --size_;
  return &popped_;
}

// ---- the run, and where it comes from ----

/// Goes on to what is popped next, but for what is beside the run; false if that comes first or nothing is left.
bool EventQueue::advance() {
  look_ahead();
  return next_chunk() || (aside_ == 0 && refill());
}

/// Goes on to the next chunk of a run of one moment.
bool EventQueue::next_chunk() {
  if (run_.head == nullptr) return false;
  KeyChunk* read = run_.head;
  if (read == run_.tail) {
    run_ = {};
    run_moment_ = no_moment;
    at_ = end_ = nullptr;
  } else {
    prefetch_chunk(read->next->next);
    run_.head = read->next;
    at_ = run_.head->keys.data();
    end_ = at_ + run_.keys_in(run_.head);
  }
  pool_.give_back(read);
  return run_.head != nullptr;
}

bool EventQueue::refill() {
  for (;;) {
    Rung& rung = rungs_[depth_ - 1];
    if (!rung.find_next()) {
      if (depth_ - 1 > outer_level_) {
        --depth_;
        continue;
      }
      run_end_ = outer_from_ = rung.end();
      if (outer_.beyond().empty() && !draining_) return false;
      if (!draining_) start_draining();
      while (draining_) drain_chunk();
      continue;
    }
    if (sweep_.level == depth_ && sweep_.bucket == rung.next()) sweep_.previous = nullptr;
    Rung::Bucket bucket = rung.take();
    run_end_ = bucket.end;
    if (depth_ - 1 == outer_level_) outer_from_ = bucket.end;
    if (bucket.keys.count() <= run_capacity) {
      run_sorted(bucket);
      return true;
    }
    if (is_one_moment(bucket)) {
      run_as_it_stands(bucket.keys);
      return true;
    }
    spread(bucket);
  }
}

// ---- the pile ----

/// Spreads a slice of a large pile once most of what is pending lies there.
void EventQueue::look_ahead() {
  constexpr std::size_t large = std::size_t{1} << 18;  // keys: fewer are spread in a millisecond or two
  const std::size_t pile = outer_.beyond().count();
  if (!draining_) {
    if (pile < large || pile / 4 < size_ - pile) return;
    start_draining();
  }
  drain_slice();
}

/// Opens the rung that takes the nearer part of the pile.
void EventQueue::start_draining() {
  constexpr std::uint32_t few = 256;  // are spread all at once, however far the last may be
  const KeyChain& pile = outer_.beyond();
  far_.add(pile.keys_of(pile.tail));
  std::uint64_t last = far_.last;
  // Up to twice the mean distance: at least half of the keys, whatever their distribution.
  const double twice = 2 * (far_.mean() - static_cast<double>(far_.first));
  if (pile.count() >= few && twice < static_cast<double>(last - far_.first)) {
    last = far_.first + static_cast<std::uint64_t>(twice);
  }
  if (depth_ == rungs_.size()) rungs_.emplace_back();
  const auto begin = rungs_.begin();
  std::rotate(begin, begin + static_cast<std::ptrdiff_t>(depth_), begin + static_cast<std::ptrdiff_t>(depth_) + 1);
  ++depth_;
  if (sweep_.level > 0) ++sweep_.level;
  forget_sweep_at(0);
  // By the time that a bucket comes due, about as many keys again have been put into it.
  rungs_[0].open(far_.first, last - far_.first + 1, 2 * pile.count() / good_run);
  outer_level_ = 1;
  beyond_far_ = {};
  draining_ = true;
}

/// Seven keys or more for each that is popped: the pile, four times the other keys when it is begun, is gone first.
void EventQueue::drain_slice() {
  constexpr int chunks = 8;
  for (int i = 0; i < chunks && draining_; ++i) drain_chunk();
}

void EventQueue::drain_chunk() {
  const Rung::Places places = rungs_[0].places();
  const auto move = [&](const EventKey& key) { append(places.of(key.moment()), key); };
  pool_.drain_chunk(outer_.beyond(), move);
  if (outer_.beyond().empty()) install_drained();
}

/// What came beyond the new rung is the pile now.
void EventQueue::install_drained() {
  draining_ = false;
  far_ = beyond_far_;
  set_outer(0);
}

void EventQueue::set_outer(std::size_t level) {
  outer_level_ = level;
  outer_ = rungs_[level].places();
  outer_from_ = rungs_[level].begin();
}

void EventQueue::spread(Rung::Bucket bucket) {
  Rung& rung = open_rung(bucket.first, bucket.end - bucket.first, bucket.keys.count() / good_run);
  pool_.drain(bucket.keys, [&](const EventKey& key) { pool_.append(*rung.bucket_at(key.moment()), key); });
}

Rung& EventQueue::open_rung(std::uint64_t first, std::uint64_t width, std::size_t buckets) {
  if (depth_ == rungs_.size()) rungs_.emplace_back();
  Rung& rung = rungs_[depth_++];
  forget_sweep_at(depth_);
  rung.open(first, width, buckets);
  return rung;
}

void EventQueue::run_sorted(Rung::Bucket bucket) {
  KeyChain& keys = bucket.keys;
  const std::size_t count = keys.count();
  at_ = sorted_.data();
  end_ = at_ + count;
  const bool narrow = bucket.end - bucket.first <= RunSort::widest;
  if (narrow && keys.head == keys.tail) {
    RunSort{bucket.first}(keys.keys_of(keys.head), sorted_.data());
    pool_.give_back(keys.head);
    return;
  }
  std::array<EventKey, run_capacity> together;
  std::size_t i = 0;
  pool_.drain(keys, [&](const EventKey& key) { together[i++] = key; });
  if (narrow) {
    RunSort{bucket.first}(std::span(together).first(count), sorted_.data());
  } else {
    std::sort(together.begin(), together.begin() + static_cast<std::ptrdiff_t>(count));
    std::copy_n(together.begin(), count, sorted_.begin());
  }
}

void EventQueue::run_as_it_stands(KeyChain keys) {
  run_ = keys;
  run_moment_ = run_.head->keys[0].moment();
  at_ = run_.head->keys.data();
  end_ = at_ + run_.keys_in(run_.head);
}

/// What will be popped after the run: the next chunk of it, or the first of the next bucket.
std::span<const EventKey> EventQueue::coming_soon() const {
  if (run_.head != nullptr && run_.head != run_.tail) return run_.keys_of(run_.head->next);
  for (std::size_t level = depth_; level > 0; --level) {
    const Rung& rung = rungs_[level - 1];
    for (std::uint32_t index = rung.next(); index < rung.size(); ++index) {
      const KeyChain& bucket = rung.bucket(index);
      if (!bucket.empty()) return bucket.keys_of(bucket.head);
    }
  }
  return {at_, end_};
}

// ---- dead keys ----

/// The chain in which the next chunk to sweep lies; the sweep ends where there is none.
KeyChain* EventQueue::swept_chain() {
  const auto has_more = [&](const KeyChain& chain) {
    return sweep_.previous == nullptr ? chain.head != nullptr : sweep_.previous != chain.tail;
  };
  if (sweep_.level == 0) {
    if (has_more(outer_.beyond())) return &outer_.beyond();
    sweep_ = {.running = true, .level = 1};
  }
  for (; sweep_.level <= depth_; sweep_ = {.running = true, .level = sweep_.level + 1}) {
    Rung& rung = rungs_[sweep_.level - 1];
    if (sweep_.bucket < rung.next()) sweep_ = {.running = true, .level = sweep_.level, .bucket = rung.next()};
    for (; sweep_.bucket < rung.size(); ++sweep_.bucket, sweep_.previous = nullptr) {
      if (has_more(rung.bucket(sweep_.bucket))) return &rung.bucket(sweep_.bucket);
    }
  }
  sweep_ = {};
  return nullptr;
}

/// Closes the gap that a sweep made in the chunk after sweep_.previous, of which the first `kept` keys remain.
void EventQueue::swept(KeyChain& chain, std::uint32_t kept) {
  KeyChunk* previous = sweep_.previous;
  KeyChunk* chunk = previous ? previous->next : chain.head;
  const bool is_last = chunk == chain.tail;
  const std::uint32_t gone = chain.keys_in(chunk) - kept;
  size_ -= gone;
  dead_ -= gone;
  if (!is_last) chain.before_tail -= gone;
  if (previous != nullptr && previous->count + kept <= KeyChunk::capacity) {
    if (is_last) chain.before_tail -= previous->count;
    std::copy_n(chunk->keys.begin(), kept, previous->keys.begin() + previous->count);
    previous->count += kept;
    previous->next = chunk->next;
    if (is_last) {
      chain.tail = previous;
      chain.room = KeyChunk::capacity - previous->count;
    }
    pool_.give_back(chunk);
  } else if (kept == 0) {  // the first chunk
    chain.head = chunk->next;
    if (is_last) chain = {};
    pool_.give_back(chunk);
  } else {
    chunk->count = kept;
    if (is_last) chain.room = KeyChunk::capacity - kept;
    sweep_.previous = chunk;
  }
}

/// The chains of this level are about to be rewritten.
void EventQueue::forget_sweep_at(std::size_t level) {
  if (sweep_.level != level) return;
  sweep_.bucket = 0;
  sweep_.previous = nullptr;
}

}  // namespace piecework
