#include "sim/output/hdf5.h"

#include <hdf5_hl.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <map>
#include <utility>

#include "sim/base/error.h"
#include "sim/output/hdf5_scales.h"
#include "sim/output/os.h"

namespace piecework {

void fail_with_stack(const std::string& what) {
  std::string reason;
  const H5E_walk2_t first = [](unsigned, const H5E_error2_t* error, void* text) -> herr_t {
    *static_cast<std::string*>(text) = error->desc ? error->desc : "";
    return 1;  // the innermost entry says why; stop there
  };
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, first, &reason);
  throw Hdf5Failure(reason.empty() ? what : what + ": " + reason);
}

namespace {

constexpr std::size_t compressed_from_bytes = 32 * 1024;  // below, the chunk index costs more than zlib saves
constexpr hsize_t largest_chunk = 128 * 1024;             // elements, 1 MiB if of 64 bits
constexpr unsigned zlib_level = 1;
constexpr int deepest_group = 16;
static_assert(std::endian::native == std::endian::little);  // numbers have one type, in files and in memory
constexpr unsigned ordered = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr std::string_view bare_dimension = "This is a netCDF dimension but not a netCDF variable.";
constexpr std::array<std::string_view, 6> bookkeeping{"CLASS",          "NAME",       "REFERENCE_LIST",
                                                      "DIMENSION_LIST", "_FillValue", "_Netcdf4Dimid"};

/// The library prints its error stack by default; here it becomes the text of an exception.
class QuietErrors {
 public:
  QuietErrors() {
    H5Eget_auto2(H5E_DEFAULT, &print_, &data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  }
  ~QuietErrors() { H5Eset_auto2(H5E_DEFAULT, print_, data_); }
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;

 private:
  H5E_auto2_t print_ = nullptr;
  void* data_ = nullptr;
};

Handle properties(hid_t kind) { return {H5Pcreate(kind), H5Pclose, "create a property list"}; }

Handle core_access() {
  Handle access = properties(H5P_FILE_ACCESS);
  ok(H5Pset_fapl_core(access, std::size_t{64} * 1024, false), "choose the in-memory driver");
  // The oldest superblock: newer ones carry a checksum, which H5Fget_file_image of 1.10 leaves wrong.
  ok(H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_LATEST), "choose the file version");
  return access;
}

Handle ordered_properties(hid_t kind) {
  Handle list = properties(kind);
  ok(H5Pset_obj_track_times(list, false), "leave out times");
  ok(H5Pset_attr_creation_order(list, ordered), "track the order of attributes");
  if (kind != H5P_DATASET_CREATE) ok(H5Pset_link_creation_order(list, ordered), "track the order of links");
  return list;
}

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

// ---- writing ----

/// How a number lies in a file, and in the memory of a little-endian machine.
template <class Element>
hid_t number_type() {
  if constexpr (std::is_floating_point_v<Element>) return sizeof(Element) == 4 ? H5T_IEEE_F32LE : H5T_IEEE_F64LE;
  if constexpr (sizeof(Element) == 1) return H5T_STD_I8LE;
  if constexpr (sizeof(Element) == 2) return H5T_STD_I16LE;
  return sizeof(Element) == 4 ? H5T_STD_I32LE : H5T_STD_I64LE;
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
  Writer(hid_t root, const ResultFile& file) : root_(root), file_(file) {}

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
    const Handle parent = group_of(variable.path);
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
    if (element_count(variable.values) > 0) write_values(dataset, type, variable);
    std::array<std::byte, sizeof missing> fill{};  // in the variable's own type, as netCDF asks for
    if (has_fill) ok(H5Pget_fill_value(list, type, fill.data()), "find the fill value");
    if (has_fill) write_bytes(dataset, "_FillValue", {type, fill.data()});
    for (const Attribute& attribute : variable.attributes) write_attribute(dataset, attribute);
    return dataset;
  }

  Handle group_of(const std::string& path) {
    Handle group{H5Gopen2(root_, "/", H5P_DEFAULT), H5Gclose, "open the root group"};
    for (std::size_t begin = 1, end; (end = path.find('/', begin)) != std::string::npos; begin = end + 1) {
      const std::string so_far = path.substr(0, end);
      if (H5Lexists(root_, so_far.c_str(), H5P_DEFAULT) > 0) continue;
      Handle{H5Gcreate2(root_, so_far.c_str(), H5P_DEFAULT, ordered_properties(H5P_GROUP_CREATE), H5P_DEFAULT),
             H5Gclose, "create group '" + so_far + "'"};
    }
    const std::size_t last = path.rfind('/');
    if (last == 0) return group;
    return {H5Gopen2(root_, path.substr(0, last).c_str(), H5P_DEFAULT), H5Gclose, "open the group of '" + path + "'"};
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
    const std::vector<hsize_t> chunk = chunk_of(variable.shape);
    ok(H5Pset_chunk(list, static_cast<int>(chunk.size()), chunk.data()), "set the chunk");
    ok(H5Pset_shuffle(list), "choose shuffle");
    ok(H5Pset_deflate(list, zlib_level), "choose zlib");
    return list;
  }

  /// The whole variable, its leading axes halved until it holds at most 2^17 elements.
  static std::vector<hsize_t> chunk_of(std::span<const std::size_t> shape) {
    std::vector<hsize_t> chunk(shape.begin(), shape.end());
    hsize_t count = element_count(shape);
    for (std::size_t axis = 0; axis < chunk.size(); ++axis) {
      while (count > largest_chunk && chunk[axis] > 1) {
        count = count / chunk[axis] * ((chunk[axis] + 1) / 2);
        chunk[axis] = (chunk[axis] + 1) / 2;
      }
    }
    return chunk;
  }

  static void write_values(hid_t dataset, hid_t type, const Variable& variable) {
    std::vector<const char*> pointers;
    if (const auto* texts = std::get_if<std::vector<std::string>>(&variable.values)) {
      for (const std::string& text : *texts) pointers.push_back(text.c_str());
    }
    const auto address = [](const auto& elements) { return static_cast<const void*>(elements.data()); };
    const void* data = pointers.empty() ? std::visit(address, variable.values) : pointers.data();
    ok(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, data), "write variable '" + variable.path + "'");
  }

  hid_t root_;
  const ResultFile& file_;
  ScaleLinks scales_;
};

std::vector<std::byte> image_of(hid_t file) {
  ok(H5Fflush(file, H5F_SCOPE_GLOBAL), "flush the image");
  const ssize_t size = ok(H5Fget_file_image(file, nullptr, 0), "measure the image");
  std::vector<std::byte> image(static_cast<std::size_t>(size));
  ok(H5Fget_file_image(file, image.data(), image.size()), "take the image");
  return image;
}

// ---- reading ----

struct Link {
  std::string name;
  bool hard = true;
};

std::vector<Link> links_of(hid_t group) {
  std::vector<Link> links;
  const H5L_iterate_t collect = [](hid_t, const char* name, const H5L_info_t* info, void* target) -> herr_t {
    static_cast<std::vector<Link>*>(target)->push_back({name, info->type == H5L_TYPE_HARD});
    return 0;
  };
  ok(H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, collect, &links), "list a group in its own order");
  return links;
}

std::size_t elements_in(hid_t space) {
  return static_cast<std::size_t>(ok(H5Sget_simple_extent_npoints(space), "count elements"));
}

std::vector<std::string> read_texts(hid_t type, std::size_t count, const auto& read) {
  std::vector<std::string> texts;
  if (H5Tis_variable_str(type) > 0) {
    std::vector<char*> pointers(count, nullptr);
    ok(read(type, pointers.data()), "read strings");
    for (char* pointer : pointers) {
      texts.emplace_back(pointer ? pointer : "");
      H5free_memory(pointer);
    }
    return texts;
  }
  const std::size_t size = H5Tget_size(type);
  std::string bytes(size * count, '\0');
  ok(read(type, bytes.data()), "read strings");
  for (std::size_t i = 0; i < count; ++i) {
    const char* begin = bytes.data() + i * size;
    texts.emplace_back(begin, strnlen(begin, size));
  }
  return texts;
}

template <class Element>
Values read_numbers(std::size_t count, const auto& read) {
  std::vector<Element> numbers(count);
  ok(read(number_type<Element>(), numbers.data()), "read numbers");
  return numbers;
}

/// `read(type, buffer)` fetches all `count` elements converted to that type.
Values read_values(hid_t type, std::size_t count, const auto& read) {
  const std::size_t bytes = H5Tget_size(type);
  switch (H5Tget_class(type)) {
    case H5T_STRING: return read_texts(type, count, read);
    case H5T_FLOAT: return bytes == 4 ? read_numbers<float>(count, read) : read_numbers<double>(count, read);
    case H5T_INTEGER:
      if (bytes == 1) return read_numbers<std::int8_t>(count, read);
      if (bytes == 2) return read_numbers<std::int16_t>(count, read);
      return bytes == 4 ? read_numbers<std::int32_t>(count, read) : read_numbers<std::int64_t>(count, read);
    default: throw Hdf5Failure("holds a type that Piecework does not write");
  }
}

Attribute read_attribute(hid_t object, const std::string& name) {
  const Handle attribute{H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "open attribute '" + name + "'"};
  const Handle type{H5Aget_type(attribute), H5Tclose, "find the type of attribute '" + name + "'"};
  const Handle space{H5Aget_space(attribute), H5Sclose, "find the size of attribute '" + name + "'"};
  const std::size_t count = elements_in(space);
  const Values values = read_values(type, count, [&](hid_t as, void* to) { return H5Aread(attribute, as, to); });
  if (const auto* flags = std::get_if<std::vector<std::int8_t>>(&values)) return {name, *flags};
  if (count != 1) throw Hdf5Failure("attribute '" + name + "' is not a single value");
  return {name, std::visit([](const auto& list) -> decltype(Attribute::value) { return list.front(); }, values)};
}

std::vector<Attribute> read_attributes(hid_t object) {
  std::vector<std::string> names;
  const H5A_operator2_t collect = [](hid_t, const char* name, const H5A_info_t*, void* target) -> herr_t {
    static_cast<std::vector<std::string>*>(target)->emplace_back(name);
    return 0;
  };
  ok(H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, collect, &names), "list attributes");
  std::vector<Attribute> attributes;
  for (const std::string& name : names) {
    if (std::ranges::find(bookkeeping, name) == bookkeeping.end()) attributes.push_back(read_attribute(object, name));
  }
  return attributes;
}

haddr_t address_of(hid_t object) {
  H5O_info_t info;
  ok(H5Oget_info2(object, &info, H5O_INFO_BASIC), "find an object");
  return info.addr;
}

class Reader {
 public:
  explicit Reader(hid_t root) : root_(root) {}

  ResultFile read() {
    file_.attributes = read_attributes(root_);
    for (const Link& link : links_of(root_)) note_scale(link);
    read_group(root_, "", 0);
    check(file_);
    return std::move(file_);
  }

 private:
  static Handle open(hid_t group, const Link& link) {
    if (!link.hard) throw Hdf5Failure("'" + link.name + "' links out of the tree, which is refused");
    return {H5Oopen(group, link.name.c_str(), H5P_DEFAULT), H5Oclose, "open '" + link.name + "'"};
  }

  static std::vector<std::size_t> shape_of(hid_t space) {
    const int rank = ok(H5Sget_simple_extent_ndims(space), "find a rank");
    std::vector<hsize_t> shape(static_cast<std::size_t>(rank));
    ok(H5Sget_simple_extent_dims(space, shape.data(), nullptr), "find a shape");
    return {shape.begin(), shape.end()};
  }

  void note_scale(const Link& link) {
    const Handle object = open(root_, link);
    if (H5Iget_type(object) != H5I_DATASET || H5DSis_scale(object) <= 0) return;
    const Handle space{H5Dget_space(object), H5Sclose, "find the size of '" + link.name + "'"};
    const std::vector<std::size_t> shape = shape_of(space);
    if (shape.size() != 1) throw Hdf5Failure("dimension '" + link.name + "' does not have rank 1");
    file_.dimensions.push_back({link.name, shape.front()});
    scales_.emplace(address_of(object), link.name);
  }

  void read_group(hid_t group, const std::string& path, int depth) {
    if (depth > deepest_group) throw Hdf5Failure("groups are nested too deep");
    for (const Link& link : links_of(group)) {
      const Handle object = open(group, link);
      const std::string child = path + "/" + link.name;
      const H5I_type_t kind = H5Iget_type(object);
      if (kind == H5I_GROUP) {
        read_group(object, child, depth + 1);
      } else if (kind == H5I_DATASET) {
        read_dataset(object, child);
      } else {
        throw Hdf5Failure("'" + child + "' is neither a group nor a variable");
      }
    }
  }

  void read_dataset(hid_t dataset, const std::string& path) {
    std::array<char, 80> name{};
    const bool scale = H5DSis_scale(dataset) > 0;
    if (scale) ok(H5DSget_scale_name(dataset, name.data(), name.size()), "find the name of '" + path + "'");
    if (scale && std::string_view(name.data()).starts_with(bare_dimension)) return;
    const Handle type{H5Dget_type(dataset), H5Tclose, "find the type of '" + path + "'"};
    const Handle space{H5Dget_space(dataset), H5Sclose, "find the size of '" + path + "'"};
    Variable variable{.path = path, .dims = {}, .shape = shape_of(space), .values = {}, .attributes = {}};
    variable.dims = scale ? std::vector{path.substr(1)} : dims_of(dataset, variable);
    variable.values = read_values(type, elements_in(space), [&](hid_t as, void* to) {
      return H5Dread(dataset, as, H5S_ALL, H5S_ALL, H5P_DEFAULT, to);
    });
    variable.attributes = read_attributes(dataset);
    file_.variables.push_back(std::move(variable));
  }

  /// References are read directly: the library's own search for a scale's name walks the whole file for each axis.
  [[nodiscard]] std::vector<std::string> dims_of(hid_t dataset, const Variable& variable) const {
    if (variable.shape.empty()) return {};
    const Handle list{H5Aopen(dataset, "DIMENSION_LIST", H5P_DEFAULT), H5Aclose,
                      "find the dimensions of '" + variable.path + "'"};
    const Handle type{H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "make a reference type"};
    const Handle space{H5Aget_space(list), H5Sclose, "find the dimensions of '" + variable.path + "'"};
    if (elements_in(space) != variable.shape.size()) throw Hdf5Failure("'" + variable.path + "' lacks a dimension");
    std::vector<hvl_t> references(variable.shape.size());
    ok(H5Aread(list, type, references.data()), "read the dimensions of '" + variable.path + "'");
    std::vector<std::string> dims;
    for (const hvl_t& reference : references) {
      const auto found =
          reference.len == 1 ? scales_.find(*static_cast<const hobj_ref_t*>(reference.p)) : scales_.end();
      dims.push_back(found == scales_.end() ? "" : found->second);
    }
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, references.data());
    return dims;
  }

  hid_t root_;
  ResultFile file_;
  std::map<haddr_t, std::string> scales_;
};

}  // namespace

std::vector<std::byte> to_image(const ResultFile& file) {
  check(file);
  const QuietErrors quiet;
  try {
    const Handle image{H5Fcreate("image", H5F_ACC_TRUNC, ordered_properties(H5P_FILE_CREATE), core_access()), H5Fclose,
                       "create an image"};
    Writer(image, file).write();
    return image_of(image);
  } catch (const Hdf5Failure& failure) {
    throw OutputError("result file", std::string("HDF5 could not ") + failure.what(), 0);
  }
}

ResultFile from_image(std::span<const std::byte> image, const std::string& name) {
  const QuietErrors quiet;
  try {
    const Handle access = core_access();
    std::vector<std::byte> copy(image.begin(), image.end());  // the library takes a writable pointer
    ok(H5Pset_file_image(access, copy.data(), copy.size()), "take the image");
    const Handle file{H5Fopen("image", H5F_ACC_RDONLY, access), H5Fclose, "open it"};
    return Reader(file).read();
  } catch (const Hdf5Failure& failure) {
    throw OutputError(name, std::string("not a readable result file: ") + failure.what(), 0);
  } catch (const InternalError& contradiction) {
    throw OutputError(name, std::string("not a readable result file: ") + contradiction.what(), 0);
  }
}

ResultFile read_file(const std::string& path) { return from_image(read_bytes(path), path); }

}  // namespace piecework
