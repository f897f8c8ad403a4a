#include "sim/output/hdf5_write.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "sim/output/hdf5_scales.h"

namespace piecework {
namespace {

constexpr std::size_t compressed_from_bytes = 32 * 1024;  // below, the chunk index costs more than zlib saves
constexpr unsigned zlib_level = 1;

Handle space_of(std::span<const hsize_t> shape) {
  if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, "create a scalar space"};
  return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose, "create a space"};
}

Handle text_type(std::size_t size) {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose, "copy the string type"};
  ok(H5Tset_size(type, size), "set the length of a string type");
  ok(H5Tset_cset(type, H5T_CSET_UTF8), "set the encoding of a string type");
  if (size != H5T_VARIABLE) ok(H5Tset_strpad(type, H5T_STR_NULLPAD), "set the padding of a string type");
  return type;
}

struct AttributeBytes {
  hid_t type;
  const void* data;
  std::vector<hsize_t> shape = {};
};

void write_bytes(hid_t object, const std::string& name, const AttributeBytes& bytes) {
  const Handle space = space_of(bytes.shape);
  const Handle attribute{H5Acreate2(object, name.c_str(), bytes.type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         "create attribute '" + name + "'"};
  ok(H5Awrite(attribute, bytes.type, bytes.data), "write attribute '" + name + "'");
}

/// Strings are written with a fixed length (netCDF's char attributes), which every CF tool understands.
void write_attribute(hid_t object, const Attribute& attribute) {
  const auto write = [&]<class Value>(const Value& value) {
    if constexpr (std::is_arithmetic_v<Value>) {
      write_bytes(object, attribute.name, {number_type<Value>(), &value});
    } else if constexpr (std::is_same_v<Value, std::string>) {
      write_bytes(object, attribute.name, {text_type(std::max<std::size_t>(1, value.size())), value.c_str()});
    } else {
      write_bytes(object, attribute.name, {number_type<ElementOf<Value>>(), value.data(), {value.size()}});
    }
  };
  std::visit(write, attribute.value);
}

class Writer {
 public:
  Writer(hid_t root, const ResultFile& file, const ReadElements& read) : root_(root), file_(file), read_(read) {}

  void write() {
    for (const Attribute& attribute : file_.attributes) write_attribute(root_, attribute);
    for (const Dimension& dimension : file_.dimensions) write_dimension(dimension);
    for (const Variable& variable : file_.variables) {
      if (!is_coordinate(variable)) scales_.attach(write_variable(variable), variable.dims);
    }
    scales_.write();
  }

 private:
  [[nodiscard]] bool is_coordinate(const Variable& variable) const {
    return find_dimension(file_, variable.path.substr(1)) != nullptr;
  }

  void write_dimension(const Dimension& dimension) {
    if (const Variable* coordinate = find_variable(file_, "/" + dimension.name)) {
      Handle dataset = write_variable(*coordinate);
      ok(H5DSset_scale(dataset, dimension.name.c_str()), "make '" + dimension.name + "' a dimension scale");
      scales_.add(dimension.name, std::move(dataset));
      return;
    }
    const std::array<hsize_t, 1> length{dimension.size};
    Handle dataset{H5Dcreate2(root_, dimension.name.c_str(), H5T_IEEE_F32BE, space_of(length), H5P_DEFAULT,
                              ordered_properties(H5P_DATASET_CREATE), H5P_DEFAULT),
                   H5Dclose, "create dimension '" + dimension.name + "'"};
    const std::string name = fmt::format("{}{:10}", bare_dimension, dimension.size);
    ok(H5DSset_scale(dataset, name.c_str()), "make '" + dimension.name + "' a dimension scale");
    scales_.add(dimension.name, std::move(dataset));
  }

  Handle write_variable(const Variable& variable) {
    const hid_t parent = group_of(variable.path);
    const std::string name = variable.path.substr(variable.path.rfind('/') + 1);
    const std::vector<hsize_t> shape(variable.shape.begin(), variable.shape.end());
    const Handle type = file_type(variable.values);
    const Handle list = storage(variable, type);
    const double missing = std::numeric_limits<double>::quiet_NaN();
    // A coordinate must not have missing values, so CF forbids it a fill value.
    const bool has_fill = H5Tget_class(type) == H5T_FLOAT && !is_coordinate(variable);
    if (has_fill) ok(H5Pset_fill_value(list, H5T_NATIVE_DOUBLE, &missing), "set the fill value");
    Handle dataset{H5Dcreate2(parent, name.c_str(), type, space_of(shape), H5P_DEFAULT, list, H5P_DEFAULT), H5Dclose,
                   "create variable '" + variable.path + "'"};
    for_each_piece(variable, read_, [&](const Values& values, const Piece& piece) {
      write_values(dataset, type, {values, piece}, variable.path);
    });
    std::array<std::byte, sizeof missing> fill{};  // in the variable's own type, as netCDF asks for
    if (has_fill) ok(H5Pget_fill_value(list, type, fill.data()), "find the fill value");
    if (has_fill) write_bytes(dataset, "_FillValue", {type, fill.data()});
    for (const Attribute& attribute : variable.attributes) write_attribute(dataset, attribute);
    return dataset;
  }

  /// The group of the variable before stays open: it is that of the next one, nearly always.
  hid_t group_of(const std::string& path) {
    const std::size_t last = path.rfind('/');
    if (last == 0) return root_;
    if (group_ && group_path_ == std::string_view(path).substr(0, last)) return *group_;
    group_.reset();
    make_groups(path);
    group_path_ = path.substr(0, last);
    return group_.emplace(H5Gopen2(root_, group_path_.c_str(), H5P_DEFAULT), H5Gclose,
                          "open the group of '" + path + "'");
  }

  void make_groups(const std::string& path) {
    for (std::size_t begin = 1, end; (end = path.find('/', begin)) != std::string::npos; begin = end + 1) {
      const std::string so_far = path.substr(0, end);
      if (H5Lexists(root_, so_far.c_str(), H5P_DEFAULT) > 0) continue;
      Handle{H5Gcreate2(root_, so_far.c_str(), H5P_DEFAULT, ordered_properties(H5P_GROUP_CREATE), H5P_DEFAULT),
             H5Gclose, "create group '" + so_far + "'"};
    }
  }

  static Handle file_type(const Values& values) {
    const auto type_of = []<class Element>(const std::vector<Element>&) -> Handle {
      if constexpr (std::is_same_v<Element, std::string>) return text_type(H5T_VARIABLE);
      return {H5Tcopy(number_type<Element>()), H5Tclose, "copy a number type"};
    };
    return std::visit(type_of, values);
  }

  static Handle storage(const Variable& variable, hid_t type) {
    Handle list = ordered_properties(H5P_DATASET_CREATE);
    const std::size_t bytes = element_count(variable.shape) * H5Tget_size(type);
    if (H5Tget_class(type) == H5T_STRING || bytes < compressed_from_bytes) return list;
    const std::vector<std::size_t> piece = piece_shape(variable.shape);  // so that each chunk is written once
    const std::vector<hsize_t> chunk(piece.begin(), piece.end());
    ok(H5Pset_chunk(list, static_cast<int>(chunk.size()), chunk.data()), "set the chunk");
    ok(H5Pset_shuffle(list), "choose shuffle");
    ok(H5Pset_deflate(list, zlib_level), "choose zlib");
    return list;
  }

  struct Part {
    const Values& values;
    const Piece& where;
  };

  static void write_values(hid_t dataset, hid_t type, const Part& part, const std::string& path) {
    std::vector<const char*> pointers;
    if (const auto* texts = std::get_if<std::vector<std::string>>(&part.values)) {
      for (const std::string& text : *texts) pointers.push_back(text.c_str());
    }
    const auto address = [](const auto& elements) { return static_cast<const void*>(elements.data()); };
    const void* data = pointers.empty() ? std::visit(address, part.values) : pointers.data();
    const std::vector<hsize_t> start(part.where.start.begin(), part.where.start.end());
    const std::vector<hsize_t> shape(part.where.shape.begin(), part.where.shape.end());
    const Handle space{H5Dget_space(dataset), H5Sclose, "find the space of '" + path + "'"};
    if (!shape.empty()) {
      ok(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, shape.data(), nullptr), "select a part");
    }
    ok(H5Dwrite(dataset, type, space_of(shape), space, H5P_DEFAULT, data), "write variable '" + path + "'");
  }

  hid_t root_;
  const ResultFile& file_;
  const ReadElements& read_;
  ScaleLinks scales_;
  std::string group_path_;
  std::optional<Handle> group_;
};

}  // namespace

void write_into(hid_t root, const ResultFile& file, const ReadElements& read) { Writer(root, file, read).write(); }

}  // namespace piecework
