#include "sim/config/scenario_file.h"

#include <gtest/gtest.h>

#include "tests/sim/config/folder.h"
#include "tests/sim/config/messages.h"

namespace piecework {
namespace {

constexpr std::string_view base_text = R"(title = "base"
list = [1, 2, 3]
[a]
x = { value = 0.5, unit = "L/s", low = 0.1, high = 0.9, source = "meter", confidence = "P" }
plain = 4
[a.inner]
kept = true
)";

class ScenarioFile : public testing::Test {
 protected:
  ScenarioFile() { std::filesystem::current_path(here.path()); }
  ~ScenarioFile() override { std::filesystem::current_path(before); }

  std::string said(const std::string& name, std::vector<std::string> overrides = {}) const {
    return message_of([&] { load(name, {{folder.path()}, std::move(overrides)}); });
  }
  LoadedFile loaded(const std::string& name, std::vector<std::string> overrides = {}) const {
    return load(name, {{folder.path()}, std::move(overrides)});
  }

  std::filesystem::path before = std::filesystem::current_path();
  Folder here;  // the current folder: no ./scenarios unless a test makes it
  Folder folder;
  std::string base = folder.write("base.toml", base_text);
};

std::string text_at(const LoadedFile& file, std::string_view key) { return shown(*find(file.root, key)); }

TEST_F(ScenarioFile, ExtendsMergesTableByTable) {
  folder.write("child.toml", "extends = \"base\"\ntitle = \"child\"\nlist = [9]\nnew = 1\n[a.inner]\nmore = 2\n");
  const LoadedFile file = loaded("child");
  EXPECT_EQ(text_at(file, "title"), "\"child\"");
  EXPECT_EQ(find(file.root, "list")->array()->size(), 1U);
  EXPECT_EQ(text_at(file, "a.inner.kept"), "true");
  EXPECT_EQ(text_at(file, "a.inner.more"), "2");
  EXPECT_EQ(text_at(file, "new"), "1");
  EXPECT_EQ(find(file.root, "extends"), nullptr);
  EXPECT_EQ(file.files, (std::vector<std::string>{base, folder.at("child.toml")}));
  EXPECT_EQ(to_string(file.root.place), folder.at("child.toml") + ":1:1");
  EXPECT_EQ(to_string(find(file.root, "a.plain")->place), base + ":5:9");
}

TEST_F(ScenarioFile, ExtendsIsBesideTheFileAbsoluteOrAName) {
  const std::string texts[] = {"../base.toml", base, "base", "../base"};
  for (const std::string& text : texts) {
    folder.write("sub/child.toml", "extends = '" + text + "'\n");
    EXPECT_EQ(text_at(loaded("sub/child"), "title"), "\"base\"") << text;
  }
}

TEST_F(ScenarioFile, APlainNumberOverARecordIsMarked) {
  folder.write("child.toml", "extends = \"base.toml\"\n[a]\nx = 0.3\n");
  const LoadedFile file = loaded("child");
  EXPECT_EQ(text_at(file, "a.x.value"), "0.3");
  EXPECT_EQ(text_at(file, "a.x.source"), "\"set in child.toml:3\"");
  EXPECT_EQ(text_at(file, "a.x.confidence"), "\"A\"");
  EXPECT_EQ(text_at(file, "a.x.unit"), "\"L/s\"");
  EXPECT_EQ(text_at(file, "a.x.low"), "0.1");
  EXPECT_EQ(text_at(file, "a.x.high"), "0.9");
  EXPECT_EQ(to_string(find(file.root, "a.x.value")->place), folder.at("child.toml") + ":3:5");
}

TEST_F(ScenarioFile, ATableOverARecordReplacesKeyByKey) {
  folder.write("bounds.toml", "extends = \"base\"\n[a]\nx = { high = 2 }\n");
  EXPECT_EQ(text_at(loaded("bounds"), "a.x.source"), "\"meter\"");
  EXPECT_EQ(text_at(loaded("bounds"), "a.x.high"), "2");
  folder.write("value.toml", "extends = \"base\"\n[a]\nx = { value = 0.2 }\n");
  EXPECT_EQ(text_at(loaded("value"), "a.x.source"), "\"set in value.toml:3\"");
  folder.write("sourced.toml",
               "extends = \"base\"\n[a]\nx = { value = 0.2, source = \"own count\", confidence = \"C\" }\n");
  EXPECT_EQ(text_at(loaded("sourced"), "a.x.source"), "\"own count\"");
  EXPECT_EQ(text_at(loaded("sourced"), "a.x.confidence"), "\"C\"");
}

TEST_F(ScenarioFile, OverridesWinOverFilesAndTheLastOneWins) {
  const LoadedFile file =
      loaded("base", {"a.x=0.2", "a.x=0.25", "title=other/word-1", "a.inner.kept=false", "b.c = [1, 2]"});
  EXPECT_EQ(text_at(file, "a.x.value"), "0.25");
  EXPECT_EQ(text_at(file, "a.x.source"), "\"set on the command line\"");
  EXPECT_EQ(text_at(file, "a.x.confidence"), "\"A\"");
  EXPECT_EQ(text_at(file, "title"), "\"other/word-1\"");
  EXPECT_EQ(text_at(file, "a.inner.kept"), "false");
  EXPECT_EQ(find(file.root, "b.c")->array()->size(), 2U);
  EXPECT_EQ(to_string(find(file.root, "a.x.value")->place), "--set a.x=0.25");
  EXPECT_EQ(text_at(loaded("base", {"title=2024-01-31"}), "title"), "2024-01-31");
  EXPECT_EQ(text_at(loaded("base", {"title=1:100"}), "title"), "\"1:100\"");
  EXPECT_EQ(text_at(loaded("base", {"title='a b = c'"}), "title"), "\"a b = c\"");
}

TEST_F(ScenarioFile, WrongOverridesAreAllReported) {
  EXPECT_EQ(said("base", {"nothing", "=1", "a..b=1", "a=[1", "a=nan", "extends=x", "a=x y", "a=1\nb=2"}),
            "--set nothing: must have the form key.sub=value\n"
            "--set =1: must have the form key.sub=value\n"
            "--set a..b=1: 'a..b' is not a key; write --set key.sub=value\n"
            "--set a=[1: key 'a': [1 is not a TOML value; write text in quotes\n"
            "--set a=nan: key 'a': must be a finite number, not inf or nan\n"
            "--set extends=x: key 'extends': decides which files are read; it can only stand in a file\n"
            "--set a=x y: key 'a': x y is not a TOML value; write text in quotes\n"
            "--set a=1\nb=2: must be one line");
}

TEST_F(ScenarioFile, UnknownNamesAreRefusedWithThoseThatExist) {
  folder.write("city/small.toml", "");
  EXPECT_EQ(
      said("city/smal"),
      "city/smal: there is no file or scenario \"city/smal\"; allowed: base, city/small; did you mean 'city/small'?");
  EXPECT_EQ(said(folder.path()),
            folder.path() + ": \"" + folder.path() + "\" is a folder, not a scenario file; allowed: base, city/small");
  const std::string child = folder.write("child.toml", "a = 1\nextends = \"bas\"\n");
  EXPECT_EQ(said("child"),
            child +
                ":2:11: key 'extends': there is no file or scenario \"bas\"; allowed: base, child, city/small; "
                "did you mean 'base'?");
  const std::string wrong = folder.write("wrong.toml", "extends = 3\n");
  EXPECT_EQ(said("wrong"), wrong + ":1:11: key 'extends': must be a file or a scenario name, not 3");
}

TEST_F(ScenarioFile, CirclesAreRefusedNamingTheChain) {
  const std::string one = folder.write("one.toml", "extends = \"two\"\n");
  const std::string two = folder.write("two.toml", "\n  extends = \"one\"\n");
  EXPECT_EQ(said("one"), two + ":2:13: key 'extends': forms a circle: " + one + " -> " + two + " -> " + one);
  const std::string self = folder.write("self.toml", "extends = \"self.toml\"\n");
  EXPECT_EQ(said("self"), self + ":1:11: key 'extends': forms a circle: " + self + " -> " + self);
}

TEST_F(ScenarioFile, SixteenExtendsAreTakenOneMoreIsNot) {
  for (int i = 1; i <= 18; ++i) {
    folder.write(std::to_string(i) + ".toml", "extends = \"" + (i == 1 ? "base" : std::to_string(i - 1)) + "\"\n");
  }
  EXPECT_EQ(loaded("16").files.size(), 17U);
  EXPECT_NE(said("17").find("1.toml:1:11: key 'extends': more than 16 files extend each other: "), std::string::npos);
}

TEST_F(ScenarioFile, AWrongBaseIsReportedInTheBase) {
  const std::string broken = folder.write("broken.toml", "\nx = \n");
  folder.write("child.toml", "extends = \"broken\"\n");
  EXPECT_TRUE(said("child").starts_with(broken + ":2:5: ")) << said("child");
}

TEST_F(ScenarioFile, NamesResolveInOrder) {
  const Folder second;
  second.write("base.toml", "title = \"second\"\n");
  second.write("only.toml", "title = \"only\"\n");
  const LoadOptions options{{folder.path(), second.path()}, {}};
  EXPECT_EQ(find_scenario("base", options), base);
  EXPECT_EQ(find_scenario("only", options), second.at("only.toml"));
  EXPECT_EQ(find_scenario(second.at("base.toml"), options), second.at("base.toml"));
  EXPECT_EQ(list_names(options.search_folders), (std::vector<std::string>{"base", "only"}));
}

TEST_F(ScenarioFile, TheLocalScenariosFolderComesFirst) {
  here.write("scenarios/base.toml", "title = \"local\"\n");
  here.write("scenarios/deep/er/x.toml", "");
  here.write("scenarios/deep/data.csv", "");
  EXPECT_EQ(text_at(loaded("base"), "title"), "\"local\"");
  EXPECT_EQ(list_names({folder.path(), "nowhere"}), (std::vector<std::string>{"base", "deep/er/x"}));
}

TEST(Merge, KeepsTheOrderOfTheBaseAndThenOfTheChild) {
  Node base{Node::Table{}, {}};
  Node over{Node::Table{}, {}};
  for (const char* key : {"d", "a", "c"}) base.table()->set(key, {std::int64_t{1}, {}});
  for (const char* key : {"z", "c", "b"}) over.table()->set(key, {std::int64_t{2}, {}});
  std::string order;
  const Node merged = merge(base, over);
  for (const Node::Entry& entry : merged.table()->entries) order += entry.key + shown(entry.value);
  EXPECT_EQ(order, "d1a1c2z2b2");
}

TEST(Merge, APlainValueOverAPlainTableReplacesIt) {
  Node base{Node::Table{}, {}};
  base.table()->set("value", {std::int64_t{1}, {}});  // a table that happens to have such a key is no record
  EXPECT_EQ(*merge(base, {std::int64_t{2}, {}}).whole(), 2);
}

}  // namespace
}  // namespace piecework
