#pragma once
// Events of the labour market.

#include "models/platform_work/people/state.h"
#include "sim/base/type_list.h"

namespace piecework::platform_work {

struct Vacancies {};
using VacancyId = Id<Vacancies>;
struct Cells {};
using CellId = Id<Cells>;  // the employers of one occupation

/// Something may happen to a resident's job or search; what, and whether at all, is drawn then (jobs/flows.cpp).
struct LabourStep {
  static constexpr bool cancellable = true;
  PersonId row;
};
/// The employers of an occupation may open a vacancy.
struct CellStep {
  CellId row;
};
/// The employer looks at a week's applications; every week until the vacancy is filled or withdrawn.
struct VacancyReview {
  VacancyId row;
};

using JobEvents = TypeList<LabourStep, CellStep, VacancyReview>;

}  // namespace piecework::platform_work
