// SPDX-License-Identifier: Apache-2.0
#include "mpi_world.h"

#include <dlfcn.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "engine.h"
#include "signals.h"

namespace polymuse {
namespace {

struct Spawner {
  std::mutex mutex;
  std::condition_variable more;
  std::deque<std::function<void()>> jobs;
  std::atomic<double> blocked_since{0};
  std::atomic<bool> busy{false};
  bool started = false;
  bool has_initialized = false;
  std::atomic<double> initializing_since{0};
};

// Leaked: its thread may be inside MPI when the process exits.
Spawner& GetSpawner() {
  static Spawner* spawner = new Spawner;
  return *spawner;
}

std::atomic<bool> left_unfinalized{false};

// MPI_Init takes a tenth of a second. If it hangs, the script continues after this time, and the
// start fails at its time limit.
constexpr double kMostInitSeconds = 10;
constexpr auto kInitLook = std::chrono::milliseconds(1);

void Run() {
  Spawner& spawner = GetSpawner();
  for (;;) {
    std::unique_lock<std::mutex> lock(spawner.mutex);
    spawner.more.wait(lock, [&] { return !spawner.jobs.empty(); });
    auto job = std::move(spawner.jobs.front());
    spawner.jobs.pop_front();
    spawner.busy = true;
    lock.unlock();
    spawner.blocked_since = Now();
    job();
    spawner.blocked_since = 0;
    spawner.busy = false;
  }
}

void Enqueue(std::function<void()> job) {
  Spawner& spawner = GetSpawner();
  std::lock_guard<std::mutex> lock(spawner.mutex);
  spawner.jobs.push_back(std::move(job));
  if (!spawner.started) {
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    std::thread(Run).detach();
    pthread_sigmask(SIG_SETMASK, &old, nullptr);
    spawner.started = true;
  }
  spawner.more.notify_one();
}

std::string ErrorText(int error) {
  char text[MPI_MAX_ERROR_STRING];
  int length = 0;
  MPI_Error_string(error, text, &length);
  return std::string(text, static_cast<size_t>(length));
}

std::string InitializeMpi() {
  int initialized = 0, provided = 0;
  MPI_Initialized(&initialized);
  if (initialized) return "";
  int error = MPI_Init_thread(nullptr, nullptr, MPI_THREAD_MULTIPLE, &provided);
  if (error != MPI_SUCCESS) return "MPI_Init_thread: " + ErrorText(error);
  if (provided < MPI_THREAD_MULTIPLE)
    return "this MPI library was built without MPI_THREAD_MULTIPLE";
  MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
  MPI_Comm_set_errhandler(MPI_COMM_SELF, MPI_ERRORS_RETURN);
  return "";
}

// MPI's info for the ranks of one host.
class SpawnInfo {
 public:
  explicit SpawnInfo(const SpawnCommand& command, const SpawnCommand::Part& part) {
    MPI_Info_create(&info_);
    for (const auto& [key, value] : command.info) Set(key, value);
    if (!part.host.empty()) Set("host", part.host + ":" + std::to_string(part.ranks));
  }
  ~SpawnInfo() { MPI_Info_free(&info_); }
  SpawnInfo(const SpawnInfo&) = delete;
  SpawnInfo& operator=(const SpawnInfo&) = delete;
  MPI_Info get() const { return info_; }
  // What could not be set, and why; empty on success.
  const std::string& problem() const { return problem_; }

 private:
  void Set(const std::string& key, const std::string& value) {
    int refused = MPI_Info_set(info_, key.c_str(), value.c_str());
    if (refused != MPI_SUCCESS && problem_.empty())
      problem_ = "MPI_Info_set of " + key + ": " + ErrorText(refused);
  }
  MPI_Info info_ = MPI_INFO_NULL;
  std::string problem_;
};

MPI_Comm Spawn(const SpawnCommand& command, std::string* message) {
  std::vector<char*> arguments;
  for (const std::string& argument : command.arguments)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  // A part for each host: with a list of hosts, Open MPI decides itself how to fill them.
  const size_t count = command.parts.size();
  std::vector<std::unique_ptr<SpawnInfo>> owned;
  std::vector<MPI_Info> infos;
  std::vector<int> ranks;
  int all = 0;
  for (const SpawnCommand::Part& part : command.parts) {
    owned.push_back(std::make_unique<SpawnInfo>(command, part));
    if (!owned.back()->problem().empty()) {
      *message = owned.back()->problem();
      return MPI_COMM_NULL;
    }
    infos.push_back(owned.back()->get());
    ranks.push_back(part.ranks);
    all += part.ranks;
  }
  std::vector<char*> files(count, const_cast<char*>(command.file.c_str()));
  std::vector<char**> argument_lists(count, arguments.data());
  MPI_Comm comm = MPI_COMM_NULL;
  std::vector<int> errors(static_cast<size_t>(all));
  int error = count == 1 ? MPI_Comm_spawn(files[0], arguments.data(), all, infos[0], 0,
                                          MPI_COMM_SELF, &comm, errors.data())
                         : MPI_Comm_spawn_multiple(
                               static_cast<int>(count), files.data(), argument_lists.data(),
                               ranks.data(), infos.data(), 0, MPI_COMM_SELF, &comm, errors.data());
  if (error != MPI_SUCCESS) {
    *message = "MPI_Comm_spawn: " + ErrorText(error);
    return MPI_COMM_NULL;
  }
  MPI_Comm_set_errhandler(comm, MPI_ERRORS_RETURN);
  return comm;
}

}  // namespace

void SpawnLater(SpawnCommand command, std::function<void(MPI_Comm, std::string)> done) {
  {
    Spawner& spawner = GetSpawner();
    std::lock_guard<std::mutex> lock(spawner.mutex);
    if (!spawner.has_initialized && spawner.initializing_since == 0)
      spawner.initializing_since = Now();
  }
  Enqueue([command = std::move(command), done = std::move(done)] {
    std::string message = InitializeMpi();
    {
      Spawner& spawner = GetSpawner();
      std::lock_guard<std::mutex> lock(spawner.mutex);
      spawner.has_initialized = message.empty();
      spawner.initializing_since = 0;
    }
    MPI_Comm comm = message.empty() ? Spawn(command, &message) : MPI_COMM_NULL;
    Engine::Lock lock;
    done(comm, message);
    Engine::Get().Active();
  });
}

void AwaitInitialization() {
  // Counted from its beginning: if it hangs, several instances do not wait that long each.
  for (;;) {
    const double since = GetSpawner().initializing_since;
    if (since == 0 || HasSignal() || Now() > since + kMostInitSeconds) return;
    std::this_thread::sleep_for(kInitLook);
  }
}

double BlockedFor() {
  double since = GetSpawner().blocked_since;
  return since == 0 ? 0 : Now() - since;
}

void LeaveMpiUnfinalized() { left_unfinalized = true; }

void FinalizeMpi(bool clean) {
  int initialized = 0, finalized = 0;
  MPI_Initialized(&initialized);
  MPI_Finalized(&finalized);
  if (initialized && !finalized && clean && !left_unfinalized && !GetSpawner().busy) {
    Engine::Lock lock;
    MPI_Finalize();
  }
}

std::string MpiLibraryVersion() {
  char version[MPI_MAX_LIBRARY_VERSION_STRING];
  int length = 0;
  MPI_Get_library_version(version, &length);
  return std::string(version, static_cast<size_t>(length));
}

std::string MpiLibraryPath() {
  Dl_info info;
  return dladdr(reinterpret_cast<void*>(&MPI_Init_thread), &info) ? info.dli_fname : "";
}

}  // namespace polymuse
