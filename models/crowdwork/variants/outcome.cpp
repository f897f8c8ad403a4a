#include "models/crowdwork/variants/outcome.h"

#include "sim/base/error.h"

namespace piecework::crowdwork::variants {
namespace {

double per(double amount, double of) { return of > 0.0 ? amount / of : 0.0; }
double as_double(std::int64_t count) { return static_cast<double>(count); }

double price(const Totals& from, const Totals& until) {
  return per(as_double(until.paid_cents - from.paid_cents) / 100.0, until.hours - from.hours);
}

}  // namespace

Outcome outcome_of(const Parameters& parameters, const Variant& variant, StreamKey key) {
  expect(parameters.days >= first_days + last_days, "a first month and a last year fit in the run");
  Market market(parameters, variant, key);
  market.run_days(first_days);
  const Totals first = market.totals();
  market.run_days(parameters.days - first_days - last_days);
  const Totals before = market.totals();
  market.run_days(last_days);
  const Totals& end = market.totals();
  Outcome made;
  made.first_price = price({}, first);
  made.last_price = price(before, end);
  made.last_reservation = per(end.reservation_of_hours - before.reservation_of_hours, end.hours - before.hours);
  made.filled = per(as_double(end.filled - before.filled), as_double(end.issued - before.issued));
  made.left_per_year = as_double(end.left - before.left) / as_double(parameters.workers);
  return made;
}

bool is_wage_dumping(const Outcome& outcome, const Parameters& parameters) {
  return outcome.filled > 0.0 && outcome.last_price <= nearness * parameters.reservation_median &&
         outcome.last_price <= largest_rest * outcome.first_price;
}

}  // namespace piecework::crowdwork::variants
