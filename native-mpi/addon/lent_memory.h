// SPDX-License-Identifier: Apache-2.0
// The memory of results that the script has in ArrayBuffers of its own: handed over without a copy,
// and taken back when the script no longer needs it.
#pragma once

#include <napi.h>

#include <cstddef>
#include <vector>

#include "buffers.h"

namespace polymuse {

class LentMemory {
 public:
  explicit LentMemory(Napi::Env env);
  ~LentMemory();
  LentMemory(const LentMemory&) = delete;
  LentMemory& operator=(const LentMemory&) = delete;

  // An ArrayBuffer with the memory of `result`; a copy if it is small, or if V8 does not
  // allow external memory.
  Napi::Value Lend(Napi::Env env, Buffer result);

 private:
  struct Lent {
    napi_ref reference;
    char* data;
    size_t bytes;
  };

  void TakeBack(napi_env env);

  bool may_lend_;
  std::vector<Lent> lent_;
  size_t next_ = 0;  // to be looked at
  size_t bytes_ = 0;
  size_t limit_;
};

}  // namespace polymuse
