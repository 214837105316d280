// SPDX-License-Identifier: Apache-2.0
#include "link.h"

namespace polymuse {

void Link::Send(const Call* call) {
  waiting_.push_back(call);
  Pump();
}

void Link::SendData(const pm_region& data) {
  const Call* call = awaiting_ready_;
  awaiting_ready_ = nullptr;
  if (pm_region_bytes(&data) > 0) TransmitData(*call, data);
  Pump();
}

void Link::SkipData() {
  awaiting_ready_ = nullptr;
  Pump();
}

void Link::Pump() {
  while (!awaiting_ready_ && !waiting_.empty()) {
    const Call* call = waiting_.front();
    waiting_.pop_front();
    if (pm_has_late_data(&call->header)) awaiting_ready_ = call;
    TransmitMessage(*call);
  }
}

}  // namespace polymuse
