#include "sim/events/event_queue.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <utility>

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

struct Stretch {
  std::uint64_t first = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t last = 0;
  double mean = 0;
};

Stretch stretch_of(const KeyChain& keys) {
  Stretch stretch;
  double sum = 0;
  keys.for_each([&](const EventKey& key) {
    const std::uint64_t moment = key.moment();
    stretch.first = std::min(stretch.first, moment);
    stretch.last = std::max(stretch.last, moment);
    sum += static_cast<double>(moment);
  });
  stretch.mean = sum / keys.count;
  return stretch;
}

}  // namespace

EventQueue::EventQueue(const EventQueue& other) { *this = other; }

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
  for (const EventKey& key : keys) pool_.append(far_, key);
}

std::size_t EventQueue::bytes() const {
  std::size_t bytes = pool_.bytes() + (sorted_.capacity() + heap_.capacity()) * sizeof(EventKey);
  for (const Rung& rung : rungs_) bytes += rung.bytes();
  return bytes;
}

// ---- beside the run ----

void EventQueue::place_aside(const EventKey& key) {
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

/// The next of run, present and heap, of which one of the latter two holds something.
bool EventQueue::pop_beside(Time until, EventKey& key) {
  const EventKey* best = at_ == end_ ? nullptr : at_;
  const EventKey* present = first_present();
  if (present != nullptr && (best == nullptr || *present < *best)) best = present;
  if (!heap_.empty() && (best == nullptr || heap_.front() < *best)) best = &heap_.front();
  if (best->time() >= until) return false;
  key = *best;
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
  now_ = key.moment();
  --size_;
  return true;
}

// ---- the run, and where it comes from ----

/// Goes on to the next chunk of a run of one moment.
bool EventQueue::next_chunk() {
  if (run_.head == nullptr) return false;
  KeyChunk* read = run_.head;
  if (read == run_.tail) {
    run_ = {};
    at_ = end_ = nullptr;
  } else {
    run_.head = read->next;
    at_ = run_.head->keys.data();
    end_ = at_ + run_.keys_in(run_.head);
  }
  pool_.give_back(read);
  return run_.head != nullptr;
}

bool EventQueue::refill() {
  for (;;) {
    if (depth_ == 0) {
      run_end_ = far_from_;
      if (far_.count == 0) return false;
      spread_far();
    }
    Rung& rung = rungs_[depth_ - 1];
    if (!rung.find_next()) {
      --depth_;
      continue;
    }
    if (sweep_.level == depth_ && sweep_.bucket == rung.next()) sweep_.previous = nullptr;
    Rung::Bucket bucket = rung.take();
    run_end_ = bucket.end;
    if (bucket.keys.count <= run_capacity) {
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

void EventQueue::spread_far() {
  constexpr std::uint32_t few = 256;  // are spread all at once, however far the last may be
  forget_sweep_at(0);
  const Stretch stretch = stretch_of(far_);
  std::uint64_t last = stretch.last;
  // Up to twice the mean distance: at least half of the keys, whatever their distribution.
  const double twice = 2 * (stretch.mean - static_cast<double>(stretch.first));
  if (far_.count >= few && twice < static_cast<double>(last - stretch.first)) {
    last = stretch.first + static_cast<std::uint64_t>(twice);
  }
  // By the time that a bucket comes due, about as many keys again have been put into it.
  Rung& rung = open_rung(stretch.first, last - stretch.first + 1, 2 * far_.count / good_run);
  far_from_ = rung.end();
  pool_.drain(far_, [&](const EventKey& key) {
    const std::uint64_t moment = key.moment();
    pool_.append(moment < far_from_ ? *rung.bucket_at(moment) : far_, key);
  });
}

void EventQueue::spread(Rung::Bucket bucket) {
  Rung& rung = open_rung(bucket.first, bucket.end - bucket.first, bucket.keys.count / good_run);
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
  const std::size_t count = bucket.keys.count;
  sorted_.resize(run_capacity);
  // The bits that tell keys of one bucket apart fit 32 if it is not wider than 48 days, as one of few keys seldom is.
  if ((bucket.end - bucket.first) * run_capacity <= std::numeric_limits<std::int32_t>::max()) {
    sort_by_counting(bucket);
  } else {
    std::size_t i = 0;
    pool_.drain(bucket.keys, [&](const EventKey& key) { sorted_[i++] = key; });
    std::sort(sorted_.begin(), sorted_.begin() + static_cast<std::ptrdiff_t>(count));
  }
  at_ = sorted_.data();
  end_ = at_ + count;
}

/// Counts, for every key, those before it: more comparisons than a sort, but no branch to mispredict, and four at once.
/// Keys of one moment are in the order of their sequence already, so their position decides.
void EventQueue::sort_by_counting(Rung::Bucket& bucket) {
  constexpr std::size_t lanes = 4;
  using Four [[gnu::vector_size(lanes * sizeof(std::int32_t))]] = std::int32_t;
  std::array<Four, run_capacity / lanes> order;
  auto* const orders = reinterpret_cast<std::int32_t*>(order.data());
  std::size_t count = 0;
  bucket.keys.for_each([&](const EventKey& key) {
    orders[count] = static_cast<std::int32_t>((key.moment() - bucket.first) * run_capacity + count);
    ++count;
  });
  const std::size_t fours = (count + lanes - 1) / lanes;
  std::fill(orders + count, orders + fours * lanes, std::numeric_limits<std::int32_t>::max());
  std::size_t i = 0;
  pool_.drain(bucket.keys, [&](const EventKey& key) {
    const std::int32_t mine = orders[i++];
    Four before{};
    for (std::size_t four = 0; four < fours; ++four) before -= order[four] < mine;  // a true lane is -1
    sorted_[static_cast<std::size_t>(before[0] + before[1] + before[2] + before[3])] = key;
  });
}

void EventQueue::run_as_it_stands(KeyChain keys) {
  run_ = keys;
  at_ = run_.head->keys.data();
  end_ = at_ + run_.keys_in(run_.head);
}

/// What will be popped after the run: the next chunk of it, or the first of the next bucket.
std::span<const EventKey> EventQueue::coming_soon() const {
  const auto keys_of = [](const KeyChain& chain, const KeyChunk* chunk) {
    return std::span(chunk->keys.data(), chain.keys_in(chunk));
  };
  if (run_.head != nullptr && run_.head != run_.tail) return keys_of(run_, run_.head->next);
  for (std::size_t level = depth_; level > 0; --level) {
    const Rung& rung = rungs_[level - 1];
    for (std::uint32_t index = rung.next(); index < rung.size(); ++index) {
      const KeyChain& bucket = rung.bucket(index);
      if (bucket.count > 0) return keys_of(bucket, bucket.head);
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
    if (has_more(far_)) return &far_;
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
  chain.count -= gone;
  size_ -= gone;
  dead_ -= gone;
  if (previous != nullptr && previous->count + kept <= KeyChunk::capacity) {
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
