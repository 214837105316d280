#include "process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <memory>
#include <stdexcept>

#include "engine.h"

namespace polymuse {
namespace {

constexpr double kLookSeconds = 0.02;

std::vector<char*> Pointers(const std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (const std::string& string : strings) pointers.push_back(const_cast<char*>(string.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

void LookLater(const std::shared_ptr<Process>& process, double until) {
  int status;
  if (process->HasEnded(&status)) return;
  if (Now() > until) process->Signal(SIGKILL);
  Engine::Get().After(kLookSeconds, nullptr, [process, until] { LookLater(process, until); });
}

}  // namespace

Process::Process(const Command& command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  if (!command.output.empty()) {
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, command.output.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND, 0666);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  }
  // A group of its own: Ctrl-C at the terminal is for the script, which ends its workers itself.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, defaults;
  sigemptyset(&none);
  sigfillset(&defaults);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  int error =
      posix_spawnp(&pid_, command.arguments[0].c_str(), &actions, &attributes,
                   Pointers(command.arguments).data(), Pointers(command.environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
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

void EndLater(Process process, double seconds) {
  LookLater(std::make_shared<Process>(process), Now() + seconds);
}

}  // namespace polymuse
