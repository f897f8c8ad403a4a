#include "models/cli/values.h"

#include <fmt/format.h>
#include <charconv>
#include <optional>
#include <set>

#include "sim/base/time.h"

namespace piecework::cli {
namespace {

std::optional<std::uint64_t> digits(std::string_view text) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

void refuse(std::string_view option, std::string problem, std::string allowed, Problems& problems) {
  problems.add(Problem{{std::string(option), 0, 0}, {}, std::move(problem), {std::move(allowed)}, {}});
}

}  // namespace

std::uint64_t read_whole(std::string_view option, const std::string& text, Limits limits, Problems& problems) {
  const std::optional<std::uint64_t> value = digits(text);
  if (value && *value >= limits.low && *value <= limits.high) return *value;
  refuse(option, fmt::format("\"{}\" is not such a number", text),
         fmt::format("a whole number from {} to {}", limits.low, limits.high), problems);
  return limits.low;
}

ReplicateRange read_replicates(std::string_view option, const std::string& text, Problems& problems) {
  const std::size_t colon = text.find(':');
  const bool two = colon != std::string::npos;
  const std::optional<std::uint64_t> first = two ? digits(std::string_view(text).substr(0, colon)) : 0;
  const std::optional<std::uint64_t> end = digits(two ? std::string_view(text).substr(colon + 1) : text);
  const bool forward = first && end && *first < *end;
  if (forward && *end <= most_replicates) return {*first, *end};
  std::string problem = fmt::format("\"{}\" is no number or range of replicates", text);
  if (first && end) problem = fmt::format("\"{}\" {}", text, forward ? "is too many" : "holds no replicate");
  refuse(option, std::move(problem),
         fmt::format("N for replicates 0 to N-1, or A:B for A to B-1, with A < B and at most {}", most_replicates),
         problems);
  return {};
}

std::vector<std::uint64_t> read_list(std::string_view option, const std::string& text, Problems& problems) {
  std::set<std::uint64_t> numbers;
  for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
    end = text.find(',', begin);
    const std::string_view part = std::string_view(text).substr(begin, end == std::string::npos ? end : end - begin);
    const std::size_t dash = part.find('-');
    const std::optional<std::uint64_t> first = digits(part.substr(0, dash));
    const std::optional<std::uint64_t> last = dash == std::string_view::npos ? first : digits(part.substr(dash + 1));
    if (!first || !last || *first > *last || *last >= most_replicates) {
      refuse(option, fmt::format("\"{}\" is no list of replicates", text),
             fmt::format("numbers and ranges such as 0,3-5, below {}", most_replicates), problems);
      return {};
    }
    for (std::uint64_t number = *first; number <= *last; ++number) numbers.insert(number);
  }
  return {numbers.begin(), numbers.end()};
}

OnError read_on_error(std::string_view option, const std::string& text, Problems& problems) {
  if (text == "continue") return OnError::go_on;
  if (text != "stop") {
    const std::vector<std::string> allowed{"stop", "continue"};
    problems.add_unknown({{std::string(option), 0, 0}, {}, "unknown choice '" + text + "'", {}, ""}, text, allowed);
  }
  return OnError::stop;
}

void check_scale(std::string_view option, const std::string& text, Problems& problems) {
  const std::optional<std::uint64_t> persons =
      text.starts_with("1:") ? digits(std::string_view(text).substr(2)) : std::nullopt;
  if (persons && *persons > 0) return;
  refuse(option, fmt::format("\"{}\" is no scale", text), "1:N with N a whole number above 0, such as 1:100", problems);
}

void check_date(std::string_view option, const std::string& text, Problems& problems) {
  if (parse_date(text)) return;
  refuse(option, fmt::format("\"{}\" is no day of the calendar", text), "YYYY-MM-DD, such as 2025-01-31", problems);
}

}  // namespace piecework::cli
