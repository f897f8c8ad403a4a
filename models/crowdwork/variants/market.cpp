#include "models/crowdwork/variants/market.h"

#include "models/crowdwork/variants/purposes.h"
#include "sim/base/math.h"
#include "sim/base/quantity.h"

namespace piecework::crowdwork::variants {

Market::Market(const Parameters& parameters, const Variant& variant, StreamKey key)
    : parameters_(parameters), variant_(variant), key_(key) {
  const std::int64_t between = seconds_per_day * parameters.review_days;
  for (std::int64_t row = 0; row < parameters.workers; ++row) {
    workers_.push_back(newcomer());
    // Spread over the time between two, and never at once: nobody is judged before having been there.
    const Duration first{1 + between + between * row / parameters.workers};
    schedule_.at(Time{0} + first, Review{Id<Workers>(static_cast<std::uint32_t>(row))});
  }
  schedule_.at(Time{0}, Issue{Id<Issuers>(0)});
}

void Market::run_days(std::int64_t count) {
  const Time from = Time{0} + days(day_);
  day_ += count;
  const Time until = Time{0} + days(day_);
  run_events(*this, {from, until, until}, {});
}

Worker Market::newcomer() {
  Worker made{.id = newcomers_++};
  Draws draws(key_, {purposes::newcomer, made.id, 0});
  made.qualification = uniform01(draws);
  made.reservation = lognormal(draws, parameters_.reservation_median, parameters_.reservation_sigma);
  made.asked = made.reservation * (1.0 + exponential(draws, parameters_.mark_up));
  return made;
}

void Market::handle(Time now, Issue event) {
  const std::int64_t number = totals_.issued++;
  Draws draws(key_, {purposes::contract, 0, static_cast<std::uint64_t>(number)});
  Contract contract;
  contract.required = parameters_.hardest_contract * uniform01(draws);
  contract.budget = lognormal(draws, parameters_.budget_median, parameters_.budget_sigma);
  const Applicant hired = choice(now, contract, draws);
  if (hired.worker != nullptr) hire(now, hired);
  schedule_.at(now + Duration{seconds_per_day / parameters_.contracts_per_day}, event);
}

double Market::price_of(const Contract& contract, const Worker& worker) const {
  if (variant_.price_by == PriceBy::worker) return worker.asked;
  return variant_.price_by == PriceBy::requester ? contract.budget : parameters_.tariff;
}

bool Market::is_better(const Applicant& one, const Applicant& other) const {
  if (variant_.hired == Hired::cheapest) return one.price < other.price;
  return variant_.hired == Hired::best_qualified && one.worker->qualification > other.worker->qualification;
}

Market::Applicant Market::choice(Time now, const Contract& contract, Draws& draws) {
  Applicant best;
  for (std::int64_t seen = 0; seen < parameters_.applicants; ++seen) {
    Worker& worker = workers_[static_cast<std::size_t>(uniform_int(draws, 0, parameters_.workers - 1))];
    const Applicant applicant{&worker, price_of(contract, worker)};
    if (worker.free_from > now || worker.qualification < contract.required) continue;
    // A tariff binds requesters too; where workers ask for more than the budget they are not hired.
    const bool is_dear = variant_.price_by == PriceBy::worker && applicant.price > contract.budget;
    if (is_dear || applicant.price < worker.reservation) continue;
    // They come in random order, so that the first of those who are alike is any of them.
    if (best.worker == nullptr || is_better(applicant, best)) best = applicant;
  }
  return best;
}

void Market::hire(Time now, const Applicant& hired) {
  Worker& worker = *hired.worker;
  const double hours = parameters_.hours_per_day * static_cast<double>(parameters_.contract_days);
  const auto cents = static_cast<std::int64_t>(hours * hired.price * cents_per_dollar + 0.5);
  worker.free_from = now + days(parameters_.contract_days);
  worker.earned_cents += cents;
  worker.surplus += hours * (hired.price - worker.reservation);
  ++totals_.filled;
  totals_.paid_cents += cents;
  totals_.hours += hours;
  totals_.reservation_of_hours += hours * worker.reservation;
}

void Market::handle(Time now, Review event) {
  Worker& worker = workers_[event.row.row()];
  const double there = static_cast<double>(parameters_.review_days) * parameters_.presence_hours;
  const bool pays = worker.surplus >= there * worker.reservation;
  worker.surplus = 0;
  schedule_.at(now + days(parameters_.review_days), event);
  if (pays) return;
  Draws draws(key_, {purposes::leaving, worker.id, worker.losses++});
  if (!bernoulli(draws, parameters_.leaving)) return;
  ++totals_.left;
  cents_of_leavers_ += worker.earned_cents;
  worker = newcomer();
}

}  // namespace piecework::crowdwork::variants
