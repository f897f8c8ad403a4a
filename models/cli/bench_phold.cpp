// `bench phold`: events that wander between entities, on the engine's queue and on a heap; and two replicates on two
// threads against one after the other.
#include <algorithm>
#include <array>
#include <functional>
#include <thread>

#include "models/cli/bench.h"
#include "models/cli/heap_queue.h"
#include "models/phold/phold.h"

namespace piecework::cli {
namespace {

template <class Queue>
class Runner {
 public:
  Runner(std::uint32_t entities, std::uint64_t replicate)
      : entities_(entities), world_(entities, {.seed = 1, .replicate = replicate}) {
    run(entities / 2);
  }

  /// Goes on until about that many more events are taken.
  void run(std::uint64_t events) {
    const Duration span{static_cast<std::int64_t>(phold::mean_wait * static_cast<double>(events) / entities_)};
    events_ = run_events(world_, {now_, now_ + span, now_ + span}, {});
    now_ = now_ + span;
  }

  /// Events of the last run.
  [[nodiscard]] double events() const { return static_cast<double>(events_); }

 private:
  double entities_;
  phold::World<Queue> world_;
  Time now_{};
  std::uint64_t events_ = 0;
};

double ns_per_event(double seconds, double events) { return seconds / events * 1e9; }

Node measured(std::uint32_t entities) {
  const std::uint64_t events = std::max(1'000'000U, 2 * entities);
  Runner<EventQueue> ours(entities, 0);
  Runner<HeapQueue> heap(entities, 0);
  const std::array<std::function<void()>, 2> calls{[&] { ours.run(events); }, [&] { heap.run(events); }};
  const std::vector<double> seconds = alternate(calls);
  return row_of({{"entities", figure(std::uint64_t{entities})},
                 {"ns_per_event", figure(ns_per_event(seconds[0], ours.events()))},
                 {"ns_per_event_heap", figure(ns_per_event(seconds[1], heap.events()))},
                 {"ratio", figure(seconds[1] / seconds[0])}});
}

/// Throughput of two replicates at once over that of one after the other. By the clock on the wall: that is what is
/// asked.
Node on_two_threads(std::uint32_t entities) {
  const std::uint64_t events = 4 * std::uint64_t{entities};
  Runner<EventQueue> first(entities, 0);
  Runner<EventQueue> second(entities, 1);
  const std::array<std::function<void()>, 2> calls{[&] {
                                                     first.run(events);
                                                     second.run(events);
                                                   },
                                                   [&] {
                                                     const std::jthread other([&] { first.run(events); });
                                                     second.run(events);
                                                   }};
  const std::vector<double> seconds = alternate(calls, 5, Watch::wall);
  return row_of({{"entities", figure(std::uint64_t{entities})},
                 {"threads", figure(std::uint64_t{2})},
                 {"throughput_ratio", figure(seconds[0] / seconds[1])}});
}

}  // namespace

int bench_phold(const BenchArguments& arguments, const Session& session) {
  Rows rows(arguments, session);
  for (const std::uint32_t entities : {1'000U, 100'000U, 1'000'000U}) rows.add(measured(entities));
  rows.add(on_two_threads(1'000'000));
  rows.finish();
  return 0;
}

}  // namespace piecework::cli
