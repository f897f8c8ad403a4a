#include "sim/output/manifest.h"

#include <gtest/gtest.h>

#include "sim/config/json.h"

namespace piecework {
namespace {

Node record(const std::string& text) {
  Node::Table table;
  table.set("text", {.value = text, .place = {}});
  return {.value = std::move(table), .place = {}};
}

TEST(Manifest, LineIsTheDocumentedOne) {
  EXPECT_EQ(manifest_line(record("a")), "{\"length\":12,\"crc32\":\"15e4c38e\",\"record\":{\"text\":\"a\"}}\n");
  EXPECT_EQ(manifest_line(record("two\nlines")).find('\n'), manifest_line(record("two\nlines")).size() - 1);
}

TEST(Manifest, ReadsWhatItWrites) {
  const std::string text = manifest_line(record("é")) + manifest_line(record("}\"")) + manifest_line(record(""));
  const Manifest manifest = parse_manifest(text, "manifest.jsonl");
  ASSERT_EQ(manifest.records.size(), 3u);
  EXPECT_EQ(manifest.records[1], to_json(record("}\"")));
  EXPECT_EQ(manifest.bytes, text.size());
  EXPECT_FALSE(manifest.torn);
  EXPECT_TRUE(manifest.damaged.empty());
}

TEST(Manifest, EveryTornEndIsCutToTheLastWholeLine) {
  const std::string first = manifest_line(record("first"));
  const std::string both = first + manifest_line(record("second"));
  for (std::size_t size = first.size(); size < both.size(); ++size) {
    const Manifest manifest = parse_manifest(std::string_view(both).substr(0, size), "manifest.jsonl");
    EXPECT_EQ(manifest.records.size(), 1u) << size;
    EXPECT_EQ(manifest.bytes, first.size()) << size;
    EXPECT_EQ(manifest.torn, size > first.size()) << size;
  }
}

TEST(Manifest, EveryChangedByteOfALineIsNoticed) {
  const std::string first = manifest_line(record("first"));
  const std::string last = manifest_line(record("last"));
  for (std::size_t at = 0; at < first.size(); ++at) {
    std::string text = first + last;
    text[at] = static_cast<char>(text[at] ^ 1);
    for (const std::string_view found : parse_manifest(text, "manifest.jsonl").records) {
      EXPECT_EQ(found, to_json(record("last"))) << at;
    }
  }
}

TEST(Manifest, ADamagedLineInTheMiddleIsNamed) {
  std::string text = manifest_line(record("1")) + manifest_line(record("2")) + manifest_line(record("3"));
  text[manifest_line(record("1")).size() + 12] = '#';
  const Manifest manifest = parse_manifest(text, "manifest.jsonl");
  EXPECT_EQ(manifest.records.size(), 2u);
  EXPECT_EQ(manifest.damaged, std::vector<std::size_t>{2});
  EXPECT_EQ(manifest.bytes, text.size());
}

TEST(Manifest, GarbageIsNoManifest) {
  for (const std::string text : {"", "\n\n", "{}\n", "{\"length\":99999999999999999999,\n", "not json at all"}) {
    EXPECT_TRUE(parse_manifest(text, "manifest.jsonl").records.empty()) << text;
    EXPECT_EQ(parse_manifest(text, "manifest.jsonl").bytes, 0u);
  }
}

}  // namespace
}  // namespace piecework
