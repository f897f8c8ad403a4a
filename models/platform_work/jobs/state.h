#pragma once
// The job market as a value: the employers of each occupation, open vacancies, stocks and books. Books only grow; a
// month is the difference of two censuses.

#include <array>

#include "models/platform_work/jobs/applications.h"
#include "models/platform_work/jobs/vacancies.h"

namespace piecework::platform_work {

/// The employers of one occupation.
struct Cell {
  std::int64_t employees = 0;
  double base_demand = 0.0;        // D(0), jobs
  double demand = 0.0;             // D(t), jobs; renewed at every census
  double fill_chance = 0.0;        // of a vacancy in a week, lately
  double usual_fill_chance = 0.0;  // the same over a long time
  std::uint64_t steps = 0;         // ordinal of the candidates
  std::uint64_t opened = 0;        // vacancies; ordinal of the next
};
static_assert(Packed<Cell>);

/// Counts since the start of the warm-up. Persons unless said otherwise.
struct JobBooks {
  std::int64_t hires = 0;
  std::int64_t hires_from_unemployment = 0;
  std::int64_t hires_from_inactivity = 0;
  std::int64_t job_to_job = 0;
  std::int64_t separations = 0;  // into unemployment
  std::int64_t quits_to_inactivity = 0;
  std::int64_t own_account_started = 0;
  std::int64_t own_account_ended = 0;    // into unemployment
  std::int64_t vacancies_opened = 0;     // vacancies
  std::int64_t vacancies_filled = 0;     // vacancies
  std::int64_t vacancies_withdrawn = 0;  // vacancies
  std::int64_t applications = 0;         // applications that were sent
  std::int64_t callbacks = 0;            // applications
  std::int64_t offers_declined = 0;      // offers to people who had found something better meanwhile
  std::int64_t arrived = 0;              // landed or came of age
  std::int64_t departed = 0;             // moved away or died
};
static_assert(Packed<JobBooks>);

struct JobMarket {
  std::array<Cell, occupations> cells{};
  VacancyTable vacancies;
  std::array<double, occupations> findable{};  // chance that a look for vacancies finds one, by occupation trained for
  std::array<std::int64_t, labour_states> residents{};  // in each labour-force state
  std::int64_t own_account = 0;                         // of the employed
  double base_labour_force = 0.0;                       // L(0), simulated persons
  double shock = 0.0;                                   // to log demand
  JobBooks books;
  ApplicationBook applications;

  [[nodiscard]] std::int64_t in(LabourState state) const { return residents[static_cast<std::size_t>(state)]; }
  [[nodiscard]] std::int64_t labour_force() const { return in(LabourState::employed) + in(LabourState::unemployed); }
  [[nodiscard]] std::int64_t population() const { return labour_force() + in(LabourState::not_in_labour_force); }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [cells, vacancies, findable, residents, own_account, base_labour_force, shock, books, applications] = self;
    list.value("cells", cells);
    list.part("vacancies", vacancies);
    list.value("findable", findable);
    list.value("residents", residents);
    list.value("own_account", own_account);
    list.value("base_labour_force", base_labour_force);
    list.value("shock", shock);
    list.value("books", books);
    list.value("applications", applications);
  }
};

}  // namespace piecework::platform_work
