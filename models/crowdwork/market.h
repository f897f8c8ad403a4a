#pragma once
// A microtask market as small as one can be that still has what makes such markets hard for an engine: millions of
// workers visited at random, a board that everybody samples, and events that touch two sides. Workers alternate rest
// and sessions. A search step looks at four random groups and takes the best if its wage reaches the worker's
// reservation wage, which falls with every refusal and drifts towards what was earned; otherwise the worker waits some
// minutes. Requesters post groups of tasks that close after a day. Doing a task pays the worker and books the
// requester.

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "models/crowdwork/board.h"
#include "models/crowdwork/parameters.h"
#include "sim/events/engine.h"
#include "sim/events/schedule.h"

namespace piecework::crowdwork {

struct SessionStart {
  WorkerId row;
};
struct SearchStep {
  WorkerId row;
};
struct TaskEnd {
  WorkerId row;
};
struct Posting {
  RequesterId row;
};
struct Expiry {
  static constexpr bool cancellable = true;
  GroupId row;
};
using MarketEvents = TypeList<SessionStart, SearchStep, TaskEnd, Posting, Expiry>;

template <class Parts = OwnParts>
class Market {
  using Luck = typename Parts::Luck;

 public:
  Market(std::uint32_t workers, StreamKey key, const Parameters& parameters = {})
      : parameters_(parameters), key_(key), luck_{key} {
    const std::uint32_t requesters = std::max(10U, workers / parameters.workers_per_requester);
    workers_.reserve(workers);
    for (std::uint32_t row = 0; row < workers; ++row) add_worker();
    for (std::uint32_t row = 0; row < requesters; ++row) add_requester();
    size_groups();
  }

  // What the engine needs of a world.
  Schedule<MarketEvents, typename Parts::Queue>& schedule() { return schedule_; }
  Ticket& live_ticket(Expiry event) { return groups_[event.row].expiry; }
  const Ticket& live_ticket(Expiry event) const { return groups_[event.row].expiry; }
  void prefetch(SessionStart event) const { workers_.prefetch(event.row); }
  void prefetch(SearchStep event) const { workers_.prefetch(event.row); }
  void prefetch(TaskEnd event) const { workers_.prefetch(event.row); }

  void handle(Time now, SessionStart event) {
    auto&& decision = decide(event.row);
    workers_[event.row].session_end = now + hours_later(luck_.exponential(decision, parameters_.session_hours));
    search(now, event.row, decision);
  }

  void handle(Time now, SearchStep event) {
    auto&& decision = decide(event.row);
    search(now, event.row, decision);
  }

  void handle(Time now, TaskEnd event) {
    Worker& worker = workers_[event.row];
    Requester& requester = requesters_[worker.requester];
    const auto pay = static_cast<std::int64_t>(1e6 * static_cast<double>(worker.wage * worker.task_hours));
    worker.earned += pay;
    requester.spent += pay;
    ++worker.tasks;
    ++requester.tasks_done;
    const float weight = parameters_.experience_weight;
    worker.experienced_wage = (1 - weight) * worker.experienced_wage + weight * worker.wage;
    worker.reservation_wage =
        (1 - parameters_.drift) * worker.reservation_wage + parameters_.drift * worker.experienced_wage;
    auto&& decision = decide(event.row);
    search(now, event.row, decision);
  }

  void handle(Time now, Posting event) {
    Requester& requester = requesters_[event.row];
    auto&& decision = luck_.decision(purposes::posting, event.row.row(), requester.posts);
    const double spread = parameters_.group_sigma * luck_.normal(decision);
    const GroupId id = free_row();
    groups_[id] = {.requester = event.row,
                   .tasks_left = 1 + static_cast<std::uint32_t>(luck_.exponential(decision, tasks_per_group_)),
                   .wage = requester.wage * static_cast<float>(math::exp(spread)),
                   .task_hours = requester.task_hours};
    board_.insert(groups_, id, hash_at(key_, {purposes::slot, event.row.row(), requester.posts++}));
    schedule_.at(now + hours_later(parameters_.open_hours), Expiry{id}, *this);
    schedule_.at(now + hours_later(luck_.exponential(decision, parameters_.posting_hours)), event);
  }

  void handle(Time, Expiry event) { close(event.row); }

  [[nodiscard]] const Table<Workers, Worker>& workers() const { return workers_; }
  [[nodiscard]] const Table<Requesters, Requester>& requesters() const { return requesters_; }
  [[nodiscard]] std::size_t open_groups() const { return groups_.size() - free_groups_.size(); }
  /// Memory held, in bytes: tables, board and events.
  [[nodiscard]] std::size_t bytes() const {
    return workers_.bytes() + requesters_.bytes() + groups_.bytes() + free_groups_.capacity() * sizeof(GroupId) +
           board_.bytes() + schedule_.bytes();
  }

  /// For a checkpoint; see sim/output/checkpoint.h. The parameters are the reader's.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    list.value("key", self.key_);
    list.part("workers", self.workers_);
    list.part("requesters", self.requesters_);
    list.part("groups", self.groups_);
    list.rows("free_groups", self.free_groups_);
    list.part("board", self.board_);
    list_pending(list, self.schedule_, self, [&](const EventKeys& keys) { return self.is_whole(keys); });
    if constexpr (Sections::loading) {
      self.luck_ = Luck{self.key_};
      self.size_groups();
    }
  }

 private:
  [[nodiscard]] bool is_whole(const EventKeys& keys) const {
    const std::array<std::size_t, MarketEvents::size> rows{workers_.size(), workers_.size(), workers_.size(),
                                                           requesters_.size(), groups_.size()};
    const auto known = [&](const EventKey& key) { return schedule_.knows(key) && key.row() < rows[key.kind()]; };
    const auto from = [&](const Worker& worker) {
      return !worker.requester.valid() || worker.requester.row() < requesters_.size();
    };
    const auto by = [&](const Group& group) {
      return !group.requester.valid() || group.requester.row() < requesters_.size();
    };
    const auto in = [&](GroupId id) { return id.row() < groups_.size(); };
    return std::ranges::is_sorted(keys) && std::ranges::all_of(keys, known) &&
           std::ranges::all_of(workers_.rows(), from) && std::ranges::all_of(groups_.rows(), by) &&
           std::ranges::all_of(free_groups_, in);
  }

  static Duration hours_later(double hours) {
    return {static_cast<std::int64_t>(hours * static_cast<double>(seconds_per_hour))};
  }

  void size_groups() {
    const double workers = static_cast<double>(workers_.size());
    tasks_per_group_ = parameters_.tasks_per_worker * workers / static_cast<double>(requesters_.size());
  }

  void add_worker() {
    const WorkerId id = workers_.add({});
    Worker& worker = workers_[id];
    auto&& traits = luck_.decision(purposes::worker_traits, id.row(), 0);
    const double reservation =
        parameters_.reservation_log_median + parameters_.reservation_sigma * luck_.normal(traits);
    worker.reservation_wage = static_cast<float>(math::exp(reservation));
    worker.experienced_wage = worker.reservation_wage;
    worker.pace = static_cast<float>(math::exp(parameters_.pace_sigma * luck_.normal(traits)));
    schedule_.at(Time{0} + hours_later(luck_.uniform01(traits) * parameters_.rest_hours), SessionStart{id});
  }

  void add_requester() {
    const RequesterId id = requesters_.add({});
    Requester& requester = requesters_[id];
    auto&& traits = luck_.decision(purposes::requester_traits, id.row(), 0);
    requester.wage =
        static_cast<float>(math::exp(parameters_.wage_log_median + parameters_.wage_sigma * luck_.normal(traits)));
    const double range = parameters_.longest_task_hours - parameters_.shortest_task_hours;
    requester.task_hours = static_cast<float>(parameters_.shortest_task_hours + range * luck_.uniform01(traits));
    // The first groups come quickly: a market without work would teach its workers to ask for nothing.
    schedule_.at(Time{0} + hours_later(luck_.uniform01(traits) * parameters_.posting_hours / 6), Posting{id});
  }

  /// A stream of its own, or a reference to one for all.
  decltype(auto) decide(WorkerId id) { return luck_.decision(purposes::decision, id.row(), workers_[id].decisions++); }

  template <class Decision>
  void search(Time now, WorkerId id, Decision& decision) {
    Worker& worker = workers_[id];
    if (now >= worker.session_end) {
      return schedule_.at(now + hours_later(luck_.exponential(decision, parameters_.rest_hours)), SessionStart{id});
    }
    const Offer best = best_seen(decision);
    if (best.wage >= worker.reservation_wage) return take(now, id, best.group, decision);
    worker.reservation_wage *= parameters_.refusal_factor;
    const double wait = luck_.exponential(decision, parameters_.wait_minutes / 60);
    schedule_.at(now + hours_later(wait) + Duration{1}, SearchStep{id});
  }

  /// Of no wage if there is none.
  template <class Decision>
  Offer best_seen(Decision& decision) {
    Offer best{.wage = -1};
    for (int i = 0; i < parameters_.groups_seen; ++i) {
      const Offer* seen = board_.sample(luck_, decision);
      if (seen != nullptr && seen->wage > best.wage) best = *seen;
    }
    return best;
  }

  template <class Decision>
  void take(Time now, WorkerId id, GroupId from, Decision& decision) {
    Worker& worker = workers_[id];
    Group& group = groups_[from];
    worker.requester = group.requester;
    worker.wage = group.wage;
    worker.task_hours = group.task_hours;
    const double usual = static_cast<double>(group.task_hours * worker.pace);
    schedule_.at(now + hours_later(luck_.exponential(decision, usual)) + Duration{1}, TaskEnd{id});
    if (--group.tasks_left > 0) return;
    schedule_.cancel(Expiry{from}, *this);
    close(from);
  }

  void close(GroupId id) {
    board_.erase(groups_, id);
    groups_[id] = {};
    free_groups_.push_back(id);
  }

  GroupId free_row() {
    if (free_groups_.empty()) return groups_.add({});
    const GroupId id = free_groups_.back();
    free_groups_.pop_back();
    return id;
  }

  Parameters parameters_;
  StreamKey key_;
  Luck luck_;
  double tasks_per_group_ = 0;  // mean
  Table<Workers, Worker> workers_;
  Table<Requesters, Requester> requesters_;
  GroupTable groups_;
  std::vector<GroupId> free_groups_;
  typename Parts::Board board_;
  Schedule<MarketEvents, typename Parts::Queue> schedule_;
};

}  // namespace piecework::crowdwork
