/* SPDX-License-Identifier: Apache-2.0 */
/** The parts of the runtime, as they see each other. */
#ifndef PM_RUNTIME_H
#define PM_RUNTIME_H

#include <mpi.h>

#include "polymuse_dispatch.h"
#include "readers.generated.h"
#include "region.h"
#include "transport.h"
#include "wire.h"

/* outcome.c */

/** The outcome of a request; prepared by the handlers, sent by the loop. */
typedef struct pm_outcome {
  int32_t status; /* enum pm_status */
  pm_failure failure;
  char message[1024];
  const void *control;
  size_t control_bytes;
  pm_region data;
  int64_t data_bytes;
  int every_rank_replies;
} pm_outcome;

/** Makes the outcome a failure. `format` as printf. */
void pm_fail(pm_outcome *outcome, enum pm_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Makes the outcome a failure because the request is invalid. */
void pm_fail_by_violation(pm_outcome *outcome, const pm_violation *violation);

/** The text that pm_set_error left, or a default that names the code; and forgets it. */
void pm_take_error(pm_outcome *outcome, int32_t code, const char *what);

/** Ends the process with a message: the code of the worker misuses the runtime. */
void pm_misuse(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/**
 * Makes all ranks agree on one outcome: if any rank has failed, all fail with the failure of the
 * lowest such rank, whose report is sent to rank 0. Otherwise a rank that fails alone would leave
 * the others in the next call without it. Collective.
 */
void pm_agree(pm_outcome *outcome);

/* rank.c: this rank, and what it belongs to */
int pm_rank(void);
int pm_size(void);
/** All ranks, in a communicator that only the runtime uses. */
MPI_Comm pm_ranks(void);
const pm_interface *pm_current_interface(void);
/** What this rank has been built for. */
void pm_rank_implements(const pm_interface *implemented);
/** All ranks are known from now on. Collective. */
void pm_rank_joins(MPI_Comm all);

/* loop.c */
/** The transport over which requests come. */
void pm_loop_uses(const pm_transport *opened);

/* leave.c */
/** From now on, an unexpected exit is reported to the guard. */
void pm_leave_prepare(void);
/** Finalizes MPI; if that does not return, the process ends nevertheless. */
void pm_leave(void);

/* calls.c */
void pm_run_function(const pm_header *header, pm_buffer *body, const char *data,
                     pm_outcome *outcome);

/* parameters.c */
void pm_get_parameter(const pm_header *header, pm_outcome *outcome);
void pm_set_parameter(const pm_header *header, const pm_buffer *body, pm_outcome *outcome);

/* grids.c */
void pm_read_grid(const pm_header *header, const pm_buffer *body, pm_outcome *outcome);
/** Finds where the values of a write go: on this rank, `region`, in the order in which they come.
 */
void pm_prepare_write(const pm_header *header, const pm_buffer *body, pm_region *region,
                      pm_outcome *outcome);
/** Writes values that came with the message: the whole selection's, or one for all of it. */
void pm_write_eager(const pm_header *header, const pm_buffer *body, pm_outcome *outcome);
void pm_finish_write(const pm_header *header, pm_outcome *outcome);
void pm_describe_grid(const pm_header *header, pm_outcome *outcome);

#endif
