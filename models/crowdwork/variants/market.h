#pragma once
// Contracts that a crowd competes for, under one of several rules, after the outline of Jäger et al. (2019;
// parameters.h). A contract is seen by a few workers drawn at random. Of those who are free, qualified and for whom its
// price is no less than their reservation price, one is hired. Nobody learns: at each review a worker who made no
// profit (pay above the reservation price, less the unpaid hours of being there) may leave, and a newcomer with luck of
// its own takes the place. What prices do is the work of this selection alone. Money of the books in cents.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/crowdwork/variants/parameters.h"
#include "sim/base/id.h"
#include "sim/events/engine.h"
#include "sim/events/schedule.h"
#include "sim/random/address.h"
#include "sim/random/distributions.h"

namespace piecework::crowdwork::variants {

enum class PriceBy : std::uint8_t { worker, requester, platform };
enum class Hired : std::uint8_t { cheapest, best_qualified, anybody };

struct Variant {
  std::string_view name;
  PriceBy price_by = PriceBy::worker;
  Hired hired = Hired::anybody;
  std::string_view meaning;
};

inline constexpr std::array variants{
    Variant{"auction", PriceBy::worker, Hired::cheapest, "workers name prices, the cheapest is hired"},
    Variant{"quality", PriceBy::worker, Hired::best_qualified, "workers name prices, the best qualified is hired"},
    Variant{"lottery", PriceBy::worker, Hired::anybody, "workers name prices, any who keeps to the budget is hired"},
    Variant{"offer", PriceBy::requester, Hired::anybody, "requesters name prices, any who accepts is hired"},
    Variant{"tariff", PriceBy::platform, Hired::anybody, "the platform sets one price, any who accepts is hired"},
};

struct Workers {};
struct Issuers {};

struct Issue {
  Id<Issuers> row;
};
struct Review {
  Id<Workers> row;
};

/// Since the beginning. Hours of those hired, and their own reservation prices for these hours.
struct Totals {
  std::int64_t issued = 0;
  std::int64_t filled = 0;
  std::int64_t left = 0;
  std::int64_t paid_cents = 0;
  double hours = 0;
  double reservation_of_hours = 0;  // USD
};

struct Worker {
  std::uint64_t id = 0;  // never used again
  std::uint64_t losses = 0;
  Time free_from{};
  std::int64_t earned_cents = 0;
  double surplus = 0;  // USD above the reservation price since the last review
  double qualification = 0;
  double reservation = 0;
  double asked = 0;
};

class Market {
 public:
  Market(const Parameters& parameters, const Variant& variant, StreamKey key);

  void run_days(std::int64_t count);

  [[nodiscard]] const std::vector<Worker>& workers() const { return workers_; }
  [[nodiscard]] const Totals& totals() const { return totals_; }
  [[nodiscard]] std::int64_t cents_of_leavers() const { return cents_of_leavers_; }

  /// For a checkpoint; see sim/output/checkpoint.h. Parameters and variant are the reader's.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    list.value("key", self.key_);
    list.rows("workers", self.workers_);
    list.value("totals", self.totals_);
    list.value("cents_of_leavers", self.cents_of_leavers_);
    list.value("newcomers", self.newcomers_);
    list.value("day", self.day_);
    list_pending(list, self.schedule_, self, [&](const EventKeys& keys) {
      const std::array<std::size_t, 2> rows{1, self.workers_.size()};
      const auto known = [&](const EventKey& key) { return self.schedule_.knows(key) && key.row() < rows[key.kind()]; };
      const auto whole = static_cast<std::size_t>(self.parameters_.workers);
      return self.workers_.size() == whole && std::ranges::is_sorted(keys) && std::ranges::all_of(keys, known);
    });
  }

  // For the engine.
  Schedule<TypeList<Issue, Review>>& schedule() { return schedule_; }
  void handle(Time now, Issue event);
  void handle(Time now, Review event);

 private:
  struct Contract {
    double required = 0;
    double budget = 0;
  };
  struct Applicant {
    Worker* worker = nullptr;
    double price = 0;
  };

  [[nodiscard]] Worker newcomer();
  [[nodiscard]] double price_of(const Contract& contract, const Worker& worker) const;
  [[nodiscard]] bool is_better(const Applicant& one, const Applicant& other) const;
  [[nodiscard]] Applicant choice(Time now, const Contract& contract, Draws& draws);
  void hire(Time now, const Applicant& hired);

  Parameters parameters_;
  Variant variant_;
  StreamKey key_;
  std::vector<Worker> workers_;
  Totals totals_;
  std::int64_t cents_of_leavers_ = 0;
  std::uint64_t newcomers_ = 0;
  std::int64_t day_ = 0;
  Schedule<TypeList<Issue, Review>> schedule_;
};

}  // namespace piecework::crowdwork::variants
