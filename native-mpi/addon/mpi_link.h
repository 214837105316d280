// SPDX-License-Identifier: Apache-2.0
// The link of the MPI channel: nonblocking messages over the intercommunicator of the
// spawn, with active MPI_Requests polled by the engine; and a doorbell, the socket
// by which either side wakes the other.
#pragma once

#include <mpi.h>

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <vector>

#include "engine.h"
#include "link.h"

namespace polymuse {

// A data part in transfer: a few pieces are active at a time, so that one is packed or unpacked
// while the next is sent.
class MpiTransfer {
 public:
  enum class Direction { kSend, kReceive };
  MpiTransfer(Direction direction, MPI_Comm comm, int rank, const pm_region& region, int64_t piece);
  ~MpiTransfer();
  MpiTransfer(const MpiTransfer&) = delete;
  MpiTransfer& operator=(const MpiTransfer&) = delete;
  // It is no longer needed.
  void Abandon();
  // Starts pieces until all slots are in use.
  void Start(MpiWatcher* watcher, int first_slot);
  // The piece in a slot is complete.
  void Done(int slot);
  bool Finished() const { return finished_ == total_; }
  static constexpr int kSlots = 4;

 private:
  Direction direction_;
  MPI_Comm comm_;
  int rank_;
  pm_region region_;
  bool contiguous_;
  int64_t piece_, total_, started_ = 0, finished_ = 0;
  bool abandoned_ = false;
  struct Slot {
    int64_t offset = -1, bytes = 0;  // no piece if the offset is negative
    Buffer staging;
  };
  std::array<Slot, kSlots> slots_;
};

class MpiLink final : public Link, public Watcher, public MpiWatcher {
 public:
  MpiLink(LinkListener* listener, int rank, int bell, MPI_Comm comm);
  ~MpiLink() override;
  void SayAsleep() override;
  void Close(bool orderly) override;
  bool HasTransfer() const override;
  void OnEvents(uint32_t events) override;
  void OnMpiDone(int what, int bytes) override;
  void OnMpiFailed() override;
  bool IsBusy() const override;

 protected:
  void TransmitMessage(const Call& call) override;
  void TransmitData(const Call& call, pm_region data) override;

 private:
  // What an MPI request of this link is for: the incoming message, a slot of a transfer in either
  // direction, or (from kFirstMessage on) an outgoing message.
  enum What { kMessage = -1, kReceiveSlot = 0, kSendSlot = 100, kFirstMessage = 1000 };

  struct Sending {
    std::vector<char> owned;  // what the transfer sends, if it owns the memory
    std::unique_ptr<MpiTransfer> transfer;
  };

  void PostReceive();
  bool TakeMessage(size_t bytes);
  bool TakeControl(const char* control);
  void Receive(const pm_region& region, int64_t piece);
  void Queue(std::vector<char> owned, const pm_region& region, int64_t piece);
  void Ring(pm_bell_kind kind, uint64_t seen);
  void Lost();

  MPI_Comm comm_;

  std::array<char, PM_EAGER_BYTES> message_;
  pm_header header_{};
  std::vector<char> control_;
  bool has_control_ = false;  // of the message being received
  std::unique_ptr<MpiTransfer> receiving_;

  std::vector<char> spare_;  // for the next outgoing message
  std::map<int, std::vector<char>> sending_messages_;
  int next_message_ = kFirstMessage;
  std::deque<Sending> sending_;  // data parts; the first one is under way

  int bell_;
  bool lost_ = false;
  uint64_t sent_ = 0, received_ = 0;
  bool worker_sleeps_ = false;
  uint64_t said_asleep_at_ = UINT64_MAX;  // what was received when this side last said so
  size_t bell_have_ = 0;
  pm_bell bell_record_{};
};

}  // namespace polymuse
