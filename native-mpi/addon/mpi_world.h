// SPDX-License-Identifier: Apache-2.0
// MPI in this process: initialising and finalizing it, and MPI_Comm_spawn, which blocks and so has
// a thread of its own; spawns are sequential, since each uses more than one processor.
#pragma once

#include <mpi.h>

#include <functional>
#include <string>
#include <vector>

namespace polymuse {

struct SpawnCommand {
  // Ranks that start on one host; MPI selects the host if the name is empty.
  struct Part {
    std::string host;
    int ranks = 1;
  };
  std::string file;
  std::vector<std::string> arguments;
  std::vector<Part> parts;
  std::vector<std::pair<std::string, std::string>> info;
};

// Queues MPI_Comm_spawn; initialises MPI first if that has not been done. `done` is called with the
// engine's lock: with the intercommunicator, or MPI_COMM_NULL and what went wrong.
void SpawnLater(SpawnCommand command, std::function<void(MPI_Comm, std::string)> done);

// Waits while MPI is being initialised, which sets environment variables: a script that
// reads the environment meanwhile may read memory that has been freed. Called by the script's
// thread, without the engine's lock; a signal ends the wait.
void AwaitInitialization();

// Seconds that the current blocking operation has taken; 0 if there is none.
double BlockedFor();

// MPI_Finalize would wait for a worker that has died, or that is still starting: it is skipped.
void LeaveMpiUnfinalized();

// Ends MPI if it was initialised and nothing is left that it would wait for. At process exit.
void FinalizeMpi(bool clean);

std::string MpiLibraryVersion();
// The shared library that MPI is in.
std::string MpiLibraryPath();

}  // namespace polymuse
