#pragma once
// Closed forms of queueing theory and of two-state chains. Times in any one unit. Sources: L. Kleinrock, "Queueing
// Systems" I and II (1975, 1976); A. Cobham, "Priority assignment in waiting line problems" (1954); C. Palm (1957) for
// impatient customers.

#include <cstdint>
#include <functional>
#include <vector>

namespace piecework::statistical {

/// Probability that a customer has to wait in M/M/c with offered load a = arrival rate x mean service < c.
double erlang_c(int servers, double load);

/// Stationary probabilities of 0, 1, ... of a birth-death process, up to a total of 1 - 1e-13.
std::vector<double> birth_death(const std::function<double(std::size_t)>& up,
                                const std::function<double(std::size_t)>& down);

/// Of the numbers in M/M/c + M: rates of arrival and service, mean patience (infinity: nobody leaves).
struct ErlangA {
  int servers = 1;
  double arrivals = 0;
  double services = 0;
  double patience = 0;
};
std::vector<double> number_in_system(const ErlangA& station);
/// Share of customers who leave unserved.
double abandoning(const ErlangA& station);

double mean_of_number(const std::vector<double>& probabilities);

/// Pollaczek and Khinchine: mean wait in M/G/1.
double mean_wait(double arrivals, double mean_service, double mean_square_service);

/// A. Cobham: mean wait of each class of M/M/1 with two non-preemptive priorities, `arrivals` and mean `services` by
/// class.
struct Waits {
  double first = 0;
  double second = 0;
};
Waits priority_waits(const Waits& arrivals, const Waits& services);

/// Two states in discrete time; `leave` and `enter` are the probabilities of 1 -> 0 and 0 -> 1 in a step.
struct TwoStates {
  double leave = 0;
  double enter = 0;

  [[nodiscard]] double share() const { return enter / (enter + leave); }  // of state 1, stationary
  [[nodiscard]] double both(int lag) const;                               // in state 1 at two times
  /// Probabilities of 0, 1, ... changes of state in so many steps, from a stationary start.
  [[nodiscard]] std::vector<double> changes(int steps) const;
};

/// Probabilities of 0, 1, ... urns with a ball after `balls` fall into `urns` at random.
std::vector<double> urns_hit(int balls, int urns);

}  // namespace piecework::statistical
