// SPDX-License-Identifier: Apache-2.0
#include "environment.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <utility>

#include "channel.h"
#include "channel_table.h"
#include "engine.h"
#include "listener.h"

namespace polymuse {
namespace {

std::atomic<Environment*> driver{nullptr};
// Numbers of calls are not used again by the next driver: a late completion must not be taken for
// one of its own.
std::atomic<uint64_t> next_call{1};

// Runs on the script's thread. The environment is null when the thread is ending.
void CallOnCompleted(napi_env env, napi_value on_completed, void*, void*) {
  if (!env || !on_completed) return;
  napi_value undefined;
  napi_get_undefined(env, &undefined);
  napi_call_function(env, undefined, on_completed, 0, nullptr, nullptr);
}

}  // namespace

Environment& Environment::Of(Napi::Env env) { return *env.GetInstanceData<Environment>(); }

bool Environment::Drive(Napi::Env env, Napi::ArrayBuffer inbox, Napi::Function on_completed) {
  Environment* none = nullptr;
  if (!driver.compare_exchange_strong(none, this)) return none == this;
  drives_ = true;
  // Node sets close-on-exec for them, but workers may have to print there.
  for (int stream : {STDOUT_FILENO, STDERR_FILENO}) fcntl(stream, F_SETFD, 0);
  inbox_ = static_cast<char*>(inbox.Data());
  inbox_bytes_ = inbox.ByteLength();
  inbox_reference_ = Napi::Persistent(inbox);
  lent_ = std::make_unique<LentMemory>(env);
  napi_create_threadsafe_function(env, on_completed, nullptr, Napi::String::New(env, "polymuse"), 0,
                                  1, nullptr, nullptr, nullptr, CallOnCompleted, &notify_);
  napi_unref_threadsafe_function(env, notify_);
  Engine::Get().SetNotify([notify = notify_] {
    napi_call_threadsafe_function(notify, nullptr, napi_tsfn_nonblocking);
  });
  // Before Node destroys what the engine's thread calls into; see the order in environment.h.
  env.AddCleanupHook([this] {
    StopNotifying();
    EndChannels();
    driver = nullptr;
    drives_ = false;
  });
  return true;
}

Environment::~Environment() {
  if (!inbox_reference_.IsEmpty()) inbox_reference_.SuppressDestruct();
}

void Environment::StopNotifying() {
  if (drives_) Engine::Get().SetNotify(nullptr);
}

void Environment::EndChannels() {
  {
    Engine::Lock lock;
    for (uint64_t id : AllChannels()) {
      FindChannel(id)->Kill("the thread that started it has ended");
      Engine::Get().Dispose(RemoveChannel(id));
    }
    StopListening();
  }
  Engine::Get().TakeCompleted();
  Engine::Get().Active();
}

// The event loop must stay alive exactly while there are calls to be completed.
void Environment::KeepAlive(Napi::Env env) {
  bool wanted = outstanding_ > 0;
  if (wanted == referenced_) return;
  referenced_ = wanted;
  if (wanted)
    napi_ref_threadsafe_function(env, notify_);
  else
    napi_unref_threadsafe_function(env, notify_);
}

uint64_t Environment::NewCall(Napi::Env env) {
  outstanding_++;
  KeepAlive(env);
  return next_call++;
}

void Environment::Wait(double seconds) {
  if (backlog_.empty()) Engine::Get().Wait(seconds);
}

size_t Environment::Drain(Napi::Env env) {
  for (auto& call : Engine::Get().TakeCompleted()) backlog_.push_back(std::move(call));
  size_t used = 0, taken = 0;
  for (auto& call : backlog_) {
    size_t control = call->result_control.size(), padded = (control + 7) & ~size_t{7};
    bool apart = sizeof(pm_completion) + padded > inbox_bytes_;
    size_t bytes = sizeof(pm_completion) + (apart ? 0 : padded);
    if (used + bytes > inbox_bytes_) break;
    pm_completion record{static_cast<double>(call->id), call->status, 0,
                         static_cast<double>(control), static_cast<double>(call->result.size())};
    if (apart) record.flags |= PM_COMPLETION_CONTROL_APART;
    if (call->transfer_abandoned) record.flags |= PM_COMPLETION_TRANSFER_ABANDONED;
    std::memcpy(inbox_ + used, &record, sizeof record);
    if (!apart && control > 0)
      std::memcpy(inbox_ + used + sizeof record, call->result_control.data(), control);
    used += bytes;
    taken++;
    outstanding_--;
    if (apart || call->result.size() > 0) {
      uint64_t id = call->id;
      delivered_[id] = std::move(call);
    }
  }
  backlog_.erase(backlog_.begin(), backlog_.begin() + static_cast<std::ptrdiff_t>(taken));
  KeepAlive(env);
  return used;
}

Napi::Value Environment::TakeControl(Napi::Env env, uint64_t call) {
  auto found = delivered_.find(call);
  if (found == delivered_.end()) return env.Null();
  auto& control = found->second->result_control;
  auto buffer = Napi::ArrayBuffer::New(env, control.size());
  std::memcpy(buffer.Data(), control.data(), control.size());
  if (found->second->result.size() == 0) delivered_.erase(found);
  return buffer;
}

Napi::Value Environment::TakeData(Napi::Env env, uint64_t call) {
  auto found = delivered_.find(call);
  if (found == delivered_.end()) return env.Null();
  Buffer result = std::move(found->second->result);
  delivered_.erase(found);
  return lent_->Lend(env, std::move(result));
}

}  // namespace polymuse
