// SPDX-License-Identifier: Apache-2.0
// The addon's state for one JavaScript environment: Node creates one for the main thread and one
// for each worker thread that loads it. MPI can be driven by one thread only, so at most one
// environment at a time is the driver, which has channels and calls; it is so until it ends.
//
// When a driver ends, in whichever order environments end: the engine stops notifying it of
// completions (no other thread calls into it from then on); its channels end, and their
// workers with them; calls that were not delivered are dropped; it is no longer the driver; its
// references, and the memory that was lent to it, are released.
#pragma once

#include <napi.h>

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "call.h"
#include "lent_memory.h"

namespace polymuse {

class Environment {
 public:
  Environment() = default;
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  static Environment& Of(Napi::Env env);

  // Makes this environment the driver; false if another one is. `on_completed` is called when there
  // is something to drain into `inbox`.
  bool Drive(Napi::Env env, Napi::ArrayBuffer inbox, Napi::Function on_completed);
  // No longer notified of completions: the script is about to end.
  void StopNotifying();

  // The number for a new call, which is outstanding from now on.
  uint64_t NewCall(Napi::Env env);
  // Blocks until a call has completed, at most for the given number of seconds.
  void Wait(double seconds);
  // Puts records of completed calls into the inbox, and returns how many bytes.
  size_t Drain(Napi::Env env);
  // The control part of a call that did not fit into the inbox; null if there is no such call.
  Napi::Value TakeControl(Napi::Env env, uint64_t call);
  // The data part of a call.
  Napi::Value TakeData(Napi::Env env, uint64_t call);

 private:
  void KeepAlive(Napi::Env env);
  void EndChannels();

  bool drives_ = false;
  char* inbox_ = nullptr;
  size_t inbox_bytes_ = 0;
  Napi::Reference<Napi::ArrayBuffer> inbox_reference_;
  napi_threadsafe_function notify_ = nullptr;
  bool referenced_ = false;  // notify_ keeps the event loop alive
  int64_t outstanding_ = 0;
  std::vector<std::unique_ptr<Call>> backlog_;  // completed, but the inbox was full
  std::unordered_map<uint64_t, std::unique_ptr<Call>> delivered_;  // with parts to be taken
  std::unique_ptr<LentMemory> lent_;
};

}  // namespace polymuse
