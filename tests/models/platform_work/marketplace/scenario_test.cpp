// What a scenario may not say about its marketplace.

#include <gtest/gtest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/models/platform_work/marketplace/small_marketplace.h"

namespace piecework::platform_work {
namespace {

std::string message(std::vector<std::string> overrides) {
  try {
    testing::small_marketplace(std::move(overrides));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(MarketplaceScenario, SharesSumToOne) {
  const std::string text = message({"marketplace.accounts.region_share.value=[0.5,0.1,0.1,0.1,0.1]"});
  EXPECT_TRUE(says(text, "marketplace.accounts.region_share")) << text;
  EXPECT_TRUE(says(text, "shares sum to 0.9 and must sum to 1")) << text;
  EXPECT_TRUE(says(message({"marketplace.demand.category_share.value=[0.5,0.5,0.5,0,0,0,0]"}), "sum to 1.5"));
  EXPECT_TRUE(says(message({"marketplace.clients.region_share.value=[0.5,0.1,0.1,0.1,0.1]"}), "sum to 0.9"));
}

TEST(MarketplaceScenario, TiersRiseFromZero) {
  EXPECT_TRUE(says(message({"marketplace.fees.billed_from.value=[0,500,500]"}), "each other above the one before"));
  EXPECT_TRUE(says(message({"marketplace.fees.billed_from.value=[10,500,600]"}), "the first tier begins at 0"));
}

TEST(MarketplaceScenario, AFeeAboveAllIsOutOfRange) {
  EXPECT_TRUE(says(message({"marketplace.fees.share.value=[1.2,0.1,0.1]"}), "marketplace.fees.share"));
}

TEST(MarketplaceScenario, AMarketplaceIsGivenWholeOrNotAtAll) {
  const std::string root = std::string(PIECEWORK_SOURCE_DIR) + "/scenarios/";
  std::ifstream whole(root + "global_platform/freelance.toml");
  std::stringstream text;
  text << whole.rdbuf();
  const std::string all = text.str();
  const auto folder = std::filesystem::temp_directory_path() / "piecework_half_a_marketplace";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "half.toml") << all.substr(0, all.find("[marketplace.rating]"));
  try {
    read_scenario((folder / "half.toml").string(), {{root}, {}}, {});
    FAIL() << "was read";
  } catch (const InputError& error) {
    EXPECT_TRUE(says(error.what(), "marketplace.rating")) << error.what();
    EXPECT_TRUE(says(error.what(), "a marketplace is given whole or not at all")) << error.what();
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace piecework::platform_work
