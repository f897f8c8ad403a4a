#include "models/platform_work/measures/diary.h"

#include <fmt/format.h>
#include <algorithm>

#include "models/platform_work/calendar_month.h"
#include "models/platform_work/measures/panel.h"

namespace piecework::platform_work {
namespace {

constexpr std::string_view board_name = "board";
constexpr std::string_view dispatch_name = "dispatch";
constexpr std::string_view marketplace_name = "marketplace";

std::string text(std::string_view own) { return std::string(own); }

std::string state_text(const LifeInJobs& job) {
  if (job.presence == Presence::gone) return text(labour_state_names.back());
  return text(labour_state_names[static_cast<std::size_t>(job.state)]);
}

std::uint64_t number_of(Occupation occupation) {
  return occupation < occupations ? std::uint64_t{occupation} + 1 : std::uint64_t{0};
}

InputError wrong_persons(std::string problem, std::string allowed) {
  return InputError(Problem{{"--person", 0, 0}, {}, std::move(problem), {std::move(allowed)}, {}});
}

void check_count(std::size_t count, Postings postings) {
  const std::string allowed = fmt::format("1 to {}", Diary::most_persons);
  if (count == 0 && postings == Postings::left_out) throw wrong_persons("a diary follows somebody", allowed);
  if (count > Diary::most_persons) throw wrong_persons(fmt::format("{} residents are too many", count), allowed);
}

/// The row of a resident; nobody else has a life to follow.
PersonId row_of(const State& state, std::uint64_t id) {
  std::uint64_t least = ~std::uint64_t{0};
  std::uint64_t most = 0;
  for (std::size_t row = state.abroad; row < state.people.size(); ++row) {
    const PersonId person = state.people.id(row);
    if (!state.is_resident(person)) continue;
    const std::uint64_t own = state.people[person].id;
    if (own == id) return person;
    least = std::min(least, own);
    most = std::max(most, own);
  }
  const std::string day = to_string(date_of(state.now));
  if (most < least) throw wrong_persons("the scenario has no residents", "a scenario with a city");
  throw wrong_persons(fmt::format("nobody of number {} lives in the city on {}, when the arms part", id, day),
                      fmt::format("residents of that day, from {} to {}; those of the panel, if the study has one, are "
                                  "listed in panel.id",
                                  least, most));
}

}  // namespace

/// Writes what one event meant for one person.
class Diary::Page {
 public:
  struct Place {
    const State& state;
    const Step& step;
    Applications sent;  // by the event
  };

  Page(const Place& at, Followed& own, std::vector<DiaryEvent>& events)
      : at_(at),
        own_(own),
        before_(own.life),
        now_(life_of(at.state, own.row)),
        acts_(at.step.person == own.row),
        events_(events) {}

  void write() {
    search();
    work();
    session();
    membership();
    application();
    job();
    status();
    course();
    projects();
    road();
    if (before_.job.presence != now_.job.presence) tell(DiaryKind::gone, {});
    own_.life = now_;
  }

 private:
  /// What an event says beside its kind.
  struct Said {
    std::int64_t amount = 0;
    std::int64_t count = 0;
    std::uint64_t other = 0;
    std::string detail = {};
    std::string note = {};
  };

  void tell(DiaryKind kind, Said said) {
    events_.push_back({at_.state.now, own_.id, kind, said.amount, said.count, said.other, std::move(said.detail),
                       std::move(said.note)});
  }

  [[nodiscard]] bool acts(StepKind kind) const { return acts_ && at_.step.kind == kind; }
  [[nodiscard]] bool has_submitted() const { return now_.board.tasks > before_.board.tasks; }
  [[nodiscard]] bool has_started() const {
    return now_.board.tasks_in_hand > 0 && (before_.board.tasks_in_hand == 0 || has_submitted());
  }

  void search() {
    const bool gave_back = now_.board.returned_seconds > before_.board.returned_seconds;
    if (acts(StepKind::search)) tell(DiaryKind::search_end, {.count = has_started() || gave_back ? 1 : 0});
    if (gave_back) {
      tell(DiaryKind::task_abandoned, {.amount = now_.board.pay_cents, .count = 1, .other = now_.board.returned});
    }
  }

  void work() {
    if (has_submitted()) review();
    if (has_started()) {
      tell(DiaryKind::task_started, {.amount = now_.board.pay_cents,
                                     .count = now_.board.tasks_in_hand,
                                     .other = now_.board.batch,
                                     .detail = text(task_class_names[now_.board.task_class])});
    }
  }

  void review() {
    const LifeOnTheBoard& held = before_.board;
    const std::int64_t tasks = std::int64_t{now_.board.tasks} - held.tasks;
    const std::int64_t approved = std::int64_t{now_.board.approved} - held.approved;
    const std::int64_t pay = now_.board.earned_cents - held.earned_cents;
    const std::string kind = text(task_class_names[held.task_class]);
    tell(DiaryKind::task_submitted, {.count = tasks, .other = held.batch, .detail = kind});
    if (approved > 0) {
      tell(DiaryKind::task_approved, {.amount = pay, .count = approved, .other = held.batch, .detail = kind});
    }
    if (tasks > approved) {
      const std::int64_t lost = (tasks - approved) * std::int64_t{held.pay_cents};
      tell(DiaryKind::task_rejected, {.amount = lost, .count = tasks - approved, .other = held.batch, .detail = kind});
    }
  }

  /// A step of a session that leads to no search and no task ends it.
  void session() {
    const bool searches = now_.board.searches > before_.board.searches;
    const std::int64_t began = at_.state.board_life(own_.row).session_began;
    if (now_.board.sessions > before_.board.sessions) {
      own_.session_cents = now_.board.earned_cents;
      tell(DiaryKind::session_begin, {.detail = text(board_name)});
    } else if ((acts(StepKind::search) || acts(StepKind::spell)) && !searches && now_.board.tasks_in_hand == 0) {
      tell(DiaryKind::session_end, {.amount = now_.board.earned_cents - own_.session_cents,
                                    .count = at_.state.now.seconds - began,
                                    .detail = text(board_name)});
    }
    if (searches) tell(DiaryKind::search_begin, {});
  }

  void membership() {
    const Membership then = before_.board.membership;
    const Membership now = now_.board.membership;
    if (then == now) return;
    const auto kind = [&] {
      switch (now) {
        case Membership::active: return then == Membership::deactivated ? DiaryKind::reinstated : DiaryKind::entry;
        case Membership::leaving: return DiaryKind::leaving;
        case Membership::deactivated: return DiaryKind::deactivated;
        default: return DiaryKind::exit;
      }
    }();
    tell(kind, {.detail = text(board_name)});
  }

  void application() {
    if (!acts(StepKind::labour) || at_.sent.sent == 0) return;
    tell(DiaryKind::application,
         {.count = at_.sent.sent, .detail = at_.sent.called_back > 0 ? "called back" : "no answer"});
  }

  [[nodiscard]] std::string title_of(Occupation occupation) const {
    return occupation < occupations ? at_.state.scenario->occupations.info(occupation).title_en : std::string();
  }

  [[nodiscard]] bool has_other_job() const {
    return before_.job.kind != now_.job.kind || (now_.job.kind != JobKind::none && before_.job.since != now_.job.since);
  }

  void job() {
    const LifeInJobs& then = before_.job;
    const LifeInJobs& now = now_.job;
    if (!has_other_job()) {
      if (then.kind != JobKind::none && then.wage_cents != now.wage_cents) {
        tell(DiaryKind::wage_change, {.amount = now.wage_cents});
      }
      return;
    }
    if (then.kind != JobKind::none) {
      const std::string next = now.kind == JobKind::none ? state_text(now) : "other job";
      tell(then.kind == JobKind::employee ? DiaryKind::separation : DiaryKind::own_account_end,
           {.amount = then.wage_cents,
            .count = (at_.state.now.seconds - then.since) / seconds_per_day,
            .other = number_of(then.held),
            .detail = next,
            .note = title_of(then.held)});
    }
    if (now.kind != JobKind::none) {
      tell(now.kind == JobKind::employee ? DiaryKind::hire : DiaryKind::own_account_begin,
           {.amount = now.wage_cents, .count = now.hours, .other = number_of(now.held), .detail = title_of(now.held)});
    }
  }

  void status() {
    const LifeInJobs& then = before_.job;
    const LifeInJobs& now = now_.job;
    if (then.state != now.state) {
      tell(DiaryKind::lf_state_change, {.detail = state_text(now), .note = state_text(then)});
    }
    if (then.weekly_benefit == 0 && now.weekly_benefit > 0) {
      tell(DiaryKind::claim_begin, {.amount = now.weekly_benefit});
    }
    if (then.weekly_benefit > 0 && now.weekly_benefit == 0) tell(DiaryKind::claim_end, {.amount = then.weekly_benefit});
    if (!then.recognized && now.recognized) tell(DiaryKind::recognition, {});
    if (!then.experienced && now.experienced) tell(DiaryKind::experience, {});
  }

  [[nodiscard]] std::string programme_name(std::uint32_t row) const {
    return at_.state.policy(PolicyId{at_.state.programmes.programmes[row].policy}).name;
  }

  void course() {
    const LifeInCourses& then = before_.course;
    const LifeInCourses& now = now_.course;
    const bool other = then.begun != now.begun || then.programme != now.programme;
    if (then.programme != no_row && other) {
      constexpr double hundredths = 100.0;
      tell(DiaryKind::training_end, {.amount = static_cast<std::int64_t>(then.dose * hundredths + 0.5),
                                     .detail = programme_name(then.programme),
                                     .note = now.completed > then.completed ? "completed" : "dropped out"});
    }
    if (now.programme != no_row && other) {
      tell(DiaryKind::training_begin, {.detail = programme_name(now.programme)});
    }
  }

  void projects() {
    const LifeInProjects& then = before_.project;
    const LifeInProjects& now = now_.project;
    if (!then.has_account && now.has_account) tell(DiaryKind::entry, {.detail = text(marketplace_name)});
    if (now.bids > then.bids) tell(DiaryKind::bid, {.count = std::int64_t{now.bids} - then.bids});
    if (now.wins > then.wins) {
      tell(DiaryKind::contract,
           {.amount = now.won_cents - then.won_cents, .count = std::int64_t{now.wins} - then.wins});
    }
    if (now.earned_cents > then.earned_cents)
      tell(DiaryKind::payment, {.amount = now.earned_cents - then.earned_cents});
    if (now.finished > then.finished)
      tell(DiaryKind::contract_end, {.count = std::int64_t{now.finished} - then.finished});
    if (now.rated > then.rated) {
      constexpr double hundredths = 100.0;
      tell(DiaryKind::rating,
           {.amount = static_cast<std::int64_t>(now.mean_score * hundredths + 0.5), .count = now.rated});
    }
    if (!then.closed && now.closed) tell(DiaryKind::exit, {.detail = text(marketplace_name)});
  }

  void road() {
    const LifeOnTheRoad& then = before_.road;
    const LifeOnTheRoad& now = now_.road;
    if (!then.drives && now.drives) tell(DiaryKind::entry, {.detail = text(dispatch_name)});
    if (now.pay_cents > then.pay_cents) {
      tell(DiaryKind::driving_pay, {.amount = std::int64_t{now.pay_cents} - then.pay_cents,
                                    .count = std::int64_t{now.online_seconds} - then.online_seconds});
    }
    if (then.drives && !now.drives) tell(DiaryKind::exit, {.detail = text(dispatch_name)});
  }

  const Place& at_;
  Followed& own_;
  const Life& before_;
  const Life now_;
  bool acts_;
  std::vector<DiaryEvent>& events_;
};

Diary::Diary(const State& state, const DiaryPlan& plan, std::shared_ptr<PolicyWitness> witness)
    : applications_{state.jobs.books.applications, state.jobs.books.callbacks}, witness_(std::move(witness)) {
  std::vector<std::uint64_t> ids(plan.persons.begin(), plan.persons.end());
  std::ranges::sort(ids);
  ids.erase(std::ranges::unique(ids).begin(), ids.end());
  check_count(ids.size(), plan.postings);
  if (plan.postings == Postings::told) postings_.emplace(state);
  for (const std::uint64_t id : ids) {
    const PersonId row = row_of(state, id);
    followed_.push_back({row, id, life_of(state, row), 0});
    const BoardLife& life = state.board_life(row);
    followed_.back().session_cents = life.earned_cents - life.session_pay;
  }
}

void Diary::look(const State& state, const Step& step) {
  if (postings_) postings_->look(state, events_);
  note_decisions(state);
  const JobBooks& books = state.jobs.books;
  const Applications sent{books.applications - applications_.sent, books.callbacks - applications_.called_back};
  applications_ = {books.applications, books.callbacks};
  const Page::Place at{state, step, sent};
  for (Followed& own : followed_) Page(at, own, events_).write();
}

void Diary::close_month(const State& state) {
  look(state, {});
  if (month_until(state.now).begin < state.scenario->period.first()) return;  // the diary began when it was over
  for (const Followed& own : followed_) {
    if (own.life.job.presence != Presence::here) continue;
    const PlatformMonth& month = state.board_life(own.row).month;
    if (month.total_seconds() > 0) {
      events_.push_back({.time = state.now,
                         .person = own.id,
                         .kind = DiaryKind::board_month,
                         .amount = month.pay_cents,
                         .count = month.tasks});
    }
    events_.push_back({.time = state.now,
                       .person = own.id,
                       .kind = DiaryKind::month_closed,
                       .amount = state.livelihoods[own.row].net,
                       .count = state.records[own.row].job_seconds / seconds_per_hour,
                       .detail = state_text(own.life.job)});
  }
}

void Diary::note_policy(const State& state, PolicyId policy, DiaryKind kind) {
  for (const Followed& own : followed_) {
    events_.push_back({.time = state.now, .person = own.id, .kind = kind, .detail = state.policy(policy).name});
  }
}

/// One line for each policy and kind of decision, which tells the first value that was moved and how many were.
void Diary::note_decisions(const State& state) {
  for (const Followed& own : followed_) {
    std::vector<std::pair<PolicyDecision, std::int64_t>> told;
    for (const PolicyDecision& seen : *witness_) {
      if (seen.person != own.row) continue;
      const auto same = [&](const auto& each) {
        return each.first.policy == seen.policy && each.first.decision == seen.decision;
      };
      const auto at = std::ranges::find_if(told, same);
      if (at == told.end()) {
        told.emplace_back(seen, 1);
      } else {
        ++at->second;
      }
    }
    for (const auto& [seen, count] : told) {
      events_.push_back({.time = state.now,
                         .person = own.id,
                         .kind = DiaryKind::policy_decision,
                         .count = count,
                         .detail = state.policy(PolicyId{seen.policy}).name,
                         .note = fmt::format("{}: {:.6g} -> {:.6g}", seen.decision, seen.before, seen.after)});
    }
  }
  witness_->clear();
}

}  // namespace piecework::platform_work
