// The eleven states of M4, changes between them, lengths of spells: lives written by hand.

#include "models/platform_work/measures/states.h"

#include <gtest/gtest.h>
#include <cmath>
#include <numeric>

#include "tests/models/platform_work/few_residents.h"

namespace piecework::platform_work {
namespace {

using testing::FewResidents;
using testing::Life;
using testing::summary_of;
using enum MainState;

constexpr std::string_view path = "/transitions/state";

std::size_t cell(MainState from, MainState to) {
  return static_cast<std::size_t>(from) * main_states + static_cast<std::size_t>(to);
}

/// The state of one resident of that education and training.
MainState state_of(const Life& life, std::uint8_t education = 3, Occupation trained = 1) {
  FewResidents few(1);
  few.lives(0, life);
  Career& career = few.state.careers.rows()[0];
  career.traits.education = education;
  career.trained = trained;
  return main_state(few.state, career, few.state.records.rows()[0]);
}

TEST(MainStates, WithoutAJob) {
  EXPECT_EQ(state_of(testing::out), not_in_labour_force);
  EXPECT_EQ(state_of(testing::jobless), unemployed);
  EXPECT_EQ(state_of(testing::on_the_board), micro);
  FewResidents few(1);
  Career& career = few.state.careers.rows()[0];
  career.set(Flag::student, true);
  EXPECT_EQ(main_state(few.state, career, few.state.records.rows()[0]), student);
  few.lives(0, testing::jobless);
  EXPECT_EQ(main_state(few.state, career, few.state.records.rows()[0]), unemployed);
  few.lives(0, testing::job(1));
  EXPECT_EQ(main_state(few.state, career, few.state.records.rows()[0]), commensurate);
}

TEST(MainStates, LookedUpAreTheSame) {
  FewResidents few(1);
  const StatesOffPlatforms looked_up(few.state);
  PersonRecord record;
  Career career;
  for (const JobKind kind : {JobKind::none, JobKind::employee, JobKind::own_account}) {
    for (unsigned others = 0; others < 3 * 2 * 2 * education_levels; ++others) {
      career.kind = kind;
      career.state = static_cast<LabourState>(others % 3);
      career.set(Flag::student, others / 3 % 2 != 0);
      record.job_seconds = others / 6 % 2;
      career.traits.education = static_cast<std::uint8_t>(others / 12);
      for (unsigned held = 0; held <= occupations; ++held) {
        for (unsigned trained = 0; trained <= occupations; ++trained) {
          career.held = held < occupations ? static_cast<Occupation>(held) : no_occupation;
          career.trained = trained < occupations ? static_cast<Occupation>(trained) : no_occupation;
          ASSERT_EQ(looked_up.of(career, record), main_state_off_platforms(few.state, career, record));
        }
      }
    }
  }
}

TEST(MainStates, AJobIsReadFromItsLevel) {
  EXPECT_EQ(state_of(testing::own_account), own_account);
  EXPECT_EQ(state_of(testing::job(0)), commensurate);  // above the training
  EXPECT_EQ(state_of(testing::job(1)), commensurate);
  EXPECT_EQ(state_of(testing::job(2)), commensurate);  // one below
  EXPECT_EQ(state_of(testing::job(3)), other_job);     // two below
  EXPECT_EQ(state_of(testing::job(4)), survival);
  EXPECT_EQ(state_of(testing::job(5)), survival);
  EXPECT_EQ(state_of(testing::job(6)), commensurate);  // counts with the more demanding level, 2
  EXPECT_EQ(state_of(testing::job(6), 3, 0), other_job);
  EXPECT_EQ(state_of(testing::job(3), 3, 6), commensurate);
}

TEST(MainStates, SurvivalNeedsACredentialAndGoesFirst) {
  EXPECT_EQ(state_of(testing::job(5), 1, 3), other_job);
  EXPECT_EQ(state_of(testing::job(4), 1, 3), commensurate);  // one below, without a credential
  EXPECT_EQ(state_of(testing::job(4), 2, 3), survival);      // one below, with one
  EXPECT_EQ(state_of(testing::job(5), 0, 5), commensurate);
  EXPECT_EQ(state_of(testing::job(5), 2, 5), survival);
  EXPECT_EQ(state_of(testing::job(5), 0, 7), commensurate);
}

TEST(MainStates, AJobLostInTheMonthIsTheLastOneHeld) {
  FewResidents few(1);
  few.lives(0, testing::job(5));
  Career& career = few.state.careers.rows()[0];
  career.kind = JobKind::none;
  career.state = LabourState::unemployed;
  EXPECT_EQ(main_state(few.state, career, few.state.records.rows()[0]), survival);
}

TEST(StateSpells, TransitionsAreOfThosePresentAtBoth) {
  FewResidents few(4);
  StateOccupancy states;
  few.lives(0, testing::jobless);
  few.lives(1, testing::job(5));
  few.lives(2, testing::job(5));
  few.census(states, FewResidents::Period::warm_up);
  EXPECT_TRUE(few.recorder.counts().empty());
  few.lives(0, testing::job(1));
  few.leaves(2);
  few.add();
  few.census(states);  // the first month that is recorded
  std::vector<std::int64_t> months = few.last_count(path, main_states * main_states);
  EXPECT_EQ(months[cell(unemployed, commensurate)], 1);
  EXPECT_EQ(months[cell(survival, survival)], 1);
  EXPECT_EQ(months[cell(not_in_labour_force, not_in_labour_force)], 1);
  EXPECT_EQ(std::accumulate(months.begin(), months.end(), std::int64_t{0}), 3);  // one left, one is new
  few.lives(1, testing::out);
  few.census(states);
  months = few.last_count(path, main_states * main_states);
  EXPECT_EQ(months[cell(survival, not_in_labour_force)], 1);
  EXPECT_EQ(months[cell(not_in_labour_force, not_in_labour_force)], 2);
  EXPECT_EQ(std::accumulate(months.begin(), months.end(), std::int64_t{0}), 4);
}

/// Unemployed for three months, two of survival, then commensurate.
void live(FewResidents& few, StateOccupancy& states, int from, int to) {
  const std::array<Life, 8> months{testing::out,    testing::jobless, testing::jobless, testing::jobless,
                                   testing::job(4), testing::job(5),  testing::job(1),  testing::job(1)};
  for (int month = from; month < to; ++month) {
    few.lives(0, months[static_cast<std::size_t>(month)]);
    few.lives(1, month < 3 ? testing::jobless : testing::out);
    few.census(states);
  }
}

TEST(StateSpells, LengthsAreOfCompletedSpellsWithAKnownBeginning) {
  FewResidents few(2);
  StateOccupancy states;
  live(few, states, 0, 8);
  EXPECT_DOUBLE_EQ(summary_of(states, "spell_unemployed").value, 3.0);  // the other's began before the run
  EXPECT_EQ(summary_of(states, "spell_unemployed").persons, 1);
  EXPECT_DOUBLE_EQ(summary_of(states, "spell_survival").value, 2.0);
  EXPECT_TRUE(std::isnan(summary_of(states, "spell_not_in_labour_force").value));
  EXPECT_TRUE(std::isnan(summary_of(states, "spell_commensurate").value));  // not over
  EXPECT_TRUE(std::isnan(summary_of(states, "spell_dispatch").value));
  EXPECT_DOUBLE_EQ(summary_of(states, "unemployed").value, 6.0 / 16);
  EXPECT_DOUBLE_EQ(summary_of(states, "survival", 12 + 3).value, 2.0 / 16);  // bachelor's degree: both
  double sum = 0;
  for (const std::string_view name : main_state_names) sum += summary_of(states, name).value;
  EXPECT_DOUBLE_EQ(sum, 1.0);
}

TEST(StateSpells, ACheckpointChangesNothing) {
  for (int cut = 1; cut < 8; ++cut) {
    FewResidents few(2);
    StateOccupancy first;
    live(few, first, 0, cut);
    StateOccupancy second = testing::read_back(first);
    live(few, second, cut, 8);
    EXPECT_DOUBLE_EQ(summary_of(second, "spell_unemployed").value, 3.0) << cut;
    EXPECT_DOUBLE_EQ(summary_of(second, "spell_survival").value, 2.0) << cut;
    const std::vector<std::int64_t> months = few.last_count(path, main_states * main_states);
    EXPECT_EQ(months[cell(commensurate, commensurate)], 1) << cut;
  }
}

}  // namespace
}  // namespace piecework::platform_work
