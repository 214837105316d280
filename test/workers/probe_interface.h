/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from test/workers/probe.ts by npm run generate; do not edit. */
/* clang-format off */
/* What the tests and the benchmark drive. */
#ifndef PROBE_INTERFACE_H
#define PROBE_INTERFACE_H

#include "polymuse.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The interface of this worker, for pm_start. */
const pm_interface *probe_interface(void);

/* To be implemented by the code; returns 0 for success, otherwise an error code. */

int32_t initialize_code(void);

int32_t commit_parameters(void);

/**
 * Sets the model time; the past is an error.
 * time: the time to reach [s]
 * exact_end: else the next full second
 */
int32_t evolve_model(double time, bool exact_end);

/** time: [s] */
int32_t get_model_time(double *time);

/** How often the functions that change the state have been called. */
int32_t get_state_calls(int32_t *initialize_calls, int32_t *commit_calls);

int32_t do_nothing(void);

int32_t echo_int32(int32_t value, int32_t *echo);

int32_t echo_int64(int64_t value, int64_t *echo);

int32_t echo_float32(float value, float *echo);

int32_t echo_float64(double value, double *echo);

int32_t echo_bool(bool value, bool *echo);

int32_t echo_string(const char *value, char *echo, int64_t echo_capacity);

/**
 * A scalar with a unit.
 * value: [m]
 * echo: [m]
 */
int32_t echo_length(double value, double *echo);

/**
 * Options of every type.
 * distance: [m]
 * sum: of all numbers, negated or not
 * text: the label and how many characters it has
 */
int32_t combine(int32_t first, int64_t second, float third, double distance, bool negate,
                const char *label, double *sum, char *text, int64_t text_capacity);

/**
 * Several results, among them an array.
 * values: [m]
 * least: [m]
 * reversed: [m]
 * greatest: [m]
 */
int32_t summarize(const double *values, int64_t values_count, double *least, double *reversed,
                  int64_t reversed_count, double *greatest, bool *is_empty);

/** The argument itself, unchanged. */
int32_t echo_array(double *values, int64_t values_count);

/** The argument itself, negated. */
int32_t negate_array(int32_t *values, int64_t values_count);

/**
 * values: [m]
 * scaled: [m]
 */
int32_t scale(const double *values, int64_t values_count, double factor, double *scaled,
              int64_t scaled_count);

int32_t halve(const float *values, int64_t values_count, float *halves, int64_t halves_count);

/** The numbers 0, 1, 2, ... */
int32_t count_up(int64_t count, int32_t *numbers, int64_t numbers_count);

int32_t sum_array(const double *values, int64_t values_count, double *sum);

/** Two arrays in, two out, of different types and lengths. */
int32_t join_arrays(const int32_t *whole, int64_t whole_count, const double *real,
                    int64_t real_count, int32_t *whole_plus_one, int64_t whole_plus_one_count,
                    double *real_plus_one, int64_t real_plus_one_count);

/** The sum of all rank numbers, by MPI_Allreduce: every rank takes part. */
int32_t rank_sum(int32_t *sum, int32_t *ranks);

/**
 * Computes for a while.
 * duration: [s]
 */
int32_t busy_wait(double duration);

/**
 * Sleeps for a while.
 * duration: [s]
 */
int32_t sleep_for(double duration);

/** Prints a line, on rank 0. */
int32_t print_text(const char *text);

/** Returns an error, on every rank; an empty message sets none. */
int32_t fail(int32_t code, const char *message);

/** Returns an error on one rank. */
int32_t fail_on_rank(int32_t rank, int32_t code);

/**
 * Ends a rank, in the middle of the call.
 * how: exit0, exit3, abort, segv, kill9, mpiAbort, stop (SIGSTOP) or hang
 */
int32_t die(const char *how, int32_t rank);

/**
 * Ends a rank when it has been idle for a while.
 * how: as for die, but for hang
 * after: [s]
 */
int32_t die_later(const char *how, double after, int32_t rank);

/**
 * Makes the grids.
 * split_axis: shared out over the ranks
 */
int32_t set_grid_size(int32_t nx, int32_t ny, int32_t nz, int32_t split_axis);

/** How often the hooks of the grid cells have been called. */
int32_t get_hook_counts(int32_t *reads, int32_t *writes);

#ifdef __cplusplus
}
#endif
#endif
