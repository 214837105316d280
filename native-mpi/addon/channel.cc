// SPDX-License-Identifier: Apache-2.0
// A channel's calls: sent to all ranks, and answered.
#include "channel.h"

#include <cstring>
#include <new>
#include <utility>

#include "block.h"
#include "readers.generated.h"

namespace polymuse {
namespace {

// How long the processes of a worker may take to end after it was told to stop.
constexpr double kStopSeconds = 20;

// Receives the bytes of results for which there is no memory.
char sink[PM_SINK_BYTES];

}  // namespace

void Channel::Submit(std::unique_ptr<Call> call) {
  if (state_ == State::kStarting) {
    backlog_.push_back(std::move(call));
    return;
  }
  if (state_ != State::kRunning) {
    call->status = state_ == State::kFailed ? failure_status_ : static_cast<int32_t>(PM_STOPPED);
    call->result_control = failure_;
    Engine::Get().Complete(std::move(call));
    return;
  }
  Engine::Get().SetBusy(this, true);
  calls_.push_back(std::move(call));
  Dispatch(calls_.back().get());
}

void Channel::Dispatch(Call* call) {
  pm_header& header = call->header;
  header.magic = PM_MAGIC;
  header.version = PM_WIRE_VERSION;
  header.sequence = next_sequence_++;
  header.epoch = epoch_;
  header.piece_bytes = header.kind == PM_WRITE ? PM_STAGED_PIECE_BYTES : PM_PIECE_BYTES;
  call->replies_due = header.kind == PM_READ ? options_.ranks : 1;
  if (header.kind == PM_STOP) state_ = State::kStopping;
  for (Rank& rank : ranks_) rank.link->Send(call);
}

Call* Channel::Find(uint64_t sequence) {
  if (calls_.empty()) return nullptr;
  uint64_t index = sequence - calls_.front()->header.sequence;
  return index < calls_.size() ? calls_[index].get() : nullptr;
}

void Channel::SayAsleep() {
  if (state_ != State::kRunning && state_ != State::kStopping) return;
  for (Rank& rank : ranks_)
    if (rank.link) rank.link->SayAsleep();
}

// Memory for the result of a call; false if there is none, which fails the call.
bool Channel::MakeRoom(Call* call, uint64_t bytes) {
  if (call->status == PM_RESULT_TOO_LARGE) return false;
  try {
    call->result = Buffer(bytes);
    return true;
  } catch (const std::bad_alloc&) {
    call->status = PM_RESULT_TOO_LARGE;
    call->result_control.resize(sizeof bytes);
    std::memcpy(call->result_control.data(), &bytes, sizeof bytes);
    return false;
  }
}

// Whether a message can be a reply of that rank to the call, judging by its header.
bool Channel::Answers(int rank, const Call* call, const pm_header& header,
                      pm_violation* violation) const {
  if (!call)
    return pm_violated(violation, "header", "sequence", static_cast<int64_t>(header.sequence),
                       "that of a call that has not been answered");
  if (header.kind != PM_READY && header.kind != PM_REPLY)
    return pm_violated(violation, "header", "kind", header.kind, "an answer");
  const bool awaits_ready = ranks_[static_cast<size_t>(rank)].link->awaiting_ready() == call;
  if (header.kind == PM_READY && (!awaits_ready || header.status != PM_OK || header.data_bytes > 0))
    return pm_violated(violation, "header", "kind", header.kind,
                       "no demand for data: none is held back for this rank");
  if (header.kind == PM_READY) return true;
  const bool one_answers = call->header.kind != PM_READ || header.status != PM_OK;
  if ((one_answers && rank != 0) || call->answered.count(rank) > 0)
    return pm_violated(violation, "header", "kind", header.kind, "no answer, or no second one");
  const bool may_have_data = call->header.kind == PM_CALL || call->header.kind == PM_READ;
  if (header.data_bytes > 0 && (!may_have_data || header.status != PM_OK))
    return pm_violated(violation, "header", "data_bytes", static_cast<int64_t>(header.data_bytes),
                       "0");
  return true;
}

// Reads the block of a rank in a selection, and compares it with those of other ranks.
bool Channel::TakeBlock(Call* call, const pm_header& header, const char* control,
                        pm_block_reply* block, pm_violation* violation) const {
  return pm_read_block_reply(control, header.control_bytes, block, violation) &&
         FitsInSelection(*block, violation) &&
         (call->shape.empty() || HasShape(*block, call->shape, call->element_bytes, violation));
}

std::optional<pm_region> Channel::OnMessage(int rank, const pm_header& header,
                                            const char* control) {
  const pm_region nothing = pm_region_of_bytes(nullptr, 0);
  Call* call = Find(header.sequence);
  pm_violation violation;
  if (!Answers(rank, call, header, &violation)) {
    OnViolation(rank, violation);
    return std::nullopt;
  }
  if (header.kind == PM_REPLY && call->header.kind == PM_READ) call->answered.insert(rank);
  const bool failed = header.status != PM_OK;
  if (failed) call->status = header.status;
  if (call->status != PM_RESULT_TOO_LARGE && (failed || rank == 0 || header.kind == PM_READY))
    call->result_control.assign(control, control + header.control_bytes);
  const bool has_block = header.kind == PM_READY ? call->header.kind == PM_WRITE
                                                 : call->header.kind == PM_READ && !failed;
  if (!has_block) {
    if (header.data_bytes == 0) return nothing;
    if (!MakeRoom(call, header.data_bytes))
      return pm_region_sink(sink, static_cast<int64_t>(header.data_bytes));
    return pm_region_of_bytes(call->result.data(), static_cast<int64_t>(header.data_bytes));
  }
  pm_block_reply block;
  if (!TakeBlock(call, header, control, &block, &violation)) {
    OnViolation(rank, violation);
    return std::nullopt;
  }
  const auto block_bytes = static_cast<uint64_t>(BytesOfBlock(block));
  const auto all_bytes = static_cast<uint64_t>(BytesOfSelection(block));
  if (header.kind == PM_READY) {
    if (all_bytes != call->header.data_bytes) {
      pm_violated(&violation, "block_reply", "shape", static_cast<int64_t>(all_bytes),
                  "as many bytes as are to be written");
      OnViolation(rank, violation);
      return std::nullopt;
    }
    return nothing;
  }
  // For replicated attributes only one rank sends the data.
  if (header.data_bytes != 0 && header.data_bytes != block_bytes) {
    pm_violated(&violation, "header", "data_bytes", static_cast<int64_t>(header.data_bytes),
                "those of the block");
    OnViolation(rank, violation);
    return std::nullopt;
  }
  if (call->shape.empty()) {
    call->shape.assign(block.shape, block.shape + block.axes);
    call->element_bytes = block.element_bytes;
    call->layout = block.order;
    call->bytes_due = all_bytes;
  }
  if (header.data_bytes > call->bytes_due) {
    pm_violated(&violation, "header", "data_bytes", static_cast<int64_t>(header.data_bytes),
                "at most what the selection still lacks");
    OnViolation(rank, violation);
    return std::nullopt;
  }
  call->bytes_due -= header.data_bytes;
  if (header.data_bytes == 0) return nothing;
  if (call->result.size() == 0) {
    if (!MakeRoom(call, all_bytes))
      return pm_region_sink(sink, static_cast<int64_t>(header.data_bytes));
    call->layout = block.order;
  }
  pm_region region = BlockInSelection(block, call->layout, call->result.data());
  pm_region_simplify(&region);
  return region;
}

void Channel::OnReceived(int rank, const pm_header& header) {
  Call* call = Find(header.sequence);
  if (!call) return;
  if (header.kind == PM_READY) {
    Link& link = *ranks_[static_cast<size_t>(rank)].link;
    if (call->header.kind != PM_WRITE) {
      link.SendData(pm_region_of_bytes(const_cast<char*>(call->data),
                                       static_cast<int64_t>(call->header.data_bytes)));
      return;
    }
    pm_block_reply block;
    std::memcpy(&block, call->result_control.data(), sizeof block);
    call->result_control.clear();
    pm_region region = BlockInSelection(block, block.order, const_cast<char*>(call->data));
    if (pm_region_bytes(&region) > 0) pm_region_simplify(&region);
    link.SendData(region);
    return;
  }
  if (header.status != PM_OK) {
    call->replies_due = 1;  // the ranks have agreed on this one
  } else if (call->replies_due == 1 && call->header.kind == PM_READ && call->bytes_due > 0) {
    pm_violation violation;
    pm_violated(&violation, "block_reply", "count", static_cast<int64_t>(call->bytes_due),
                "0 bytes of the selection that no rank has");
    OnViolation(rank, violation);
    return;
  }
  if (--call->replies_due == 0) Finish(call);
}

void Channel::Finish(Call* call) {
  for (Rank& rank : ranks_)
    if (rank.link->awaiting_ready() == call) rank.link->SkipData();
  if (calls_.front().get() != call) return;  // completed below, after those before it
  while (!calls_.empty() && calls_.front()->replies_due == 0) {
    std::unique_ptr<Call> done = std::move(calls_.front());
    calls_.pop_front();
    // A block that is one element thick may look like the other order; the script gets the layout
    // that the result has.
    if (done->result.size() > 0 && done->header.kind == PM_READ)
      std::memcpy(done->result_control.data() + offsetof(pm_block_reply, order), &done->layout,
                  sizeof done->layout);
    if (done->header.kind == PM_STOP)
      stop_ = std::move(done);
    else
      Engine::Get().Complete(std::move(done));
  }
  if (!stop_) {
    Engine::Get().SetBusy(this, !calls_.empty());
    return;
  }
  if (transport_->ClosesLinksAtStop())
    for (Rank& rank : ranks_) rank.link->Close(true);
  transport_->Disconnect();
  Engine::Get().After(kStopSeconds, this,
                      [this] { Kill("the worker did not end after it was told to stop"); });
  if (launcher_) WatchLauncher();
  CheckStopped();
}

}  // namespace polymuse
