#pragma once
// A station with servers that are alike: M/M/c, M/G/1, M/G/infinity, two classes with non-preemptive priority, and
// customers who lose patience in line (M/M/c + M). It is there to hold the engine against closed forms of queueing
// theory: arrivals and completions are plain events, running out of patience is an event that is cancelled when the
// service begins. Units: parameters.h. Equations: L. Kleinrock, "Queueing Systems" I and II (1975, 1976).
//
// Luck gives the waits and Discipline the order of service; both are types, so that a variant costs no branch.

#include <algorithm>
#include <array>
#include <deque>
#include <string_view>
#include <utility>
#include <vector>

#include "models/queueing/discipline.h"
#include "models/queueing/luck.h"
#include "sim/base/id.h"
#include "sim/events/engine.h"
#include "sim/events/schedule.h"

namespace piecework::queueing {

struct ClassTable {};
struct CustomerTable {};
using ClassId = Id<ClassTable>;
using CustomerRow = Id<CustomerTable>;  // used again after its customer left

struct Arrival {
  ClassId row;
};
struct Completion {
  CustomerRow row;
};
struct OutOfPatience {
  static constexpr bool cancellable = true;
  CustomerRow row;
};
using StationEvents = TypeList<Arrival, Completion, OutOfPatience>;

/// One customer's stay, known when it left. `started` equals `left` for who was not served.
struct Visit {
  Time arrived{}, started{}, left{};
  std::uint32_t found = 0;  // customers in the station when it came
  std::uint8_t kind = 0;    // class
  bool served = false;
  std::array<std::uint8_t, 2> unused{};  // no padding

  [[nodiscard]] double wait() const { return static_cast<double>((started - arrived).seconds); }
  [[nodiscard]] double stay() const { return static_cast<double>((left - arrived).seconds); }
};

template <class Luck = StationLuck, class Discipline = FirstClassFirst>
class Station {
 public:
  /// Empty at time 0; the first arrival of each class is one wait away.
  Station(const StationParameters& parameters, const Luck& luck) : parameters_(parameters), luck_(luck) {
    for (std::uint32_t kind = 0; kind < parameters_.classes.size(); ++kind) {
      if (parameters_.classes[kind].arrival_seconds > 0.0) await_next(ClassId(kind), Time{});
    }
  }

  /// Takes every event before `until`.
  void run_until(Time until) {
    run_events(*this, {now_, until, until}, {});
    count_until(until);
  }

  [[nodiscard]] std::uint32_t in_system() const { return in_system_; }
  [[nodiscard]] std::size_t waiting(std::size_t kind) const { return lines_[kind].size(); }
  /// Integral of the number in the station over the time run.
  [[nodiscard]] std::int64_t customer_seconds() const { return customer_seconds_; }
  /// Of all who left, in the order of leaving.
  [[nodiscard]] const std::vector<Visit>& visits() const { return visits_; }

  /// For a checkpoint; see sim/output/checkpoint.h. Parameters and luck are the reader's.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    list.value("now", self.now_);
    list.rows("customers", self.customers_);
    list.rows("free", self.free_);
    list_line(list, "first_line", self.lines_[0]);
    list_line(list, "second_line", self.lines_[1]);
    list.value("arrived", self.arrived_);
    list.value("busy", self.busy_);
    list.value("in_system", self.in_system_);
    list.value("customer_seconds", self.customer_seconds_);
    list.rows("visits", self.visits_);
    list_pending(list, self.schedule_, self, [&](const EventKeys& keys) { return self.is_whole(keys); });
  }

  // For the engine.
  Schedule<StationEvents>& schedule() { return schedule_; }
  Ticket& live_ticket(OutOfPatience event) { return customers_[event.row.row()].patience; }
  const Ticket& live_ticket(OutOfPatience event) const { return customers_[event.row.row()].patience; }

  void handle(Time now, Arrival event) {
    count_until(now);
    const CustomerRow row = new_customer(now, event.row);
    await_next(event.row, now);
    ++in_system_;
    if (busy_ < parameters_.servers) return serve(now, row);
    const std::uint32_t kind = event.row.row();
    lines_[kind].push_back(row);
    const CustomerClass& of = parameters_.classes[kind];
    if (of.patience_seconds <= 0.0) return;
    schedule_.at(now + luck_.patience(customers_[row.row()].id, of), OutOfPatience{row}, *this);
  }

  void handle(Time now, Completion event) {
    count_until(now);
    --busy_;
    leave(now, event.row);
    if (lines_[0].empty() && lines_[1].empty()) return;
    const Turn turn = Discipline::next(lines_[0].size(), lines_[1].size());
    auto& line = lines_[turn.kind];
    const CustomerRow next = line[turn.place];
    line.erase(line.begin() + static_cast<std::ptrdiff_t>(turn.place));
    schedule_.cancel(OutOfPatience{next}, *this);
    serve(now, next);
  }

  void handle(Time now, OutOfPatience event) {
    count_until(now);
    Visit& visit = customers_[event.row.row()].visit;
    auto& line = lines_[visit.kind];
    line.erase(std::find(line.begin(), line.end(), event.row));
    visit.started = now;
    leave(now, event.row);
  }

 private:
  struct Customer {
    std::uint64_t id = 0;
    Visit visit;
    Ticket patience;
    std::uint32_t unused = 0;  // no padding
  };

  template <class Sections, class Line>
  static void list_line(Sections& list, std::string_view name, Line& line) {
    std::vector<CustomerRow> rows(line.begin(), line.end());
    if constexpr (Sections::loading) {
      list.rows(name, rows);
      line.assign(rows.begin(), rows.end());
    } else {
      list.rows(name, std::move(rows));
    }
  }

  /// Whether every row that is named exists, as in any station but one read from a bad file.
  [[nodiscard]] bool is_whole(const EventKeys& keys) const {
    const auto known = [&](const EventKey& key) {
      const bool names_class = key.kind() == index_of<Arrival, StationEvents>;
      return schedule_.knows(key) && key.row() < (names_class ? parameters_.classes.size() : customers_.size());
    };
    const auto exists = [&](CustomerRow row) { return row.row() < customers_.size(); };
    const auto of_a_class = [&](const Customer& each) { return each.visit.kind < parameters_.classes.size(); };
    return std::ranges::is_sorted(keys) && std::ranges::all_of(keys, known) && std::ranges::all_of(free_, exists) &&
           std::ranges::all_of(lines_[0], exists) && std::ranges::all_of(lines_[1], exists) &&
           std::ranges::all_of(customers_, of_a_class);
  }

  void await_next(ClassId kind, Time now) {
    const CustomerClass& of = parameters_.classes[kind.row()];
    schedule_.at(now + luck_.until_arrival(kind.row(), arrived_[kind.row()], of), Arrival{kind});
  }

  CustomerRow new_customer(Time now, ClassId kind) {
    if (free_.empty()) {
      free_.push_back(CustomerRow(static_cast<std::uint32_t>(customers_.size())));
      customers_.emplace_back();
    }
    const CustomerRow row = free_.back();
    free_.pop_back();
    Customer& customer = customers_[row.row()];
    customer.id = customer_id(kind.row(), arrived_[kind.row()]++);
    customer.visit = {.arrived = now, .found = in_system_, .kind = static_cast<std::uint8_t>(kind.row())};
    return row;
  }

  void serve(Time now, CustomerRow row) {
    Customer& customer = customers_[row.row()];
    ++busy_;
    customer.visit.started = now;
    customer.visit.served = true;
    schedule_.at(now + luck_.service(customer.id, parameters_.classes[customer.visit.kind]), Completion{row});
  }

  void leave(Time now, CustomerRow row) {
    --in_system_;
    customers_[row.row()].visit.left = now;
    visits_.push_back(customers_[row.row()].visit);
    free_.push_back(row);
  }

  void count_until(Time now) {
    customer_seconds_ += (now - now_).seconds * std::int64_t{in_system_};
    now_ = now;
  }

  StationParameters parameters_;
  Luck luck_;
  Schedule<StationEvents> schedule_;
  Time now_{};
  std::vector<Customer> customers_;
  std::vector<CustomerRow> free_;
  std::array<std::deque<CustomerRow>, 2> lines_;
  std::array<std::uint64_t, 2> arrived_{};
  std::uint32_t busy_ = 0;
  std::uint32_t in_system_ = 0;
  std::int64_t customer_seconds_ = 0;
  std::vector<Visit> visits_;
};

}  // namespace piecework::queueing
