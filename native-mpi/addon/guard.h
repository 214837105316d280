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
  // rank ended, null if it has not said so; then `error` is what became of the connection, 0 if the
  // guard has closed it. `tail` is the end of what the rank printed.
  virtual void OnExited(const pm_hello& guard, const pm_exited* exited, const std::string& tail,
                        int error) = 0;
};

class Guard : public Watcher {
 public:
  Guard(GuardListener* listener, const Introduction& introduction);
  ~Guard() override;
  // Has the guard end its rank, if that has not ended.
  void Close();
  void OnEvents(uint32_t events) override;

 private:
  GuardListener* listener_;
  pm_hello hello_;
  int fd_;
  std::string received_;
};

}  // namespace polymuse
