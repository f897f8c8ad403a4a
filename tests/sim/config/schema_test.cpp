#include "sim/config/schema.h"

#include <gtest/gtest.h>

#include "sim/config/json.h"
#include "sim/config/scenario_file.h"
#include "sim/config/toml.h"
#include "tests/sim/config/folder.h"
#include "tests/sim/config/plant.h"

namespace piecework {
namespace {

Node schema() { return json_schema(plant::description, {.title = "Plant", .id = "https://example.org/plant.json"}); }

std::string json_at(const Node& root, std::string_view path) {
  const Node* node = find(root, path);
  return node ? to_json(*node) : "absent";
}

TEST(Schema, SaysWhatAFileMayHold) {
  const Node node = schema();
  EXPECT_EQ(json_at(node, "$schema"), "\"http://json-schema.org/draft-07/schema#\"");
  EXPECT_EQ(json_at(node, "title"), "\"Plant\"");
  EXPECT_EQ(json_at(node, "additionalProperties"), "false");
  EXPECT_EQ(json_at(node, "properties.model"), R"({"type":"string","description":"Which program."})");
  EXPECT_EQ(json_at(node, "properties.tank.additionalProperties"), "false");
  EXPECT_EQ(json_at(node, "properties.tank.description"), "\"The tank.\"");
  EXPECT_EQ(json_at(node, "properties.tank.properties.volume"),
            R"({"type":"number","minimum":1.0,"maximum":1e+06,"title":"Volume",)"
            R"("description":"What the tank holds. Range: 1 to 1000000 (L)."})");
  EXPECT_EQ(json_at(node, "properties.tank.properties.shape"),
            R"({"type":"string","enum":["cylinder","sphere"],"description":"Form of the body.","default":"cylinder"})");
  EXPECT_EQ(json_at(node, "properties.tank.properties.covered.type"), "\"boolean\"");
  EXPECT_EQ(json_at(node, "properties.tank.properties.count.type"), "\"integer\"");
  EXPECT_EQ(json_at(node, "properties.water.properties.flow.properties.split.oneOf").substr(0, 60),
            R"([{"allOf":[{"$ref":"#/definitions/parameter"},{"properties":)");
}

TEST(Schema, AParameterIsARecordOrAPlainNumber) {
  EXPECT_EQ(json_at(schema(), "properties.water.properties.flow.properties.inlet.oneOf"),
            R"([{"allOf":[{"$ref":"#/definitions/parameter"},{"properties":{"value":{"type":"number","minimum":0.0,)"
            R"("maximum":10.0},"unit":{"const":"L/s"}}}]},{"type":"number","minimum":0.0,"maximum":10.0}])");
  EXPECT_EQ(json_at(schema(), "definitions.parameter.additionalProperties"), "false");
  EXPECT_EQ(json_at(schema(), "definitions.parameter.properties.confidence.enum"), R"(["P","Q","C","U","A"])");
}

TEST(Schema, OnlyAFileThatExtendsNothingMustBeComplete) {
  const Node root = schema();
  const Node::Array& either = *find(root, "anyOf")->array();
  ASSERT_EQ(either.size(), 2U);
  EXPECT_EQ(to_json(either[0]), R"({"required":["extends"]})");
  EXPECT_EQ(json_at(either[1], "required"), R"(["model","period","tank","water"])");
  EXPECT_EQ(json_at(either[1], "properties.tank.required"), R"(["volume","colour"])");
  EXPECT_EQ(json_at(either[1], "properties.water.properties.flow.required"), R"(["inlet","split"])");
  EXPECT_EQ(json_at(either[1], "properties.water.properties.flow.properties.outlet.$ref"),
            "\"#/definitions/complete_parameter\"");
  EXPECT_EQ(json_at(either[1], "properties.alarm"), "absent");
}

TEST(Describe, NamesEverythingAboutAField) {
  EXPECT_EQ(to_json(describe(plant::sections[1], plant::flow_fields[0])),
            R"({"name":"water.flow.inlet","kind":"a number","unit":"L/s","low":0.0,"high":10.0,"label_en":"Inflow",)"
            R"("label_fr":"Entrée","meaning":"Water in.","sourced":true})");
  EXPECT_EQ(json_at(describe(plant::sections[0], plant::tank_fields[5]), "allowed"), R"(["cylinder","sphere"])");
  EXPECT_EQ(json_at(describe(plant::sections[0], plant::tank_fields[1]), "low"), "1");
  EXPECT_EQ(json_at(describe(plant::sections[0], plant::tank_fields[1]), "high"), "absent");
  EXPECT_EQ(json_at(describe(plant::sections[0], plant::tank_fields[1]), "default"), "1");
}

std::string echoed(const Node& root) {
  plant::Plant plant;
  Problems problems;
  read_sections(root, plant::description, &plant, problems);
  problems.throw_if_any();
  return to_json(echo(root, plant::description, &plant));
}

TEST(Echo, HoldsDefaultsAndSources) {
  EXPECT_EQ(
      echoed(parse_toml(plant::good_text, "x.toml")),
      R"({"tank":{"volume":200.0,"count":1,"colour":"green","built":"2020-01-01","readings":"none","shape":"cylinder",)"
      R"("covered":false},"water":{"flow":{)"
      R"("inlet":{"value":0.5,"unit":"L/s","low":0.1,"high":0.9,"source":"meter","confidence":"P"},)"
      R"("outlet":{"value":0.5,"unit":"L/s","source":"default","confidence":"A"},)"
      R"("valves":{"value":2,"unit":"1","source":"default","confidence":"A"},)"
      R"("split":{"value":[0.2,0.3,0.5],"unit":"1","source":"drawing","confidence":"C"}}},)"
      R"("title":"Two pipes","model":"plant","period":{"start":"2024-01-01","end":"2025-01-01"}})");
}

TEST(Echo, IsTheSameWhereverTheFilesLie) {
  std::vector<std::string> echoes;
  for (const std::string name : {"a/one", "quite/another/folder"}) {
    const Folder folder;
    folder.write(name + "/base.toml", plant::good_text);
    const std::string child =
        folder.write(name + "/child.toml", "extends = \"base.toml\"\n[tank]\nreadings = \"" +
                                               folder.at(name + "/levels.csv") + "\"\n[water.flow]\ninlet = 0.2\n");
    echoes.push_back(echoed(load(child, {}).root));
    EXPECT_EQ(echoes.back().find(folder.path()), std::string::npos);
  }
  EXPECT_EQ(echoes[0], echoes[1]);
  EXPECT_NE(echoes[0].find(R"("readings":"levels.csv")"), std::string::npos);
  EXPECT_NE(echoes[0].find("set in child.toml:5"), std::string::npos);
}

TEST(Echo, ReadsBackToTheSameValues) {
  plant::Plant first;
  plant::Plant second;
  Problems problems;
  const Node root = parse_toml(plant::good_text, "x.toml");
  read_sections(root, plant::description, &first, problems);
  const Node again = echo(root, plant::description, &first);
  read_sections(again, plant::description, &second, problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(first.flow.split, second.flow.split);
  EXPECT_EQ(first.tank.volume, second.tank.volume);
  EXPECT_EQ(to_json(again), to_json(echo(again, plant::description, &second)));
}

}  // namespace
}  // namespace piecework
