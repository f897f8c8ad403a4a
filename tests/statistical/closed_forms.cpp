#include "tests/statistical/closed_forms.h"

#include <algorithm>
#include <cmath>

namespace piecework::statistical {

double erlang_c(int servers, double load) {
  double term = 1;  // load^n / n!
  double sum = 0;
  for (int n = 0; n < servers; ++n) {
    sum += term;
    term *= load / (n + 1);
  }
  const double waiting = term / (1 - load / servers);
  return waiting / (sum + waiting);
}

std::vector<double> birth_death(const std::function<double(std::size_t)>& up,
                                const std::function<double(std::size_t)>& down) {
  std::vector<double> weights{1};
  double total = 1;
  while (weights.size() < 10 || weights.back() > 1e-15 * total) {
    const std::size_t n = weights.size();
    weights.push_back(weights.back() * up(n - 1) / down(n));
    total += weights.back();
  }
  for (double& weight : weights) weight /= total;
  return weights;
}

std::vector<double> number_in_system(const ErlangA& station) {
  return birth_death([&](std::size_t) { return station.arrivals; },
                     [&](std::size_t n) {
                       const double busy = std::min<double>(static_cast<double>(n), station.servers);
                       return busy * station.services + (static_cast<double>(n) - busy) / station.patience;
                     });
}

double abandoning(const ErlangA& station) {
  const std::vector<double> number = number_in_system(station);
  double leaving = 0;  // per time
  for (std::size_t n = 0; n < number.size(); ++n) {
    leaving += number[n] * std::max(0.0, static_cast<double>(n) - station.servers) / station.patience;
  }
  return leaving / station.arrivals;
}

double mean_of_number(const std::vector<double>& probabilities) {
  double mean = 0;
  for (std::size_t n = 0; n < probabilities.size(); ++n) mean += static_cast<double>(n) * probabilities[n];
  return mean;
}

double mean_wait(double arrivals, double mean_service, double mean_square_service) {
  return arrivals * mean_square_service / (2 * (1 - arrivals * mean_service));
}

Waits priority_waits(const Waits& arrivals, const Waits& services) {
  // An exponential's mean square is twice the square of its mean.
  const double residual =
      arrivals.first * services.first * services.first + arrivals.second * services.second * services.second;
  const double first = arrivals.first * services.first;
  const double both = first + arrivals.second * services.second;
  return {residual / (1 - first), residual / ((1 - first) * (1 - both))};
}

double TwoStates::both(int lag) const { return share() * (share() + (1 - share()) * std::pow(1 - leave - enter, lag)); }

std::vector<double> TwoStates::changes(int steps) const {
  const auto size = static_cast<std::size_t>(steps) + 1;
  std::vector<double> in(size), out(size);  // by number of changes so far, in state 1 and in state 0
  in[0] = share();
  out[0] = 1 - share();
  for (int step = 0; step < steps; ++step) {
    std::vector<double> next_in(size), next_out(size);
    for (std::size_t k = 0; k < size; ++k) {
      next_in[k] += in[k] * (1 - leave) + (k > 0 ? out[k - 1] * enter : 0);
      next_out[k] += out[k] * (1 - enter) + (k > 0 ? in[k - 1] * leave : 0);
    }
    in.swap(next_in);
    out.swap(next_out);
  }
  for (std::size_t k = 0; k < size; ++k) in[k] += out[k];
  return in;
}

std::vector<double> urns_hit(int balls, int urns) {
  std::vector<double> hit(static_cast<std::size_t>(urns) + 1);
  hit[0] = 1;
  for (int ball = 0; ball < balls; ++ball) {
    for (int k = urns; k >= 0; --k) {
      const auto at = static_cast<std::size_t>(k);
      hit[at] = hit[at] * k / urns + (k > 0 ? hit[at - 1] * (urns - k + 1) / urns : 0);
    }
  }
  return hit;
}

}  // namespace piecework::statistical
