#include "sim/output/hdf5_scales.h"

#include <array>

namespace piecework {
namespace {

hobj_ref_t reference_to(hid_t object) {
  hobj_ref_t reference = 0;
  ok(H5Rcreate(&reference, object, ".", H5R_OBJECT, H5I_INVALID_HID), "refer to a variable");
  return reference;
}

struct ListBytes {
  const char* name;
  hid_t type;
  hsize_t count;
  const void* data;
};

void write_list(hid_t object, const ListBytes& list) {
  const Handle space{H5Screate_simple(1, &list.count, nullptr), H5Sclose, "create a space"};
  const Handle attribute{H5Acreate2(object, list.name, list.type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         std::string("create ") + list.name};
  ok(H5Awrite(attribute, list.type, list.data), std::string("write ") + list.name);
}

}  // namespace

void ScaleLinks::add(const std::string& name, Handle dataset) {
  const hobj_ref_t reference = reference_to(dataset);
  scales_.emplace(name, Scale{std::move(dataset), reference, {}});
}

void ScaleLinks::attach(hid_t dataset, const std::vector<std::string>& names) {
  if (names.empty()) return;
  const hobj_ref_t own = reference_to(dataset);
  std::vector<hvl_t> axes;
  for (std::size_t axis = 0; axis < names.size(); ++axis) {
    Scale& scale = scales_.at(names[axis]);
    scale.users.push_back({own, static_cast<std::int32_t>(axis), 0});
    axes.push_back({1, &scale.reference});
  }
  const Handle type{H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "make a reference type"};
  write_list(dataset, {"DIMENSION_LIST", type, axes.size(), axes.data()});
}

void ScaleLinks::write() const {
  const Handle type{H5Tcreate(H5T_COMPOUND, sizeof(User)), H5Tclose, "make the type of a use"};
  ok(H5Tinsert(type, "dataset", HOFFSET(User, dataset), H5T_STD_REF_OBJ), "make the type of a use");
  ok(H5Tinsert(type, "dimension", HOFFSET(User, axis), H5T_STD_I32LE), "make the type of a use");
  for (const auto& [name, scale] : scales_) {
    if (scale.users.empty()) continue;
    write_list(scale.dataset, {"REFERENCE_LIST", type, scale.users.size(), scale.users.data()});
  }
}

}  // namespace piecework
