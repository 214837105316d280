/* SPDX-License-Identifier: Apache-2.0 */
/* The outcome of a request, on one rank and on all of them. */
#include <mpi.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "runtime.h"

static char error_text[1024];

void pm_set_error(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error_text, sizeof error_text, format, arguments);
  va_end(arguments);
}

void pm_fail(pm_outcome *outcome, enum pm_status status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(outcome->message, sizeof outcome->message, format, arguments);
  va_end(arguments);
  outcome->status = status;
  outcome->failure = (pm_failure){.rank = pm_rank()};
}

void pm_fail_by_violation(pm_outcome *outcome, const pm_violation *violation) {
  pm_fail(outcome, PM_PROTOCOL_ERROR,
          "invalid request: %s.%s is %lld, expected %s; script and worker may be "
          "from different versions of polymuse",
          violation->part, violation->field, (long long)violation->came, violation->expected);
}

void pm_take_error(pm_outcome *outcome, int32_t code, const char *what) {
  if (error_text[0])
    pm_fail(outcome, PM_CODE_ERROR, "%s", error_text);
  else
    pm_fail(outcome, PM_CODE_ERROR, "%s returned %d", what, code);
  outcome->failure.code = code;
  error_text[0] = 0;
}

void pm_misuse(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fprintf(stderr, "polymuse: ");
  vfprintf(stderr, format, arguments);
  fprintf(stderr, "\n");
  va_end(arguments);
  fflush(NULL);
  _exit(70); /* EX_SOFTWARE of sysexits.h */
}

/* MPI's own collectives spin; a rank that has to wait long for another goes to sleep instead. */
static void wait_patiently(MPI_Request *request) {
  int done = 0;
  double started = pm_now();
  for (;;) {
    MPI_Test(request, &done, MPI_STATUS_IGNORE);
    if (done) return;
    double waited = pm_now() - started;
    if (waited < 1e-3) continue;
    struct timespec nap = {.tv_nsec = waited < 0.1 ? 100000 : 1000000};
    nanosleep(&nap, NULL);
  }
}

void pm_agree(pm_outcome *outcome) {
  const int rank = pm_rank(), size = pm_size();
  const MPI_Comm ranks = pm_ranks();
  if (size == 1) return;
  int mine = outcome->status == PM_OK ? 0 : size - rank, highest;
  MPI_Request request;
  MPI_Iallreduce(&mine, &highest, 1, MPI_INT, MPI_MAX, ranks, &request);
  wait_patiently(&request);
  int failed = size - highest;
  if (failed == size) return;
  if (failed != 0 && rank == failed) MPI_Send(outcome, sizeof *outcome, MPI_BYTE, 0, 0, ranks);
  if (failed != 0 && rank == 0)
    MPI_Recv(outcome, sizeof *outcome, MPI_BYTE, failed, 0, ranks, MPI_STATUS_IGNORE);
  if (outcome->status == PM_OK) outcome->status = PM_CODE_ERROR;
}
