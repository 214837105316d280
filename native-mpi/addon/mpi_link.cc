// SPDX-License-Identifier: Apache-2.0
#include "mpi_link.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "readers.generated.h"

namespace polymuse {

// ---- transfer of a data part -----------------------------------------------------------------

MpiTransfer::MpiTransfer(Direction direction, MPI_Comm comm, int rank, const pm_region& region,
                         int64_t piece)
    : direction_(direction),
      comm_(comm),
      rank_(rank),
      region_(region),
      contiguous_(pm_region_is_contiguous(&region) != 0),
      piece_(piece),
      total_(pm_region_bytes(&region)) {
  Engine::Get().BeginTransfer();
}

MpiTransfer::~MpiTransfer() { Abandon(); }

void MpiTransfer::Abandon() {
  if (!abandoned_) Engine::Get().EndTransfer();
  abandoned_ = true;
}

void MpiTransfer::Start(MpiWatcher* watcher, int first_slot) {
  for (int i = 0; i < kSlots && started_ < total_; i++) {
    Slot& slot = slots_[static_cast<size_t>(i)];
    if (slot.offset >= 0) continue;
    slot.offset = started_;
    slot.bytes = std::min(piece_, total_ - started_);
    started_ += slot.bytes;
    char* memory = region_.base + slot.offset;
    if (!contiguous_) {
      if (slot.staging.size() == 0)
        slot.staging = Buffer(static_cast<size_t>(std::min(piece_, total_)));
      memory = slot.staging.data();
      if (direction_ == Direction::kSend) pm_region_pack(&region_, slot.offset, memory, slot.bytes);
    }
    MPI_Request request;
    int count = static_cast<int>(slot.bytes);
    int error = direction_ == Direction::kSend
                    ? MPI_Isend(memory, count, MPI_BYTE, rank_, PM_TAG_DATA, comm_, &request)
                    : MPI_Irecv(memory, count, MPI_BYTE, rank_, PM_TAG_DATA, comm_, &request);
    // After an error there is no request. The worker has died then, which its guard reports.
    if (error == MPI_SUCCESS) Engine::Get().Watch(request, watcher, first_slot + i);
  }
}

void MpiTransfer::Done(int index) {
  Slot& slot = slots_[static_cast<size_t>(index)];
  if (!contiguous_ && direction_ == Direction::kReceive)
    pm_region_unpack(&region_, slot.offset, slot.staging.data(), slot.bytes);
  finished_ += slot.bytes;
  slot.offset = -1;
}

// ---- the link --------------------------------------------------------------------------------

MpiLink::MpiLink(LinkListener* listener, int rank, int bell, MPI_Comm comm)
    : Link(listener, rank), comm_(comm), bell_(bell) {
  Engine::Get().Watch(bell_, EPOLLIN, this);
  PostReceive();
}

MpiLink::~MpiLink() { Close(false); }

void MpiLink::Close(bool orderly) {
  if (bell_ < 0) return;
  // Requests to a dead worker can neither be cancelled nor freed safely: MPI keeps them.
  Engine::Get().Unwatch(static_cast<MpiWatcher*>(this), orderly);
  if (receiving_) receiving_->Abandon();
  for (Sending& sending : sending_) sending.transfer->Abandon();
  if (!lost_) Engine::Get().Unwatch(bell_);
  close(bell_);
  bell_ = -1;
}

bool MpiLink::HasTransfer() const { return receiving_ != nullptr || !sending_.empty(); }

void MpiLink::OnMpiDone(int what, int bytes) {
  if (what == kMessage) {
    if (TakeMessage(static_cast<size_t>(bytes))) PostReceive();
  } else if (what >= kFirstMessage) {
    sending_messages_.erase(what);
  } else if (what >= kSendSlot) {
    MpiTransfer& transfer = *sending_.front().transfer;
    transfer.Done(what - kSendSlot);
    if (!transfer.Finished()) {
      transfer.Start(this, kSendSlot);
      return;
    }
    sending_.pop_front();
    if (!sending_.empty()) sending_.front().transfer->Start(this, kSendSlot);
  } else {
    receiving_->Done(what - kReceiveSlot);
    if (!receiving_->Finished()) {
      receiving_->Start(this, kReceiveSlot);
      return;
    }
    receiving_.reset();
    if (has_control_)
      listener_->OnReceived(rank_, pm_header(header_));
    else if (has_control_ = true; !TakeControl(control_.data()))
      return;
    PostReceive();
  }
}

void MpiLink::OnMpiFailed() { Lost(); }

bool MpiLink::IsBusy() const {
  return listener_->Outstanding() > 0 || HasTransfer() || !sending_messages_.empty();
}

void MpiLink::Lost() {
  if (lost_) return;
  lost_ = true;
  Engine::Get().Unwatch(bell_);
  listener_->OnLost(rank_);
}

// ---- in --------------------------------------------------------------------------------------

void MpiLink::PostReceive() {
  // While replies are due, messages that have arrived are received at once: a Testsome for
  // each would cost more than the message.
  constexpr int kMostAtOnce = 64;
  for (int taken = 0; bell_ >= 0; taken++) {
    MPI_Request request;
    MPI_Status status;
    int done = 0;
    if (MPI_Irecv(message_.data(), PM_EAGER_BYTES, MPI_BYTE, rank_, PM_TAG_MESSAGE, comm_,
                  &request) != MPI_SUCCESS)
      return;
    if (taken < kMostAtOnce && listener_->Outstanding() > 0) MPI_Test(&request, &done, &status);
    if (!done) {
      Engine::Get().Watch(request, this, kMessage);
      return;
    }
    int bytes = 0;
    MPI_Get_count(&status, MPI_BYTE, &bytes);
    if (!TakeMessage(static_cast<size_t>(bytes))) return;
  }
}

void MpiLink::Receive(const pm_region& region, int64_t piece) {
  receiving_ =
      std::make_unique<MpiTransfer>(MpiTransfer::Direction::kReceive, comm_, rank_, region, piece);
  receiving_->Start(this, kReceiveSlot);
}

// Takes the message in message_; false if parts of it are still to come, behind which the next
// message waits.
bool MpiLink::TakeMessage(size_t bytes) {
  received_++;
  pm_violation violation;
  if (!pm_read_header(message_.data(), bytes, &header_, &violation)) {
    listener_->OnViolation(rank_, violation);
    return false;
  }
  // All of it, all but the data part, or the header alone.
  const size_t following = bytes - sizeof header_;
  has_control_ = sizeof header_ + header_.control_bytes <= PM_EAGER_BYTES;
  const size_t expected = pm_is_eager(&header_) ? header_.control_bytes + header_.data_bytes
                          : has_control_        ? header_.control_bytes
                                                : 0;
  if (following != expected) {
    pm_violated(&violation, "header", "length", static_cast<int64_t>(bytes),
                "as many bytes as the header says");
    listener_->OnViolation(rank_, violation);
    return false;
  }
  if (has_control_) return TakeControl(message_.data() + sizeof header_);
  control_.resize(header_.control_bytes);
  Receive(pm_region_of_bytes(control_.data(), static_cast<int64_t>(control_.size())),
          PM_PIECE_BYTES);
  return false;
}

bool MpiLink::TakeControl(const char* control) {
  std::optional<pm_region> data = listener_->OnMessage(rank_, header_, control);
  if (!data) return false;
  if (pm_has_late_data(&header_)) {
    Receive(*data, header_.piece_bytes);
    return false;
  }
  if (header_.data_bytes > 0)
    pm_region_unpack(&*data, 0, control + header_.control_bytes,
                     static_cast<int64_t>(header_.data_bytes));
  listener_->OnReceived(rank_, pm_header(header_));
  return true;
}

// ---- out -------------------------------------------------------------------------------------

void MpiLink::TransmitMessage(const Call& call) {
  const size_t all = sizeof call.header + call.control.size();
  const bool fits = all <= PM_EAGER_BYTES;
  spare_.resize(fits ? all : sizeof call.header);
  std::memcpy(spare_.data(), &call.header, sizeof call.header);
  if (fits && !call.control.empty())
    std::memcpy(spare_.data() + sizeof call.header, call.control.data(), call.control.size());
  MPI_Request request;
  int done = 0;
  if (MPI_Isend(spare_.data(), static_cast<int>(spare_.size()), MPI_BYTE, rank_, PM_TAG_MESSAGE,
                comm_, &request) != MPI_SUCCESS)
    return;  // the worker has died, which its guard reports
  MPI_Test(&request, &done, MPI_STATUS_IGNORE);
  if (!done) {
    Engine::Get().Watch(request, this, next_message_);
    sending_messages_[next_message_++] = std::move(spare_);
    spare_ = {};
  }
  sent_++;
  if (worker_sleeps_) Ring(PM_BELL_RING, 0);
  worker_sleeps_ = false;
  if (!fits) Queue(call.control, pm_region{}, PM_PIECE_BYTES);
}

void MpiLink::TransmitData(const Call& call, pm_region data) {
  Queue({}, data, call.header.piece_bytes);
}

void MpiLink::Queue(std::vector<char> owned, const pm_region& region, int64_t piece) {
  sending_.push_back({std::move(owned), nullptr});
  Sending& sending = sending_.back();
  pm_region from =
      sending.owned.empty()
          ? region
          : pm_region_of_bytes(sending.owned.data(), static_cast<int64_t>(sending.owned.size()));
  sending.transfer =
      std::make_unique<MpiTransfer>(MpiTransfer::Direction::kSend, comm_, rank_, from, piece);
  if (sending_.size() == 1) sending.transfer->Start(this, kSendSlot);
}

// ---- the doorbell: modelled in test/channel/doorbell-model.ts --------------------------------

void MpiLink::Ring(pm_bell_kind kind, uint64_t seen) {
  pm_bell record{static_cast<uint64_t>(kind), seen};
  // The worker empties its end long before a socket's buffer is full; a lost one is noticed where
  // it is read.
  ssize_t ignored = send(bell_, &record, sizeof record, MSG_NOSIGNAL | MSG_DONTWAIT);
  (void)ignored;
}

void MpiLink::SayAsleep() {
  if (lost_ || said_asleep_at_ == received_) return;
  said_asleep_at_ = received_;
  Ring(PM_BELL_SLEEPING, received_);
}

void MpiLink::OnEvents(uint32_t) {
  for (;;) {
    char* to = reinterpret_cast<char*>(&bell_record_) + bell_have_;
    ssize_t count = recv(bell_, to, sizeof bell_record_ - bell_have_, MSG_DONTWAIT);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (count <= 0) {
      Lost();
      return;
    }
    bell_have_ += static_cast<size_t>(count);
    if (bell_have_ < sizeof bell_record_) continue;
    bell_have_ = 0;
    pm_violation violation;
    if (!pm_read_bell(&bell_record_, sizeof bell_record_, &bell_record_, &violation)) {
      listener_->OnViolation(rank_, violation);
      return;
    }
    if (bell_record_.kind == PM_BELL_RING) {
      said_asleep_at_ = UINT64_MAX;
    } else if (sent_ > bell_record_.seen) {
      Ring(PM_BELL_RING, 0);
    } else {
      worker_sleeps_ = true;
    }
  }
}

}  // namespace polymuse
