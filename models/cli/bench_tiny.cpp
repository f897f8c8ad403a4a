// `bench tiny`: the reference microtask market on the engine as it is, against the same rules written plainly: a binary
// heap, one mt19937_64 for everything, Boost's distributions, and a board that is a list.
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
  const std::array<std::function<void()>, 2> calls{[&] { ours.run(span); }, [&] { plain.run(span); }};
  const std::vector<double> seconds = alternate(calls);
  const double own = ours.ns_per_event(seconds[0]);
  return row_of({{"workers", figure(std::uint64_t{workers})},
                 {"ns_per_event", figure(own)},
                 {"ns_per_event_plain", figure(plain.ns_per_event(seconds[1]))},
                 {"ratio", figure(plain.ns_per_event(seconds[1]) / own)},
                 {"bytes_per_worker", figure(static_cast<double>(ours.market().bytes()) / workers)},
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
