// SPDX-License-Identifier: Apache-2.0
// A channel: the connection to the worker of one code instance, over all of its ranks, from its
// start to its end. Carries out calls one after the other; knows nothing of what they mean.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "call.h"
#include "engine.h"
#include "failure_report.h"
#include "guard.h"
#include "link.h"
#include "listener.h"
#include "process.h"
#include "transport.h"

namespace polymuse {

struct ChannelOptions {
  std::string name;       // of the instance
  std::string transport;  // its name
  std::string token;
  int ranks = 1;
  uint64_t fingerprint = 0;
  double start_seconds = 60;  // how long starting may take
  std::string launcher_log;   // file with what the launcher printed
  // The numeric address of this host to which workers on other hosts connect.
  std::vector<std::string> addresses;
};

struct RankInfo {
  int rank = -1;
  int pid = 0;
  std::string host;
};

class Channel : public Sleeper, public LinkListener, public GuardListener {
 public:
  Channel(ChannelOptions options, uint64_t start_call);
  ~Channel() override;

  // The script's number for it.
  uint64_t id() const { return id_; }
  const std::string& name() const { return options_.name; }
  const std::string& token() const { return options_.token; }
  std::vector<RankInfo> ranks() const;
  bool has_ended() const { return state_ == State::kFailed || state_ == State::kClosed; }

  // Listens at the addresses of the options until all ranks have connected; returns the ports. If
  // that is not possible, the start has failed.
  std::vector<int> Listen();
  // Starts the worker by the transport, or by its substitute.
  void Start(StartOrder order);
  // The process that starts the worker, for transports that start it as a separate job.
  void SetLauncher(std::unique_ptr<Process> launcher);
  // The transport cannot start the worker: its substitute does, as a separate job. The completion
  // of the start then has the reason.
  void Substitute(const std::string& reason);
  // Something that the start waits for may have happened.
  void CheckStarted();
  // A start that was under way when the worker was killed is over: its processes can be ended.
  void EndStarted();
  void OnHello(const Introduction& introduction);

  void Submit(std::unique_ptr<Call> call);
  // Later calls are run although an earlier one has failed.
  void NextEpoch() { epoch_++; }
  // Ends the worker at once; unfinished calls fail.
  void Kill(const std::string& reason);
  // Has this call complete when the processes of a worker that is over have ended, as far as they
  // can be watched.
  void CompleteWhenGone(std::unique_ptr<Call> call);
  // The script is done with it, which is over: it goes when its processes have.
  void Forget();
  void SayAsleep() override;
  bool NeedsSockets() const override { return transport_->NeedsSockets(); }

  std::optional<pm_region> OnMessage(int rank, const pm_header& header,
                                     const char* control) override;
  void OnReceived(int rank, const pm_header& header) override;
  size_t Outstanding() const override { return calls_.size(); }
  void OnLost(int rank) override;
  void OnViolation(int rank, const pm_violation& violation) override;
  void OnExited(const pm_hello& guard, const pm_exited* exited, const std::string& tail,
                int error) override;

 private:
  enum class State { kStarting, kRunning, kStopping, kClosed, kFailed };
  struct Rank {
    int fd = -1;  // closed by the link, once there is one
    pm_hello hello{};
    std::unique_ptr<Link> link;
  };

  void CheckConnected();
  void CheckStopped();
  bool IsGone() const;
  void CheckGone();
  void GiveUpOnProcesses();
  void Dispatch(Call* call);
  bool MakeRoom(Call* call, uint64_t bytes);
  bool Answers(int rank, const Call* call, const pm_header& header, pm_violation* violation) const;
  bool TakeBlock(Call* call, const pm_header& header, const char* control, pm_block_reply* block,
                 pm_violation* violation) const;
  void Finish(Call* call);
  Call* Find(uint64_t sequence);
  void WatchLauncher();
  void Fail(int32_t status, const FailureReport& report);
  void FailStart(const std::string& reason);
  Rank* RankOf(const pm_hello& guard);
  void FailByFirstDeath();
  void ForgetAttempt();
  void CloseConnections(bool orderly);
  void Leave(bool orderly);
  void EndProcesses();
  void EndLauncher();

  const uint64_t id_;
  ChannelOptions options_;
  std::shared_ptr<Transport> transport_;
  State state_ = State::kStarting;
  std::unique_ptr<Call> start_;
  std::unique_ptr<Call> stop_;  // answered, but the processes have not all ended
  std::vector<Rank> ranks_;
  int introduced_ = 0;
  std::vector<std::unique_ptr<Guard>> guards_;
  int guards_gone_ = 0;
  std::vector<std::unique_ptr<Call>> ends_;  // of a worker that is over: for when it is gone
  bool is_forgotten_ = false;
  bool awaits_start_ = false;          // killed during a start that cannot be broken off
  std::vector<FailureReport> deaths_;  // told by guards while others are about to tell
  std::vector<std::unique_ptr<Listener>> listeners_;  // for other hosts, while this is starting
  std::shared_ptr<Process> launcher_;
  Command launch_;  // what the worker is started with as a job of its own

  std::vector<std::unique_ptr<Call>> backlog_;  // made before the worker had started
  std::deque<std::unique_ptr<Call>> calls_;     // dispatched; their sequences follow each other
  uint64_t next_sequence_ = 1;
  uint32_t epoch_ = 0;
  int32_t failure_status_ = 0;
  std::vector<char> failure_;  // pm_report
};

}  // namespace polymuse
