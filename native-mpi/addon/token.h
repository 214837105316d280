// SPDX-License-Identifier: Apache-2.0
// Tokens: who shows the one of an instance is taken for its worker.
#pragma once

#include <string>

namespace polymuse {

// A new one that cannot be guessed: PM_TOKEN_BYTES hexadecimal digits. Throws std::runtime_error.
std::string NewToken();

}  // namespace polymuse
