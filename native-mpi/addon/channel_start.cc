// SPDX-License-Identifier: Apache-2.0
// A channel's start: until all ranks of its worker have identified themselves.
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "channel.h"
#include "channel_table.h"
#include "token.h"

namespace polymuse {
namespace {

constexpr double kLauncherPollSeconds = 0.02;

}  // namespace

Channel::Channel(ChannelOptions options, uint64_t start_call)
    : id_(NextChannelId()),
      options_(std::move(options)),
      transport_(NewTransport(options_.transport)),
      start_(std::make_unique<Call>()),
      ranks_(static_cast<size_t>(options_.ranks)) {
  if (!transport_) throw std::runtime_error("unknown transport: " + options_.transport);
  start_->id = start_call;
  AddToken(options_.token, this);
  Engine::Get().SetBusy(this, true);
  Engine::Get().After(options_.start_seconds, this, [this] {
    FailStart(std::to_string(introduced_) + " of " + std::to_string(options_.ranks) +
              " ranks had connected when the time for starting was over");
  });
  const double limit = transport_->StartLimit(options_.ranks, options_.start_seconds);
  if (!std::isinf(limit))
    Engine::Get().After(limit, this, [this] { Substitute("MPI_Comm_spawn hangs"); });
}

std::vector<int> Channel::Listen() {
  std::vector<int> ports;
  try {
    for (const std::string& address : options_.addresses) {
      listeners_.push_back(Listener::AtAddress(address, this));
      ports.push_back(listeners_.back()->port());
    }
  } catch (const std::exception& error) {
    FailStart(error.what());
  }
  return ports;
}

void Channel::Start(StartOrder order) {
  launch_ = order.launch;
  try {
    transport_->Start(this, std::move(order));
  } catch (const std::exception& error) {
    FailStart(error.what());
  }
}

void Channel::Substitute(const std::string& reason) {
  // Only once: the spawn may fail, and its time limit expire later.
  if (state_ != State::kStarting || !transport_->substitute() || transport_->IsConnected()) return;
  Engine::Get().SetBusy(this, false);  // what those need that are busy is counted
  transport_ = NewTransport(transport_->substitute());
  Engine::Get().SetBusy(this, true);
  start_->result_control.assign(reason.begin(), reason.end());
  ForgetAttempt();
  Start({launch_, {}});
}

// Processes of a failed attempt must not be taken for the new worker, so that gets
// another token.
void Channel::ForgetAttempt() {
  CloseConnections(false);
  guards_.clear();
  guards_gone_ = 0;
  deaths_.clear();
  ranks_ = std::vector<Rank>(static_cast<size_t>(options_.ranks));
  introduced_ = 0;
  const std::string token = options_.token;
  RemoveToken(token);
  options_.token = NewToken();
  AddToken(options_.token, this);
  for (std::string& variable : launch_.environment)
    if (variable == PM_ENV_TOKEN "=" + token) variable = PM_ENV_TOKEN "=" + options_.token;
}

Channel::~Channel() {
  Leave(false);
  EndLauncher();
  // After a worker's death MPI may still write into the buffers of its links: they must stay.
  if (transport_->KeepsMemory() && state_ == State::kFailed)
    for (Rank& rank : ranks_) static_cast<void>(rank.link.release());
}

void Channel::SetLauncher(std::unique_ptr<Process> launcher) {
  launcher_ = std::move(launcher);
  WatchLauncher();
}

// Before guards have connected, the end of the launcher is the only sign of a failed start.
void Channel::WatchLauncher() {
  int status;
  if (state_ == State::kStarting && launcher_->HasEnded(&status)) {
    FailStart("the launcher ended before the worker had connected");
    return;
  }
  if (state_ == State::kFailed) CheckGone();
  if (state_ == State::kStopping) CheckStopped();
  const bool is_awaited = state_ == State::kStarting || state_ == State::kStopping ||
                          (state_ == State::kFailed && !launcher_->HasEnded(&status));
  if (is_awaited) Engine::Get().After(kLauncherPollSeconds, this, [this] { WatchLauncher(); });
}

void Channel::OnHello(const Introduction& introduction) {
  const pm_hello& hello = introduction.hello;
  if (has_ended() && !awaits_start_) {
    close(introduction.fd);
    return;
  }
  if (hello.role == PM_ROLE_GUARD) {
    guards_.push_back(std::make_unique<Guard>(this, introduction));
    CheckConnected();
    return;
  }
  if (hello.size != options_.ranks || hello.rank < 0 || hello.rank >= options_.ranks ||
      ranks_[static_cast<size_t>(hello.rank)].fd >= 0 ||
      hello.fingerprint != options_.fingerprint) {
    close(introduction.fd);
    FailStart("a worker process started as rank " + std::to_string(hello.rank) + " of " +
              std::to_string(hello.size) + " where " + std::to_string(options_.ranks) +
              " ranks were asked for: the launcher and the worker may belong to different MPI "
              "libraries");
    return;
  }
  Rank& rank = ranks_[static_cast<size_t>(hello.rank)];
  rank.fd = introduction.fd;
  rank.hello = hello;
  introduced_++;
  CheckStarted();
}

void Channel::CheckStarted() {
  if (state_ != State::kStarting || introduced_ < options_.ranks) return;
  if (!transport_->IsConnected()) return;
  for (int i = 0; i < options_.ranks; i++) {
    Rank& rank = ranks_[static_cast<size_t>(i)];
    rank.link = transport_->NewLink(this, i, rank.fd);
  }
  state_ = State::kRunning;
  Engine::Get().Cancel(this);
  Engine::Get().SetBusy(this, !backlog_.empty());
  Engine::Get().Complete(std::move(start_));
  for (auto& call : std::exchange(backlog_, {})) Submit(std::move(call));
  CheckConnected();
}

// Ports are closed once all processes of the instance have connected. A guard connects before its
// rank does, but its hello may be read later.
void Channel::CheckConnected() {
  if (state_ != State::kRunning || listeners_.empty()) return;
  auto has_guard = [](const Rank& rank) { return rank.hello.guard_pid != 0; };
  auto guarded = std::count_if(ranks_.begin(), ranks_.end(), has_guard);
  if (guards_.size() >= static_cast<size_t>(guarded)) listeners_.clear();
}

std::vector<RankInfo> Channel::ranks() const {
  std::vector<RankInfo> infos;
  for (const Rank& rank : ranks_)
    if (rank.hello.pid > 0) infos.push_back({rank.hello.rank, rank.hello.pid, rank.hello.host});
  return infos;
}

}  // namespace polymuse
