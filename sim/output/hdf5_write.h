#pragma once
// Dimensions, attributes and variables of a result file, written into an open HDF5 file as netCDF-4 lays them out.

#include "sim/output/hdf5_handle.h"
#include "sim/output/streamed.h"

namespace piecework {

/// Values that are not in memory are read, and written, piece by piece. Throws Hdf5Failure.
void write_into(hid_t root, const ResultFile& file, const ReadElements& read);

}  // namespace piecework
