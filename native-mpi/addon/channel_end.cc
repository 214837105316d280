// SPDX-License-Identifier: Apache-2.0
// A channel's end: its worker has stopped, has died, or is killed.
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "channel.h"
#include "channel_table.h"

namespace polymuse {
namespace {

// How long a rank's guard may take to say how the rank ended, after its connection has.
constexpr double kReportSeconds = 1.5;

// How long a start that cannot be broken off may take, once the worker is not wanted any more.
constexpr double kStartedSeconds = 15;

// How long the processes of a worker that is ended by force may take to be gone.
constexpr double kGoneSeconds = 10;

// How long a launcher may take to end by itself when a rank has died: Open MPI's takes a second.
constexpr double kLauncherSeconds = 2;

}  // namespace

void Channel::CheckStopped() {
  int status;
  if (!stop_ || guards_gone_ < static_cast<int>(guards_.size())) return;
  if (launcher_ && !launcher_->HasEnded(&status)) return;
  state_ = State::kClosed;
  Leave(true);
  Engine::Get().Complete(std::move(stop_));
  for (auto& call : std::exchange(calls_, {})) {
    call->status = PM_STOPPED;
    Engine::Get().Complete(std::move(call));
  }
}

void Channel::OnLost(int rank) {
  if (has_ended() || stop_) return;
  // The guard knows more, and is about to report it.
  Engine::Get().After(kReportSeconds, this, [this, rank] {
    if (has_ended() || stop_) return;
    if (!deaths_.empty()) {
      FailByFirstDeath();
      return;
    }
    const Rank& lost = ranks_[static_cast<size_t>(rank)];
    FailureReport report;
    report.reason = "the connection to it was lost";
    report.rank = rank;
    report.pid = lost.hello.pid;
    report.host = lost.hello.host;
    Fail(PM_WORKER_DIED, report);
  });
}

namespace {

bool HasHungUp(int fd) {
  pollfd connection{fd, POLLRDHUP, 0};
  return fd >= 0 && poll(&connection, 1, 0) > 0;
}

}  // namespace

Channel::Rank* Channel::RankOf(const pm_hello& guard) {
  auto is_its = [&guard](const Rank& rank) {
    return rank.hello.guard_pid == guard.guard_pid && std::strcmp(rank.hello.host, guard.host) == 0;
  };
  auto found = std::find_if(ranks_.begin(), ranks_.end(), is_its);
  return found == ranks_.end() ? nullptr : &*found;
}

void Channel::OnExited(const pm_hello& guard, const pm_exited* exited, const std::string& tail,
                       int error) {
  guards_gone_++;
  if (stop_) CheckStopped();
  if (has_ended()) CheckGone();
  if (stop_ || has_ended()) return;
  Rank* rank = RankOf(guard);
  FailureReport report;
  report.rank = rank ? rank->hello.rank : guard.rank;
  report.pid = guard.pid;
  report.host = guard.host;
  report.tail = tail;
  if (exited) {
    report.exit_code = exited->exit_code;
    report.signal = exited->signal;
    report.ended_at = exited->ended_at;
    const bool was_leaving = exited->exit_code < 0 && exited->signal == 0;
    report.reason = was_leaving
                        ? "it began to exit, and was then killed together with its guard process"
                    : state_ == State::kStarting ? "it ended during its start"
                                                 : "it ended";
  } else if (error != 0) {
    report.reason = std::string("its host can no longer be reached: ") + strerror(error);
  } else {
    report.reason = "its guard process was killed, or its host has failed";
  }
  deaths_.push_back(std::move(report));
  // A rank may have ended because of another one, whose guard has not reported yet: that one is the
  // cause.
  auto is_about_to_tell = [this](const std::unique_ptr<Guard>& other) {
    if (other->is_closed()) return false;
    const Rank* its_rank = RankOf(other->hello());
    return other->is_leaving() || other->HasUnread() || (its_rank && HasHungUp(its_rank->fd));
  };
  // A worker that has stopped exits at once: its reply to that may not have been read yet.
  const bool may_have_stopped = state_ == State::kStopping && exited && exited->exit_code == 0;
  if (!may_have_stopped && std::none_of(guards_.begin(), guards_.end(), is_about_to_tell))
    FailByFirstDeath();
  else if (deaths_.size() == 1)
    Engine::Get().After(kReportSeconds, this, [this] { FailByFirstDeath(); });
}

void Channel::FailByFirstDeath() {
  if (has_ended() || stop_) return;
  auto ended_before = [](const FailureReport& one, const FailureReport& other) {
    return one.ended_at < other.ended_at;
  };
  Fail(PM_WORKER_DIED, *std::min_element(deaths_.begin(), deaths_.end(), ended_before));
}

void Channel::FailStart(const std::string& reason) {
  if (has_ended()) return;
  FailureReport report;
  report.reason = reason;
  report.tail = TailOfFile(options_.launcher_log);
  Fail(PM_LAUNCH_FAILED, report);
}

void Channel::Kill(const std::string& reason) {
  if (has_ended()) return;
  FailureReport report;
  report.reason = reason;
  Fail(PM_STOPPED, report);
}

void Channel::OnViolation(int rank, const pm_violation& violation) {
  if (has_ended()) return;
  FailureReport report;
  report.reason = "it has sent an invalid message";
  report.rank = rank;
  const Rank& from = ranks_[static_cast<size_t>(rank)];
  report.pid = from.hello.pid;
  report.host = from.hello.host;
  report.field = std::string(violation.part) + "." + violation.field;
  report.came = std::to_string(violation.came);
  report.expected = violation.expected;
  Fail(PM_PROTOCOL_VIOLATED, report);
}

void Channel::Fail(int32_t status, const FailureReport& report) {
  state_ = State::kFailed;
  transport_->OnFailed();
  failure_status_ = status;
  failure_ = report.ToMessage();
  bool transfers = false;
  for (const Rank& rank : ranks_) transfers |= rank.link && rank.link->HasTransfer();
  std::vector<std::unique_ptr<Call>> failed;
  if (start_) failed.push_back(std::move(start_));
  for (auto& call : std::exchange(calls_, {})) failed.push_back(std::move(call));
  for (auto& call : std::exchange(backlog_, {})) failed.push_back(std::move(call));
  if (stop_) failed.push_back(std::move(stop_));
  for (auto& call : failed) {
    call->status = status;
    call->result_control = failure_;
    call->transfer_abandoned = transfers;
    if (transfers) call->result.Detach();  // MPI may still write into it
    Engine::Get().Complete(std::move(call));
  }
  if (status != PM_STOPPED || !transport_->IsStarting()) {
    EndProcesses();
    return;
  }
  awaits_start_ = true;
  Engine::Get().SetBusy(this, false);
  Engine::Get().Cancel(this);
  Engine::Get().After(kStartedSeconds, this, [this] { EndStarted(); });
}

void Channel::EndStarted() {
  if (!awaits_start_) return;
  awaits_start_ = false;
  EndProcesses();
}

void Channel::EndProcesses() {
  Leave(false);
  EndLauncher();
  Engine::Get().After(kGoneSeconds, this, [this] { GiveUpOnProcesses(); });
  if (launcher_)
    WatchLauncher();
  else
    CheckGone();
}

void Channel::CompleteWhenGone(std::unique_ptr<Call> call) {
  ends_.push_back(std::move(call));
  CheckGone();
}

bool Channel::IsGone() const {
  int status;
  return !awaits_start_ && guards_gone_ >= static_cast<int>(guards_.size()) &&
         (!launcher_ || launcher_->HasEnded(&status));
}

void Channel::CheckGone() {
  if (!IsGone()) return;
  Engine::Get().Cancel(this);
  for (auto& end : std::exchange(ends_, {})) Engine::Get().Complete(std::move(end));
  if (is_forgotten_) Engine::Get().Dispose(RemoveChannel(id_));
}

void Channel::GiveUpOnProcesses() {
  FailureReport report;
  report.reason = "it was killed, and it is not known whether it has ended";
  for (auto& guard : guards_) {
    if (guard->is_closed()) continue;
    report.rank = guard->hello().rank;
    report.pid = guard->hello().pid;
    report.host = guard->hello().host;
    guard->Close();
  }
  for (auto& end : ends_) {
    end->status = PM_WORKER_DIED;
    end->result_control = report.ToMessage();
  }
  guards_gone_ = static_cast<int>(guards_.size());
  launcher_.reset();
  CheckGone();
}

void Channel::Forget() {
  is_forgotten_ = true;
  CheckGone();
}

void Channel::Leave(bool orderly) {
  RemoveToken(options_.token);
  Engine::Get().SetBusy(this, false);
  Engine::Get().Cancel(this);
  listeners_.clear();
  CloseConnections(orderly);
}

void Channel::CloseConnections(bool orderly) {
  for (auto& guard : guards_) guard->EndRank();
  for (Rank& rank : ranks_) {
    if (rank.link)
      rank.link->Close(orderly);
    else if (rank.fd >= 0)
      close(rank.fd);
    rank.fd = -1;
  }
}

void Channel::EndLauncher() {
  if (!launcher_) return;
  // It ends when a rank has died, once it has passed on what its ranks have printed.
  EndLater(launcher_, failure_status_ == PM_WORKER_DIED ? kLauncherSeconds : 0);
}

}  // namespace polymuse
