#include "sim/output/hdf5.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <utility>

#include "sim/base/error.h"
#include "sim/output/hdf5_driver.h"
#include "sim/output/hdf5_handle.h"
#include "sim/output/hdf5_write.h"
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

constexpr int deepest_group = 16;
constexpr std::size_t most_held = 1024;  // elements of a variable of a file that is left open
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

Handle core_access() {
  Handle access = properties(H5P_FILE_ACCESS);
  ok(H5Pset_fapl_core(access, std::size_t{64} * 1024, false), "choose the in-memory driver");
  // In memory nothing is gained by gathering small writes, in 64 KiB that are cleared for each variable.
  ok(H5Pset_sieve_buf_size(access, 1), "do without a sieve");
  // The oldest superblock: newer ones carry a checksum, which H5Fget_file_image of 1.10 leaves wrong.
  ok(H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_LATEST), "choose the file version");
  return access;
}

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

/// Some elements of a variable; in the file they are a box.
Values read_part(hid_t file, const Variable& variable, ElementRange range) {
  const Handle dataset{H5Dopen2(file, variable.path.c_str(), H5P_DEFAULT), H5Dclose, "open '" + variable.path + "'"};
  const Handle type{H5Dget_type(dataset), H5Tclose, "find the type of '" + variable.path + "'"};
  const Handle space{H5Dget_space(dataset), H5Sclose, "find the size of '" + variable.path + "'"};
  const Piece piece = piece_of(variable.shape, range);
  const std::vector<hsize_t> start(piece.start.begin(), piece.start.end());
  const std::vector<hsize_t> count(piece.shape.begin(), piece.shape.end());
  ok(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), "choose elements");
  // In memory the same box: to go from one shape to another takes the library ten times as long.
  const Handle memory{H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose,
                      "create a space"};
  return read_values(type, range.count,
                     [&](hid_t as, void* to) { return H5Dread(dataset, as, memory, space, H5P_DEFAULT, to); });
}

class Reader {
 public:
  /// Values of variables of more elements than `most` are left out.
  explicit Reader(hid_t root, std::size_t most = std::numeric_limits<std::size_t>::max()) : root_(root), most_(most) {}

  ResultFile read() {
    file_.attributes = read_attributes(root_);
    for (const Link& link : links_of(root_)) note_scale(link);
    read_group(root_, "", 0);
    check_form(file_);
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
    const std::size_t count = elements_in(space);
    const auto read_all = [&](hid_t as, void* to) { return H5Dread(dataset, as, H5S_ALL, H5S_ALL, H5P_DEFAULT, to); };
    const auto read_none = [](hid_t, void*) { return herr_t{0}; };
    variable.values = count > most_ ? read_values(type, 0, read_none) : read_values(type, count, read_all);
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
  std::size_t most_;
  ResultFile file_;
  std::map<haddr_t, std::string> scales_;
};

/// What reading gives; what it cannot read is told with the name of the file.
auto readable(const std::string& name, const auto& read) {
  const QuietErrors quiet;
  try {
    return read();
  } catch (const Hdf5Failure& failure) {
    throw OutputError(name, std::string("not a readable result file: ") + failure.what(), 0);
  } catch (const InternalError& contradiction) {
    throw OutputError(name, std::string("not a readable result file: ") + contradiction.what(), 0);
  }
}

}  // namespace

std::vector<std::byte> to_image(const ResultFile& file) {
  check(file);
  const QuietErrors quiet;
  try {
    const Handle image{H5Fcreate("image", H5F_ACC_TRUNC, ordered_properties(H5P_FILE_CREATE), core_access()), H5Fclose,
                       "create an image"};
    write_into(image, file, {});
    return image_of(image);
  } catch (const Hdf5Failure& failure) {
    throw OutputError("result file", std::string("HDF5 could not ") + failure.what(), 0);
  }
}

void write_draft(const StreamedFile& file, Draft& draft) {
  check_form(file.head);
  const QuietErrors quiet;
  DraftDriver driver(draft);
  const ReadElements read = [&](const Variable& variable, ElementRange range) {
    driver.require_sound();
    return file.read(variable, range);
  };
  try {
    const Handle whole{H5Fcreate("draft", H5F_ACC_TRUNC, ordered_properties(H5P_FILE_CREATE), driver.access()),
                       H5Fclose, "create a file"};
    write_into(whole, file.head, read);
    ok(H5Fflush(whole, H5F_SCOPE_GLOBAL), "flush the file");
  } catch (const Hdf5Failure& failure) {
    driver.require_sound();  // else a failure of the library's own
    throw OutputError("result file", std::string("HDF5 could not ") + failure.what(), 0);
  }
  driver.finish();
}

ResultFile from_image(std::span<const std::byte> image, const std::string& name) {
  return readable(name, [&] {
    const Handle access = core_access();
    std::vector<std::byte> copy(image.begin(), image.end());  // the library takes a writable pointer
    ok(H5Pset_file_image(access, copy.data(), copy.size()), "take the image");
    const Handle file{H5Fopen("image", H5F_ACC_RDONLY, access), H5Fclose, "open it"};
    ResultFile found = Reader(file).read();
    check(found);
    return found;
  });
}

ResultFile read_file(const std::string& path) { return from_image(read_bytes(path), path); }

StreamedFile open_file(const std::string& path) {
  return readable(path, [&] {
    const Handle access = properties(H5P_FILE_ACCESS);
    ok(H5Pset_file_locking(access, false, true), "read without a lock");  // which some network file systems refuse
    const auto file =
        std::make_shared<const Handle>(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access), H5Fclose, "open it");
    const ReadElements read = [file, path](const Variable& variable, ElementRange range) {
      return readable(path, [&] { return read_part(*file, variable, range); });
    };
    return StreamedFile{Reader(*file, most_held).read(), read};
  });
}

}  // namespace piecework
