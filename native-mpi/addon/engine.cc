// SPDX-License-Identifier: Apache-2.0
#include "engine.h"

#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <utility>

#include "link.h"
#include "signals.h"

namespace polymuse {
namespace {

// How long a driver polls before it sleeps: longer than a short call takes, but short enough not
// to waste a processor that others need.
constexpr double kSpinSeconds = 60e-6;
// While the script's thread makes calls, the progress thread only polls at this interval, until
// there has been no call for a while. So it need not be woken for each call.
constexpr int kStandbyMilliseconds = 1;
constexpr double kStandbySeconds = 20e-3;
constexpr int kLongNapMilliseconds = 1000;
// While only replies by MPI are due, sockets are polled once in this number of turns: a system call
// costs more than polling MPI several times.
constexpr int64_t kTurnsPerSocketLook = 256;
// The longest sleep of a driver while replies by MPI are due: so a call that takes hours costs at
// most this many polls per second.
constexpr double kLongestRecheckSeconds = 50e-3;
// How often the script's thread looks for progress before it looks at the clock.
constexpr int kTurnsPerClock = 8;

int MillisecondsUntil(double time) {
  if (std::isinf(time)) return -1;
  return std::max(0, static_cast<int>(std::ceil((time - Now()) * 1e3)));
}

}  // namespace

double Now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

Engine& Engine::Get() {
  static Engine* engine = new Engine;
  return *engine;
}

Engine::Engine() {
  epoll_ = epoll_create1(EPOLL_CLOEXEC);
  wake_ = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = nullptr;
  epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event);
  // Signals are the script's business: they interrupt its thread, not this one.
  sigset_t all, old;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  thread_ = std::thread([this] { Run(); });
  thread_.detach();
  pthread_sigmask(SIG_SETMASK, &old, nullptr);
}

Engine::Lock::Lock() {
  Engine& engine = Get();
  engine.wanted_.fetch_add(1, std::memory_order_relaxed);
  engine.mutex_.lock();
  engine.wanted_.fetch_sub(1, std::memory_order_relaxed);
}

Engine::Lock::~Lock() { Get().mutex_.unlock(); }

// ---- what is waited for ----------------------------------------------------------------------

void Engine::Watch(int fd, uint32_t events, Watcher* watcher) {
  epoll_event event{};
  event.events = events;
  event.data.ptr = watcher;
  epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
}

void Engine::Rewatch(int fd, uint32_t events, Watcher* watcher) {
  epoll_event event{};
  event.events = events;
  event.data.ptr = watcher;
  epoll_ctl(epoll_, EPOLL_CTL_MOD, fd, &event);
}

void Engine::Unwatch(int fd) { epoll_ctl(epoll_, EPOLL_CTL_DEL, fd, nullptr); }

void Engine::Watch(MPI_Request request, MpiWatcher* watcher, int what) {
  if (watcher->requests_.empty()) mpi_watchers_.push_back(watcher);
  watcher->requests_.push_back(request);
  watcher->whats_.push_back(what);
}

void Engine::Unwatch(MpiWatcher* watcher, bool cancel) {
  for (MPI_Request& request : watcher->requests_) {
    if (!cancel) break;
    MPI_Cancel(&request);
    MPI_Wait(&request, MPI_STATUS_IGNORE);
  }
  watcher->requests_.clear();
  watcher->whats_.clear();
  mpi_watchers_.erase(std::remove(mpi_watchers_.begin(), mpi_watchers_.end(), watcher),
                      mpi_watchers_.end());
  if (tested_ == watcher) tested_ = nullptr;
}

void Engine::After(double seconds, const void* owner, std::function<void()> action) {
  timers_.emplace(Now() + seconds, Timer{owner, std::move(action)});
  Kick();
}

void Engine::Cancel(const void* owner) {
  for (auto timer = timers_.begin(); timer != timers_.end();)
    timer = timer->second.owner == owner ? timers_.erase(timer) : std::next(timer);
}

void Engine::Complete(std::unique_ptr<Call> call) {
  completed_.push_back(std::move(call));
  last_activity_.store(Now(), std::memory_order_relaxed);
  has_completed_.store(true, std::memory_order_release);
}

void Engine::Dispose(std::unique_ptr<Sleeper> sleeper) { disposed_.push_back(std::move(sleeper)); }

void Engine::SetBusy(Sleeper* sleeper, bool busy) {
  const bool was_busy = sleeper->busy_place_ != Sleeper::kNowhere;
  if (busy == was_busy) return;
  if (busy) {
    sleeper->busy_place_ = busy_.size();
    busy_.push_back(sleeper);
    sleeper->counts_for_sockets_ = sleeper->NeedsSockets();
    if (sleeper->counts_for_sockets_) busy_on_sockets_++;
    return;
  }
  // The last one takes its place.
  busy_.back()->busy_place_ = sleeper->busy_place_;
  busy_[sleeper->busy_place_] = busy_.back();
  busy_.pop_back();
  sleeper->busy_place_ = Sleeper::kNowhere;
  if (sleeper->counts_for_sockets_) busy_on_sockets_--;
}

// ---- progress --------------------------------------------------------------------------------

// The requests of each link are tested separately: when one fails, Open MPI frees all requests of
// the same test whose status happens to contain an error, including active ones. So a worker that
// dies does not affect transfers of another one.
bool Engine::ProgressMpi() {
  bool any = false;
  for (size_t i = 0; i < mpi_watchers_.size(); i++)
    if (mpi_watchers_[i]->IsBusy() && TestRequests(mpi_watchers_[i])) any = true;
  return any;
}

bool Engine::TestRequests(MpiWatcher* watcher) {
  std::vector<MPI_Request>& requests = watcher->requests_;
  std::vector<int>& whats = watcher->whats_;
  int done = 0;
  if (indices_.size() < requests.size()) {
    indices_.resize(2 * requests.size());
    statuses_.resize(2 * requests.size());
  }
  if (MPI_Testsome(static_cast<int>(requests.size()), requests.data(), &done, indices_.data(),
                   statuses_.data()) != MPI_SUCCESS) {
    Unwatch(watcher, false);
    watcher->OnMpiFailed();
    return true;
  }
  if (done <= 0) return false;
  finished_.clear();
  for (int i = 0; i < done; i++) {
    int bytes = 0;
    MPI_Get_count(&statuses_[static_cast<size_t>(i)], MPI_BYTE, &bytes);
    finished_.push_back({whats[static_cast<size_t>(indices_[static_cast<size_t>(i)])], bytes});
  }
  // From the back, so that what is moved into a hole is not itself a hole.
  std::sort(indices_.begin(), indices_.begin() + done, std::greater<int>());
  for (int i = 0; i < done; i++) {
    auto hole = static_cast<size_t>(indices_[static_cast<size_t>(i)]);
    requests[hole] = requests.back();
    whats[hole] = whats.back();
    requests.pop_back();
    whats.pop_back();
  }
  if (requests.empty())
    mpi_watchers_.erase(std::find(mpi_watchers_.begin(), mpi_watchers_.end(), watcher));
  tested_ = watcher;
  for (size_t i = 0; i < finished_.size() && tested_; i++)
    watcher->OnMpiDone(finished_[i].first, finished_[i].second);
  tested_ = nullptr;
  return true;
}

bool Engine::ProgressSockets(int timeout_milliseconds) {
  epoll_event events[64];
  int count = epoll_wait(epoll_, events, 64, timeout_milliseconds);
  bool useful = false;
  for (int i = 0; i < count; i++) {
    if (events[i].data.ptr == nullptr) {
      uint64_t ignored;
      while (read(wake_, &ignored, sizeof ignored) > 0) {
      }
      continue;
    }
    useful = true;
    static_cast<Watcher*>(events[i].data.ptr)->OnEvents(events[i].events);
    // The callbacks may have ended other watchers of this batch: poll again instead.
    break;
  }
  return useful;
}

bool Engine::ProgressTimers() {
  bool any = false;
  while (!timers_.empty() && timers_.begin()->first <= Now()) {
    auto action = std::move(timers_.begin()->second.action);
    timers_.erase(timers_.begin());
    action();
    any = true;
  }
  return any;
}

void Engine::ForgetFlush(Link* link) {
  unflushed_.erase(std::remove(unflushed_.begin(), unflushed_.end(), link), unflushed_.end());
}

bool Engine::Progress() {
  for (Link* link : std::exchange(unflushed_, {})) link->Flush();
  bool any = ProgressMpi();
  if (mpi_watchers_.empty() || busy_on_sockets_ > 0 || spins_++ % kTurnsPerSocketLook == 0) {
    while (ProgressSockets(0)) any = true;
    if (ProgressTimers()) any = true;
  }
  disposed_.clear();
  return any;
}

void Engine::Driver::HasProgress(double now) {
  quiet_since = now;
  recheck = PM_RECHECK_SECONDS;
}

void Engine::DriveOnce(Driver* driver, double limit, bool is_script) {
  double now = Now();
  bool sleepy;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!is_script && ScriptDrives()) return;
    for (int turn = 0; turn < (is_script ? kTurnsPerClock : 1); turn++) {
      if (Progress()) driver->HasProgress(now);
      if (has_completed_.load(std::memory_order_relaxed)) break;
    }
    if (has_completed_.load(std::memory_order_relaxed)) {
      if (is_script) return;
      Notify();
    }
    sleepy = transfers_ == 0 && (busy_.empty() || now - driver->quiet_since > kSpinSeconds);
    if (sleepy) {
      // Workers that reply from now on ring the doorbell; earlier replies are found here.
      // Twice: MPI_Testsome may report nothing although it has just completed something itself.
      for (Sleeper* sleeper : busy_) sleeper->SayAsleep();
      if (Progress() || Progress()) {
        driver->HasProgress(now);
        return;
      }
    }
    limit = std::min(limit, timers_.empty() ? INFINITY : timers_.begin()->first);
    // A worker need not look at its doorbell each time that it sends, so it may not wake this side:
    // every sleep has a limit while replies by MPI are due.
    if (sleepy && busy_.size() > static_cast<size_t>(busy_on_sockets_)) {
      limit = std::min(limit, Now() + driver->recheck);
      driver->recheck = std::min(2 * driver->recheck, kLongestRecheckSeconds);
    }
    if (sleepy && !is_script) looks_in_at_.store(limit, std::memory_order_release);
  }
  if (sleepy) {
    epoll_event event;  // only to sleep: events are handled with the lock
    epoll_wait(epoll_, &event, 1, MillisecondsUntil(limit));
    if (!is_script) looks_in_at_.store(0, std::memory_order_release);
  } else if (is_script) {
    sched_yield();  // to a worker, where there are more processes than cores
  } else {
    GiveWay();
  }
}

// Sleeps until Kick. Not in epoll_wait: events are for the script's thread, which is
// awake.
void Engine::Nap(double now, int milliseconds) {
  looks_in_at_.store(now + 1e-3 * milliseconds, std::memory_order_release);
  pollfd wake{wake_, POLLIN, 0};
  poll(&wake, 1, milliseconds);
  looks_in_at_.store(0, std::memory_order_release);
  uint64_t ignored;
  while (read(wake_, &ignored, sizeof ignored) > 0) {
  }
}

void Engine::Run() {
  Driver driver;
  for (;;) {
    double now = Now();
    bool recent = now - last_activity_.load(std::memory_order_relaxed) < kStandbySeconds;
    if (ScriptDrives()) {
      Nap(now, recent ? kStandbyMilliseconds : kLongNapMilliseconds);
      driver.HasProgress(Now());
    } else if (recent && !script_awaits_.load(std::memory_order_acquire)) {
      bool transfers;
      {
        std::lock_guard<std::mutex> lock(mutex_);
        // With the lock, so that the script's thread, which says so before it takes the lock, never
        // goes to sleep over something that completes here.
        if (ScriptDrives()) continue;
        Progress();
        if (has_completed_.load(std::memory_order_relaxed)) Notify();
        transfers = transfers_ > 0;
      }
      if (transfers)
        GiveWay();
      else
        Nap(now, kStandbyMilliseconds);
    } else {
      DriveOnce(&driver, INFINITY, false);
    }
  }
}

void Engine::GiveWay() {
  while (wanted_.load(std::memory_order_relaxed) > 0) sched_yield();
}

// ---- the script's thread ---------------------------------------------------------------------

bool Engine::ScriptDrives() const {
  return script_waits_.load(std::memory_order_acquire) ||
         Now() < polled_until_.load(std::memory_order_relaxed);
}

bool Engine::Wait(double seconds) {
  if (has_completed_.load(std::memory_order_acquire)) return true;
  script_waits_.store(true, std::memory_order_release);
  Driver driver;
  driver.HasProgress(Now());
  double limit = driver.quiet_since + seconds;
  while (!has_completed_.load(std::memory_order_acquire)) {
    DriveOnce(&driver, limit, true);
    if (HasSignal() || (!std::isinf(limit) && Now() >= limit)) break;
  }
  bool more;
  {
    Lock lock;
    more = !busy_.empty();
  }
  script_waits_.store(false, std::memory_order_release);
  if (more) Kick();
  return has_completed_.load(std::memory_order_acquire);
}

bool Engine::Poll(double seconds) {
  double now = Now(), until = now + seconds;
  do {
    polled_until_.store(now + 1e-3, std::memory_order_relaxed);
    Lock lock;
    Progress();
    if (has_completed_.load(std::memory_order_relaxed)) return true;
    now = Now();
  } while (now < until);
  return false;
}

void Engine::StopPolling() {
  polled_until_.store(0, std::memory_order_release);
  script_awaits_.store(true, std::memory_order_release);
  if (looks_in_at_.load(std::memory_order_acquire) > 0) Wake();
}

std::vector<std::unique_ptr<Call>> Engine::TakeCompleted() {
  Lock lock;
  notified_ = false;
  has_completed_.store(false, std::memory_order_release);
  return std::exchange(completed_, {});
}

void Engine::SetNotify(std::function<void()> notify) {
  Lock lock;
  notify_ = std::move(notify);
}

void Engine::Notify() {
  if (notified_ || !notify_) return;
  notified_ = true;
  notify_();
}

void Engine::Active() {
  script_awaits_.store(false, std::memory_order_release);
  last_activity_.store(Now(), std::memory_order_relaxed);
  Kick();
}

void Engine::Kick() {
  if (looks_in_at_.load(std::memory_order_acquire) > Now() + 2e-3 * kStandbyMilliseconds) Wake();
}

void Engine::Wake() {
  uint64_t one = 1;
  ssize_t ignored = write(wake_, &one, sizeof one);
  (void)ignored;
}

}  // namespace polymuse
