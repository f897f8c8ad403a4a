#pragma once
// What an action says when it refuses its input.

#include <string>

#include "sim/base/error.h"

namespace piecework {

/// The whole message of the InputError that the action throws, or "no problem".
template <class Action>
std::string message_of(Action&& action) {
  try {
    action();
  } catch (const InputError& error) {
    return error.what();
  }
  return "no problem";
}

}  // namespace piecework
