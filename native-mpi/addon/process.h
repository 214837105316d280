// SPDX-License-Identifier: Apache-2.0
// A process that this one has started: the launcher of a worker (mpirun, srun, …) or, for one rank,
// the worker itself. It gets SIGTERM when the thread that started it ends: so only threads
// that live as long as the process may start one, such as the script's, the engine's and the
// spawner's.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

namespace polymuse {

struct Command {
  std::vector<std::string> arguments;    // the first is the file to run
  std::vector<std::string> environment;  // NAME=value; all of it
  std::string output;                    // file that its output is appended to
};

class Process {
 public:
  // Throws std::runtime_error if it cannot be started.
  explicit Process(const Command& command);
  // True once it has ended; then `status` is as waitpid gives it. Does not wait.
  bool HasEnded(int* status);
  // To the process and everything in its process group.
  void Signal(int signal_number);
  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
  bool ended_ = false;
  int status_ = 0;
};

// Waits, on a timer, for a process that is about to end; tells it to if it has not after `seconds`,
// and ends it by force if it does not do so either.
void EndLater(const std::shared_ptr<Process>& process, double seconds);

}  // namespace polymuse
