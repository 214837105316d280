// SPDX-License-Identifier: Apache-2.0
// A link: the connection to one rank of a worker, for any transport.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "call.h"
#include "region.h"
#include "violation.h"

namespace polymuse {

// The receiver of incoming messages of a link: the channel.
class LinkListener {
 public:
  virtual ~LinkListener() = default;
  // A message has arrived. Returns where its data part goes: `header.data_bytes` bytes; nothing if
  // the message is invalid, in which case this and its links have ended.
  virtual std::optional<pm_region> OnMessage(int rank, const pm_header& header,
                                             const char* control) = 0;
  // The whole message has arrived, including its data part.
  virtual void OnReceived(int rank, const pm_header& header) = 0;
  // How many calls have not been answered.
  virtual size_t Outstanding() const = 0;
  // What has arrived is not a message of the wire. This ends the link.
  virtual void OnViolation(int rank, const pm_violation& violation) = 0;
  // The worker's end of the link is gone. Called once.
  virtual void OnLost(int rank) = 0;
};

class Link {
 public:
  Link(LinkListener* listener, int rank) : listener_(listener), rank_(rank) {}
  virtual ~Link() = default;
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  // Sends a call, after those before it. A call whose data part is not eager holds up those behind
  // it until SendData was called for it.
  void Send(const Call* call);
  // The worker is ready for the data part of the call that waits for that: the bytes of `data`,
  // which may be none.
  void SendData(const pm_region& data);
  // The worker has answered without taking the data part.
  void SkipData();
  bool awaits_ready() const { return awaiting_ready_ != nullptr; }
  const Call* awaiting_ready() const { return awaiting_ready_; }

  // A driver is about to sleep; the link makes sure that the next message wakes it.
  virtual void SayAsleep() {}
  // Sends what was held back to be sent together with more.
  virtual void Flush() {}
  // Leaves the connection; `orderly` if the worker has done so too.
  virtual void Close(bool orderly) = 0;
  // True while a transfer uses memory of the script or of a result.
  virtual bool HasTransfer() const = 0;

 protected:
  virtual void TransmitMessage(const Call& call) = 0;
  virtual void TransmitData(const Call& call, pm_region data) = 0;

  LinkListener* listener_;
  int rank_;

 private:
  void Pump();
  std::deque<const Call*> waiting_;
  const Call* awaiting_ready_ = nullptr;
};

}  // namespace polymuse
