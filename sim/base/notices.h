#pragma once
// What the engine wants to tell a person goes to a sink that it is given: the command line prints it, another host
// hands it to its own log. There is no global log.

#include <functional>
#include <string_view>

namespace piecework {

enum class NoticeLevel { information, warning };

using Notices = std::function<void(NoticeLevel, std::string_view)>;

inline void warn(const Notices& notices, std::string_view text) {
  if (notices) notices(NoticeLevel::warning, text);
}

inline void inform(const Notices& notices, std::string_view text) {
  if (notices) notices(NoticeLevel::information, text);
}

}  // namespace piecework
