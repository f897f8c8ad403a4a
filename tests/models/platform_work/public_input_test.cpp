// Wrong tables and parameters of the law are refused with the place where they stand.

#include <gtest/gtest.h>
#include <fstream>
#include <sstream>

#include "models/platform_work/public/public_side.h"
#include "models/platform_work/scenario.h"
#include "tests/models/platform_work/small_market.h"
#include "tests/sim/config/folder.h"
#include "tests/sim/config/messages.h"

namespace piecework::platform_work {
namespace {

const Time first = start_of({2024, 1, 1});

/// What reading one dated table says; rows without the columns source and confidence.
std::string said_of_dates(const std::vector<std::string>& rows) {
  std::string text = "from,until,value,source,confidence\n";
  for (const std::string& row : rows) text += row + ",law,Q\n";
  return message_of([&] { read_dated(parse_csv(text, "law.csv"), first); });
}

template <class Read>
std::string said_of(Read read, const std::string& text) {
  return message_of([&] { read(parse_csv(text, "law.csv")); });
}

void expect_said(const std::string& message, const std::string& part) {
  EXPECT_NE(message.find(part), std::string::npos) << message;
}

TEST(PublicInput, DatesFollowEachOther) {
  EXPECT_EQ(said_of_dates({"2023-10-01,2024-10-01,16.55", "2024-10-01,,17.2"}), "no problem");
  expect_said(said_of_dates({"2023-10-01,2024-10-01,1", "2024-09-01,,2"}), "law.csv:3:1: key 'from': overlaps");
  expect_said(said_of_dates({"2023-10-01,2024-10-01,1", "2024-11-01,,2"}), "law.csv:3:1: key 'from': leaves a gap");
  expect_said(said_of_dates({"2023-10-01,2023-10-01,1"}), "law.csv:2:12: key 'until': must be later");
  expect_said(said_of_dates({"2023-10-01,,1", "2024-10-01,,2"}), "law.csv:2:12: key 'until': only the last row");
  expect_said(said_of_dates({"2024-10-01,,1"}), "law.csv:2:1: key 'from': the table begins after the run does");
  expect_said(said_of_dates({"2023-13-01,,1"}), "law.csv:2:1: key 'from': '2023-13-01' is not a date");
  expect_said(said_of_dates({}), "law.csv:1:1: key 'value': no row");
}

TEST(PublicInput, AmountsAreMoney) {
  expect_said(said_of_dates({"2023-10-01,,-1"}), "law.csv:2:13: key 'value': '-1' is out of range");
  expect_said(said_of_dates({"2023-10-01,,1e9"}), "law.csv:2:13: key 'value': '1e9' is out of range");
  expect_said(said_of_dates({"2023-10-01,,1.005"}), "law.csv:2:13: key 'value': has more than two decimals");
  expect_said(said_of_dates({"2023-10-01,,much"}), "law.csv:2:13");
}

TEST(PublicInput, EveryRowHasASourceAndAGrade) {
  const auto read = [](const CsvTable& table) { read_dated(table, first); };
  const std::string head = "from,until,value,source,confidence\n";
  expect_said(said_of(read, head + "2023-10-01,,1,,Q\n"), "law.csv:2:15: key 'source': must say");
  expect_said(said_of(read, head + "2023-10-01,,1,law,sure\n"),
              "law.csv:2:19: key 'confidence': 'sure' is not a grade");
  expect_said(said_of(read, "from,until,value,source\n2023-10-01,,1,law\n"),
              "law.csv:1:1: there is no column \"confidence\"");
}

std::string said_of_brackets(const std::string& rows) {
  std::string text = "schedule,above,rate,source,confidence\n" + rows;
  for (const char* name : {"ontario", "ontario_surtax", "ontario_health_premium"}) {
    text += std::string(name) + ",0,0.05,law,Q\n";
  }
  return said_of(read_tax_brackets, text);
}

TEST(PublicInput, BracketsRiseFromZero) {
  EXPECT_EQ(said_of_brackets("federal,0,0.15,law,Q\nfederal,50000,0.2,law,Q\n"), "no problem");
  expect_said(said_of_brackets("federal,0,0.15,law,Q\nfederal,0,0.2,law,Q\n"),
              "law.csv:3:9: key 'above': does not rise");
  expect_said(said_of_brackets("federal,10,0.15,law,Q\n"), "law.csv:2:9: key 'above': the first bracket must begin");
  expect_said(said_of_brackets("federal,0,15,law,Q\n"), "law.csv:2:11: key 'rate': '15' is not a share");
  expect_said(said_of_brackets("federal,0,-0.1,law,Q\n"), "law.csv:2:11: key 'rate': '-0.1' is not a share");
  expect_said(said_of_brackets("federal,-1,0.1,law,Q\n"), "law.csv:2:9: key 'above': '-1' is out of range");
  expect_said(said_of_brackets("fedral,0,0.1,law,Q\n"), "law.csv:2:1: key 'schedule': unknown schedule 'fedral'");
  expect_said(said_of_brackets(""), "law.csv:1:1: key 'federal': no row");
}

TEST(PublicInput, InsuranceTablesRise) {
  const std::string regions = "above_rate,hours_needed,extra_weeks,source,confidence\n";
  expect_said(said_of(read_ei_regions, regions + "0,700,0,law,Q\n0,665,2,law,Q\n"), "law.csv:3:1: key 'above_rate'");
  expect_said(said_of(read_ei_regions, regions + "0.01,700,0,law,Q\n"), "law.csv:2:1: key 'above_rate': the first row");
  expect_said(said_of(read_ei_regions, regions + "0,700,0,law,Q\n0.06,800,2,law,Q\n"), "key 'hours_needed': must not");
  expect_said(said_of(read_ei_regions, regions + "6,700,0,law,Q\n"), "key 'above_rate': '6' is not a share");
  expect_said(said_of(read_ei_regions, regions), "no row");
  const std::string weeks = "from_hours,weeks,source,confidence\n";
  expect_said(said_of(read_ei_weeks, weeks + "420,10,law,Q\n420,11,law,Q\n"), "law.csv:3:1: key 'from_hours'");
  expect_said(said_of(read_ei_weeks, weeks + "420,10,law,Q\n490,9,law,Q\n"), "law.csv:3:5: key 'weeks': must not fall");
  expect_said(said_of(read_ei_weeks, weeks + "420,-1,law,Q\n"), "law.csv:2:5: key 'weeks'");
}

TEST(PublicInput, AssistanceNamesEveryHousehold) {
  const auto read = [](const CsvTable& table) { read_assistance(table, first); };
  const std::string head = "item,members,from,until,value,source,confidence\n";
  expect_said(said_of(read, head + "single,1,2018-10-01,,343,law,P\n"), "'couple of 2': no row of the table gives it");
  expect_said(said_of(read, head + "singel,1,2018-10-01,,343,law,P\n"), "law.csv:2:1: key 'item': unknown item");
  expect_said(said_of(read, head + "shelter,7,2018-10-01,,343,law,P\n"), "law.csv:2:9: key 'members': does not belong");
}

/// What the project's baseline says when one of its tables is replaced or a section is added to.
std::string said_of_baseline(std::vector<std::string> overrides) {
  return message_of([&] { read_scenario("toronto/baseline", testing::own_scenarios(std::move(overrides)), {}); });
}

std::string with_prices(const std::string& rows) {
  const Folder folder;
  const std::string file = folder.write("prices.csv", "from,until,value,source,confidence\n" + rows);
  return said_of_baseline({"public.prices=\"" + file + "\""});
}

TEST(PublicInput, PricesCoverWhatTheyDeflate) {
  const std::string early = "2010-01-01,2024-01-01,120,law,Q\n";
  expect_said(with_prices(early + "2024-01-01,,160,law,Q\n"), "prices.csv:3:12: key 'until': a price index must say");
  expect_said(with_prices(early), "'public.base_year': no row of the table gives it");
  expect_said(with_prices(early + "2024-01-01,2026-01-01,0,law,Q\n"), "prices.csv:3:23: key 'value': an index must");
  expect_said(with_prices(early + "2024-01-01,2025-01-01,160,law,Q\n"), "minimum_wage.csv:13:1: key 'from': no price");
}

TEST(PublicInput, TheScenarioNamesThePlaceOfAWrongParameter) {
  const Folder folder;
  const auto said = [&](const std::string& line) {
    const std::string file = folder.write("wrong.toml", "extends = \"toronto/baseline\"\n[public.tax]\n" + line + "\n");
    return message_of([&] { read_scenario(file, testing::own_scenarios(), {}); });
  };
  const auto record = [](const std::string& key, const std::string& value, const std::string& unit) {
    return key + " = { value = " + value + ", unit = \"" + unit + "\", source = \"law\", confidence = \"A\" }";
  };
  expect_said(said(record("cpp_rate", "1.5", "1")), "wrong.toml:3:22: key 'public.tax.cpp_rate.value'");
  expect_said(said(record("cpp_exemption", "-1", "CAD/year")), "wrong.toml:3:27: key 'public.tax.cpp_exemption.value'");
  expect_said(said(record("cpp_ceiling", "100", "CAD/year")), "wrong.toml:3:25: key 'public.tax.cpp_ceiling'");
  expect_said(said(record("cpp_base_rate", "0.06", "1")), "wrong.toml:3:27: key 'public.tax.cpp_base_rate'");
  expect_said(said(record("federal_basic_from", "250000", "CAD/year")), "public.tax.federal_basic_until");
  expect_said(said(record("federal_basic_floor", "20000", "CAD/year")), "wrong.toml:3:33");
}

TEST(PublicInput, ATableIsMissedInTheScenariosOwnWords) {
  expect_said(said_of_baseline({"public.ei_weeks=\"nowhere.csv\""}), "key 'public.ei_weeks'");
  expect_said(said_of_baseline({"public.ei_week=\"nowhere.csv\""}), "did you mean 'ei_weeks'?");
}

TEST(PublicInput, DataPageListsEveryFileAsItIs) {
  std::ifstream page(std::string(PIECEWORK_SOURCE_DIR) + "/scenarios/DATA.md");
  std::ostringstream text;
  text << page.rdbuf();
  for (const DataFile& file : read_scenario("toronto/baseline", testing::own_scenarios(), {}).data_files) {
    EXPECT_NE(text.str().find(file.sha256), std::string::npos) << file.name << " " << file.sha256;
  }
}

}  // namespace
}  // namespace piecework::platform_work
