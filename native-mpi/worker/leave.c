/* SPDX-License-Identifier: Apache-2.0 */
/* The end of a worker: nothing is left to do except MPI_Finalize. */
#include <mpi.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime.h"

#include "guard.h"

/* Less than the time for which the coordinator waits: kStopSeconds, in the addon's channel.cc. */
#define LEAVE_SECONDS 6

static bool is_told_to_stop;

static void tell_of_exit(void) {
  if (!is_told_to_stop) pm_guard_tell_of_exit();
}

void pm_leave_prepare(void) { atexit(tell_of_exit); /* runs before what MPI has registered */ }

/* Open MPI 4 sometimes loses the last fence of spawned ranks on several hosts, and then waits
 * forever. All that this rank had to do is done: it ends as programs do, so that what is buffered
 * is written. */
static void *leave_without_mpi(void *unused) {
  (void)unused;
  sleep(LEAVE_SECONDS);
  fprintf(stderr,
          "polymuse: rank %d exits without MPI_Finalize, which has not returned within %d s\n",
          pm_rank(), LEAVE_SECONDS);
  exit(0);
}

void pm_leave(void) {
  is_told_to_stop = true;
  pthread_t watcher;
  if (pthread_create(&watcher, NULL, leave_without_mpi, NULL) == 0) pthread_detach(watcher);
  MPI_Comm ranks = pm_ranks();
  MPI_Comm_free(&ranks);
  MPI_Finalize();
}
