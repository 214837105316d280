// SPDX-License-Identifier: Apache-2.0
// Memory for the arrays that calls result in. Large blocks are kept for the next call when the
// script's garbage collector gives them back: touching fresh memory costs more than filling it.
#pragma once

#include <cstddef>

namespace polymuse {

class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(size_t bytes);
  ~Buffer();
  Buffer(Buffer&& other) noexcept;
  Buffer& operator=(Buffer&& other) noexcept;

  char* data() const { return data_; }
  size_t size() const { return size_; }

  // Hands the memory to the caller, who gives it back with Release.
  char* Detach();
  static void Release(char* data);

 private:
  char* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace polymuse
