// SPDX-License-Identifier: Apache-2.0
// The coordinator's end of the connection to a guard: the process beside each rank that reports how
// the rank ended, and that ends it when the connection closes.
#pragma once

#include <string>

#include "engine.h"
#include "wire.h"

namespace polymuse {

// A connection that has identified itself; see pm_hello.
struct Introduction {
  pm_hello hello;
  int fd;
};

class GuardListener {
 public:
  virtual ~GuardListener() = default;
  // The guard that has identified itself with `guard` is gone. `exited` is its report that its
  // rank ended, or had begun to, null if there is none; then `error` is the error of the
  // connection, 0 if the guard has closed it. `tail` is the end of the output of the rank.
  virtual void OnExited(const pm_hello& guard, const pm_exited* exited, const std::string& tail,
                        int error) = 0;
};

class Guard : public Watcher {
 public:
  Guard(GuardListener* listener, const Introduction& introduction);
  ~Guard() override;
  // Makes the guard end its rank, if that has not ended, without waiting for it.
  void Close();
  // Makes the guard end its rank, and tells the listener when both are gone.
  void EndRank();
  bool is_closed() const { return fd_ < 0; }
  // Whether its rank has begun to exit, without having been stopped.
  bool is_leaving() const { return !is_closed() && leaving_since_ != 0; }
  // Whether data has arrived for which OnEvents has not been called yet: epoll does not preserve
  // the order of arrival.
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
