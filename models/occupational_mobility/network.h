#pragma once
// Occupations and the weights with which somebody out of work in one looks at vacancies of another.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/random/address.h"

namespace piecework::occupational_mobility {

/// weight(i, i) is r, the others of a row add to 1 - r. `people` begin in each occupation; `demand` is what its target
/// demand varies around, in people: where they differ, people have to move.
struct Network {
  std::size_t size = 0;
  std::vector<double> weights;  // row by row
  std::vector<std::int64_t> people;
  std::vector<double> demand;

  [[nodiscard]] double weight(std::size_t from, std::size_t to) const { return weights[from * size + to]; }
};

struct NetworkShape {
  std::size_t occupations = 50;
  std::size_t people = 50'000;   // in all, rounded per occupation
  double own_occupation = 0.55;  // r
  std::size_t reach = 4;         // neighbours on each side of a ring, with random weights; the rest are far
};

/// A made-up network: occupations on a ring, near ones linked with random weights, a few far ones with small weights,
/// sizes spread over a factor of three, demand up to a quarter off, the same in all. Stands in for measured flows,
/// which the licence of their source keeps outside.
Network seeded_network(const NetworkShape& shape, StreamKey key);

}  // namespace piecework::occupational_mobility
