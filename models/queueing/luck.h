#pragma once
// The waits of a station, each at its own address, in whole seconds, rounded down.

#include "models/queueing/parameters.h"
#include "models/queueing/purposes.h"
#include "sim/base/time.h"
#include "sim/random/distributions.h"

namespace piecework::queueing {

/// A customer's lasting id: its class and its number in the class, so that nobody's luck depends on the other class.
constexpr std::uint64_t customer_id(std::uint32_t kind, std::uint64_t number) {
  return std::uint64_t{kind} << 56 | number;
}

inline Duration whole_seconds(double seconds) { return {static_cast<std::int64_t>(seconds)}; }

/// Has the requested mean, > 0; a lognormal one has median mean * exp(-sigma^2 / 2).
inline double service_time(Draws& draws, const CustomerClass& of) {
  if (of.law == ServiceLaw::constant) return of.service_seconds;
  if (of.law == ServiceLaw::exponential) return exponential(draws, of.service_seconds);
  return lognormal(draws, of.service_seconds * math::exp(-of.sigma * of.sigma / 2.0), of.sigma);
}

struct StationLuck {
  StreamKey key;

  /// From customer `number` of a class to the next.
  [[nodiscard]] Duration until_arrival(std::uint32_t kind, std::uint64_t number, const CustomerClass& of) const {
    Draws draws(key, {purposes::arrival, kind, number});
    return whole_seconds(exponential(draws, of.arrival_seconds));
  }

  [[nodiscard]] Duration service(std::uint64_t customer, const CustomerClass& of) const {
    Draws draws(key, {purposes::service, customer, 0});
    return whole_seconds(service_time(draws, of));
  }

  [[nodiscard]] Duration patience(std::uint64_t customer, const CustomerClass& of) const {
    Draws draws(key, {purposes::patience, customer, 0});
    return whole_seconds(exponential(draws, of.patience_seconds));
  }
};

}  // namespace piecework::queueing
