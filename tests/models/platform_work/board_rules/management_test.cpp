// Accounts that are shut: what is lost, what comes back, and that the books hold.

#include <gtest/gtest.h>

#include "models/platform_work/platforms/handle.h"
#include "models/platform_work/platforms/lost_accounts.h"
#include "tests/models/platform_work/board_rules/managed_market.h"

namespace piecework::platform_work {
namespace {

using testing::exactly;
using testing::managed_market;

/// A market after its warm-up, and a member of it who is not at work, with 250 approved tasks and 4 dollars this month.
struct Case {
  State state;
  PersonId member;

  explicit Case(std::vector<std::string> overrides) {
    overrides.insert(overrides.begin(),
                     {exactly("platforms.management.flag_rate", 0), exactly("platforms.management.review_share", 0)});
    Market market = managed_market({"", std::move(overrides)});
    market.run_until(start_of({2016, 1, 15}), {});
    state = market.state();
    for (std::size_t row = 0; row < state.people.size(); ++row) {
      const PersonId person = state.people.id(row);
      const bool idle = state.board_life(person).tasks_in_hand == 0;
      if (idle && is_member(state.people[person].membership)) member = person;
    }
    BoardLife& life = state.own_board_life(member);
    life.approved = 250;
    state.platform.books.paid_cents += 400 - life.month.pay_cents;
    life.earned_cents += 400 - life.month.pay_cents;
    life.month.pay_cents = 400;
  }

  void flag() { handle(state, Rules{}, AccountFlag{member}); }
};

TEST(Management, AClosingTakesHistoryAndPayAndBarsSome) {
  Case at({exactly("platforms.management.appeal_share", 0), exactly("platforms.management.barred_share", 1),
           exactly("platforms.management.withheld_share", 0.75)});
  at.flag();
  EXPECT_EQ(at.state.people[at.member].membership, Membership::deactivated);
  EXPECT_EQ(at.state.board_life(at.member).approved, 0U);
  EXPECT_EQ(at.state.board_life(at.member).month.pay_cents, 100);
  EXPECT_EQ(at.state.platform.books.withheld_cents, 300);
  EXPECT_EQ(at.state.platform.books.deactivated, 1);
  EXPECT_EQ(at.state.platform.management.lost.at(at.member.row()).approved, 250U);
}

TEST(Management, WhoIsNotBarredMayOpenAnother) {
  Case at({exactly("platforms.management.appeal_share", 0), exactly("platforms.management.barred_share", 0)});
  at.flag();
  EXPECT_EQ(at.state.people[at.member].membership, Membership::none);
  import_history(at.state, Rules{}, at.member);  // as when another account is opened, without a rule
  EXPECT_EQ(at.state.board_life(at.member).approved, 0U);
  EXPECT_TRUE(at.state.platform.management.lost.empty());
}

TEST(Management, APortableHistoryCountsInPart) {
  Case at({exactly("platforms.management.appeal_share", 0), exactly("platforms.management.barred_share", 0)});
  at.flag();
  at.state.policies = std::make_shared<const std::vector<PolicyRecord>>(1, testing::in_force());
  at.state.active.set(0);
  import_history(at.state, Rules({PortableReputation{{.weight = 0.35, .employer_weight = 0.0}}}), at.member);
  EXPECT_EQ(at.state.board_life(at.member).approved, 88U);  // 0.35 * 250 = 87.5
}

TEST(Management, AWonAppealBringsAllBack) {
  Case at({exactly("platforms.management.appeal_share", 1), exactly("platforms.management.appeal_success", 1),
           exactly("platforms.management.withheld_share", 1)});
  at.flag();
  EXPECT_EQ(at.state.people[at.member].membership, Membership::deactivated);
  EXPECT_EQ(at.state.board_life(at.member).month.pay_cents, 0);
  handle(at.state, Rules{}, AppealDecision{at.member});
  EXPECT_EQ(at.state.people[at.member].membership, Membership::active);
  EXPECT_EQ(at.state.board_life(at.member).approved, 250U);
  EXPECT_EQ(at.state.board_life(at.member).month.pay_cents, 400);
  EXPECT_EQ(at.state.platform.books.withheld_cents, 0);
  EXPECT_EQ(at.state.platform.books.reinstated, 1);
}

TEST(Management, AReviewLiftsAFalseAlarm) {
  Case at({exactly("platforms.management.review_share", 1)});
  at.flag();
  EXPECT_EQ(at.state.people[at.member].membership, Membership::active);
  EXPECT_EQ(at.state.platform.books.deactivated, 0);
}

TEST(Management, NoticeGivesTimeToWithdraw) {
  Case at({exactly("platforms.management.notice_days", 14), exactly("platforms.management.appeal_share", 0)});
  at.flag();
  EXPECT_TRUE(is_member(at.state.people[at.member].membership));
  handle(at.state, Rules{}, AccountShutting{at.member});
  EXPECT_FALSE(is_member(at.state.people[at.member].membership));
  EXPECT_EQ(at.state.platform.books.withheld_cents, 0);
}

TEST(Management, ARunKeepsItsBooksAndRightsSaveAccounts) {
  const std::vector<std::string> often{exactly("platforms.management.flag_rate", 0.3)};
  Market without = managed_market({"", often});
  without.run({});  // conservation is checked at each census
  const BoardBooks& books = without.state().platform.books;
  EXPECT_GT(books.deactivated, 50);
  EXPECT_GT(books.reinstated, 0);
  EXPECT_GT(books.withheld_cents, 0);
  EXPECT_FALSE(without.state().platform.management.lost.empty());
  Market with = managed_market({"appeal_rights", often});
  with.run({});
  EXPECT_LT(with.state().platform.books.deactivated, books.deactivated / 2);
}

TEST(Management, NoTableNoClosing) {
  Market market = managed_market({"", {exactly("platforms.management.flag_rate", 0)}});
  market.run({});
  EXPECT_EQ(market.state().platform.books.deactivated, 0);
  EXPECT_EQ(market.state().platform.books.withheld_cents, 0);
  EXPECT_TRUE(market.state().platform.management.lost.empty());
}

}  // namespace
}  // namespace piecework::platform_work
