// libFuzzer's entry: the target whose function PIECEWORK_FUZZ_TARGET names.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  piecework::fuzz::PIECEWORK_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
