// SPDX-License-Identifier: Apache-2.0
// The transport by MPI: the worker is spawned by this process, and messages travel over the
// intercommunicator that this gives.
#pragma once

#include <mpi.h>

#include <memory>

#include "transport.h"

namespace polymuse {

class MpiTransport : public Transport, public std::enable_shared_from_this<MpiTransport> {
 public:
  const char* substitute() const override { return "sockets"; }
  double StartLimit(int ranks, double start_seconds) const override;
  void Start(Channel* channel, StartOrder order) override;
  bool IsStarting() const override { return is_starting_; }
  bool IsConnected() const override { return comm_ != MPI_COMM_NULL; }
  std::unique_ptr<Link> NewLink(LinkListener* listener, int rank, int connection) override;
  bool NeedsSockets() const override { return false; }
  bool ClosesLinksAtStop() const override { return true; }
  void Disconnect() override;
  void OnFailed() override;
  bool KeepsMemory() const override { return true; }

 private:
  MPI_Comm comm_ = MPI_COMM_NULL;
  bool is_starting_ = false;
};

}  // namespace polymuse
