#include "models/platform_work/jobs/vacancies.h"

#include <algorithm>

namespace piecework::platform_work {

VacancyTable::VacancyTable(const std::array<std::size_t, occupations>& usual) {
  for (std::size_t occupation = 0; occupation < occupations; ++occupation) {
    // Twice as many slots as vacancies: two tries a draw, and room for a boom before the slots are laid out anew.
    open_[occupation] = SlotTable<VacancyId>(2 * usual[occupation]);
  }
}

VacancyId VacancyTable::open(Vacancy vacancy, std::uint64_t hash) {
  VacancyId id;
  vacancy.open = 1;
  if (free_.empty()) {
    id = vacancies_.add(vacancy);
  } else {
    id = free_.back();
    free_.pop_back();
    vacancies_[id] = vacancy;
  }
  vacancies_[id].slot = open_[vacancy.occupation].insert(hash, id);
  return id;
}

void VacancyTable::close(VacancyId id) {
  Vacancy& vacancy = vacancies_[id];
  expect(vacancy.last_applied == Vacancy::no_application, "a vacancy is closed after a look at its applications");
  open_[vacancy.occupation].erase(vacancy.slot);
  vacancy = Vacancy{};
  free_.push_back(id);
}

void VacancyTable::apply(VacancyId id, PersonId person) {
  std::uint32_t at = 0;
  if (free_applications_.empty()) {
    at = static_cast<std::uint32_t>(applications_.size());
    applications_.emplace_back();
  } else {
    at = free_applications_.back();
    free_applications_.pop_back();
  }
  Vacancy& vacancy = vacancies_[id];
  applications_[at] = {person.row(), vacancy.last_applied};
  vacancy.last_applied = at;
}

VacancyId VacancyTable::sample(Occupation occupation, Draws& draws) const {
  const VacancyId* found = open_[occupation].sample(draws);
  return found == nullptr ? VacancyId{} : *found;
}

std::size_t VacancyTable::open_count() const {
  std::size_t count = 0;
  for (const auto& table : open_) count += table.size();
  return count;
}

/// Whether every application is in one chain or free, each once.
bool VacancyTable::has_whole_chains() const {
  std::vector<bool> seen(applications_.size());
  std::size_t count = 0;
  const auto take = [&](std::uint32_t at) {
    if (at >= seen.size() || seen[at]) return false;
    seen[at] = true;
    ++count;
    return true;
  };
  for (const Vacancy& vacancy : vacancies_.rows()) {
    for (std::uint32_t at = vacancy.last_applied; at != Vacancy::no_application; at = applications_[at].next) {
      if (!take(at)) return false;
    }
  }
  return std::ranges::all_of(free_applications_, take) && count == applications_.size();
}

/// Whether open vacancies, free rows and slots name each other, as in any table but one read from a bad file.
bool VacancyTable::is_whole() const {
  const auto rows = vacancies_.rows();
  std::size_t open = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Vacancy& vacancy = rows[row];
    if (vacancy.open == 0) continue;
    ++open;
    const bool placed =
        vacancy.occupation < occupations && open_[vacancy.occupation].holds(vacancy.slot, vacancies_.id(row));
    if (!placed) return false;
  }
  const auto is_closed = [&](VacancyId id) { return id.row() < rows.size() && rows[id.row()].open == 0; };
  return open == open_count() && open + free_.size() == rows.size() && std::ranges::all_of(free_, is_closed) &&
         has_whole_chains();
}

}  // namespace piecework::platform_work
