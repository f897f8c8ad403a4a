// Writes the sample replicate file to the path given.

#include <iostream>

#include "sim/output/hdf5.h"
#include "sim/output/os.h"
#include "tests/sim/output/sample.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: write_sample_result FILE\n";
    return 2;
  }
  piecework::write_atomically(arguments[1], piecework::to_image(piecework::sample_file("baseline", 3)),
                              piecework::real_os());
}
