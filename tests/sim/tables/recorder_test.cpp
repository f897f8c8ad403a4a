#include "sim/tables/recorder.h"

#include <gtest/gtest.h>

namespace piecework {
namespace {

SeriesInfo info(std::string path, std::size_t width) { return {std::move(path), "1", "", "", "", {}, width}; }

TEST(Recorder, AppendsMonthByMonthInOrderOfFirstUse) {
  Recorder recorder;
  recorder.record(info("/b", 2), std::vector<double>{1, 2});
  recorder.record(info("/a", 1), std::vector<double>{5});
  recorder.record(info("/b", 2), std::vector<double>{3, 4});
  recorder.record(info("/n", 1), std::vector<std::int64_t>{7});
  ASSERT_EQ(recorder.reals().size(), 2U);
  EXPECT_EQ(recorder.reals()[0].info().path, "/b");
  EXPECT_EQ(recorder.reals()[0].values(), (std::vector<double>{1, 2, 3, 4}));
  EXPECT_EQ(recorder.reals()[0].months(), 2U);
  EXPECT_EQ(recorder.counts()[0].values(), (std::vector<std::int64_t>{7}));
}

TEST(Recorder, RefusesAMonthOfAnotherShapeOrType) {
  Recorder recorder;
  recorder.record(info("/b", 2), std::vector<double>{1, 2});
  EXPECT_THROW(recorder.record(info("/b", 2), std::vector<double>{1}), InternalError);
  EXPECT_THROW(recorder.record(info("/b", 2), std::vector<std::int64_t>{1, 2}), InternalError);
}

}  // namespace
}  // namespace piecework
