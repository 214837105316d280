/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Where the output of a worker goes, and its last lines, which error messages contain.
 *
 * It goes into a log file; or through a pipe to the guard, which passes it on or drops it, and
 * keeps the end of it.
 */
#ifndef PM_OUTPUT_H
#define PM_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/** How much of the end of the output is reported. */
#define PM_TAIL_BYTES 4096

/** Determines where it goes; to be called before the fork of guard and worker. */
void pm_output_prepare(bool has_guard);

/** In the worker: redirects the output. */
void pm_output_redirect(void);

/** In the guard: the descriptor to poll for input, or -1; it may change after each take. */
int pm_output_pipe(void);

/** In the guard: reads what has arrived through the pipe. */
void pm_output_take(void);

/** In the guard: the end of the output; returns its length. */
size_t pm_output_tail(char tail[PM_TAIL_BYTES]);

#endif
