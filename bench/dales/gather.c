/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The raw reference for reading a field: an MPI gather without polymuse.
 *
 *     mpirun -n RANKS+1 bench_gather NX NY NZ HALO SAMPLES
 *
 * Rank 0 has nothing, as the script; the others share a field of doubles out along y, each in an
 * array with ghost cells around it, x fastest, as DALES. A gather copies each part into a message,
 * sends it by MPI_Gatherv, and puts it where it belongs in the array of the whole. Prints `result`
 * and a JSON array: for each of SAMPLES, the seconds on rank 0.
 */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARGUMENTS = 6, WARM_UPS = 3 };

static long nx, ny, nz, halo;
static int rank, ranks;

/** The rows that a rank has, all of them together being 0 to ny - 1. */
static long first_row(int of) { return of == 0 ? 0 : ny * (of - 1) / (ranks - 1); }
static long rows_of(int of) { return of == 0 ? 0 : first_row(of + 1) - first_row(of); }

static double *allocate(long elements) {
  double *memory = calloc((size_t)elements + 1, sizeof *memory);
  if (!memory) MPI_Abort(MPI_COMM_WORLD, 1);
  return memory;
}

static void pack(const double *field, double *message) {
  long rows = rows_of(rank), row = nx + 2 * halo, level = row * (rows + 2 * halo);
  for (long k = 0; k < nz; k++)
    for (long j = 0; j < rows; j++) {
      memcpy(message, field + (k + halo) * level + (j + halo) * row + halo,
             (size_t)nx * sizeof *message);
      message += nx;
    }
}

static void unpack(const double *messages, double *whole) {
  for (int of = 1; of < ranks; of++)
    for (long k = 0; k < nz; k++) {
      long elements = nx * rows_of(of);
      memcpy(whole + (k * ny + first_row(of)) * nx, messages, (size_t)elements * sizeof *whole);
      messages += elements;
    }
}

int main(int argc, char **argv) {
  MPI_Init(&argc, &argv);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &ranks);
  if (argc != ARGUMENTS || ranks < 2) MPI_Abort(MPI_COMM_WORLD, 2);
  nx = atol(argv[1]);
  ny = atol(argv[2]);
  nz = atol(argv[3]);
  halo = atol(argv[4]);
  long samples = atol(argv[5]);

  int *counts = calloc((size_t)ranks, sizeof *counts);
  int *places = calloc((size_t)ranks, sizeof *places);
  if (!counts || !places) MPI_Abort(MPI_COMM_WORLD, 1);
  for (int of = 1, place = 0; of < ranks; of++) {
    counts[of] = (int)(nx * rows_of(of) * nz);
    places[of] = place;
    place += counts[of];
  }
  double *field = allocate((nx + 2 * halo) * (rows_of(rank) + 2 * halo) * (nz + 2 * halo));
  double *message = allocate(rank == 0 ? nx * ny * nz : counts[rank]);

  if (rank == 0) printf("result [");
  for (long sample = -WARM_UPS; sample < samples; sample++) {
    MPI_Barrier(MPI_COMM_WORLD);
    double begin = MPI_Wtime();
    /* As for each read of a script: memory that has not been touched yet. */
    double *whole = rank == 0 ? allocate(nx * ny * nz) : NULL;
    if (rank != 0) pack(field, message);
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : message, counts[rank], MPI_DOUBLE, message, counts,
                places, MPI_DOUBLE, 0, MPI_COMM_WORLD);
    if (rank == 0) unpack(message, whole);
    if (rank == 0 && sample >= 0) printf("%s%.9f", sample > 0 ? "," : "", MPI_Wtime() - begin);
    free(whole);
  }
  if (rank == 0) printf("]\n");
  MPI_Finalize();
  return 0;
}
