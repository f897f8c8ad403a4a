#pragma once
// What a station is made of, in seconds. Waits are cut to whole seconds (luck.h), which shortens each by half a second
// on average: with means of 10^5 seconds and more the bias is below 10^-5 of the mean, far under what the statistical
// battery can see (docs/verification.md).

#include <array>
#include <cstdint>
#include <limits>

namespace piecework::queueing {

enum class ServiceLaw : std::uint8_t { exponential, constant, lognormal };

/// Customers who arrive in one Poisson stream and are alike.
struct CustomerClass {
  double arrival_seconds = 0.0;  // mean time between arrivals; 0: nobody comes
  double service_seconds = 0.0;  // mean, > 0 when somebody comes
  ServiceLaw law = ServiceLaw::exponential;
  double sigma = 0.0;             // of the logarithm, lognormal service only
  double patience_seconds = 0.0;  // mean of an exponential; 0: waits for ever
};

inline constexpr std::uint32_t unlimited_servers = std::numeric_limits<std::uint32_t>::max();

struct StationParameters {
  std::uint32_t servers = 1;
  std::array<CustomerClass, 2> classes{};
};

}  // namespace piecework::queueing
