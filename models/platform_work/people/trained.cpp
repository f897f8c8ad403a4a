#include "models/platform_work/people/trained.h"

#include <algorithm>

#include "sim/random/distributions.h"

namespace piecework::platform_work {
namespace {

using OccupationShares = std::array<double, occupations>;

template <class Table, class Codes>
OccupationShares shares_in(const Table& table, Codes codes) {
  OccupationShares shares{};
  double total = 0.0;
  for (std::size_t at = 0; at < occupations; ++at) {
    codes.back() = at;
    shares[at] = table[codes];
    total += shares[at];
  }
  if (total <= 0.0) return OccupationShares{};
  for (double& share : shares) share /= total;
  return shares;
}

template <class Table, class Codes>
void set_shares(Table& table, Codes codes, const OccupationShares& shares) {
  for (std::size_t at = 0; at < occupations; ++at) {
    codes.back() = at;
    table[codes] = shares[at];
  }
}

/// The shares of the others alone, if there are any.
OccupationShares without(const OccupationShares& shares, const LowOccupations& low) {
  OccupationShares rest = shares;
  double total = 0.0;
  for (std::size_t at = 0; at < occupations; ++at) {
    if (low[at]) rest[at] = 0.0;
    total += rest[at];
  }
  if (total <= 0.0) return shares;
  for (double& share : rest) share /= total;
  return rest;
}

bool is_empty(const OccupationShares& shares) {
  return std::all_of(shares.begin(), shares.end(), [](double x) { return x <= 0; });
}

}  // namespace

TrainedOccupations::TrainedOccupations(const WeightedCells& employees, double kept, const LowOccupations& low)
    : kept_(kept) {
  Grid<2, education_levels, occupations> any_age;
  Grid<1, occupations> everyone;
  for (std::size_t cell = 0; cell < employees.cells.size(); ++cell) {
    const CellCodes& codes = employees.cells[cell];
    const std::size_t band = codes.get(PersonAttribute::age_band);
    held_[{codes.immigrant, band, codes.sex, codes.education, codes.occupation}] += employees.weights[cell];
    any_age[{codes.sex, codes.education, codes.occupation}] += employees.weights[cell];
    everyone[{0, codes.occupation}] += employees.weights[cell];
  }
  for (std::size_t index = 0; index < decltype(held_)::size; index += occupations) {
    const auto codes = decltype(held_)::codes(index);
    set_shares(held_, codes, shares_in(held_, codes));
  }
  // A combination without a sampled non-immigrant: employees of any age and origin of that sex and education.
  for (std::size_t index = 0; index < decltype(trained_)::size; index += occupations) {
    const auto codes = decltype(trained_)::codes(index);
    OccupationShares shares = shares_in(held_, std::array<std::size_t, 5>{0, codes[0], codes[1], codes[2], 0});
    if (is_empty(shares)) shares = shares_in(any_age, std::array<std::size_t, 3>{codes[1], codes[2], 0});
    if (is_empty(shares)) shares = shares_in(everyone, std::array<std::size_t, 2>{0, 0});
    if (is_empty(shares)) shares.fill(1.0 / static_cast<double>(occupations));  // nobody is employed
    if (codes[2] >= bachelor) shares = without(shares, low);
    set_shares(trained_, codes, shares);
  }
}

Occupation TrainedOccupations::draw(const Traits& traits, Occupation held, Draws& draws) const {
  const std::size_t sex = static_cast<std::size_t>(traits.sex);
  const OccupationShares wanted =
      shares_in(trained_, std::array<std::size_t, 4>{traits.age_band, sex, traits.education, 0});
  const bool regards_job = bernoulli(draws, kept_) && held != no_occupation;
  const double luck = uniform01(draws);
  if (!regards_job) return static_cast<Occupation>(categorical(draws, wanted));
  const OccupationShares jobs = shares_in(held_, std::array<std::size_t, 5>{static_cast<std::size_t>(traits.immigrant),
                                                                            traits.age_band, sex, traits.education, 0});
  if (luck * jobs[held] < wanted[held]) return held;
  OccupationShares missing{};
  for (std::size_t at = 0; at < occupations; ++at) missing[at] = std::max(0.0, wanted[at] - jobs[at]);
  return static_cast<Occupation>(categorical(draws, is_empty(missing) ? wanted : missing));
}

}  // namespace piecework::platform_work
