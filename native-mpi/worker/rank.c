/* SPDX-License-Identifier: Apache-2.0 */
/* This rank, and what it belongs to. */
#include <mpi.h>

#include "runtime.h"

static const pm_interface *interface;
static MPI_Comm ranks; /* a duplicate of MPI_COMM_WORLD that only the runtime uses */
static int rank, size;

int pm_rank(void) { return rank; }
int pm_size(void) { return size; }
MPI_Comm pm_ranks(void) { return ranks; }
const pm_interface *pm_current_interface(void) { return interface; }

void pm_rank_implements(const pm_interface *implemented) { interface = implemented; }

void pm_rank_joins(MPI_Comm all) {
  MPI_Comm_dup(all, &ranks);
  MPI_Comm_rank(ranks, &rank);
  MPI_Comm_size(ranks, &size);
}
