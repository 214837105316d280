// SPDX-License-Identifier: Apache-2.0
// This process's part in MPI: starting and ending it, and MPI_Comm_spawn, which blocks and so has a
// thread of its own; one after the other, as each takes more of the processors than there is.
#pragma once

#include <mpi.h>

#include <functional>
#include <string>
#include <vector>

namespace polymuse {

struct SpawnCommand {
  // Ranks that start on one host; which one, is left to MPI if the name is empty.
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

// Waits while MPI is being initialised, which sets variables of the environment: a script that
// reads its own meanwhile reads memory that has been freed. Called by the script's thread, without
// the engine's lock; a signal ends the wait.
void AwaitInitialization();

// Seconds that the current blocking operation has taken; 0 if there is none.
double BlockedFor();

// MPI_Finalize would wait for a worker that has died, or that is still starting: it is left out.
void LeaveMpiUnfinalized();

// Ends MPI if it was initialised and nothing is left that it would wait for. At process exit.
void FinalizeMpi(bool clean);

std::string MpiLibraryVersion();
// The shared library that MPI is in.
std::string MpiLibraryPath();

}  // namespace polymuse
