// Commits every replicate that a study folder lacks, tells each commit on standard output once it is durable, and
// merges at the end. tests/faults kills it at random moments, or has it fail or end at its n-th call of the operating
// system, which it names on standard error. Exit codes as those of the program: 0 done, 2 usage or input, 3 output, 70
// else.

#include <charconv>
#include <iostream>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "sim/base/error.h"
#include "sim/config/json.h"
#include "sim/output/store.h"
#include "tests/sim/output/faulty_os.h"
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

void hammer(const std::string& folder, std::uint64_t replicates, const piecework::Os& os) {
  piecework::Store store(
      folder, piecework::parse_json(R"({"scenario":"hammer","arms":["baseline","other"]})", "hammer"), {.os = os});
  store.remember(piecework::parse_json(R"({"scenario":"hammer"})", "hammer"));
  for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
    for (const std::string& arm : store.arms()) {
      if (store.done().contains({arm, replicate})) continue;
      store.commit({arm, replicate}, replicate_file(arm, replicate));
      std::cout << arm << ' ' << replicate << std::endl;
    }
  }
  std::cout << store.merge().result_hash << std::endl;
}

std::uint64_t number_in(std::string_view text) {
  std::uint64_t number = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{}) {
    throw piecework::InputError(
        piecework::Problem{{}, {}, "usage: store_hammer FOLDER REPLICATES [FAULT CALL]", {}, {}});
  }
  return number;
}

piecework::Os os_for(std::span<char*> arguments) {
  using piecework::Fault;
  if (arguments.size() < 5) return piecework::real_os();
  const std::map<std::string, Fault> faults{{"ENOSPC", Fault::no_space},    {"EIO", Fault::io_error},
                                            {"EROFS", Fault::read_only},    {"EMFILE", Fault::too_many_files},
                                            {"EINTR", Fault::interrupted},  {"short write", Fault::short_write},
                                            {"kill before", Fault::killed}, {"kill after", Fault::killed_after}};
  auto plan = std::make_shared<piecework::FaultPlan>(
      piecework::FaultPlan{faults.at(arguments[3]), static_cast<int>(number_in(arguments[4]))});
  plan->on_hit = [](const std::string& point) { std::cerr << "point " << point << std::endl; };
  return faulty_os(plan);
}

}  // namespace

int main(int count, char** words) {
  const std::span<char*> arguments(words, static_cast<std::size_t>(count));
  try {
    const std::uint64_t replicates = number_in(count > 2 ? arguments[2] : "");
    hammer(arguments[1], replicates, os_for(arguments));
    return 0;
  } catch (const piecework::OutputError& error) {
    std::cerr << error.what() << '\n';
    return 3;
  } catch (const piecework::InputError& error) {
    std::cerr << error.what() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 70;
  }
}
