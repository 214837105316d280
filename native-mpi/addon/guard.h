// SPDX-License-Identifier: Apache-2.0
// The coordinator's end of a guard's connection: the process beside each rank that tells how the
// rank ended, and that ends it when the connection closes.
#pragma once

#include <string>

#include "engine.h"
#include "wire.h"

namespace polymuse {

// A connection that has introduced itself; see pm_hello.
struct Introduction {
  pm_hello hello;
  int fd;
};

class GuardListener {
 public:
  virtual ~GuardListener() = default;
  // The guard that has introduced itself with `guard` is gone. `exited` is how it says that its
  // rank ended, or had begun to, null if it has not said so; then `error` is what became of the
  // connection, 0 if the guard has closed it. `tail` is the end of what the rank printed.
  virtual void OnExited(const pm_hello& guard, const pm_exited* exited, const std::string& tail,
                        int error) = 0;
};

class Guard : public Watcher {
 public:
  Guard(GuardListener* listener, const Introduction& introduction);
  ~Guard() override;
  // Has the guard end its rank, if that has not ended, without waiting for it.
  void Close();
  // Has the guard end its rank, and tells the listener when both are gone.
  void EndRank();
  bool is_over() const { return fd_ < 0; }
  // Whether its rank has begun to exit, without having been stopped.
  bool is_leaving() const { return !is_over() && leaving_since_ != 0; }
  // Whether something has come of which OnEvents has not been told yet: epoll does not keep to the
  // order in which things come.
  bool HasUnread() const;
  const pm_hello& hello() const { return hello_; }
  void OnEvents(uint32_t events) override;

 private:
  GuardListener* listener_;
  pm_hello hello_;
  int fd_;
  int64_t leaving_since_ = 0;
  bool is_ending_ = false;
  std::string received_;
};

}  // namespace polymuse
