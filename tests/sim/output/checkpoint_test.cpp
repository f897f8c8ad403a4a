#include "sim/output/checkpoint.h"

#include <gtest/gtest.h>

#include <random>

#include "sim/base/error.h"
#include "sim/base/id.h"
#include "sim/random/slot_table.h"
#include "sim/tables/recorder.h"
#include "sim/tables/table.h"
#include "tests/support/resume.h"

namespace piecework {
namespace {

struct Row {
  double weight = 0.0;
  std::uint32_t count = 0;
  float share = 0.0F;
  friend bool operator==(const Row&, const Row&) = default;
};
struct Gap {
  double weight = 0.0;
  float share = 0.0F;
};
static_assert(Packed<Row> && !Packed<Gap> && !Packed<std::string>);

struct Things {};

class Sample {
 public:
  Sample() = default;
  explicit Sample(std::uint32_t size) {
    for (std::uint32_t i = 0; i < size; ++i) {
      things_.add({0.5 * i, i, -0.25F});
      const SlotHandle handle = places_.insert(i * 0x9E3779B97F4A7C15ULL, i);
      if (i % 3 == 0) places_.erase(handle);
      recorder_.record({"/counts", "1", "n", "n", "how many", {"kind"}, 2}, std::vector<std::int64_t>{i, -1});
      recorder_.record({"/shares", "1", "s", "s", "which part", {}, 1}, std::vector<double>{1.0 / (1 + i)});
    }
  }

  template <class Self, class Sections>
  static void sections(Self& self, Sections& list) {
    auto& [things, places, recorder, books] = self;
    list.part("things", things);
    list.part("places", places);
    list.part("recorder", recorder);
    list.value("books", books);
  }

  [[nodiscard]] const Table<Things, Row>& things() const { return things_; }
  [[nodiscard]] const SlotTable<std::uint32_t>& places() const { return places_; }
  [[nodiscard]] Recorder& recorder() { return recorder_; }
  std::int64_t& books() { return books_; }

 private:
  Table<Things, Row> things_;
  SlotTable<std::uint32_t> places_;
  Recorder recorder_;
  std::int64_t books_ = 7;
};

const CheckpointHead head{"sample 1", "seed 5"};

Bytes bytes_of(const Sample& sample) {
  Bytes bytes;
  to_checkpoint(head, sample, bytes);
  return bytes;
}

Sample read(const Bytes& bytes, const CheckpointHead& expected = head) {
  SectionReader list(bytes, expected, "state.checkpoint");
  Sample sample;
  from_checkpoint(list, sample);
  return sample;
}

/// What reading says, or "" if it succeeds. Anything but an InputError fails the test.
std::string complaint(const Bytes& bytes, const CheckpointHead& expected = head) {
  try {
    read(bytes, expected);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

Bytes changed(Bytes bytes, std::size_t at, std::byte with) {
  bytes[at] ^= with;
  return bytes;
}

TEST(Checkpoint, HashIsTheStandardOne) {
  // From the reference implementation's documentation of XXH3_64bits of nothing, seed 0.
  EXPECT_EQ(xxh3({}), 0x2D06800538D394C2ULL);
}

TEST(Checkpoint, InPiecesItHasTheSameBytes) {
  const Sample sample(20);
  Bytes pieces;
  std::size_t count = 0;
  stream_checkpoint(head, sample, [&](std::span<const std::byte> bytes) {
    pieces.insert(pieces.end(), bytes.begin(), bytes.end());
    ++count;
  });
  EXPECT_EQ(pieces, bytes_of(sample));
  EXPECT_GT(count, 3U);
}

TEST(Checkpoint, ReadsBackWhatWasWritten) {
  const Sample sample(20);
  const Bytes bytes = bytes_of(sample);
  Sample back = read(bytes);
  EXPECT_EQ(bytes_of(back), bytes);
  EXPECT_TRUE(std::ranges::equal(back.things().rows(), sample.things().rows()));
  EXPECT_EQ(back.places().size(), sample.places().size());
  EXPECT_EQ(back.places().slots(), sample.places().slots());
  EXPECT_EQ(back.recorder().counts()[0].months(), 20U);
  back.recorder().record({"/shares", "1", "s", "s", "which part", {}, 1}, std::vector<double>{0.0});
  EXPECT_EQ(back.recorder().reals()[0].months(), 21U);  // the same series goes on
}

TEST(Checkpoint, EveryMemberIsInTheBytes) {
  const Bytes bytes = bytes_of(Sample(20));
  Sample books(20);
  ++books.books();
  EXPECT_NE(bytes_of(books), bytes);
  Sample recorder(20);
  recorder.recorder().record({"/new", "1", "n", "n", "new", {}, 1}, std::vector<double>{0.0});
  EXPECT_NE(bytes_of(recorder), bytes);
  EXPECT_NE(bytes_of(Sample(21)), bytes);
}

TEST(Checkpoint, AFreedHandleLeavesNoTraceButItsPlace) {
  SlotTable<std::uint32_t> one;
  SlotTable<std::uint32_t> two;
  one.erase(one.insert(1ULL << 60, 1));
  two.erase(two.insert(3ULL << 60, 2));
  EXPECT_EQ(saved(one), saved(two));
}

TEST(Checkpoint, OneBitAnywhereIsNoticed) {
  const Bytes bytes = bytes_of(Sample(3));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    EXPECT_NE(complaint(changed(bytes, at, std::byte{0x10})), "") << at;
  }
}

TEST(Checkpoint, EveryTruncationIsNoticed) {
  const Bytes bytes = bytes_of(Sample(3));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_NE(complaint(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size))), "") << size;
  }
  Bytes longer = bytes;
  longer.push_back({});
  EXPECT_NE(complaint(longer).find("1 bytes behind its end"), std::string::npos);
}

TEST(Checkpoint, SaysWhatIsWrong) {
  const Bytes bytes = bytes_of(Sample(3));
  const auto says = [](const std::string& text, const std::string& words) {
    EXPECT_NE(text.find("state.checkpoint"), std::string::npos) << text;
    EXPECT_NE(text.find(words), std::string::npos) << text;
  };
  says(complaint(changed(bytes, 0, std::byte{1})), "not a checkpoint");
  says(complaint(changed(bytes, 8, std::byte{2})), "of layout 3; this program reads layout 1");
  says(complaint(Bytes(bytes.begin(), bytes.end() - 1)), "incomplete");
  says(complaint(changed(bytes, bytes.size() - 20, std::byte{1})), "damaged");
  says(complaint(bytes, {"queue 1", "seed 5"}), "of 'sample 1', not of 'queue 1'");
  says(complaint(bytes, {"sample 1", "seed 6"}), "of another run: 'seed 5', not 'seed 6'");
  says(complaint(bytes, {"sample 1", "seed 5", 99}), "stream version");
}

TEST(Checkpoint, RefusesSectionsOfAnotherShape) {
  const auto complaint_of = [](const auto& write) {
    SectionWriter list;
    write(list);
    Bytes bytes;
    list.write(head, bytes);
    seal(bytes);
    return complaint(bytes);
  };
  EXPECT_NE(complaint_of([](SectionWriter&) {}).find("section 'things.rows' is missing"), std::string::npos);
  EXPECT_NE(complaint_of([](SectionWriter& list) {
              list.rows("things.rows", std::vector<int>{1});
            }).find("has elements of 4 bytes, not 16"),
            std::string::npos);
  const Sample sample(3);
  EXPECT_NE(complaint_of([&](SectionWriter& list) {
              Sample::sections(sample, list);
              list.value("more", 1);
            }).find("section 'more' is unknown"),
            std::string::npos);
  EXPECT_NE(complaint_of([&](SectionWriter& list) {
              Sample::sections(sample, list);
              list.value("books", 1);
            }).find("is there twice"),
            std::string::npos);
}

TEST(Checkpoint, BytesThatPassTheHashStillDoNoHarm) {
  const Bytes bytes = bytes_of(Sample(5));
  std::mt19937_64 random(1);
  std::size_t refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    Bytes forged = bytes;
    for (std::uint64_t flips = 1 + random() % 4; flips > 0; --flips) {
      forged[random() % forged.size()] = static_cast<std::byte>(random());
    }
    seal(forged);
    refused += complaint(forged).empty() ? 0U : 1U;
  }
  EXPECT_GT(refused, 5'000U);
  EXPECT_LT(refused, 20'000U);  // a changed number of a row is a number all the same
}

}  // namespace
}  // namespace piecework
