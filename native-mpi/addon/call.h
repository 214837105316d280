// A call on its way: what the script asked of a code instance, and what came back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "buffers.h"
#include "region.h"
#include "wire.h"

namespace polymuse {

// Statuses that the coordinator itself gives, beside those of enum pm_status. The control part is
// JSON that says what is known of the end; of kResultTooLarge, the number of bytes.
enum LocalStatus : int32_t {
  kResultTooLarge = 90,  // the worker goes on
  kWorkerDied = 100,
  kLaunchFailed = 101,
  kStopped = 102
};

struct Call {
  uint64_t id = 0;  // unique in this process; the script's name for the call
  pm_header header{};
  std::vector<char> control;  // followed by the data, if the message is eager
  // The data of a message that is not eager stays where the script has it: the script keeps the
  // array alive, and leaves it alone, until the call is over.
  const char* data = nullptr;

  int replies_due = 1;
  int32_t status = PM_OK;
  std::vector<char> result_control;
  Buffer result;                    // the arrays that it results in
  int64_t layout = 0;               // of a grid's values in there: enum pm_order
  bool transfer_abandoned = false;  // MPI may still use the memory: the worker died in mid-transfer
};

}  // namespace polymuse
