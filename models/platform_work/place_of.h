#pragma once
// Where a value of a scenario or a policy record was written, for problems that the model finds itself.

#include <string_view>

#include "sim/config/node.h"

namespace piecework::platform_work {

/// Inside its record if it is one; the file when the key was not written.
inline Place place_of(const Node& root, std::string_view key) {
  const Node* node = find(root, key);
  if (node == nullptr) return root.place;
  const Node* value = find(*node, "value");
  return value != nullptr ? value->place : node->place;
}

}  // namespace piecework::platform_work
