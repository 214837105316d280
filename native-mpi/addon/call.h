// SPDX-License-Identifier: Apache-2.0
// A call in progress: what the script requested of an instance, and the reply.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "buffers.h"
#include "region.h"
#include "wire.h"

namespace polymuse {

struct Call {
  uint64_t id = 0;  // unique in this process; the script's name for the call
  pm_header header{};
  std::vector<char> control;  // followed by the data, if the message is eager
  // The data of a message that is not eager stays where the script has it: the script keeps the
  // array alive and unchanged until the call is complete.
  const char* data = nullptr;

  int replies_due = 1;
  std::set<int> answered;  // ranks, of a read
  int32_t status = PM_OK;
  std::vector<char> result_control;
  Buffer result;  // the arrays that it results in
  // The layout of a grid's values in it, from the first rank; the others must agree.
  std::vector<int64_t> shape;
  int64_t element_bytes = 0;
  int64_t layout = 0;               // enum pm_order
  uint64_t bytes_due = 0;           // that no rank has sent
  bool transfer_abandoned = false;  // MPI may still use the memory: the worker died in mid-transfer
};

}  // namespace polymuse
