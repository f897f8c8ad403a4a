// A result file of which not all values lie in memory: those of a study of many replicates are asked for piece by
// piece, to be hashed and to be written.
//
// A variable of `head` whose values are elsewhere has none there, but of the right type; `read` gives any of them.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "sim/output/result.h"

namespace piecework {

/// Elements of a variable, in row-major order.
struct ElementRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

using ReadElements = std::function<Values(const Variable&, ElementRange)>;

struct StreamedFile {
  ResultFile head;
  ReadElements read;
};

/// A box that is one range of elements too, since axes before the one that is divided have length 1 in it and those
/// after it are whole.
struct Piece {
  std::vector<std::size_t> start;
  std::vector<std::size_t> shape;
  ElementRange range;
};

/// The whole shape, its leading axes halved until it holds at most 2^17 elements.
std::vector<std::size_t> piece_shape(std::span<const std::size_t> shape);

/// The box that is this range. Throws InternalError if none is.
Piece piece_of(std::span<const std::size_t> shape, ElementRange range);

/// All values in row-major order: what lies in memory at once, anything else in pieces of `piece_shape`, less at the
/// edges. Nothing is taken of a variable without elements. Throws InternalError if values do not fill a shape.
void for_each_piece(const Variable& variable, const ReadElements& read,
                    const std::function<void(const Values&, const Piece&)>& take);

}  // namespace piecework
