#pragma once
// One employee on 30 CAD an hour, 40 hours a week, under one policy from January 2025 on; time is moved by hand.

#include <gtest/gtest.h>

#include "models/platform_work/jobs/handle.h"
#include "models/platform_work/jobs/hiring.h"
#include "models/platform_work/jobs/status.h"
#include "models/platform_work/measures/conservation.h"
#include "models/platform_work/public/claims.h"
#include "models/platform_work/public/luck.h"
#include "models/platform_work/public/settlement.h"
#include "models/platform_work/rules.h"
#include "tests/models/platform_work/board_lives.h"
#include "tests/models/platform_work/small_market.h"

namespace piecework::platform_work::testing {

class OneResident : public ::testing::Test {
 protected:
  OneResident() {
    state_.scenario = std::make_shared<const Scenario>(
        read_scenario("toronto/baseline",
                      own_scenarios({"public.assistance.take_up={value=1,high=1}",
                                     "public.assistance.rule_knowledge={value=1,low=0,high=1}"}),
                      {.scale = "1:1000"}));
    state_.policies = std::make_shared<const std::vector<PolicyRecord>>(std::vector<PolicyRecord>(1));
    state_.now = start_of({2025, 1, 1});
    Career career;
    career.presence = Presence::here;
    career.birth_day = static_cast<std::int32_t>(start_of({1985, 1, 1}).seconds / seconds_per_day);
    career.trained = 0;
    career.need = 2000;
    state_.people.add({});
    state_.careers.add(career);
    state_.records.add({});
    state_.livelihoods.add({});
    draw_public_luck(state_, 0, career, state_.livelihoods[person_]);
    self().labour_since = state_.now.seconds;
    count_in(state_, career);
    state_.jobs.residents[static_cast<std::size_t>(LabourState::employed)] = 93;
    state_.jobs.residents[static_cast<std::size_t>(LabourState::unemployed)] = 6;
    take_up(state_, person_, {LabourState::employed, JobKind::employee, 0, 40, 3000});
  }

  void put_in_force(const Policy& policy, double intensity = 1.0) {
    PolicyRecord record;
    record.name = std::visit([](const auto& rule) { return std::string(rule.text.name); }, policy);
    record.start = state_.now;
    record.intensity = intensity;
    state_.policies = std::make_shared<const std::vector<PolicyRecord>>(std::vector{record});
    state_.active.set(0);
    state_.supports.open(1);
    rules_ = Rules({policy});
  }

  PersonRecord& self() { return state_.records[person_]; }
  Career& career() { return state_.careers[person_]; }
  [[nodiscard]] const Livelihood& own() const { return state_.livelihoods[person_]; }
  [[nodiscard]] Support& support() { return state_.supports.of(person_); }
  [[nodiscard]] const PublicAccount& month() const { return state_.public_books.month; }

  /// To the end of the month, with pay from the board in it; what a census does for one person.
  void end_month(double board_cad = 0.0) {
    state_.now = start_of_month(month_index(state_.now) + 1);
    life_of(state_, person_).month.pay_cents = to_cents(board_cad / state_.scenario->board.exchange_rate).value;
    settle_month(state_, rules_, month_until(state_.now));
    life_of(state_, person_).month = {};
    self().job_seconds = self().wages_cents = self().own_account_cents = 0;
    EXPECT_EQ(month().income().value + own().net, own().gross + month().transfers().value + support().withdrawal);
  }

  void lose_job() { take_up(state_, person_, {.state = LabourState::unemployed}); }

  State state_;
  Rules rules_;
  PersonId person_{0};
};

}  // namespace piecework::platform_work::testing
