#pragma once
// Open vacancies: rows that are used again, one slot table per occupation (so that one vacancy more changes only the
// draws that meet it), and for each the applications since the last look at them.

#include <array>
#include <vector>

#include "models/platform_work/jobs/events.h"
#include "sim/base/layout.h"
#include "sim/random/slot_table.h"
#include "sim/tables/table.h"

namespace piecework::platform_work {

struct Vacancy {
  std::uint64_t id = 0;                         // the occupation and its own count; the vacancy's address in draws
  std::int64_t opened = 0;                      // second
  SlotHandle slot;                              // place among the open vacancies of its occupation
  std::uint32_t last_applied = no_application;  // chain of applications, the last first
  Occupation occupation = no_occupation;
  std::uint8_t hours = 0;                // usual hours per week
  std::uint8_t local_only = 0;           // 1: takes no one without experience in Canada
  std::uint8_t open = 0;                 // 1: open; 0: the row is free
  std::array<std::uint8_t, 4> unused{};  // no padding

  static constexpr std::uint32_t no_application = 0xFFFFFFFF;
};
static_assert(Packed<Vacancy>);

class VacancyTable {
 public:
  /// `usual`: about how many are open at once in each occupation; keeps the layout, hence paired draws, stable.
  explicit VacancyTable(const std::array<std::size_t, occupations>& usual);
  VacancyTable() = default;

  /// `hash` is the vacancy's own addressed hash.
  VacancyId open(Vacancy vacancy, std::uint64_t hash);
  void close(VacancyId id);

  /// The row that the next vacancy will have.
  [[nodiscard]] VacancyId next() const { return free_.empty() ? vacancies_.id(vacancies_.size()) : free_.back(); }

  /// Notes an application that the employer will look at.
  void apply(VacancyId id, PersonId person);
  /// Takes this week's applicants off the vacancy, the last to apply first; `visit(PersonId)`.
  template <class Visit>
  void take_applicants(VacancyId id, Visit visit) {
    Vacancy& vacancy = vacancies_[id];
    std::uint32_t at = vacancy.last_applied;
    vacancy.last_applied = Vacancy::no_application;
    while (at != Vacancy::no_application) {
      const Application application = applications_[at];
      free_applications_.push_back(at);
      visit(PersonId{application.person});
      at = application.next;
    }
  }

  /// Any open vacancy of that occupation, all equally likely; none if there is none.
  [[nodiscard]] VacancyId sample(Occupation occupation, Draws& draws) const;

  [[nodiscard]] std::size_t open_count(Occupation occupation) const { return open_[occupation].size(); }
  [[nodiscard]] std::size_t open_count() const;
  [[nodiscard]] const Vacancy& operator[](VacancyId id) const { return vacancies_[id]; }
  /// All rows; those not open are free.
  [[nodiscard]] const Table<Vacancies, Vacancy>& rows() const { return vacancies_; }

  /// For a checkpoint; see sim/output/checkpoint.h.
  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [vacancies, free, applications, free_applications, open] = self;
    list.part("rows", vacancies);
    list.rows("free", free);
    list.rows("applications", applications);
    list.rows("free_applications", free_applications);
    for (std::size_t occupation = 0; occupation < occupations; ++occupation) {
      list.part("open." + std::to_string(occupation), open[occupation]);
    }
    if constexpr (Sections::loading) list.require(self.is_whole(), "rows", "does not fit the open vacancies");
  }

 private:
  struct Application {
    std::uint32_t person = 0;
    std::uint32_t next = Vacancy::no_application;
  };

  [[nodiscard]] bool has_whole_chains() const;
  [[nodiscard]] bool is_whole() const;

  Table<Vacancies, Vacancy> vacancies_;
  std::vector<VacancyId> free_;
  std::vector<Application> applications_;
  std::vector<std::uint32_t> free_applications_;
  std::array<SlotTable<VacancyId>, occupations> open_;
};

}  // namespace piecework::platform_work
