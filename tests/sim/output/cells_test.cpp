#include "sim/output/cells.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/error.h"
#include "tests/sim/output/scratch_folder.h"

namespace piecework {
namespace {

using Texts = std::vector<std::string>;
using Reals = std::vector<double>;

std::unique_ptr<Scratch> scratch_in(const ScratchFolder& folder) {
  return std::make_unique<Scratch>(folder / "cells", real_os());
}

TEST(CellFile, LeavesNoNameBehind) {
  const ScratchFolder folder;
  const CellFile cells(scratch_in(folder), 2);
  EXPECT_TRUE(names_in(folder / "").empty());
}

TEST(CellFile, GivesAColumnAcrossTheRows) {
  const ScratchFolder folder;
  CellFile cells(scratch_in(folder), 3);
  const std::size_t reals = cells.add_column(Reals{0, 0});
  const std::size_t bytes = cells.add_column(std::vector<std::int8_t>{0, 0, 0});
  const std::size_t floats = cells.add_column(std::vector<float>{0});
  const std::size_t wholes = cells.add_column(std::vector<std::int64_t>{0});
  for (const std::size_t cell : {2u, 0u, 1u}) {  // in any order
    const auto number = static_cast<std::int8_t>(cell);
    cells.put(wholes, std::vector<std::int64_t>{INT64_MIN + number});
    cells.put(bytes, std::vector<std::int8_t>{number, -1, -128});
    cells.put(reals, Reals{number + 0.25, -0.0});
    cells.put(floats, std::vector<float>{1e-45F});
    cells.end_row(cell);
  }
  EXPECT_EQ(cells.read(reals, {0, 6}), Values(Reals{0.25, -0.0, 1.25, -0.0, 2.25, -0.0}));
  EXPECT_EQ(cells.read(reals, {1, 3}), Values(Reals{-0.0, 1.25, -0.0}));
  EXPECT_EQ(cells.read(bytes, {4, 4}), Values(std::vector<std::int8_t>{-1, -128, 2, -1}));
  EXPECT_EQ(cells.read(floats, {2, 1}), Values(std::vector<float>{1e-45F}));
  EXPECT_EQ(cells.read(wholes, {1, 1}), Values(std::vector<std::int64_t>{INT64_MIN + 1}));
}

TEST(CellFile, KeepsTextsOfAnyLength) {
  const ScratchFolder folder;
  CellFile cells(scratch_in(folder), 2);
  const std::size_t texts = cells.add_column(Texts{"", ""});
  const std::size_t others = cells.add_column(Texts{""});
  const std::string long_one(100'000, 'b');
  cells.put(texts, Texts{"\xC3\xA9t\xC3\xA9", ""});
  cells.put(others, Texts{"x"});
  cells.end_row(0);
  cells.put(others, Texts{"y"});
  cells.put(texts, Texts{long_one, "z"});
  cells.end_row(1);
  EXPECT_EQ(cells.read(texts, {0, 4}), Values(Texts{"\xC3\xA9t\xC3\xA9", "", long_one, "z"}));
  EXPECT_EQ(cells.read(others, {0, 2}), Values(Texts{"x", "y"}));
}

TEST(CellFile, WhatACellDoesNotHaveIsMissing) {
  const ScratchFolder folder;
  CellFile cells(scratch_in(folder), 3);
  const std::size_t reals = cells.add_column(Reals{0});
  cells.put(reals, Reals{7});
  cells.end_row(0);
  const std::size_t late = cells.add_column(std::vector<std::int32_t>{0});
  const std::size_t texts = cells.add_column(Texts{""});
  cells.put(late, std::vector<std::int32_t>{8});
  cells.put(texts, Texts{"here"});
  cells.end_row(2);
  const Reals found = std::get<Reals>(cells.read(reals, {0, 3}));
  EXPECT_EQ(found[0], 7);
  EXPECT_TRUE(std::isnan(found[1]) && std::isnan(found[2]));
  EXPECT_EQ(cells.read(late, {0, 3}), Values(std::vector<std::int32_t>{-1, -1, 8}));
  EXPECT_EQ(cells.read(texts, {0, 3}), Values(Texts{"", "", "here"}));
}

TEST(CellFile, MisuseIsOurBug) {
  const ScratchFolder folder;
  CellFile cells(scratch_in(folder), 2);
  const std::size_t reals = cells.add_column(Reals{0});
  EXPECT_THROW(cells.put(reals, Reals{1, 2}), InternalError);
  EXPECT_THROW(cells.put(reals, std::vector<float>{1}), InternalError);
  cells.put(reals, Reals{1});
  cells.end_row(1);
  EXPECT_THROW(cells.end_row(1), InternalError);
}

}  // namespace
}  // namespace piecework
