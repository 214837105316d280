// SPDX-License-Identifier: Apache-2.0
// Tokens: a process that presents the token of an instance is accepted as its worker.
#pragma once

#include <string>

namespace polymuse {

// A new one that cannot be guessed: PM_TOKEN_BYTES hexadecimal digits. Throws std::runtime_error.
std::string NewToken();

}  // namespace polymuse
