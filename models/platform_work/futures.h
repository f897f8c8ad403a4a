#pragma once
// Futures of 2030: two sliders, how proactive government is (g) and how far platforms and requesters follow a purpose
// (p), place each of them between four corners, and every lever between its values there is bilinear:
//   x(g, p) = x00 + (x10 - x00) g + (x01 - x00) p + (x11 - x10 - x01 + x00) g p
// The baseline is no corner: without a future nothing is set, and the future "base_2026" takes each lever's own base.
// Numbers and what is not in the model yet stand in scenarios/futures/levers.toml. A lever sets one value of the
// scenario, or one of a policy, which then is in force in every arm, the baseline included.

#include <optional>
#include <string>
#include <vector>

#include "sim/config/node.h"
#include "sim/config/scenario_file.h"

namespace piecework::platform_work {

/// A future as what it adds to a request.
struct Future {
  std::string name;
  std::vector<std::string> overrides;     // as after --set
  std::vector<std::string> policies;      // of every arm, in this order
  std::vector<std::string> not_in_model;  // levers that the file names and nothing acts on
  Node resolved;                          // name, place of the sliders and values of the levers, for provenance
};

/// Where a future lies: 0 to 1 each.
struct Sliders {
  std::string title;
  std::string title_fr;
  double g = 0.0;
  double p = 0.0;
};

struct FutureInfo {
  std::string name;
  std::string label_en;
  std::string label_fr;
  std::optional<Sliders> at;  // none of "base_2026"
};

/// All of them, "base_2026" first. Throws InputError: a wrong file.
std::vector<FutureInfo> list_futures(const LoadOptions& options);

/// Throws InputError: no such future (with the names there are and the nearest), or a wrong file.
Future read_future(const std::string& name, const LoadOptions& options);

/// "pay_floor" under a future with two policies becomes "A+B+pay_floor", the names of its own first. Throws InputError
/// if the future has the policy already.
std::string arm_under(const Future& future, const std::string& arm);

}  // namespace piecework::platform_work
