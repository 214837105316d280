// SPDX-License-Identifier: Apache-2.0
// Transports: ways to start a worker, and for messages to travel to it and back. One file each, in
// the table of transports.cc. A channel has one of its own, which it may exchange for its
// substitute while the worker is starting. All is called with the engine's lock.
#pragma once

#include <limits>
#include <memory>
#include <string>

#include "link.h"
#include "mpi_world.h"
#include "process.h"

namespace polymuse {

class Channel;

// How a worker is to be started.
struct StartOrder {
  Command launch;      // as a job of its own
  SpawnCommand spawn;  // by MPI_Comm_spawn; only for transports that do that
};

class Transport {
 public:
  virtual ~Transport() = default;
  // The name of the substitute, which starts the worker if this transport cannot; null
  // if there is none.
  virtual const char* substitute() const { return nullptr; }
  // How long the start may take before the substitute is used.
  virtual double StartLimit(int /*ranks*/, double /*start_seconds*/) const {
    return std::numeric_limits<double>::infinity();
  }
  // Starts the worker of a channel; throws std::runtime_error.
  virtual void Start(Channel* channel, StartOrder order) = 0;
  // Whether a start is under way that cannot be broken off: MPI would hang in it.
  virtual bool IsStarting() const { return false; }
  // Whether links can be created, once all ranks have identified themselves.
  virtual bool IsConnected() const { return true; }
  // The link to a rank; `connection` is the one on which it has identified itself.
  virtual std::unique_ptr<Link> NewLink(LinkListener* listener, int rank, int connection) = 0;
  // Whether replies come over sockets: the driver then polls them often.
  virtual bool NeedsSockets() const = 0;
  // Whether links are closed as soon as the worker has agreed to stop; else they stay until its
  // processes have ended.
  virtual bool ClosesLinksAtStop() const { return false; }
  // The worker has agreed to stop.
  virtual void Disconnect() {}
  // The worker has ended without having been stopped.
  virtual void OnFailed() {}
  // Whether memory of the links may still be written after that.
  virtual bool KeepsMemory() const { return false; }
};

// A transport of that name; null if there is none.
std::shared_ptr<Transport> NewTransport(const std::string& name);

}  // namespace polymuse
