#include "models/platform_work/measures/programme_books.h"

#include <algorithm>
#include <string>

namespace piecework::platform_work {
namespace {

/// What is known of a programme at the end of a month; flows are counted since it opened.
struct Book {
  std::string_view name;
  std::string_view unit;
  std::string_view label_en;
  std::string_view label_fr;
  std::int64_t value = 0;
};

/// Of the programme that this policy opened, or of nobody before it did.
Programme programme_of(const State& state, std::size_t policy) {
  const std::vector<Programme>& all = state.programmes.programmes;
  const auto found = std::ranges::find_if(all, [&](const Programme& own) { return own.policy == policy; });
  return found == all.end() ? Programme{} : *found;
}

void record_books(const State& state, std::size_t policy, Recorder& recorder) {
  const Programme own = programme_of(state, policy);
  const std::int64_t waiting = own.applied - own.gave_up - own.started;
  const std::array books{
      Book{"applied", "persons", "applicants since the opening", "candidatures depuis l'ouverture", own.applied},
      Book{"gave_up", "persons", "of them, gave up without a seat", "renonciations sans place", own.gave_up},
      Book{"waiting", "persons", "on the waiting list at the end of the month", "en attente à la fin du mois", waiting},
      Book{"started", "persons", "courses begun since the opening", "participations commencées", own.started},
      Book{"enrolled", "persons", "on the course at the end of the month", "en cours à la fin du mois", own.enrolled},
      Book{"completed", "persons", "courses completed since the opening", "participations achevées", own.completed},
      Book{"dropped_out", "persons", "courses broken off since the opening", "abandons", own.dropped_out},
      Book{"certified", "persons", "certificates given since the opening", "certificats remis", own.certified},
      Book{"cost", "CAD cents", "cost committed since the opening", "coût engagé depuis l'ouverture", own.cost_cents},
  };
  for (const Book& book : books) {
    const std::string path = "/accounts/programmes/" + (*state.policies)[policy].name + "/" + std::string(book.name);
    recorder.record(SeriesInfo{path,
                               std::string(book.unit),
                               std::string(book.label_en),
                               std::string(book.label_fr),
                               std::string(book.label_en),
                               {},
                               1},
                    std::vector<std::int64_t>{book.value});
  }
}

}  // namespace

void record_programmes(const State& state, Recorder& recorder) {
  for (std::size_t policy = 0; policy < state.policies->size(); ++policy) {
    if ((*state.policies)[policy].keeps_books) record_books(state, policy, recorder);
  }
}

}  // namespace piecework::platform_work
