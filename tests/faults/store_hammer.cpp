// Commits every replicate that a study folder lacks, tells each commit on standard output once it is durable, and
// merges at the end. test_kill.py kills it at random moments.

#include <charconv>
#include <iostream>
#include <string>
#include <string_view>

#include "sim/config/json.h"
#include "sim/output/store.h"
#include "tests/sim/output/sample.h"

namespace {

constexpr std::size_t bulk_values = 20'000;  // makes a file large enough to be killed within

piecework::ResultFile replicate_file(const std::string& arm, std::uint64_t replicate) {
  piecework::ResultFile file = piecework::sample_file(arm, replicate);
  std::vector<double> values(bulk_values);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>((i * 7919 + replicate) % 10'007);
  file.dimensions.push_back({"bulk", bulk_values});
  file.variables.push_back({"/bulk_values", {"arm", "replicate", "bulk"}, {1, 1, bulk_values}, std::move(values), {}});
  return file;
}

void hammer(const std::string& folder, std::uint64_t replicates) {
  piecework::Store store(folder,
                         piecework::parse_json(R"({"scenario":"hammer","arms":["baseline","other"]})", "hammer"));
  for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
    for (const std::string& arm : store.arms()) {
      if (store.done().contains({arm, replicate})) continue;
      store.commit({arm, replicate}, replicate_file(arm, replicate));
      std::cout << arm << ' ' << replicate << std::endl;
    }
  }
  std::cout << store.merge().result_hash << std::endl;
}

}  // namespace

int main(int count, char** arguments) {
  std::uint64_t replicates = 0;
  const std::string_view number = count == 3 ? arguments[2] : "";
  if (std::from_chars(number.data(), number.data() + number.size(), replicates).ec != std::errc{}) {
    std::cerr << "usage: store_hammer FOLDER REPLICATES\n";
    return 2;
  }
  try {
    hammer(arguments[1], replicates);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
