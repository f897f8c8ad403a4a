#include "sim/output/streamed.h"

#include <gtest/gtest.h>

#include "sim/base/error.h"
#include "sim/output/hash.h"
#include "sim/output/hdf5.h"
#include "tests/sim/output/faulty_os.h"
#include "tests/sim/output/scratch_folder.h"

namespace piecework {
namespace {

using Shape = std::vector<std::size_t>;

/// Numbers that compress badly, in memory.
Variable scattered(std::string path, std::vector<std::string> dims, Shape shape) {
  std::vector<double> values(element_count(shape));
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = static_cast<double>(i * i * 2'654'435'761U % 1'000'003) / 7;
  return {std::move(path), std::move(dims), std::move(shape), std::move(values), {}};
}

/// The same file with its variables elsewhere.
StreamedFile streamed(const ResultFile& file) {
  StreamedFile moved{file, [&file](const Variable& variable, ElementRange range) -> Values {
                       const auto take = [&]<class Element>(const std::vector<Element>& all) -> Values {
                         const auto first = all.begin() + static_cast<std::ptrdiff_t>(range.first);
                         return std::vector<Element>(first, first + static_cast<std::ptrdiff_t>(range.count));
                       };
                       return std::visit(take, find_variable(file, variable.path)->values);
                     }};
  for (Variable& variable : moved.head.variables) {
    std::visit([](auto& values) { values.clear(); }, variable.values);
  }
  return moved;
}

ResultFile large_file() {
  ResultFile file;
  file.dimensions = {{"arm", 3}, {"replicate", 67}, {"x", 1000}, {"huge", 200'001}, {"none", 0}};
  file.attributes = {{"title", "large"}};
  file.variables = {scattered("/cells", {"arm", "replicate", "x"}, {3, 67, 1000}),
                    scattered("/wide", {"arm", "huge"}, {3, 200'001}), scattered("/few/x", {"arm"}, {3}),
                    scattered("/one", {}, {}), scattered("/nothing", {"arm", "none"}, {3, 0})};
  std::vector<std::string> texts(3 * 67);
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = std::string(i * 7, 'a');
  file.variables.push_back({"/texts", {"arm", "replicate"}, {3, 67}, std::move(texts), {{"long_name", "text"}}});
  return file;
}

TEST(Pieces, AreTheWholeUnlessItIsLarge) {
  EXPECT_EQ(piece_shape(Shape{2, 3, 4}), (Shape{2, 3, 4}));
  EXPECT_EQ(piece_shape(Shape{}), Shape{});
  EXPECT_EQ(piece_shape(Shape{3, 67, 1000}), (Shape{1, 67, 1000}));
  EXPECT_EQ(piece_shape(Shape{3, 1000, 1000}), (Shape{1, 125, 1000}));
  EXPECT_EQ(piece_shape(Shape{3, 5, 200'001}), (Shape{1, 1, 100'001}));
}

TEST(Pieces, CoverEveryElementOnceInOrder) {
  const ResultFile file = large_file();
  const StreamedFile moved = streamed(file);
  for (const Variable& variable : moved.head.variables) {
    std::size_t next = 0;
    for_each_piece(variable, moved.read, [&](const Values& values, const Piece& piece) {
      EXPECT_EQ(piece.range.first, next);
      EXPECT_EQ(element_count(values), piece.range.count);
      EXPECT_EQ(element_count(piece.shape), piece.range.count);
      EXPECT_LE(piece.range.count, 128U * 1024);
      next += piece.range.count;
    });
    EXPECT_EQ(next, element_count(variable.shape)) << variable.path;
  }
}

TEST(Pieces, ValuesThatDoNotFillThemAreOurBug) {
  const ResultFile file = large_file();
  StreamedFile moved = streamed(file);
  moved.read = [](const Variable&, ElementRange) { return Values(std::vector<double>{1}); };
  EXPECT_THROW((void)result_hash(moved), InternalError);
  moved.read = {};
  EXPECT_THROW((void)result_hash(moved), InternalError);
}

TEST(Streamed, HasTheHashAndTheContentOfTheWhole) {
  const ScratchFolder folder;
  const ResultFile file = large_file();
  EXPECT_EQ(result_hash(streamed(file)), result_hash(file));
  Draft draft(folder / "a", unsynced_os());
  write_draft(streamed(file), draft);
  draft.publish();
  const ResultFile read = read_file(folder / "a");
  EXPECT_EQ(result_hash(read), result_hash(file));
  EXPECT_EQ(read.attributes, file.attributes);
  EXPECT_EQ(find_variable(read, "/texts")->attributes, file.variables.back().attributes);
  EXPECT_LT(std::filesystem::file_size(folder / "a"), 6u << 20);  // compressed: 6.4 MB of numbers
}

TEST(Pieces, AreFoundFromTheirElements) {
  const Shape shape{3, 67, 1000};
  EXPECT_EQ(piece_of(shape, {67'000, 67'000}).start, (Shape{1, 0, 0}));
  EXPECT_EQ(piece_of(shape, {67'000, 67'000}).shape, (Shape{1, 67, 1000}));
  EXPECT_EQ(piece_of(shape, {1500, 500}).start, (Shape{0, 1, 500}));
  EXPECT_EQ(piece_of(shape, {1500, 500}).shape, (Shape{1, 1, 500}));
  EXPECT_EQ(piece_of(Shape{}, {0, 1}).shape, Shape{});
  EXPECT_THROW((void)piece_of(shape, {500, 1000}), InternalError);
}

TEST(Streamed, AFileThatIsReadPieceByPieceHasTheHashOfTheWhole) {
  const ScratchFolder folder;
  ResultFile file = large_file();
  file.dimensions.push_back({"many", 150'000});
  file.variables.push_back({"/group/flags", {"many"}, {150'000}, std::vector<std::int8_t>(150'000, 3), {}});
  file.variables.push_back({"/names", {"many"}, {150'000}, std::vector<std::string>(150'000, "ab"), {}});
  Draft draft(folder / "a", unsynced_os());
  write_draft(streamed(file), draft);
  draft.publish();
  const StreamedFile opened = open_file(folder / "a");
  EXPECT_EQ(result_hash(opened), result_hash(file));
  EXPECT_EQ(result_hash(opened), result_hash(read_file(folder / "a")));
  EXPECT_EQ(opened.head.attributes, file.attributes);
  for (const char* path : {"/cells", "/wide", "/group/flags", "/names"}) {
    EXPECT_EQ(element_count(find_variable(opened.head, path)->values), 0U) << path;
  }
  EXPECT_EQ(find_variable(opened.head, "/texts")->values, find_variable(file, "/texts")->values);
}

TEST(Streamed, WhatIsNoFileOrADamagedOneIsNotOpened) {
  const ScratchFolder folder;
  EXPECT_THROW((void)open_file(folder / "none"), OutputError);
  put_text(folder / "text", "no HDF5");
  EXPECT_THROW((void)open_file(folder / "text"), OutputError);
  const ResultFile file = large_file();
  Draft draft(folder / "a", unsynced_os());
  write_draft(streamed(file), draft);
  draft.publish();
  std::filesystem::resize_file(folder / "a", std::filesystem::file_size(folder / "a") / 2);
  EXPECT_THROW((void)open_file(folder / "a"), OutputError);
}

TEST(Streamed, TheSameFileHasTheSameBytes) {
  const ScratchFolder folder;
  const ResultFile file = large_file();
  for (const char* name : {"a", "b"}) {
    Draft draft(folder / name, unsynced_os());
    write_draft(streamed(file), draft);
    draft.publish();
  }
  EXPECT_EQ(text_of(folder / "a"), text_of(folder / "b"));
}

TEST(Streamed, AFullDiskIsToldOfAndTheLibraryGoesOn) {
  const ScratchFolder folder;
  const ResultFile file = large_file();
  for (const int at : {1, 2, 10, 40, 55}) {  // of about 60 pages
    const auto plan = std::make_shared<FaultPlan>(FaultPlan{Fault::no_space, at});
    try {
      Draft draft(folder / "a", faulty_os(plan));
      write_draft(streamed(file), draft);
      ADD_FAILURE() << "call " << at << " failed unnoticed";
    } catch (const OutputError& error) {
      EXPECT_EQ(error.error_number(), ENOSPC) << error.what();
    }
    EXPECT_EQ(plan->calls, at < 2 ? 1 : at + 1);  // then only the draft was removed
    EXPECT_FALSE(exists(folder / "a.tmp"));
  }
  EXPECT_EQ(result_hash(from_image(to_image(file), "after it")), result_hash(file));
}

TEST(Streamed, WhatCannotBeReadEndsTheWriting) {
  const ScratchFolder folder;
  const ResultFile file = large_file();
  StreamedFile moved = streamed(file);
  moved.read = [&](const Variable& variable, ElementRange range) -> Values {
    if (variable.path == "/wide") throw OutputError("cells", "cannot read", EIO);
    return streamed(file).read(variable, range);
  };
  Draft draft(folder / "a", unsynced_os());
  EXPECT_THROW(write_draft(moved, draft), OutputError);
}

}  // namespace
}  // namespace piecework
