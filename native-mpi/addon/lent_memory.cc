// SPDX-License-Identifier: Apache-2.0
#include "lent_memory.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace polymuse {
namespace {

// Smaller results are copied, which is faster.
constexpr size_t kLeastLent = 64 << 10;
// How much may be lent before a garbage collection is requested.
constexpr size_t kLentLimit = 128u << 20;

}  // namespace

LentMemory::LentMemory(Napi::Env env) : limit_(kLentLimit) {
  auto buffers = env.Global().Get("ArrayBuffer").As<Napi::Object>();
  may_lend_ = !buffers.Get("prototype").As<Napi::Object>().Has("transfer");
}

// The environment is gone, and its references with it.
LentMemory::~LentMemory() {
  for (const Lent& one : lent_) Buffer::Release(one.data);
}

// The memory of a result is taken back as soon as its ArrayBuffer is known to be garbage.
// Finalizers would be late: Node runs them from the event loop, which a script that makes blocking
// calls may never enter. A weak reference is empty right after the collection. Nothing else can
// have got hold of the memory then: Node does not transfer external ArrayBuffers to other threads,
// and where they have a method `transfer`, none are lent.
void LentMemory::TakeBack(napi_env env) {
  constexpr size_t kMostLooks = 16;  // per call, so that a script may hold on to many results
  Napi::HandleScope scope(env);      // what is looked at here must not be kept alive by that
  for (size_t looks = std::min(lent_.size(), kMostLooks); looks > 0; looks--) {
    if (next_ >= lent_.size()) next_ = 0;
    Lent& one = lent_[next_];
    napi_value alive = nullptr;
    napi_get_reference_value(env, one.reference, &alive);
    if (alive) {
      next_++;
      continue;
    }
    napi_delete_reference(env, one.reference);
    Buffer::Release(one.data);
    bytes_ -= one.bytes;
    one = lent_.back();
    lent_.pop_back();
  }
}

Napi::Value LentMemory::Lend(Napi::Env env, Buffer result) {
  TakeBack(env);
  if (bytes_ > limit_) {
    // Most of it is garbage by now, usually, which V8 does not see as pressing: it looks small from
    // there.
    constexpr int64_t kPressure = int64_t{4} << 30;
    int64_t ignored;
    napi_adjust_external_memory(env, kPressure, &ignored);
    napi_adjust_external_memory(env, -kPressure, &ignored);
    TakeBack(env);
    limit_ = std::max(kLentLimit, 2 * bytes_);
  }
  size_t bytes = result.size();
  napi_value buffer;
  if (bytes >= kLeastLent && may_lend_ &&
      napi_create_external_arraybuffer(
          env, result.data(), bytes, [](napi_env, void*, void*) {}, nullptr, &buffer) == napi_ok) {
    Lent lent{nullptr, result.Detach(), bytes};
    bytes_ += bytes;
    napi_create_reference(env, buffer, 0, &lent.reference);
    lent_.push_back(lent);
    return Napi::Value(env, buffer);
  }
  auto copy = Napi::ArrayBuffer::New(env, bytes);
  std::memcpy(copy.Data(), result.data(), bytes);
  return copy;
}

}  // namespace polymuse
