#include "models/platform_work/measures/earning_bins.h"

namespace piecework::platform_work {

EarningBins::Whole EarningBins::whole(std::size_t cell) const {
  Whole all;
  for (std::size_t at = cell * bins; at < (cell + 1) * bins; ++at) {
    all.count += counts_[at];
    all.sum += sums_[at];
  }
  return all;
}

double EarningBins::gini(std::size_t cell) const {
  const Whole all = whole(cell);
  if (all.sum <= 0.0) return no_default;
  double below = 0.0;     // values in lower bins
  double weighted = 0.0;  // sum of value times rank
  for (std::size_t at = cell * bins; at < (cell + 1) * bins; ++at) {
    const auto own = static_cast<double>(counts_[at]);
    weighted += sums_[at] * (below + (own + 1.0) / 2.0);  // the mean rank in the bin
    below += own;
  }
  return 2.0 * weighted / (below * all.sum) - (below + 1.0) / below;
}

double EarningBins::top_share(std::size_t cell, double share) const {
  const Whole all = whole(cell);
  if (all.sum <= 0.0) return no_default;
  double wanted = share * static_cast<double>(all.count);
  double top = 0.0;
  for (std::size_t at = (cell + 1) * bins; at > cell * bins && wanted > 0.0; --at) {
    const auto own = static_cast<double>(counts_[at - 1]);
    if (own == 0.0) continue;
    top += std::min(1.0, wanted / own) * sums_[at - 1];
    wanted -= own;
  }
  return top / all.sum;
}

}  // namespace piecework::platform_work
