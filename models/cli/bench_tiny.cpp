// `bench tiny`: the reference microtask market on the engine as it is, against the same rules written plainly: a binary
// heap, one mt19937_64 for everything, Boost's distributions, and a board that is a list. And how far that is from what
// the memory costs: an event's cache lines, times what a line costs that is asked for in time.
#include <array>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <functional>
#include <memory>
#include <vector>

#include "models/cli/bench.h"
#include "models/cli/heap_queue.h"
#include "models/cli/line_cost.h"
#include "models/crowdwork/market.h"

namespace piecework::cli {
namespace {

using crowdwork::GroupId;
using crowdwork::GroupTable;
using crowdwork::Market;
using crowdwork::Offer;

/// One generator for all: a decision is nothing but a wish for the next numbers.
class SharedLuck {
 public:
  using Generator = boost::random::mt19937_64;

  explicit SharedLuck(StreamKey key) : generator_(std::make_unique<Generator>(key.seed)) {}

  Generator& decision(Purpose, std::uint64_t, std::uint64_t) { return *generator_; }
  static double uniform01(Generator& g) { return boost::random::uniform_01<double>()(g); }
  static double exponential(Generator& g, double mean) {
    return boost::random::exponential_distribution<double>(1 / mean)(g);
  }
  static double normal(Generator& g) { return boost::random::normal_distribution<double>()(g); }

 private:
  std::unique_ptr<Generator> generator_;
};

class ListBoard {
 public:
  void insert(GroupTable& groups, GroupId id, std::uint64_t) {
    groups[id].handle.index = static_cast<std::uint32_t>(open_.size());
    open_.push_back({id, groups[id].wage});
  }
  void erase(GroupTable& groups, GroupId id) {
    const std::uint32_t place = groups[id].handle.index;
    open_[place] = open_.back();
    groups[open_[place].group].handle.index = place;
    open_.pop_back();
  }
  const Offer* sample(const SharedLuck&, SharedLuck::Generator& g) const {
    if (open_.empty()) return nullptr;
    return &open_[boost::random::uniform_int_distribution<std::size_t>(0, open_.size() - 1)(g)];
  }
  [[nodiscard]] std::size_t bytes() const { return open_.capacity() * sizeof(Offer); }

 private:
  std::vector<Offer> open_;
};

struct PlainParts {
  using Luck = SharedLuck;
  using Board = ListBoard;
  using Queue = HeapQueue;
};

/// Runs a market and counts the cache lines that its events must touch. Counted low: of a glance at the board only the
/// slot that it finds, of the key of an event its 16 bytes written and read twice (in the pile and in a bucket), and
/// nothing of a structure that is read in turn or is always near.
template <class Parts>
class LineCounter {
 public:
  explicit LineCounter(Market<Parts>& market) : market_(market) {}

  auto& schedule() { return market_.schedule(); }
  Ticket& live_ticket(crowdwork::Expiry event) { return market_.live_ticket(event); }
  void prefetch(auto event) const
    requires requires(const Market<Parts>& market) { market.prefetch(event); }
  {
    market_.prefetch(event);
  }

  template <class Event>
  void handle(Time now, Event event) {
    lines_ += key + lines_of(now, event);
    market_.handle(now, event);
  }

  [[nodiscard]] std::uint64_t lines() const { return lines_; }

 private:
  static constexpr std::uint64_t key = 1, worker = 1, requester = 1, group = 1;
  static constexpr std::uint64_t slot = 2;  // on the board, and where its handle is kept

  std::uint64_t lines_of(Time, crowdwork::SessionStart) const { return worker + glances(); }
  std::uint64_t lines_of(Time now, crowdwork::SearchStep event) const { return worker + search(now, event.row); }
  // The group was visited when the task was taken.
  std::uint64_t lines_of(Time now, crowdwork::TaskEnd event) const {
    return worker + requester + group + search(now, event.row);
  }
  std::uint64_t lines_of(Time, crowdwork::Posting) const { return requester + group + slot; }
  std::uint64_t lines_of(Time, crowdwork::Expiry) const { return group + slot; }

  [[nodiscard]] std::uint64_t search(Time now, crowdwork::WorkerId id) const {
    return now < market_.workers()[id].session_end ? glances() : 0;
  }
  static std::uint64_t glances() { return static_cast<std::uint64_t>(crowdwork::Parameters().groups_seen); }

  Market<Parts>& market_;
  std::uint64_t lines_ = 0;
};

template <class Parts>
class Runner {
 public:
  explicit Runner(std::uint32_t workers) : market_(workers, {.seed = 1}) {
    run(hours(warm_up_hours));  // until sessions and board are in their rhythm
  }

  void run(Duration span) {
    events_ = run_events(market_, {now_, now_ + span, now_ + span}, {});
    now_ = now_ + span;
  }

  [[nodiscard]] double ns_per_event(double seconds) const { return seconds / static_cast<double>(events_) * 1e9; }
  [[nodiscard]] const Market<Parts>& market() const { return market_; }

  double lines_per_event(Duration span) {
    LineCounter<Parts> counter(market_);
    const std::uint64_t events = run_events(counter, {now_, now_ + span, now_ + span}, {});
    now_ = now_ + span;
    return static_cast<double>(counter.lines()) / static_cast<double>(events);
  }

 private:
  static constexpr std::int64_t warm_up_hours = 12;

  Market<Parts> market_;
  Time now_{};
  std::uint64_t events_ = 0;  // of the last run
};

Node measured(std::uint32_t workers) {
  // As many events each time, and a round of the smallest market is not too short to be timed.
  const Duration span = workers >= 1'000'000 ? hours(1) : workers >= 100'000 ? hours(6) : hours(24);
  Runner<crowdwork::OwnParts> ours(workers);
  Runner<PlainParts> plain(workers);
  LineTable memory(workers);
  constexpr std::size_t independent = 2'000'000, dependent = 500'000;  // visits
  const std::array<std::function<void()>, 4> calls{[&] { ours.run(span); }, [&] { plain.run(span); },
                                                   [&] { memory.visit_independent(independent); },
                                                   [&] { memory.visit_dependent(dependent); }};
  const std::vector<double> seconds = alternate(calls);
  const double own = ours.ns_per_event(seconds[0]);
  const double line = seconds[2] / independent * 1e9;
  const double lines = ours.lines_per_event(span);
  return row_of({{"workers", figure(std::uint64_t{workers})},
                 {"ns_per_event", figure(own)},
                 {"ns_per_event_plain", figure(plain.ns_per_event(seconds[1]))},
                 {"ratio", figure(plain.ns_per_event(seconds[1]) / own)},
                 {"bytes_per_worker", figure(static_cast<double>(ours.market().bytes()) / workers)},
                 {"ns_line_independent", figure(line)},
                 {"ns_line_dependent", figure(seconds[3] / dependent * 1e9)},
                 {"lines_per_event", figure(lines)},
                 {"over_limit", figure(own / (lines * line))},
                 {"open_groups", figure(std::uint64_t{ours.market().open_groups()})}});
}

}  // namespace

int bench_tiny(const BenchArguments& arguments, const Session& session) {
  Rows rows(arguments, session);
  for (const std::uint32_t workers : {30'000U, 300'000U, 3'000'000U}) rows.add(measured(workers));
  rows.finish();
  return 0;
}

}  // namespace piecework::cli
