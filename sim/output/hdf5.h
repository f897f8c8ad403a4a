// Result files as netCDF-4 bytes (HDF5 with dimension scales), which ncdump, xarray, R and Panoply open as they are.
//
// Identical input gives identical bytes within one build: no object times, no names of this machine. Real
// numbers get `_FillValue` NaN except on coordinates; numeric variables of 32 KiB and more are shuffled and compressed
// (zlib).
// Images are built and read in memory, or written through a `Draft`: the HDF5 library never writes a file of its own,
// so a full disk or a killed process cannot break one. A large file is read by the library where it lies. The library
// is not thread-safe: every call below belongs on the one committing thread. Layout: docs/format.md; netCDF-4 rules:
// the netCDF file format specification, sections on creation order and dimension scales.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/output/os.h"
#include "sim/output/result.h"
#include "sim/output/streamed.h"

namespace piecework {

/// Throws InternalError if the file contradicts itself (see `check`), OutputError if the library fails.
std::vector<std::byte> to_image(const ResultFile& file);

/// The same, but that not everything is in memory at once: about 1 MiB of values, and what describes them. Throws also
/// the OutputError of a draft that cannot be written; the library then ends in good order.
void write_draft(const StreamedFile& file, Draft& draft);

/// Reads what `to_image` writes: root dimensions, real numbers, signed integers, strings. `name` is for messages only.
/// Throws OutputError for anything else, links out of the file included. HDF5 1.10 itself can crash on an image whose
/// bytes were altered within, so compare its SHA-256 first where one is known.
ResultFile from_image(std::span<const std::byte> image, const std::string& name);

/// Throws OutputError if the file cannot be read or is not such an image.
ResultFile read_file(const std::string& path);

/// The same, but that variables of more than 1,024 elements are read piece by piece; the file stays open as long as
/// `read` or a copy of it lives, and `read` throws OutputError, too.
StreamedFile open_file(const std::string& path);

}  // namespace piecework
