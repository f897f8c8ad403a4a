// What requesters owe beside the pay: levies, and contributions to benefit accounts.

#include "tests/models/platform_work/policies/one_resident.h"

namespace piecework::platform_work {
namespace {

/// A resident, a worker abroad, and a batch of one requester.
class Dues : public testing::OneResident {
 protected:
  Dues() {
    state_.people.add({});
    state_.careers.add({});
    state_.records.add({});
    state_.livelihoods.add({});
    state_.platform.requesters.add({});
    Batch open;
    open.posted = open.remaining = 5;
    open.requester = RequesterId{0};
    open.reward_cents = 10;
    batch_ = state_.platform.board.post(open, 1);
  }

  template <class Policy>
  double levy(const Policy& policy, PersonId person) {
    put_in_force(policy);
    return rules_.decide(RequesterLevyShare{person, batch_}, 0.0, state_);
  }
  double contribution(const BenefitScheme& scheme, BatchId batch) {
    put_in_force(PortableBenefits{scheme});
    return rules_.decide(BenefitContribution{person_, batch}, 0.0, state_);
  }

  PersonId abroad_{1};
  BatchId batch_;
};

TEST_F(Dues, ALevyOfOntarioIsOwedByWhoObeysAndOnResidentsAlone) {
  const RequesterLevy obeyed{{.scope = 0, .rate = 0.05, .held_back = 0.5, .compliance = 1.0, .gating = 0.0}};
  EXPECT_EQ(levy(obeyed, person_), 0.05);
  EXPECT_EQ(levy(obeyed, abroad_), 0.0);
  EXPECT_NEAR(rules_.decide(OfferedPay{person_, batch_}, 10.0, state_), 10.0 / math::sqrt(1.05), 1e-12);
  EXPECT_EQ(rules_.decide(OfferedPay{abroad_, batch_}, 10.0, state_), 10.0);
  EXPECT_EQ(rules_.decide(PostedVolume{RequesterId{0}}, 1.0, state_), 1.0);
  EXPECT_EQ(levy(RequesterLevy{{.rate = 0.05, .compliance = 0.0}}, person_), 0.0);
  EXPECT_EQ(levy(RequesterLevy{{.rate = 0.05, .compliance = 1.0, .gating = 1.0}}, person_), 0.0);
  EXPECT_EQ(rules_.decide(Admission{person_, batch_}, 1.0, state_), 0.0);
  EXPECT_EQ(rules_.decide(Admission{abroad_, batch_}, 1.0, state_), 1.0);
}

TEST_F(Dues, ALevyOnAllWorkMovesWhatIsPosted) {
  const RequesterLevy all{{.scope = 1, .rate = 0.1, .held_back = 1.0, .elasticity = 2.0}};
  EXPECT_EQ(levy(all, person_), 0.1);
  EXPECT_EQ(levy(all, abroad_), 0.1);
  EXPECT_NEAR(rules_.decide(PostedVolume{RequesterId{0}}, 1.0, state_), 1.0 / 1.21, 1e-12);
  EXPECT_NEAR(rules_.decide(PostedReward{RequesterId{0}, {}}, 11.0, state_), 10.0, 1e-12);
  EXPECT_EQ(rules_.decide(OfferedPay{person_, batch_}, 10.0, state_), 10.0);
  EXPECT_EQ(rules_.decide(Admission{person_, batch_}, 1.0, state_), 1.0);
}

TEST_F(Dues, ALevyGoesToThePublicPurse) {
  put_in_force(RequesterLevy{{.rate = 0.05}});
  support().owed_levy = 200;  // US cents
  end_month();
  const auto cad = static_cast<std::int64_t>(200.0 * state_.scenario->board.exchange_rate + 0.5);
  EXPECT_EQ(month().levies.value, cad);
  EXPECT_EQ(month().balance(), month().income() + Cents{cad} - month().transfers());
  EXPECT_EQ(support().owed_levy, 0U);
}

TEST_F(Dues, AContributionIsOwedForMembersByWhoObeys) {
  BenefitScheme scheme{.contribution = 0.04, .take_up = 1.0, .compliance = 1.0, .gating = 0.0};
  EXPECT_EQ(contribution(scheme, batch_), 0.04);
  EXPECT_EQ(contribution(scheme, {}), 0.04);  // for driving
  scheme.compliance = 0.0;
  EXPECT_EQ(contribution(scheme, batch_), 0.0);
  EXPECT_EQ(contribution(scheme, {}), 0.04);
  scheme.take_up = 0.0;
  EXPECT_EQ(contribution(scheme, {}), 0.0);
}

TEST_F(Dues, AnAccountIsFilledAndDrawnOnWhenTheMonthFallsShort) {
  put_in_force(PortableBenefits{{.contribution = 0.04, .take_up = 1.0, .drawn = 0.5, .compliance = 1.0}});
  support().owed_contribution = 100'000;
  end_month();
  const std::int64_t filled = support().benefit_account;
  EXPECT_EQ(filled, static_cast<std::int64_t>(100'000.0 * state_.scenario->board.exchange_rate + 0.5));
  EXPECT_EQ(support().withdrawal, 0U);  // 5200 CAD before tax are more than is needed
  lose_job();
  end_month();
  const std::int64_t without = own().net - support().withdrawal;
  EXPECT_EQ(support().withdrawal, (200'000 - without + 1) / 2);
  EXPECT_EQ(support().benefit_account, filled - support().withdrawal);
  EXPECT_EQ(state_.public_books.total.benefit_deposits.value, filled);
}

TEST_F(Dues, DigitalSocialSecurityIsTheSamePathAndIsNotDrawnOn) {
  put_in_force(DigitalSocialSecurity{{.contribution = 0.1, .take_up = 1.0, .drawn = 0.0, .compliance = 1.0}});
  EXPECT_EQ(rules_.decide(BenefitContribution{person_, batch_}, 0.0, state_), 0.1);
  support().owed_contribution = 1'000;
  lose_job();
  end_month();
  EXPECT_GT(support().benefit_account, 0);
  EXPECT_EQ(support().withdrawal, 0U);
}

}  // namespace
}  // namespace piecework::platform_work
