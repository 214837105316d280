// SPDX-License-Identifier: Apache-2.0
#include "mpi_transport.h"

#include <algorithm>
#include <utility>

#include "channel.h"
#include "channel_table.h"
#include "mpi_link.h"

namespace polymuse {
namespace {

// How long a spawn may take, for one rank and for each further one, and as a fraction of the start
// timeout, since the substitute needs time too. MPI_Comm_spawn of Open MPI may hang forever; see
// docs/mpi.md.
constexpr double kSpawnSeconds = 15, kSpawnSecondsPerRank = 0.5, kSpawnPart = 0.5;

}  // namespace

double MpiTransport::StartLimit(int ranks, double start_seconds) const {
  return std::min(kSpawnSeconds + kSpawnSecondsPerRank * ranks, kSpawnPart * start_seconds);
}

void MpiTransport::Start(Channel* channel, StartOrder order) {
  std::weak_ptr<MpiTransport> weak = weak_from_this();
  is_starting_ = true;
  SpawnLater(std::move(order.spawn),
             [weak, id = channel->id()](MPI_Comm comm, const std::string& error) {
               // A worker that did start, but too late, finds its guards' connections closed.
               auto self = weak.lock();
               Channel* spawned = FindChannel(id);
               if (!self || !spawned) return;
               self->is_starting_ = false;
               self->comm_ = comm;
               if (spawned->has_ended())
                 spawned->EndStarted();
               else if (comm == MPI_COMM_NULL)
                 spawned->Substitute(error);
               else
                 spawned->CheckStarted();
             });
}

std::unique_ptr<Link> MpiTransport::NewLink(LinkListener* listener, int rank, int connection) {
  return std::make_unique<MpiLink>(listener, rank, connection, comm_);
}

void MpiTransport::Disconnect() {
  // Freed, not disconnected: MPI_Comm_disconnect asks PMIx for a fence, which may never return. The
  // worker has no other connection and so MPI_Finalize there does not wait for this side.
  if (comm_ != MPI_COMM_NULL) MPI_Comm_free(&comm_);
}

void MpiTransport::OnFailed() { LeaveMpiUnfinalized(); }

}  // namespace polymuse
