#include "sim/output/streamed.h"

#include <algorithm>

#include "sim/base/error.h"

namespace piecework {
namespace {

constexpr std::size_t largest_piece = 128 * 1024;  // elements, 1 MiB if of 64 bits

/// The piece that begins at an element.
Piece piece_at(std::size_t first, std::span<const std::size_t> shape, std::span<const std::size_t> most) {
  Piece piece{.start = {shape.begin(), shape.end()}, .shape = {most.begin(), most.end()}, .range = {first, 0}};
  for (std::size_t axis = shape.size(), left = first; axis-- > 0; left /= shape[axis]) {
    piece.start[axis] = left % shape[axis];
    piece.shape[axis] = std::min(most[axis], shape[axis] - piece.start[axis]);
  }
  piece.range.count = element_count(piece.shape);
  return piece;
}

}  // namespace

std::vector<std::size_t> piece_shape(std::span<const std::size_t> shape) {
  std::vector<std::size_t> piece(shape.begin(), shape.end());
  std::size_t count = element_count(shape);
  for (std::size_t& length : piece) {
    while (count > largest_piece && length > 1) {
      count = count / length * ((length + 1) / 2);
      length = (length + 1) / 2;
    }
  }
  return piece;
}

Piece piece_of(std::span<const std::size_t> shape, ElementRange range) {
  Piece piece{.start = {shape.begin(), shape.end()}, .shape = {shape.begin(), shape.end()}, .range = range};
  std::size_t first = range.first;
  std::size_t count = range.count;
  bool is_box = true;
  for (std::size_t axis = shape.size(); axis-- > 0; first /= shape[axis]) {
    piece.start[axis] = first % shape[axis];
    piece.shape[axis] = std::min(count, shape[axis] - piece.start[axis]);
    count /= piece.shape[axis];
    is_box = is_box && (count == 1 || piece.shape[axis] == shape[axis]);
  }
  expect(is_box && element_count(piece.shape) == range.count, "a range that is read is a box");
  return piece;
}

void for_each_piece(const Variable& variable, const ReadElements& read,
                    const std::function<void(const Values&, const Piece&)>& take) {
  const std::size_t count = element_count(variable.shape);
  const auto take_filled = [&](const Values& values, const Piece& piece) {
    expect(element_count(values) == piece.range.count, "'" + variable.path + "': values fill the shape");
    take(values, piece);
  };
  if (count == 0) return;
  if (element_count(variable.values) > 0 || !read) {
    return take_filled(variable.values, piece_at(0, variable.shape, variable.shape));
  }
  const std::vector<std::size_t> most = piece_shape(variable.shape);
  for (std::size_t first = 0; first < count;) {
    const Piece piece = piece_at(first, variable.shape, most);
    take_filled(read(variable, piece.range), piece);
    first += piece.range.count;
  }
}

}  // namespace piecework
