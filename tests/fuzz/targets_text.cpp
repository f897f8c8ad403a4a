#include <cmath>
#include <string>

#include "sim/config/data_file.h"
#include "sim/config/json.h"
#include "sim/config/toml.h"
#include "sim/output/manifest.h"
#include "tests/fuzz/targets.h"

namespace piecework::fuzz {
namespace {

const std::string file = "fuzzed";

/// What was read can be written, and what was written reads back to the same text.
void expect_round_trip(const Node& node) {
  const std::string written = to_json(node);
  expect(to_json(parse_json(written, file)) == written, "JSON reads back as it was written");
}

}  // namespace

void toml(std::string_view bytes) {
  try {
    expect_round_trip(parse_toml(bytes, file));
  } catch (const InputError&) {  // also from the way back: TOML may nest deeper than JSON
  }
}

void json(std::string_view bytes) {
  Node node;
  try {
    node = parse_json(bytes, file);
  } catch (const InputError&) {
    return;
  }
  expect_round_trip(node);  // outside: reading what was written must not fail
}

void csv(std::string_view bytes) {
  try {
    const CsvTable table = parse_csv(bytes, file);
    for (std::size_t row = 0; row < table.row_count(); ++row) {
      for (std::size_t column = 0; column < table.header().size(); ++column) {
        expect(table.place(row, column).line > 0, "every cell has a place");
        try {
          expect(std::isfinite(table.number(row, column)), "numbers are finite");
          (void)table.whole(row, column);
        } catch (const InputError&) {
        }
      }
    }
    (void)table.column("year");
  } catch (const InputError&) {
  }
}

void manifest(std::string_view bytes) {
  const Manifest found = parse_manifest(bytes, file);
  expect(found.bytes <= bytes.size(), "what counts lies within the file");
  std::string rewritten;
  for (const std::string_view record : found.records) rewritten += manifest_line(parse_json(record, file));
  const Manifest again = parse_manifest(rewritten, file);
  expect(again.records.size() == found.records.size(), "a record reads back");
  expect(!again.torn && again.damaged.empty(), "what is written is whole");
}

}  // namespace piecework::fuzz
