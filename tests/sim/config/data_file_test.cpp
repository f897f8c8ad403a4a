#include "sim/config/data_file.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/sim/config/folder.h"
#include "tests/sim/config/messages.h"

namespace piecework {
namespace {

std::string said(std::string_view text) {
  return message_of([&] { parse_csv(text, "x.csv"); });
}

TEST(Csv, ReadsCellsAndNumbers) {
  const CsvTable table = parse_csv("name,count,share\r\na,3,0.25\r\n\"b, \"\"c\"\"\nd\",-4,1e-3", "x.csv");
  EXPECT_EQ(table.header(), (std::vector<std::string>{"name", "count", "share"}));
  ASSERT_EQ(table.row_count(), 2U);
  EXPECT_EQ(table.cell(1, 0), "b, \"c\"\nd");
  EXPECT_EQ(table.whole(1, table.column("count")), -4);
  EXPECT_EQ(table.number(1, table.column("share")), 1e-3);
  EXPECT_EQ(table.number(0, table.column("count")), 3.0);
  EXPECT_EQ(to_string(table.place(1, 2)), "x.csv:4:7");  // after a line end inside a cell
}

TEST(Csv, TakesByteOrderMarkAndEmptyCells) {
  const CsvTable table = parse_csv(
      "\xEF\xBB\xBF"
      "a,b\n,\n\"\",x\n",
      "x.csv");
  EXPECT_EQ(table.header()[0], "a");
  EXPECT_EQ(table.row_count(), 2U);
  EXPECT_EQ(table.cell(0, 1), "");
  EXPECT_EQ(table.cell(1, 1), "x");
}

TEST(Csv, RefusesWithPlace) {
  EXPECT_EQ(said(""), "x.csv:1:1: is empty; the first line must name the columns");
  EXPECT_EQ(said("a,b\n1,2\n1,2,3\n"), "x.csv:3:1: the line has 3 cells; the header names 2 columns");
  EXPECT_EQ(said("a,b\n1,2\n\n"), "x.csv:3:1: the line has 1 cells; the header names 2 columns");
  EXPECT_EQ(said("a,,b\n"), "x.csv:1:3: a column has no name");
  EXPECT_EQ(said("a,b,a\n"), "x.csv:1:5: the column \"a\" is there twice");
  EXPECT_EQ(said("a,b\né,\"x\n"), "x.csv:2:3: a quoted cell is not closed");
  EXPECT_EQ(said("a,b\nx\"y,1\n"), "x.csv:2:2: a quote inside a cell that does not begin with one");
  EXPECT_EQ(said("a,b\n\"x\"y,1\n"), "x.csv:2:4: a quoted cell must end before a comma or the line's end");
  EXPECT_EQ(said("a,b\n1\r,2\n"), "x.csv:2:2: a carriage return without a line feed");
  EXPECT_EQ(said("a,b\n1,\xFF\n"), "x.csv:2:3: not valid UTF-8");
  EXPECT_EQ(said(std::string_view("a,b\n1,\0\n", 8)), "x.csv:2:3: a NUL byte is not text");
}

TEST(Csv, RefusesCellsThatAreNoNumbers) {
  const CsvTable table = parse_csv("count,share\n1.5,x\n 1,inf\n", "x.csv");
  EXPECT_EQ(message_of([&] { (void)table.whole(0, 0); }),
            "x.csv:2:1: \"1.5\" in column \"count\" is not a whole number");
  EXPECT_EQ(message_of([&] { (void)table.number(0, 1); }),
            "x.csv:2:5: \"x\" in column \"share\" is not a finite number");
  EXPECT_EQ(message_of([&] { (void)table.whole(1, 0); }),
            "x.csv:3:1: \" 1\" in column \"count\" is not a whole number");
  EXPECT_EQ(message_of([&] { (void)table.number(1, 1); }),
            "x.csv:3:4: \"inf\" in column \"share\" is not a finite number");
  EXPECT_EQ(message_of([&] { (void)table.column("shar"); }),
            "x.csv:1:1: there is no column \"shar\"; allowed: count, share; did you mean 'share'?");
}

Node text_written_in(const std::string& file, const std::string& text) { return {text, {file, 3, 8}}; }

TEST(DataPath, IsBesideTheFileAbsoluteOrInASearchFolder) {
  const Folder own;
  const Folder installed;
  const std::string scenario = own.write("city/x.toml", "");
  const std::string beside = own.write("city/data/a.csv", "own");
  installed.write("data/a.csv", "installed");
  const std::string other = installed.write("data/b.csv", "installed");
  const LoadOptions options{{installed.path()}, {}};
  EXPECT_EQ(resolve_data_path(text_written_in(scenario, "data/a.csv"), "k", options), beside);
  EXPECT_EQ(resolve_data_path(text_written_in(scenario, "../city/data/a.csv"), "k", options), beside);
  EXPECT_EQ(resolve_data_path(text_written_in(scenario, "data/b.csv"), "k", options), other);
  EXPECT_EQ(resolve_data_path(text_written_in(scenario, other), "k", options), other);
}

TEST(DataPath, FromTheCommandLineIsInTheCurrentFolder) {
  const Folder folder;
  folder.write("a.csv", "");
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  const std::string path = resolve_data_path({std::string("a.csv"), {"--set data=a.csv", 0, 0}}, "data", {});
  std::filesystem::current_path(before);
  EXPECT_EQ(path, "a.csv");
}

TEST(DataPath, AMissingFileIsReportedWhereItIsNamed) {
  const Folder folder;
  const std::string scenario = folder.write("x.toml", "");
  folder.write("data/levels.csv", "");
  EXPECT_EQ(message_of([&] { resolve_data_path(text_written_in(scenario, "data/level.csv"), "tank.readings", {}); }),
            scenario + ":3:8: key 'tank.readings': there is no file \"data/level.csv\"; did you mean 'levels.csv'?");
  EXPECT_EQ(message_of([&] { resolve_data_path(text_written_in(scenario, "data"), "tank.readings", {}); }),
            scenario + ":3:8: key 'tank.readings': there is no file \"data\"");
  EXPECT_EQ(message_of([&] { resolve_data_path({std::int64_t{3}, {scenario, 1, 2}}, "k", {}); }),
            scenario + ":1:2: key 'k': must name a file, not 3");
}

}  // namespace
}  // namespace piecework
