#include "channel.h"

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "block.h"
#include "mpi_link.h"
#include "mpi_world.h"
#include "socket_link.h"

namespace polymuse {
namespace {

// How long a rank's guard may take to say how the rank ended, after its connection has.
constexpr double kReportSeconds = 1.5;
// How long the processes of a worker that has been told to stop may take to end.
constexpr double kStopSeconds = 20;
constexpr double kLauncherLookSeconds = 0.02;
// How long spawning may take, for one rank and for each further one, and as part of the time for
// starting: what takes its place needs some, too. MPI_Comm_spawn of Open MPI may hang for ever; see
// docs/mpi.md.
constexpr double kSpawnSeconds = 15, kSpawnSecondsPerRank = 0.5, kSpawnPart = 0.5;

std::map<std::string, Channel*>& ChannelsByToken() {
  static auto* channels = new std::map<std::string, Channel*>;
  return *channels;
}

}  // namespace

Channel* FindChannelByToken(const char* token) {
  auto found = ChannelsByToken().find(std::string(token, strnlen(token, PM_TOKEN_BYTES)));
  return found == ChannelsByToken().end() ? nullptr : found->second;
}

// ---- start -----------------------------------------------------------------------------------

Channel::Channel(ChannelOptions options, uint64_t start_call)
    : options_(std::move(options)),
      start_(std::make_unique<Call>()),
      ranks_(static_cast<size_t>(options_.ranks)) {
  start_->id = start_call;
  ChannelsByToken()[options_.token] = this;
  Engine::Get().SetBusy(this, true);
  Engine::Get().After(options_.start_seconds, this, [this] {
    FailStart(std::to_string(introduced_) + " of " + std::to_string(options_.ranks) +
              " ranks had connected when the time for starting was over");
  });
  if (options_.kind == ChannelKind::kMpi)
    Engine::Get().After(std::min(kSpawnSeconds + kSpawnSecondsPerRank * options_.ranks,
                                 kSpawnPart * options_.start_seconds),
                        this, [this] { FallBack("MPI_Comm_spawn hangs"); });
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

void Channel::FallBack(const std::string& reason) {
  // Once: spawning may fail, and its time be over later.
  if (state_ != State::kStarting || options_.kind != ChannelKind::kMpi || comm_ != MPI_COMM_NULL)
    return;
  Engine::Get().SetBusy(this, false);  // what kind of channel is busy is counted
  options_.kind = ChannelKind::kSockets;
  Engine::Get().SetBusy(this, true);
  start_->result_control.assign(reason.begin(), reason.end());
  // What the attempt has left behind must not be taken for the new worker: another token.
  CloseConnections(false);
  guards_.clear();
  guards_gone_ = 0;
  deaths_.clear();
  ranks_ = std::vector<Rank>(static_cast<size_t>(options_.ranks));
  introduced_ = 0;
  const std::string token = options_.token;
  ChannelsByToken().erase(token);
  std::reverse(options_.token.begin(), options_.token.end());
  ChannelsByToken()[options_.token] = this;
  for (std::string& variable : fallback_.environment) {
    size_t at = variable.find(token);
    if (at != std::string::npos) variable.replace(at, token.size(), options_.token);
  }
  try {
    SetLauncher(std::make_unique<Process>(fallback_));
  } catch (const std::exception& error) {
    FailStart(error.what());
  }
}

Channel::~Channel() {
  Leave(false);
  EndLauncher();
  // After a worker's death MPI may still write into the buffers of its links: they must stay.
  if (options_.kind == ChannelKind::kMpi && state_ == State::kFailed)
    for (Rank& rank : ranks_) static_cast<void>(rank.link.release());
}

void Channel::SetLauncher(std::unique_ptr<Process> launcher) {
  launcher_ = std::move(launcher);
  WatchLauncher();
}

// While there are no guards to tell, a launcher that has given up is all there is to go by.
void Channel::WatchLauncher() {
  int status;
  if (state_ == State::kStarting && launcher_->HasEnded(&status)) {
    FailStart("the launcher ended before the worker had connected");
    return;
  }
  if (state_ == State::kStarting || state_ == State::kStopping)
    Engine::Get().After(kLauncherLookSeconds, this, [this] { WatchLauncher(); });
  if (state_ == State::kStopping) CheckStopped();
}

void Channel::OnSpawned(MPI_Comm comm, const std::string& error) {
  // A worker that did start, but too late, finds its guards' connections closed.
  if (over() || options_.kind != ChannelKind::kMpi) return;
  comm_ = comm;
  if (comm == MPI_COMM_NULL)
    FallBack(error);
  else
    CheckStarted();
}

void Channel::OnHello(const Introduction& introduction) {
  const pm_hello& hello = introduction.hello;
  if (over()) {
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
    FailStart("the worker came up as rank " + std::to_string(hello.rank) + " of " +
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
  if (options_.kind == ChannelKind::kMpi && comm_ == MPI_COMM_NULL) return;
  for (int i = 0; i < options_.ranks; i++) {
    Rank& rank = ranks_[static_cast<size_t>(i)];
    if (options_.kind == ChannelKind::kMpi)
      rank.link = std::make_unique<MpiLink>(this, i, rank.fd, comm_);
    else
      rank.link = std::make_unique<SocketLink>(this, i, rank.fd);
  }
  state_ = State::kRunning;
  Engine::Get().Cancel(this);
  Engine::Get().SetBusy(this, !backlog_.empty());
  Engine::Get().Complete(std::move(start_));
  for (auto& call : std::exchange(backlog_, {})) Submit(std::move(call));
  CheckConnected();
}

// No port stays open once all that belong to the instance have come in. A guard connects before its
// rank does, but may be heard of later.
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

// ---- calls -----------------------------------------------------------------------------------

void Channel::Submit(std::unique_ptr<Call> call) {
  if (state_ == State::kStarting) {
    backlog_.push_back(std::move(call));
    return;
  }
  if (state_ != State::kRunning) {
    call->status = state_ == State::kFailed ? failure_status_ : static_cast<int32_t>(kStopped);
    call->result_control.assign(failure_.begin(), failure_.end());
    Engine::Get().Complete(std::move(call));
    return;
  }
  Engine::Get().SetBusy(this, true);
  calls_.push_back(std::move(call));
  Dispatch(calls_.back().get());
}

void Channel::Dispatch(Call* call) {
  pm_header& header = call->header;
  header.magic = PM_MAGIC;
  header.version = PM_WIRE_VERSION;
  header.sequence = next_sequence_++;
  header.epoch = epoch_;
  header.piece_bytes = header.kind == PM_WRITE ? PM_STAGED_PIECE_BYTES : PM_PIECE_BYTES;
  call->replies_due = header.kind == PM_READ ? options_.ranks : 1;
  if (header.kind == PM_STOP) state_ = State::kStopping;
  for (Rank& rank : ranks_) rank.link->Send(call);
}

Call* Channel::Find(uint64_t sequence) {
  if (calls_.empty()) return nullptr;
  uint64_t index = sequence - calls_.front()->header.sequence;
  return index < calls_.size() ? calls_[index].get() : nullptr;
}

void Channel::SayAsleep() {
  if (state_ != State::kRunning && state_ != State::kStopping) return;
  for (Rank& rank : ranks_)
    if (rank.link) rank.link->SayAsleep();
}

pm_region Channel::OnMessage(int rank, const pm_header& header, const char* control) {
  const pm_region nothing = pm_region_of_bytes(nullptr, 0);
  Call* call = Find(header.sequence);
  if (!call) return nothing;
  const bool failed = header.status != PM_OK;
  if (failed) call->status = header.status;
  if (failed || rank == 0 || header.kind == PM_READY)
    call->result_control.assign(control, control + header.control_bytes);
  if (header.data_bytes == 0) return nothing;
  if (call->header.kind != PM_READ) {
    call->result = Buffer(header.data_bytes);
    return pm_region_of_bytes(call->result.data(), static_cast<int64_t>(header.data_bytes));
  }
  pm_block_reply block;
  std::memcpy(&block, control, sizeof block);
  if (call->result.size() == 0) {
    call->result = Buffer(static_cast<size_t>(BytesOfSelection(block)));
    call->layout = block.order;
  }
  pm_region region = BlockInSelection(block, call->layout, call->result.data());
  pm_region_simplify(&region);
  return region;
}

void Channel::OnReceived(int rank, const pm_header& header) {
  Call* call = Find(header.sequence);
  if (!call) return;
  if (header.kind == PM_READY) {
    Link& link = *ranks_[static_cast<size_t>(rank)].link;
    if (call->header.kind != PM_WRITE) {
      link.SendData(pm_region_of_bytes(const_cast<char*>(call->data),
                                       static_cast<int64_t>(call->header.data_bytes)));
      return;
    }
    pm_block_reply block;
    std::memcpy(&block, call->result_control.data(), sizeof block);
    call->result_control.clear();
    pm_region region = BlockInSelection(block, block.order, const_cast<char*>(call->data));
    if (pm_region_bytes(&region) > 0) pm_region_simplify(&region);
    link.SendData(region);
    return;
  }
  if (header.status != PM_OK) call->replies_due = 1;  // the ranks have agreed on this one
  if (--call->replies_due == 0) Finish(call);
}

void Channel::Finish(Call* call) {
  for (Rank& rank : ranks_)
    if (rank.link->awaiting_ready() == call) rank.link->SkipData();
  if (calls_.front().get() != call) return;  // when those before it are complete, below
  while (!calls_.empty() && calls_.front()->replies_due == 0) {
    std::unique_ptr<Call> done = std::move(calls_.front());
    calls_.pop_front();
    // A block that is one element thick may look like the other order; the script gets the layout
    // that the result has.
    if (done->result.size() > 0 && done->header.kind == PM_READ)
      std::memcpy(done->result_control.data() + offsetof(pm_block_reply, order), &done->layout,
                  sizeof done->layout);
    if (done->header.kind == PM_STOP)
      stop_ = std::move(done);
    else
      Engine::Get().Complete(std::move(done));
  }
  if (!stop_) {
    Engine::Get().SetBusy(this, !calls_.empty());
    return;
  }
  if (comm_ != MPI_COMM_NULL) {
    for (Rank& rank : ranks_) rank.link->Close(true);
    // Freed, not disconnected: MPI_Comm_disconnect asks PMIx for a fence, which may never end. The
    // worker has no other connection and so MPI_Finalize there does not wait for this side.
    MPI_Comm_free(&comm_);
  }
  Engine::Get().After(kStopSeconds, this,
                      [this] { Kill("the worker had not ended long after it was told to stop"); });
  if (launcher_) WatchLauncher();
  CheckStopped();
}

void Channel::CheckStopped() {
  int status;
  if (!stop_ || guards_gone_ < static_cast<int>(guards_.size())) return;
  if (launcher_ && !launcher_->HasEnded(&status)) return;
  state_ = State::kClosed;
  Leave(true);
  Engine::Get().Complete(std::move(stop_));
  for (auto& call : std::exchange(calls_, {})) {
    call->status = kStopped;
    Engine::Get().Complete(std::move(call));
  }
}

// ---- the end ---------------------------------------------------------------------------------

void Channel::OnLost(int rank) {
  if (over() || stop_) return;
  // The guard knows more, and is about to say it.
  Engine::Get().After(kReportSeconds, this, [this, rank] {
    if (over() || stop_) return;
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
    Fail(kWorkerDied, report.ToJson());
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
  if (stop_) {
    CheckStopped();
    return;
  }
  if (over()) return;
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
    report.reason = was_leaving ? "it began to exit, and was ended together with its guard process"
                    : state_ == State::kStarting ? "it ended while it was starting"
                                                 : "it ended";
  } else if (error != 0) {
    report.reason = std::string("its host cannot be reached any more: ") + strerror(error);
  } else {
    report.reason = "its guard process was killed, or its host is gone";
  }
  deaths_.push_back(std::move(report));
  // A rank may have ended because another one did, whose guard has yet to say so: that one is the
  // cause.
  auto is_about_to_tell = [this](const std::unique_ptr<Guard>& other) {
    if (other->is_over()) return false;
    const Rank* its_rank = RankOf(other->hello());
    return other->is_leaving() || (its_rank && HasHungUp(its_rank->fd));
  };
  if (std::none_of(guards_.begin(), guards_.end(), is_about_to_tell))
    FailByFirstDeath();
  else if (deaths_.size() == 1)
    Engine::Get().After(kReportSeconds, this, [this] { FailByFirstDeath(); });
}

void Channel::FailByFirstDeath() {
  if (over() || stop_) return;
  auto ended_before = [](const FailureReport& one, const FailureReport& other) {
    return one.ended_at < other.ended_at;
  };
  Fail(kWorkerDied, std::min_element(deaths_.begin(), deaths_.end(), ended_before)->ToJson());
}

void Channel::FailStart(const std::string& reason) {
  if (over()) return;
  FailureReport report;
  report.reason = reason;
  report.tail = TailOfFile(options_.launcher_log);
  Fail(kLaunchFailed, report.ToJson());
}

void Channel::Kill(const std::string& reason) {
  if (over()) return;
  FailureReport report;
  report.reason = reason;
  Fail(kStopped, report.ToJson());
}

void Channel::Fail(int32_t status, const std::string& json) {
  state_ = State::kFailed;
  failure_status_ = status;
  failure_ = json;
  bool transfers = false;
  for (const Rank& rank : ranks_) transfers |= rank.link && rank.link->HasTransfer();
  std::vector<std::unique_ptr<Call>> failed;
  if (start_) failed.push_back(std::move(start_));
  for (auto& call : std::exchange(calls_, {})) failed.push_back(std::move(call));
  for (auto& call : std::exchange(backlog_, {})) failed.push_back(std::move(call));
  if (stop_) failed.push_back(std::move(stop_));
  for (auto& call : failed) {
    call->status = status;
    call->result_control.assign(json.begin(), json.end());
    call->transfer_abandoned = transfers;
    if (transfers) call->result.Detach();  // MPI may still write into it
    Engine::Get().Complete(std::move(call));
  }
  Leave(false);
  EndLauncher();
}

void Channel::Leave(bool orderly) {
  ChannelsByToken().erase(options_.token);
  Engine::Get().SetBusy(this, false);
  Engine::Get().Cancel(this);
  listeners_.clear();
  CloseConnections(orderly);
}

void Channel::CloseConnections(bool orderly) {
  for (auto& guard : guards_) guard->Close();
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
  launcher_->Signal(SIGTERM);
  EndLater(*launcher_, 3);
  launcher_.reset();
}

}  // namespace polymuse
