// An experiment raises the rewards that it names and leaves all else of a batch as it was.

#include <gtest/gtest.h>

#include "tests/models/platform_work/world/world_market.h"

namespace piecework::platform_work {
namespace {

using testing::posted;
using testing::world_market;

TEST(RewardExperiment, RaisesHalfOfTheSmallOnesOrAll) {
  const Market market = world_market({}, {"reward_experiment"});
  State state = market.state();
  state.active.set(0);
  const auto changed = [&](std::uint64_t scope) {
    const Rules rules({RewardExperiment{{.raise = 1.0, .scope = scope}}});
    const std::vector<Batch> with = posted(state, rules);
    const std::vector<Batch> without = posted(state);
    std::size_t count = 0;
    for (std::size_t at = 0; at < with.size(); ++at) {
      const bool meant = scope == 1 || (with[at].sample.small && with[at].sample.half);
      EXPECT_EQ(with[at].repriced, meant);
      EXPECT_FALSE(without[at].repriced);
      EXPECT_EQ(with[at].posted, without[at].posted);
      const auto before = static_cast<double>(without[at].reward_cents);
      const auto after = static_cast<double>(with[at].reward_cents);
      EXPECT_NEAR(after, meant ? 2.0 * before : before, meant ? 1.0 : 0.0);
      count += meant ? 1 : 0;
    }
    return static_cast<double>(count) / static_cast<double>(with.size());
  };
  EXPECT_NEAR(changed(0), 0.45, 0.06);
  EXPECT_EQ(changed(1), 1.0);
}

}  // namespace
}  // namespace piecework::platform_work
