#pragma once
// Pending events in total order (time, priority, sequence): an exact priority queue that sorts lazily. What lies far
// ahead is one unsorted pile. When its time comes near, the nearer part of the pile is spread over at most 1024 buckets
// of equal width, a bucket that is too full over finer ones, and so on (after the ladder queue of W. T. Tang, R. S. M.
// Goh and I. L.-J. Thng, 2005, and the lazy queue of R. Ronngren, J. Riboe and R. Ayani, 1991). A bucket of at most 32
// keys is sorted and becomes the run that pops take from; a bucket of one moment is in order as it stands, because keys
// of one moment are only ever appended in the order of their sequences. So a key is written a few times whatever the
// number pending, nearly always at the end of something, and what comes next is known early enough to be fetched.
//
// What is scheduled inside the run goes to its end if the run is of that moment, else to a queue of the present moment
// or to a small heap; a heap that grows is spread in its turn. A cancelled key is dead: its owner has forgotten its
// ticket. Dead keys are dropped when popped; once they outnumber the live ones a sweep takes them out, a few chunks at
// each cancellation.
//
// Push, pop and cancel take constant time on average: a key moves once a level, and a level divides the width by eight
// or more. A large pile is spread ahead of need, some 250 keys at every run, so that no pop waits for all of it. The
// exceptions are the first pop after everything was pushed, and a bucket that most keys share.
// docs/performance.md has the figures.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/events/key.h"
#include "sim/events/key_chain.h"
#include "sim/events/key_sort.h"
#include "sim/events/rung.h"
#include "sim/events/stretch.h"

namespace piecework {

class EventQueue {
 public:
  EventQueue();
  EventQueue(const EventQueue& other);
  EventQueue& operator=(const EventQueue& other);
  EventQueue(EventQueue&&) noexcept = default;
  EventQueue& operator=(EventQueue&&) noexcept = default;
  ~EventQueue() = default;

  /// The caller keeps the returned ticket if the event is to be cancellable.
  Ticket push(Time time, Priority priority, std::uint8_t kind, std::uint32_t row) {
    // A ticket of 0 means "none", so sequences whose low bits are 0 are skipped.
    if ((++last_sequence_ & 0xFFFFFFFF) == 0) ++last_sequence_;
    const EventKey key({time, priority, last_sequence_, kind, row});
    ++size_;
    place(key);
    return key.ticket();
  }

  [[nodiscard]] bool empty() const { return size_ == 0; }
  /// Keys held, dead ones included.
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const;

  /// Takes the next key if it is before `until`. `prefetch(key)` is called for keys that come soon, about a bucket
  /// before they are popped; `prefetch.next(key)`, if it exists, for those of the bucket that comes now.
  template <class Prefetch>
  bool pop_before(Time until, EventKey& key, const Prefetch& prefetch) {
    if (at_ == end_) [[unlikely]] {
      if (advance()) {
        for (const EventKey& coming : coming_soon()) prefetch(coming);
        if constexpr (requires { prefetch.next(*at_); }) {
          for (const EventKey& next : std::span(at_, end_)) prefetch.next(next);
        }
      } else if (aside_ == 0) {
        return false;
      }
    }
    if (aside_ != 0) [[unlikely]] {
      const EventKey* first = pop_beside(until);
      if (first == nullptr) return false;
      key = *first;
      return true;
    }
    if (at_->time() >= until) return false;
    key = *at_++;
    now_ = key.moment();
    --size_;
    return true;
  }

  /// Says that one pending key became dead. `is_live(key)` tells dead from live; `prefetch(key)` comes before it.
  template <class IsLive, class Prefetch>
  void note_dead(const IsLive& is_live, const Prefetch& prefetch) {
    ++dead_;
    constexpr std::size_t too_few = 64;  // to be worth a sweep
    if (!sweep_.running && dead_ * 2 > size_ + too_few) sweep_ = {.running = true};
    if (!sweep_.running) return;
    if (draining_ && sweep_.level == 0) {
      drain_slice();  // the pile is swept once it is whole again
    } else {
      sweep(is_live, prefetch);
    }
  }

  /// Says that a dead key was popped and dropped.
  void note_dropped() { --dead_; }

  /// The last sequence given out; part of the state, so that a restored queue goes on with the next.
  [[nodiscard]] std::uint64_t last_sequence() const { return last_sequence_; }

  /// The keys for which `is_live(key)`, in order. `prefetch(key)` comes some keys before that.
  template <class IsLive, class Prefetch>
  [[nodiscard]] EventKeys live_keys(const IsLive& is_live, const Prefetch& prefetch) const {
    EventKeys keys;
    keys.reserve(size_);
    const auto keep = [&](const EventKey& key) {
      if (is_live(key)) keys.push_back(key);
    };
    std::array<EventKey, 32> asked;  // for their memory, but not yet looked at
    std::size_t count = 0;
    for_each_key([&](const EventKey& key) {
      prefetch(key);
      EventKey& place = asked[count++ % asked.size()];
      if (count > asked.size()) keep(place);
      place = key;
    });
    for (std::size_t left = std::min(count, asked.size()); left > 0; --left) keep(asked[(count - left) % asked.size()]);
    sort_keys(keys);
    return keys;
  }
  template <class IsLive>
  [[nodiscard]] EventKeys live_keys(const IsLive& is_live) const {
    return live_keys(is_live, [](const EventKey& /*key*/) {});
  }

  /// Holds `keys` (in order, all live) in place of what it held.
  void restore(std::span<const EventKey> keys, std::uint64_t last_sequence);

 private:
  static constexpr std::size_t run_capacity = 32;
  static constexpr std::size_t good_run = 16;  // keys: fewer waste the look for the next bucket, more are slow to sort
  static constexpr std::size_t aside_capacity = 64;
  static constexpr std::uint64_t no_moment = ~std::uint64_t{0};

  /// Where a sweep of dead keys is: the pile first, then the rungs from the farthest to the nearest, the way that keys
  /// themselves go, so that none slips past.
  struct Sweep {
    bool running = false;
    std::size_t level = 0;         // 0 is the pile, i + 1 is rungs_[i]
    std::uint32_t bucket = 0;      // of that rung
    KeyChunk* previous = nullptr;  // the last chunk seen of that chain, nullptr before the first
  };

  void place(EventKey key) {
    const std::uint64_t moment = key.moment();
    if (moment < outer_from_) [[unlikely]]
      return place_near(key);
    append(outer_.of(moment), key);
  }

  void append(KeyChain& chain, EventKey key) {
    if (chain.room == 0) [[unlikely]]
      extend(chain);
    pool_.put(chain, key);
  }

  void extend(KeyChain& chain);
  void place_near(EventKey key);
  void place_in_run(EventKey key);
  void place_aside(EventKey key);
  void spread_aside();
  const EventKey* pop_beside(Time until);
  [[nodiscard]] const EventKey* first_present() const;
  void drop_present();

  bool advance();
  bool refill();
  bool next_chunk();
  void look_ahead();
  void start_draining();
  void drain_slice();
  void drain_chunk();
  void install_drained();
  void set_outer(std::size_t level);
  void spread(Rung::Bucket bucket);
  Rung& open_rung(std::uint64_t first, std::uint64_t width, std::size_t buckets);
  void run_sorted(Rung::Bucket bucket);
  void run_as_it_stands(KeyChain keys);
  [[nodiscard]] std::span<const EventKey> coming_soon() const;

  /// Every key held, dead ones included, in no order.
  template <class Visit>
  void for_each_key(const Visit& visit) const {
    for (const EventKey* key = at_; key != end_; ++key) visit(*key);
    if (run_.head != nullptr) {
      KeyChain rest = run_;
      rest.head = run_.head == run_.tail ? nullptr : run_.head->next;
      rest.for_each(visit);
    }
    std::uint32_t present = 0;
    present_.for_each([&](const EventKey& key) {
      if (present++ >= present_read_) visit(key);
    });
    for (const EventKey& key : heap_) visit(key);
    for (std::size_t level = 0; level < depth_; ++level) {
      const Rung& rung = rungs_[level];
      for (std::uint32_t index = rung.next(); index < rung.size(); ++index) rung.bucket(index).for_each(visit);
      rung.beyond().for_each(visit);
    }
  }

  KeyChain* swept_chain();
  void swept(KeyChain& chain, std::uint32_t kept);
  void forget_sweep_at(std::size_t level);

  template <class IsLive, class Prefetch>
  void sweep(const IsLive& is_live, const Prefetch& prefetch) {
    constexpr int chunks_at_once = 4;
    for (int i = 0; i < chunks_at_once; ++i) {
      KeyChain* chain = swept_chain();
      if (chain == nullptr) return;
      KeyChunk* chunk = sweep_.previous ? sweep_.previous->next : chain->head;
      const std::span keys(chunk->keys.data(), chain->keys_in(chunk));
      for (const EventKey& key : keys) prefetch(key);
      std::uint32_t kept = 0;
      for (const EventKey& key : keys) {
        if (is_live(key)) chunk->keys[kept++] = key;
      }
      swept(*chain, kept);
    }
  }

  const EventKey* at_ = nullptr;  // the run: a chunk of run_, or sorted_
  const EventKey* end_ = nullptr;
  std::size_t aside_ = 0;  // keys in present_ and heap_
  std::uint64_t now_ = 0;  // moment of the last pop
  std::size_t size_ = 0;
  std::uint64_t last_sequence_ = 0;

  // The pile is what lies beyond the outermost rung. While it is drained, a rung farther out is being filled.
  std::vector<Rung> rungs_;
  std::size_t depth_ = 1;         // rungs in use, the farthest first
  std::size_t outer_level_ = 0;   // the rung that the pile lies beyond: 1 while draining
  Rung::Places outer_;            // of that rung
  std::uint64_t outer_from_ = 0;  // where its buckets that are left begin
  bool draining_ = false;
  Stretch far_;         // the full chunks of the pile
  Stretch beyond_far_;  // the full chunks of what lies beyond the rung that is being filled
  KeyPool pool_;

  KeyChain run_;  // of one moment; its head is what at_ points into
  std::uint64_t run_moment_ = no_moment;
  std::vector<EventKey> sorted_;
  std::uint64_t run_end_ = 0;  // moments before it are in the run or aside

  KeyChain present_;                // of one moment, that of a recent pop
  std::uint32_t present_read_ = 0;  // keys of its head already popped
  std::vector<EventKey> heap_;
  EventKey popped_;  // the last from beside the run

  std::size_t dead_ = 0;
  Sweep sweep_;
};

}  // namespace piecework
