// SPDX-License-Identifier: Apache-2.0
// What is known about the end of a worker, for the script: pm_report of the wire.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace polymuse {

struct FailureReport {
  std::string reason;
  int rank = -1;
  int pid = 0;
  std::string host;
  int exit_code = -1;                                      // -1: none
  int signal = 0;                                          // 0: none
  std::string tail;                                        // of the output
  int64_t ended_at = std::numeric_limits<int64_t>::max();  // nanoseconds; to compare only

  // The violation in a message of the worker.
  std::string field, came, expected;

  std::vector<char> ToMessage() const;
};

// The last lines of a file; empty if there is none.
std::string TailOfFile(const std::string& path);

}  // namespace polymuse
