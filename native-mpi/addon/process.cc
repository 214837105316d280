// SPDX-License-Identifier: Apache-2.0
#include "process.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "engine.h"

namespace polymuse {
namespace {

constexpr double kPollSeconds = 0.02;

// How long a process that has been told to end may take.
constexpr double kForceSeconds = 3;

std::vector<char*> Pointers(const std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  pointers.reserve(strings.size() + 1);
  for (const std::string& string : strings) pointers.push_back(const_cast<char*>(string.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

bool Redirect(int stream, const char* file, int flags) {
  int opened = open(file, flags | O_CLOEXEC, 0666);
  return opened >= 0 && dup2(opened, stream) == stream;
}

// Becomes the program; returns an error only if it cannot. The child of vfork that does this is in
// the memory of its parent, which waits: nothing here may change what the parent has.
int Become(char* const* arguments, char* const* environment, const char* output, pid_t parent) {
  // A launcher ends with this process, even with one that is killed: ranks that it has started
  // would end, but it may wait for a host, or for a step, to start them.
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(127);
  // A group of its own: Ctrl-C at the terminal is for the script, which ends its workers itself.
  setpgid(0, 0);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  if (!Redirect(STDIN_FILENO, "/dev/null", O_RDONLY)) return errno;
  if (output && (!Redirect(STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_APPEND) ||
                 dup2(STDOUT_FILENO, STDERR_FILENO) != STDERR_FILENO))
    return errno;
  execvpe(arguments[0], arguments, environment);
  return errno;
}

// As posix_spawn does it, which knows nothing of PR_SET_PDEATHSIG; by fork, Node's memory would
// have to be copied, or what MPI has registered of it.
pid_t Start(char* const* arguments, char* const* environment, const char* output, int* error) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);  // the child must not run this process's handlers
  const pid_t parent = getpid();
  const pid_t child = vfork();
  if (child == 0) {
    *error = Become(arguments, environment, output, parent);
    _exit(127);
  }
  if (child < 0) *error = errno;
  if (child > 0 && *error != 0) waitpid(child, nullptr, 0);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return child;
}

void PollLater(const std::shared_ptr<Process>& process, double patience, double since) {
  int status;
  if (process->HasEnded(&status)) return;
  const double waited = Now() - since;
  const bool is_told = patience < 0;
  if (!is_told && waited >= patience) {
    process->Signal(SIGTERM);
    patience = -1;
    since = Now();
  } else if (is_told && waited > kForceSeconds) {
    process->Signal(SIGKILL);
  }
  Engine::Get().After(kPollSeconds, nullptr,
                      [process, patience, since] { PollLater(process, patience, since); });
}

}  // namespace

Process::Process(const Command& command) {
  int error = 0;
  pid_ = Start(Pointers(command.arguments).data(), Pointers(command.environment).data(),
               command.output.empty() ? nullptr : command.output.c_str(), &error);
  if (error != 0)
    throw std::runtime_error("cannot start " + command.arguments[0] + ": " + strerror(error));
}

bool Process::HasEnded(int* status) {
  if (!ended_ && waitpid(pid_, &status_, WNOHANG) == pid_) ended_ = true;
  *status = status_;
  return ended_;
}

void Process::Signal(int signal_number) {
  if (!ended_) kill(-pid_, signal_number);
}

void EndLater(const std::shared_ptr<Process>& process, double seconds) {
  PollLater(process, seconds, Now());
}

}  // namespace polymuse
