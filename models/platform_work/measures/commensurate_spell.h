#pragma once
// One way to a commensurate job, followed from census to census: from a landing, the loss of a job, or the intake into
// a programme (measure M5). Time is in censuses since the first that saw the beginning, so in months.
//
// The job is reached if it is held at three censuses in a row, at the time of the first. Competing: the person moves
// away or dies, at the first census without it; or leaves the labour force, retirement included: out of it at two
// censuses in a row, at the time of the first, having been in it since the beginning. What happened at a census is
// known two censuses later, and only then counted, whatever it is; so that what happens to those whose end is not yet
// known when the run ends does not depend on what happened.

#include <cstdint>

#include "models/platform_work/groups.h"
#include "sim/base/layout.h"

namespace piecework::platform_work {

enum class JobClock : std::uint8_t { landing, job_loss, intake };
inline constexpr std::size_t job_clocks = 3;

struct CommensurateSpell {
  /// What a census sees of a person.
  enum class Seen : std::uint8_t { gone, out, active, commensurate };

  /// How far a spell is: `out` and beyond count the censuses in a row.
  enum class Progress : std::uint8_t {
    waiting,  // not in the labour force since the beginning
    active,   // in it, or out of it and back
    job_1,
    job_2,
    out_1,
    out_2,
    gone_1,
    gone_2
  };

  enum class Outcome : std::uint8_t { open, reached, competing };

  static constexpr int confirmation = 2;     // censuses until what happened is known
  static constexpr int most_followed = 120;  // months; who is followed longer is censored

  std::uint32_t row = 0;
  JobClock clock = JobClock::landing;
  std::uint8_t combination = 0;  // of traits at the beginning
  std::uint8_t months = 0;       // since the beginning
  Progress progress = Progress::waiting;

  /// At the first census.
  void begin(Seen seen) { progress = after(seen); }

  /// At each later one. With an outcome, its time was `confirmation` months ago.
  Outcome advance(Seen seen) {
    ++months;
    if (progress == Progress::out_2 || progress == Progress::gone_2) return Outcome::competing;
    if (progress == Progress::job_2 && seen == Seen::commensurate) return Outcome::reached;
    progress = after(seen);
    return Outcome::open;
  }

  [[nodiscard]] bool fits() const {
    return static_cast<std::size_t>(clock) < job_clocks && combination < trait_combinations &&
           months < most_followed + confirmation && progress <= Progress::gone_2;
  }

 private:
  [[nodiscard]] Progress after(Seen seen) const {
    switch (seen) {
      case Seen::gone: return progress == Progress::gone_1 ? Progress::gone_2 : Progress::gone_1;
      case Seen::commensurate: return progress == Progress::job_1 ? Progress::job_2 : Progress::job_1;
      case Seen::active: return Progress::active;
      case Seen::out: break;
    }
    if (progress == Progress::waiting) return Progress::waiting;
    return progress == Progress::out_1 ? Progress::out_2 : Progress::out_1;
  }
};
static_assert(sizeof(CommensurateSpell) == 8 && Packed<CommensurateSpell> && trait_combinations <= 256);

}  // namespace piecework::platform_work
