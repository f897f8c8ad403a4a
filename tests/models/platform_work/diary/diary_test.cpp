// A diary tells what happened to a resident, and what the market posted, as the books have it, and moves nobody.

#include "models/platform_work/measures/diary.h"

#include <gtest/gtest.h>
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "models/platform_work/jobs/status.h"
#include "sim/output/hash.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work {
namespace {

using Ids = std::vector<std::uint64_t>;

Study study_with_floor() {
  return {testing::small_request({"pay_floor"}, {"policies.pay_floor.start=2025-02-01"}), {}};
}

bool is_on_the_board(const State& state, PersonId person) {
  return state.people[person].membership == Membership::active;
}
bool has_no_job(const State& state, PersonId person) { return state.careers[person].kind == JobKind::none; }

bool is_employee(const State& state, PersonId person) { return state.careers[person].kind == JobKind::employee; }

/// The first residents of whom that is so on the day the arms part.
template <class Which>
Ids residents_of(const State& state, std::size_t count, const Which& which) {
  Ids ids;
  for (std::size_t row = state.abroad; row < state.people.size() && ids.size() < count; ++row) {
    const PersonId person = state.people.id(row);
    if (state.is_resident(person) && which(state, person)) ids.push_back(state.people[person].id);
  }
  return ids;
}

/// Both arms of the small study, with members of the board and people without a job followed: run once for all tests.
struct Lives {
  Study study = study_with_floor();
  Ids members, jobless;
  Lived base, floor;

  Lives() {
    const Market warm = study.warm_up(0, {});
    members = residents_of(warm.state(), 20, is_on_the_board);
    jobless = residents_of(warm.state(), 8, has_no_job);
    Ids all = members;
    all.insert(all.end(), jobless.begin(), jobless.end());
    base = study.live({0, 0}, {all}, {});
    floor = study.live({0, 1}, {all}, {});
  }
};

const Lives& lives() {
  static const Lives all;
  return all;
}

std::int64_t sum_of(const std::vector<DiaryEvent>& events, DiaryKind kind, std::int64_t DiaryEvent::* value) {
  std::int64_t sum = 0;
  for (const DiaryEvent& event : events) sum += event.kind == kind ? event.*value : 0;
  return sum;
}

std::int64_t count_of(const std::vector<DiaryEvent>& events, DiaryKind kind) {
  return std::ranges::count(events, kind, &DiaryEvent::kind);
}

TEST(Diary, TheResultIsTheSameWithAndWithout) {
  EXPECT_EQ(result_hash(lives().base.file), result_hash(lives().study.simulate(0, 0, {})));
  EXPECT_EQ(result_hash(lives().floor.file), result_hash(lives().study.simulate(1, 0, {})));
}

TEST(Diary, WhoElseIsFollowedChangesNothing) {
  const std::uint64_t one = lives().members.front();
  std::vector<DiaryEvent> among = lives().base.events;
  std::erase_if(among, [&](const DiaryEvent& event) { return event.person != one; });
  const Ids ids{one};
  Lived with_market = lives().study.live({0, 0}, {ids, Postings::told}, {});
  EXPECT_EQ(result_hash(with_market.file), result_hash(lives().base.file));
  EXPECT_TRUE(std::ranges::is_sorted(with_market.events, {}, &DiaryEvent::time));
  std::erase_if(with_market.events, [](const DiaryEvent& event) { return is_of_market(event.kind); });
  EXPECT_EQ(with_market.events, among);
}

std::int64_t projects_of(const State& state) {
  const auto& posted = state.marketplace.books.posted;
  return std::accumulate(posted.begin(), posted.end(), std::int64_t{0});
}

/// The log of the market from now to the end of the run, which is held against the books.
std::vector<DiaryEvent> posted_by(Market market) {
  const BoardBooks board = market.state().platform.books;
  const JobBooks jobs = market.state().jobs.books;
  const std::int64_t projects = projects_of(market.state());
  market.keep_diary({.postings = Postings::told});
  market.run({});
  const State& after = market.state();
  const std::vector<DiaryEvent>& events = market.diary().events();
  const std::int64_t batches = after.platform.books.batches_posted - board.batches_posted;
  const std::int64_t vacancies = after.jobs.books.vacancies_opened - jobs.vacancies_opened;
  EXPECT_EQ(count_of(events, DiaryKind::task_posted), batches);
  EXPECT_EQ(sum_of(events, DiaryKind::task_posted, &DiaryEvent::count),
            after.platform.books.tasks_posted - board.tasks_posted);
  EXPECT_EQ(count_of(events, DiaryKind::job_posted), vacancies);
  EXPECT_EQ(count_of(events, DiaryKind::project_posted), projects_of(after) - projects);
  EXPECT_EQ(static_cast<std::int64_t>(events.size()), batches + vacancies + projects_of(after) - projects);
  return events;
}

TEST(Diary, WhatTheMarketPostsIsWhatItsBooksSay) {
  const std::vector<DiaryEvent> events = posted_by(lives().study.branch(lives().study.warm_up(0, {}), 0));
  EXPECT_GT(count_of(events, DiaryKind::task_posted), 20);
  EXPECT_GT(count_of(events, DiaryKind::job_posted), 20);
}

TEST(Diary, ProjectsArePostedWhereThereIsAMarketplaceAlone) {
  StudyRequest request = testing::small_request();
  request.scenario = "global_platform/freelance";
  request.scale = {};
  request.load.overrides.emplace_back("marketplace.accounts.at_opening={value=50,low=50,high=50}");
  request.until = "2016-08-01";
  const Study study(request, {});
  const std::vector<DiaryEvent> events = posted_by(study.branch(study.warm_up(0, {}), 0));
  ASSERT_GT(events.size(), 100U);
  std::set<std::uint64_t> named;
  for (const DiaryEvent& event : events) {
    EXPECT_EQ(event.kind, DiaryKind::project_posted);
    EXPECT_GT(event.amount, 0);
    EXPECT_TRUE(named.insert(event.other).second);
    EXPECT_NE(std::ranges::find(project_category_names, event.detail), project_category_names.end()) << event.detail;
    EXPECT_TRUE(event.note.starts_with("client ")) << event.note;
  }
}

/// Every batch is told once, with who posted it; a vacancy has no name.
TEST(Diary, WhoPostsWhatIsSaid) {
  Market market = lives().study.branch(lives().study.warm_up(0, {}), 1);
  market.keep_diary({.postings = Postings::told});
  market.run_until(start_of({2025, 1, 15}), {});
  std::set<std::uint64_t> named;
  for (const DiaryEvent& event : market.diary().events()) {
    EXPECT_GT(event.count, 0);
    if (event.kind == DiaryKind::task_posted) {
      EXPECT_TRUE(named.insert(event.other).second);
      EXPECT_GT(event.amount, 0);
      EXPECT_NE(std::ranges::find(task_class_names, event.detail), task_class_names.end()) << event.detail;
      EXPECT_TRUE(event.note.starts_with("requester ")) << event.note;
    } else {
      EXPECT_EQ(event.kind, DiaryKind::job_posted);
      EXPECT_GE(event.other, 1U);
      EXPECT_LE(event.other, occupations);
      EXPECT_FALSE(event.detail.empty());
      EXPECT_TRUE(event.note.empty() || event.note == "experience in Canada") << event.note;
    }
  }
  EXPECT_GT(named.size(), 5U);
}

TEST(Diary, ItIsInTheOrderOfTimeFromTheDayTheArmsPart) {
  const std::vector<DiaryEvent>& events = lives().floor.events;
  ASSERT_GT(events.size(), 1000U);
  EXPECT_TRUE(std::ranges::is_sorted(events, {}, &DiaryEvent::time));
  EXPECT_GE(events.front().time, lives().study.scenario().period.first());
  EXPECT_LE(events.back().time, lives().study.scenario().period.last());
}

// Months of pay and tasks are the board's own books, tasks one by one are compared from event to event.
TEST(Diary, TasksAddUpToTheMonths) {
  const std::vector<DiaryEvent>& events = lives().floor.events;
  const std::int64_t submitted = sum_of(events, DiaryKind::task_submitted, &DiaryEvent::count);
  EXPECT_GT(submitted, 100);
  EXPECT_EQ(submitted, sum_of(events, DiaryKind::board_month, &DiaryEvent::count));
  EXPECT_EQ(submitted, sum_of(events, DiaryKind::task_approved, &DiaryEvent::count) +
                           sum_of(events, DiaryKind::task_rejected, &DiaryEvent::count));
  EXPECT_EQ(sum_of(events, DiaryKind::task_approved, &DiaryEvent::amount),
            sum_of(events, DiaryKind::board_month, &DiaryEvent::amount));
}

TEST(Diary, SearchesAndSessionsHaveTheirEnds) {
  std::map<std::uint64_t, std::int64_t> searching;
  std::map<std::uint64_t, std::int64_t> online;
  for (const DiaryEvent& event : lives().base.events) {
    std::int64_t& searches = searching[event.person];
    std::int64_t& sessions = online[event.person];
    if (event.kind == DiaryKind::session_begin) ++sessions;
    if (event.kind == DiaryKind::session_end) --sessions;
    if (event.kind == DiaryKind::search_begin) ++searches;
    if (event.kind == DiaryKind::search_end) --searches;
    ASSERT_LE(searches, 1);
    ASSERT_LE(sessions, 1);
    ASSERT_GE(searches, -1);  // one may have been under way when the diary began
    ASSERT_GE(sessions, -1);
  }
  EXPECT_GT(count_of(lives().base.events, DiaryKind::session_end), 20);
}

TEST(Diary, EveryMonthIsClosedForWhoIsThere) {
  std::map<std::uint64_t, int> months;
  for (const DiaryEvent& event : lives().base.events) {
    if (event.kind == DiaryKind::gone) months[event.person] += 3;
    if (event.kind == DiaryKind::month_closed) ++months[event.person];
  }
  for (const auto& [person, closed] : months) EXPECT_GE(closed, 3) << person;
}

// Before the policy there is nothing by which two lives could part.
TEST(Diary, ArmsAreTheSameUntilThePolicyBegins) {
  const Time start = start_of({2025, 2, 1});
  const auto before = [&](const std::vector<DiaryEvent>& all) {
    std::vector<DiaryEvent> events;
    std::ranges::copy_if(all, std::back_inserter(events), [&](const DiaryEvent& event) { return event.time < start; });
    return events;
  };
  EXPECT_GT(before(lives().base.events).size(), 100U);
  EXPECT_EQ(before(lives().base.events), before(lives().floor.events));
  EXPECT_NE(lives().base.events, lives().floor.events);
}

TEST(Diary, PoliciesAndWhatTheyMoveAreTold) {
  EXPECT_EQ(count_of(lives().base.events, DiaryKind::policy_begin), 0);
  EXPECT_EQ(count_of(lives().base.events, DiaryKind::policy_decision), 0);
  const std::vector<DiaryEvent>& events = lives().floor.events;
  const std::size_t followed = lives().members.size() + lives().jobless.size();
  EXPECT_LE(static_cast<std::size_t>(count_of(events, DiaryKind::policy_begin)), followed);
  const auto decision = std::ranges::find(events, DiaryKind::policy_decision, &DiaryEvent::kind);
  ASSERT_NE(decision, events.end());
  EXPECT_GE(decision->time, start_of({2025, 2, 1}));
  EXPECT_EQ(decision->detail, "pay_floor");
  const auto is_of_pay = [](const DiaryEvent& event) { return event.note.starts_with("offered pay: "); };
  EXPECT_TRUE(std::ranges::any_of(events, is_of_pay));
}

/// One resident in an employee's job, in a state that the test moves by hand.
struct ByHand {
  State state = testing::small_market().state();
  Ids ids = residents_of(state, 1, is_employee);
  PersonId person = [this] {
    for (std::size_t row = 0; row < state.people.size(); ++row) {
      if (state.people.rows()[row].id == ids.front() && state.is_resident(state.people.id(row))) {
        return state.people.id(row);
      }
    }
    return PersonId{};
  }();
  std::shared_ptr<PolicyWitness> witness = std::make_shared<PolicyWitness>();
  Diary diary{state, {ids}, witness};

  /// An event that tells nothing but what has become of the state.
  void happens() { diary.after(CellStep{CellId{0}}, state); }

  void has_policy(const std::string& name) {
    auto policies = std::make_shared<std::vector<PolicyRecord>>(1);
    policies->front().name = name;
    state.policies = policies;
  }

  [[nodiscard]] std::vector<DiaryKind> kinds() const {
    std::vector<DiaryKind> found;
    for (const DiaryEvent& event : diary.events()) found.push_back(event.kind);
    return found;
  }
};

TEST(Diary, AJobLostAndAnotherFound) {
  ByHand own;
  const std::uint32_t wage = own.state.careers[own.person].wage_cents;
  own.state.now = own.state.now + days(3);
  take_up(own.state, own.person, {.state = LabourState::unemployed});
  own.diary.after(LabourStep{own.person}, own.state);
  own.state.now = own.state.now + days(9);
  take_up(own.state, own.person, {LabourState::employed, JobKind::employee, Occupation{4}, 37, 2550});
  own.diary.after(VacancyReview{VacancyId{0}}, own.state);
  own.diary.after(VacancyReview{VacancyId{0}}, own.state);  // nothing has happened
  EXPECT_EQ(own.kinds(), (std::vector{DiaryKind::separation, DiaryKind::lf_state_change, DiaryKind::hire,
                                      DiaryKind::lf_state_change}));
  const std::vector<DiaryEvent>& told = own.diary.events();
  EXPECT_EQ(told[0].amount, wage);
  EXPECT_EQ(told[0].detail, "unemployed");
  EXPECT_EQ(told[1].note, "employed");
  EXPECT_EQ(told[2].amount, 2550);
  EXPECT_EQ(told[2].count, 37);
  EXPECT_EQ(told[2].other, 5U);
  EXPECT_EQ(told[2].time, own.state.now);
  EXPECT_EQ(told[3].detail, "employed");
}

TEST(Diary, AnApplicationIsWhoseStepItIs) {
  ByHand own;
  ++own.state.jobs.books.applications;
  own.diary.after(LabourStep{PersonId{own.person.row() + 1}}, own.state);
  EXPECT_EQ(own.kinds(), std::vector<DiaryKind>{});
  ++own.state.jobs.books.applications;
  ++own.state.jobs.books.callbacks;
  own.diary.after(LabourStep{own.person}, own.state);
  ASSERT_EQ(own.kinds(), std::vector{DiaryKind::application});
  EXPECT_EQ(own.diary.events()[0].detail, "called back");
}

TEST(Diary, DrivingFromEntryToExit) {
  ByHand own;
  own.state.records[own.person].driver = static_cast<std::uint32_t>(own.state.dispatch.drivers.size());
  own.state.dispatch.drivers.emplace_back().person = own.person.row();
  own.happens();
  Driver& driver = own.state.dispatch.drivers.back();
  driver.pay_cents = 5000;
  driver.online_seconds = 7200;
  own.happens();
  driver.standing = Standing::left;
  own.happens();
  ASSERT_EQ(own.kinds(), (std::vector{DiaryKind::entry, DiaryKind::driving_pay, DiaryKind::exit}));
  EXPECT_EQ(own.diary.events()[0].detail, "dispatch");
  EXPECT_EQ(own.diary.events()[1].amount, 5000);
  EXPECT_EQ(own.diary.events()[1].count, 7200);
}

TEST(Diary, AProjectFromTheBidToTheRating) {
  ByHand own;
  const AccountId id = own.state.marketplace.accounts.add({});
  own.state.records[own.person].account = id.row();
  own.happens();
  Account& account = own.state.marketplace.accounts[id];
  account.bids = 2;
  own.happens();
  account.wins = 1;
  account.won_cents = 30'000;
  own.happens();
  account.earned_cents = 24'000;
  account.jobs = 1;
  account.rated = 1;
  account.score_sum = 2.25;
  account.score_weight = 0.5;
  own.happens();
  account.status = AccountStatus::closed;
  own.happens();
  ASSERT_EQ(own.kinds(), (std::vector{DiaryKind::entry, DiaryKind::bid, DiaryKind::contract, DiaryKind::payment,
                                      DiaryKind::contract_end, DiaryKind::rating, DiaryKind::exit}));
  EXPECT_EQ(own.diary.events()[1].count, 2);
  EXPECT_EQ(own.diary.events()[2].amount, 30'000);
  EXPECT_EQ(own.diary.events()[3].amount, 24'000);
  EXPECT_EQ(own.diary.events()[5].amount, 450);
  EXPECT_EQ(own.diary.events()[6].detail, "marketplace");
}

TEST(Diary, ACourseFromItsBeginToItsEnd) {
  ByHand own;
  own.has_policy("skills");
  own.state.programmes.programmes.emplace_back();
  own.state.records[own.person].participations = 1;
  own.state.programmes.seats[own.person.row()] = {ProgrammeId{0}, 0.25};
  own.happens();
  own.state.programmes.seats.at(own.person.row()).dose = 1.0;  // a review, and it goes on
  own.happens();
  own.state.programmes.seats.clear();
  own.state.programmes.attendance[{own.person.row(), 0}].completed = 1;
  own.happens();
  ASSERT_EQ(own.kinds(), (std::vector{DiaryKind::training_begin, DiaryKind::training_end}));
  EXPECT_EQ(own.diary.events()[0].detail, "skills");
  EXPECT_EQ(own.diary.events()[1].amount, 100);
  EXPECT_EQ(own.diary.events()[1].note, "completed");
}

TEST(Diary, WhoLeavesTheCityIsGone) {
  ByHand own;
  own.state.people[own.person].membership = Membership::active;
  own.happens();
  own.state.people[own.person].membership = Membership::leaving;
  own.state.careers[own.person].presence = Presence::gone;
  own.state.careers[own.person].kind = JobKind::none;
  own.happens();
  own.diary.close_month(own.state);
  ASSERT_EQ(own.kinds(), (std::vector{DiaryKind::entry, DiaryKind::leaving, DiaryKind::separation, DiaryKind::gone}));
  EXPECT_EQ(own.diary.events()[2].detail, "gone");
}

TEST(Diary, OneLineForEachPolicyAndKindOfDecision) {
  ByHand own;
  own.has_policy("floor");
  *own.witness = {{own.person, 0, "offered pay", 10, 20},
                  {own.person, 0, "offered pay", 11, 20},
                  {PersonId{own.person.row() + 1}, 0, "offered pay", 1, 20},
                  {own.person, 0, "callback", 0.25, 0.5}};
  own.diary.after(SearchStep{PersonId{own.person.row() + 1}}, own.state);
  ASSERT_EQ(own.kinds(), (std::vector{DiaryKind::policy_decision, DiaryKind::policy_decision}));
  EXPECT_EQ(own.diary.events()[0].note, "offered pay: 10 -> 20");
  EXPECT_EQ(own.diary.events()[0].count, 2);
  EXPECT_EQ(own.diary.events()[1].note, "callback: 0.25 -> 0.5");
  EXPECT_TRUE(own.witness->empty());
}

TEST(Diary, WhatIsDecidedAboutAnAccountIsAboutItsOwner) {
  ByHand own;
  Account account;
  const AccountId of_nobody = own.state.marketplace.accounts.add(account);
  account.person = own.person.row();
  const AccountId of_person = own.state.marketplace.accounts.add(account);
  own.has_policy("portable_reputation");
  own.state.active.set(0);
  Rules rules(std::vector<Policy>{PortableReputation{{.weight = 0.5}}});
  EXPECT_EQ(rules.decide(ImportedWeight{of_person}, 0.0, own.state), 0.5);  // not seen
  rules.be_seen_by(own.witness);
  EXPECT_EQ(rules.decide(ImportedWeight{of_nobody}, 0.0, own.state), 0.5);
  EXPECT_EQ(rules.decide(ImportedWeight{of_person}, 0.75, own.state), 0.75);  // not moved
  EXPECT_EQ(rules.decide(ImportedWeight{of_person}, 0.25, own.state), 0.5);
  ASSERT_EQ(own.witness->size(), 1U);
  EXPECT_EQ(own.witness->front().person, own.person);
  EXPECT_EQ(own.witness->front().before, 0.25);
}

/// What an InputError says.
std::string refusal(const Ids& persons) {
  try {
    static_cast<void>(lives().study.live({0, 0}, {persons}, {}));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Diary, WhoCannotBeFollowedIsSaid) {
  EXPECT_NE(refusal({999'999'999}).find("nobody of number 999999999 lives in the city on 2025-01-01"),
            std::string::npos)
      << refusal({999'999'999});
  EXPECT_NE(refusal({}).find("1 to 32"), std::string::npos);
  Ids many(Diary::most_persons + 1);
  std::iota(many.begin(), many.end(), std::uint64_t{0});
  EXPECT_NE(refusal(many).find("33 residents are too many"), std::string::npos);
}

}  // namespace
}  // namespace piecework::platform_work
