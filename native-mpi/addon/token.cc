// SPDX-License-Identifier: Apache-2.0
#include "token.h"

#include <sys/random.h>

#include <cerrno>
#include <stdexcept>

#include "wire.h"

namespace polymuse {

std::string NewToken() {
  unsigned char random[PM_TOKEN_BYTES / 2];
  while (getrandom(random, sizeof random, 0) != static_cast<ssize_t>(sizeof random))
    if (errno != EINTR) throw std::runtime_error("the system does not provide random numbers");
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string token;
  for (unsigned char byte : random) {
    token += kDigits[byte >> 4];
    token += kDigits[byte & 15];
  }
  return token;
}

}  // namespace polymuse
