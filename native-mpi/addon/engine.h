// SPDX-License-Identifier: Apache-2.0
// The progress engine: the one place where messages move.
//
// Threads. All state of the engine, of channels and of links is guarded by the engine's lock. Two
// drivers take turns at making progress: the engine's own thread, while the script is busy or
// awaits; and the script's thread itself, while it blocks in Wait, so that a synchronous call pays
// for no hand-over between threads. The driver polls for a short time and then
// sleeps in epoll_wait, without the lock. A third thread, the Spawner (mpi_world.h), carries out
// the MPI operations that block.
#pragma once

#include <mpi.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "call.h"

namespace polymuse {

class Link;

// Something that waits for a file descriptor. Its address must not change while it is watched.
class Watcher {
 public:
  virtual ~Watcher() = default;
  virtual void OnEvents(uint32_t events) = 0;
};

// Something that waits for MPI requests: a link.
class MpiWatcher {
 public:
  virtual ~MpiWatcher() = default;
  // `what` is what was given to Watch. `bytes` is the length of a received message.
  virtual void OnMpiDone(int what, int bytes) = 0;
  // A request has failed. This watcher's requests are no longer watched.
  virtual void OnMpiFailed() = 0;
  // Whether any request can complete: an idle link need not be looked at.
  virtual bool IsBusy() const = 0;

 private:
  friend class Engine;
  std::vector<MPI_Request> requests_;
  std::vector<int> whats_;  // of the requests
};

// Something with work in progress, which is notified when a driver is about to sleep: a channel.
class Sleeper {
 public:
  virtual ~Sleeper() = default;
  // A driver is about to sleep: the workers have to wake it when they reply.
  virtual void SayAsleep() = 0;
  // Whether replies come over sockets, so that these have to be polled often.
  virtual bool NeedsSockets() const = 0;

 private:
  friend class Engine;
  static constexpr size_t kNowhere = SIZE_MAX;
  size_t busy_place_ = kNowhere;  // among those that are busy
  bool counts_for_sockets_ = false;
};

class Engine {
 public:
  // Made at first use and never destroyed: its thread may still be in MPI when the process exits.
  static Engine& Get();

  // The lock, taken by the script's thread without waiting behind the spinning progress thread.
  class Lock {
   public:
    Lock();
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
  };

  // Called with the lock, by channels and links.
  void Watch(int fd, uint32_t events, Watcher* watcher);
  void Rewatch(int fd, uint32_t events, Watcher* watcher);
  void Unwatch(int fd);
  void Watch(MPI_Request request, MpiWatcher* watcher, int what);
  // Forgets the requests of a watcher, without waiting for them; `cancel` also ends them in MPI.
  void Unwatch(MpiWatcher* watcher, bool cancel);
  // Runs `action` on the driver's thread, with the lock, after `seconds`. Cancelled by its owner.
  void After(double seconds, const void* owner, std::function<void()> action);
  void Cancel(const void* owner);
  void Complete(std::unique_ptr<Call> call);
  // Large transfers need attention all the time; no driver sleeps while one is under way.
  void BeginTransfer() { transfers_++; }
  void EndTransfer() { transfers_--; }
  // The next driver flushes the link.
  void FlushSoon(Link* link) { unflushed_.push_back(link); }
  void ForgetFlush(Link* link);
  // Objects that are no longer needed are destroyed when none of their functions is on the stack.
  void Dispose(std::unique_ptr<Sleeper> sleeper);
  // Whether a sleeper has work in progress, and is to be notified when a driver is about to sleep.
  void SetBusy(Sleeper* sleeper, bool busy);

  // Called by the script's thread, without the lock.
  // Waits until a call has completed; false if that takes longer than `seconds`, or a signal has
  // come.
  bool Wait(double seconds);
  // Drives for `seconds`, or until a call has completed. The progress thread leaves the driving to
  // the caller for a moment longer, as the event loop is about to call this again.
  bool Poll(double seconds);
  void StopPolling();
  // The calls that have completed since it was last called, in that order.
  std::vector<std::unique_ptr<Call>> TakeCompleted();
  // Has `notify` called, from any thread, when calls complete while the script's thread is not
  // driving.
  void SetNotify(std::function<void()> notify);
  // Wakes the driver if it sleeps. Safe in signal handlers.
  void WakeDriver() { Wake(); }
  // Notes that a call was made, and wakes the progress thread if it would sleep for long.
  void Active();

 private:
  Engine();
  struct Timer {
    const void* owner;
    std::function<void()> action;
  };

  void Run();  // the progress thread
  bool Progress();
  bool ProgressMpi();
  bool TestRequests(MpiWatcher* watcher);
  bool ProgressSockets(int timeout_milliseconds);
  bool ProgressTimers();
  // The state of a driver.
  struct Driver {
    double quiet_since = 0;
    // How long it may sleep at most while replies by MPI are due: doubled each time, until there is
    // progress.
    double recheck = 0;
    void HasProgress(double now);
  };
  // One step of a driver: progress, or a sleep until `limit` if there has been none for a while.
  void DriveOnce(Driver* driver, double limit, bool is_script);
  bool ScriptDrives() const;
  void Nap(double now, int milliseconds);
  void GiveWay();
  void Notify();
  void Kick();
  void Wake();

  std::mutex mutex_;
  std::atomic<int> wanted_{0};  // the script's thread wants the lock
  int epoll_ = -1;
  int wake_ = -1;  // eventfd
  std::atomic<bool> script_waits_{false};
  std::atomic<bool> script_awaits_{false};  // its event loop is idle
  std::atomic<double> polled_until_{0};
  std::atomic<double> last_activity_{0};
  std::atomic<double> looks_in_at_{0};  // when the sleeping progress thread wakes by itself
  std::thread thread_;

  std::vector<MpiWatcher*> mpi_watchers_;  // those with requests
  MpiWatcher* tested_ = nullptr;           // whose completions are being told
  std::vector<int> indices_;
  std::vector<MPI_Status> statuses_;
  std::vector<std::pair<int, int>> finished_;  // what, and how many bytes
  int64_t spins_ = 0;

  std::multimap<double, Timer> timers_;
  int transfers_ = 0;
  std::vector<Link*> unflushed_;
  std::vector<std::unique_ptr<Sleeper>> disposed_;
  std::vector<Sleeper*> busy_;
  int busy_on_sockets_ = 0;  // how many of them
  std::vector<std::unique_ptr<Call>> completed_;
  std::atomic<bool> has_completed_{false};
  bool notified_ = false;
  std::function<void()> notify_;
};

// Seconds on a clock that only goes forward.
double Now();

}  // namespace polymuse
