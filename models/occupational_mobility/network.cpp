#include "models/occupational_mobility/network.h"

#include <algorithm>

#include "models/occupational_mobility/purposes.h"
#include "sim/random/distributions.h"

namespace piecework::occupational_mobility {
namespace {

constexpr double far_share = 0.05;  // of pairs that are no neighbours, linked
constexpr double far_weight = 0.2;  // against 0 to 1 of neighbours

double link(const NetworkShape& shape, StreamKey key, std::size_t from, std::size_t to) {
  const std::size_t apart = from > to ? from - to : to - from;
  Draws draws(key, {purposes::network, from, to});
  if (std::min(apart, shape.occupations - apart) <= shape.reach) return open01(draws);
  return bernoulli(draws, far_share) ? far_weight * open01(draws) : 0.0;
}

void scale_to(double sum, std::vector<double>& values) {
  double total = 0.0;
  for (const double value : values) total += value;
  for (double& value : values) value *= sum / total;
}

}  // namespace

Network seeded_network(const NetworkShape& shape, StreamKey key) {
  expect(shape.occupations > 2 * shape.reach && shape.reach > 0, "neighbours on a ring do not overlap");
  Network network{shape.occupations, std::vector<double>(shape.occupations * shape.occupations), {}, {}};
  std::vector<double> sizes;
  for (std::size_t from = 0; from < network.size; ++from) {
    double total = 0.0;
    double* row = &network.weights[from * network.size];
    for (std::size_t to = 0; to < network.size; ++to) {
      if (to != from) total += row[to] = link(shape, key, from, to);
    }
    for (std::size_t to = 0; to < network.size; ++to) row[to] *= (1.0 - shape.own_occupation) / total;
    row[from] = shape.own_occupation;
    Draws draws(key, {purposes::network, from, from});
    sizes.push_back(0.5 + uniform01(draws));
    network.demand.push_back(sizes.back() * (0.75 + 0.5 * uniform01(draws)));
  }
  scale_to(static_cast<double>(shape.people), sizes);
  for (const double size : sizes) network.people.push_back(static_cast<std::int64_t>(size + 0.5));
  scale_to(static_cast<double>(shape.people), network.demand);
  return network;
}

}  // namespace piecework::occupational_mobility
