// `bench hold`: the event queue alone in the hold model (take the next event, schedule it anew), against
// std::priority_queue on the same 16-byte keys. With cancellations, every tenth step also moves the event of a random
// entity; both queues then drop the dead key when it is popped.
#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <string>
#include <vector>

#include "models/cli/bench.h"
#include "models/cli/heap_queue.h"
#include "sim/events/event_queue.h"
#include "sim/random/distributions.h"

namespace piecework::cli {
namespace {

constexpr Time never{(1LL << 40) - 1};
constexpr double mean = 1e6;  // seconds between two events of one entity

using Increments = std::vector<std::int64_t>;
constexpr std::size_t increment_count = std::size_t{1} << 14;  // used in turn; small enough to stay in a near cache

struct Distribution {
  std::string_view name;
  double (*increment)(Draws& draws, std::size_t index);
};

constexpr std::array distributions{
    Distribution{"exponential", [](Draws& draws, std::size_t) { return exponential(draws, mean); }},
    Distribution{"equal times", [](Draws&, std::size_t) { return 0.0; }},
    Distribution{"uniform", [](Draws& draws, std::size_t) { return 2 * mean * uniform01(draws); }},
    Distribution{"bimodal",
                 [](Draws& draws, std::size_t) {
                   const double u = uniform01(draws);
                   return bernoulli(draws, 0.9) ? 0.1 * mean * u : 19 * mean * u;
                 }},
    Distribution{"heavy tail",  // Pareto, index 1.5
                 [](Draws& draws, std::size_t) { return mean / 3 * math::pow(open01(draws), -1 / 1.5); }},
    Distribution{"far future", [](Draws& draws, std::size_t) { return 100 * mean + exponential(draws, mean); }},
    Distribution{"decreasing",
                 [](Draws&, std::size_t index) {
                   return 2 * mean * (1 - static_cast<double>(index) / static_cast<double>(increment_count));
                 }},
};

Increments increments_of(const Distribution& distribution) {
  Increments increments;
  for (std::size_t i = 0; i < increment_count; ++i) {
    Draws draws({.seed = 1}, {.entity = i});
    increments.push_back(static_cast<std::int64_t>(distribution.increment(draws, i)));
  }
  return increments;
}

struct Setting {
  std::size_t pending;
  const Increments& increments;
  bool cancels;
};

/// Of many calls the longest, in seconds. By the clock on the wall other programs are in it, too.
struct Longest {
  double wall = 0;
  double processor = 0;

  template <class Call>
  void time(const Call& call) {
    using Clock = std::chrono::steady_clock;
    const auto begun = Clock::now();
    const std::clock_t processor_begun = std::clock();
    call();
    const std::clock_t spent = std::clock() - processor_begun;
    wall = std::max(wall, std::chrono::duration<double>(Clock::now() - begun).count());
    processor = std::max(processor, static_cast<double>(spent) / CLOCKS_PER_SEC);
  }
};

template <class Queue>
class Holder {
 public:
  explicit Holder(const Setting& setting) : setting_(setting), tickets_(setting.pending) {
    for (std::uint32_t row = 0; row < setting.pending; ++row) schedule(Time{0}, row);
    first_pop_ = longest_calls(1);
    hold(setting.pending / 2);
  }

  void hold(std::size_t steps) {
    for (std::size_t i = 0; i < steps; ++i) {
      const EventKey key = next();
      schedule(key.time(), key.row());
      if (setting_.cancels && i % 10 == 0) move_one(key.time());
    }
  }

  /// Longest single call of the queue: a pop, or a cancellation with its share of a sweep.
  Longest longest_calls(std::size_t steps) {
    Longest longest;
    for (std::size_t i = 0; i < steps; ++i) {
      EventKey key;
      longest.time([&] { key = next(); });
      schedule(key.time(), key.row());
      if (setting_.cancels && i % 10 == 0) longest.time([&] { move_one(key.time()); });
    }
    return longest;
  }

  /// The one after all pending events were pushed, when none of them has been looked at yet.
  [[nodiscard]] Longest first_pop() const { return first_pop_; }
  [[nodiscard]] const Queue& queue() const { return queue_; }

 private:
  static constexpr auto no_prefetch = [](const EventKey&) {};

  EventKey next() {
    EventKey key;
    queue_.pop_before(never, key, no_prefetch);
    while (setting_.cancels && tickets_[key.row()] != key.ticket()) {
      queue_.note_dropped();
      queue_.pop_before(never, key, no_prefetch);
    }
    return key;
  }

  void schedule(Time now, std::uint32_t row) {
    const Duration later{setting_.increments[turn_++ % increment_count]};
    const Ticket ticket = queue_.push(now + later, Priority::normal, 0, row);
    if (setting_.cancels) tickets_[row] = ticket;
  }

  void move_one(Time now) {
    lottery_ = lottery_ * 6364136223846793005U + 1442695040888963407U;
    const auto row = static_cast<std::uint32_t>((lottery_ >> 32U) * setting_.pending >> 32U);
    tickets_[row] = Ticket{};
    queue_.note_dead([this](const EventKey& key) { return tickets_[key.row()] == key.ticket(); }, no_prefetch);
    schedule(now, row);
  }

  Setting setting_;
  Queue queue_;
  Longest first_pop_;
  std::vector<Ticket> tickets_;
  std::size_t turn_ = 0;
  std::uint64_t lottery_ = 1;
};

Node measured(const Setting& setting, std::string_view distribution) {
  // A turn of everything that is pending: the far pile is spread in every other of them.
  const std::size_t steps = std::max<std::size_t>(1'000'000, setting.pending);
  Holder<EventQueue> ours(setting);
  Holder<HeapQueue> heap(setting);
  const std::array<std::function<void()>, 2> calls{[&] { ours.hold(steps); }, [&] { heap.hold(steps); }};
  const std::vector<double> seconds = alternate(calls);
  const auto pending = static_cast<double>(setting.pending);
  const Longest longest = ours.longest_calls(steps);
  const double beside_key = static_cast<double>(ours.queue().bytes()) / pending - sizeof(EventKey);
  return row_of({{"pending", figure(std::uint64_t{setting.pending})},
                 {"distribution", figure(distribution)},
                 {"cancelled", figure(setting.cancels ? 0.1 : 0.0)},
                 {"ns_per_hold", figure(seconds[0] / static_cast<double>(steps) * 1e9)},
                 {"ratio", figure(seconds[1] / seconds[0])},
                 {"bytes_beside_key", figure(beside_key)},
                 {"longest_pop_ms", figure(longest.processor * 1e3)},
                 {"longest_pop_wall_ms", figure(longest.wall * 1e3)},
                 {"first_pop_ms", figure(ours.first_pop().processor * 1e3)}});
}

}  // namespace

int bench_hold(const BenchArguments& arguments, const Session& session) {
  Rows rows(arguments, session);
  const Increments exponential_increments = increments_of(distributions.front());
  for (const std::size_t pending : {1'000, 100'000}) {
    rows.add(measured({pending, exponential_increments, false}, distributions.front().name));
  }
  for (const std::size_t pending : {1'000'000, 4'000'000}) {
    for (const bool cancels : {false, true}) {
      for (const Distribution& distribution : distributions) {
        const Increments increments = increments_of(distribution);
        rows.add(measured({pending, increments, cancels}, distribution.name));
      }
    }
  }
  rows.finish();
  return 0;
}

}  // namespace piecework::cli
