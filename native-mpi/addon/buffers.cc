// SPDX-License-Identifier: Apache-2.0
#include "buffers.h"

#include <sys/mman.h>

#include <cstdlib>
#include <mutex>
#include <new>
#include <unordered_map>
#include <utility>
#include <vector>

namespace polymuse {
namespace {

// Half of a huge page, the smallest block: so a block is at most twice as large as its
// contents, and can be reused.
constexpr size_t kLarge = 1 << 20;
constexpr size_t kKept = 256u << 20;  // at most this much is kept for later calls

struct Pool {
  std::mutex mutex;
  std::unordered_map<char*, size_t> capacity;  // of large blocks, in use or not
  std::vector<char*> unused;
  size_t unused_bytes = 0;
};

// Leaked: finalizers of the script's arrays may run after static destructors.
Pool& GetPool() {
  static Pool* pool = new Pool;
  return *pool;
}

char* AllocateLarge(size_t bytes) {
  Pool& pool = GetPool();
  std::lock_guard<std::mutex> lock(pool.mutex);
  for (size_t i = pool.unused.size(); i-- > 0;) {
    char* block = pool.unused[i];
    size_t capacity = pool.capacity[block];
    if (capacity < bytes || capacity / 2 > bytes) continue;
    pool.unused.erase(pool.unused.begin() + static_cast<std::ptrdiff_t>(i));
    pool.unused_bytes -= capacity;
    return block;
  }
  constexpr size_t kHugePage = 2 << 20;
  size_t capacity = (bytes + kHugePage - 1) / kHugePage * kHugePage;
  void* memory = nullptr;
  if (posix_memalign(&memory, kHugePage, capacity) != 0) throw std::bad_alloc();
  madvise(memory, capacity, MADV_HUGEPAGE);
  char* block = static_cast<char*>(memory);
  pool.capacity[block] = capacity;
  return block;
}

}  // namespace

Buffer::Buffer(size_t bytes) : size_(bytes) {
  if (bytes == 0) return;
  data_ = bytes < kLarge ? static_cast<char*>(std::malloc(bytes)) : AllocateLarge(bytes);
  if (!data_) throw std::bad_alloc();
}

Buffer::~Buffer() {
  if (data_) Release(data_);
}

Buffer::Buffer(Buffer&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

char* Buffer::Detach() {
  size_ = 0;
  return std::exchange(data_, nullptr);
}

void Buffer::Release(char* data) {
  Pool& pool = GetPool();
  std::lock_guard<std::mutex> lock(pool.mutex);
  auto found = pool.capacity.find(data);
  if (found == pool.capacity.end()) {
    std::free(data);
    return;
  }
  if (pool.unused_bytes + found->second <= kKept) {
    pool.unused.push_back(data);
    pool.unused_bytes += found->second;
    return;
  }
  pool.capacity.erase(found);
  std::free(data);
}

}  // namespace polymuse
