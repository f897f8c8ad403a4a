#pragma once
// Dimension scales of a file that is being written. Each variable names the scale of each axis (DIMENSION_LIST) and
// each scale the variables and axes that use it (REFERENCE_LIST), as the HDF5 Dimension Scale Specification (The HDF
// Group, 2005) says and the library's H5DSattach_scale writes it; which however writes a scale's whole list anew for
// each axis, so that a file of many variables takes the square of their number.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/output/hdf5_handle.h"

namespace piecework {

class ScaleLinks {
 public:
  /// `dataset` is a dimension scale already (H5DSset_scale).
  void add(const std::string& name, Handle dataset);
  /// The scales of a dataset's axes, one name per axis. Throws Hdf5Failure.
  void attach(hid_t dataset, const std::vector<std::string>& names);
  /// Once, after all: writes which datasets use each scale.
  void write() const;

 private:
  /// As it lies in a file.
  struct User {
    hobj_ref_t dataset = 0;
    std::int32_t axis = 0;
    std::int32_t unused = 0;
  };
  struct Scale {
    Handle dataset;
    hobj_ref_t reference = 0;
    std::vector<User> users;
  };

  std::map<std::string, Scale> scales_;
};

}  // namespace piecework
