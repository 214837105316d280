/* SPDX-License-Identifier: Apache-2.0 */
/* The probe in C: see probe.ts. */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <mpi.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "probe_grids.h"
#include "probe_interface.h"

static int32_t whole = 7;
static int64_t large = 5000000000;
static float single = 0.5f;
static double depth = 1000, ratio = 0.25;
static bool flag = true;
static char label[32] = "probe", scheme[32] = "fast";

static double now;
static int32_t initialize_count, commit_count;

/* MPI must still be there: every rank takes part. */
static void say_goodbye(void) {
  int one = 1, ranks, rank;
  MPI_Allreduce(&one, &ranks, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  printf("goodbye from rank %d of %d\n", rank, ranks);
}

int main(int argc, char **argv) {
  pm_start(&argc, &argv, probe_interface());
  pm_register_parameter("whole", &whole);
  pm_register_parameter("large", &large);
  pm_register_parameter("single", &single);
  pm_register_parameter("depth", &depth);
  pm_register_parameter("Ratio", &ratio);
  pm_register_parameter("flag", &flag);
  pm_register_string_parameter("label", label, sizeof label, false);
  pm_register_string_parameter("scheme", scheme, sizeof scheme, false);
  pm_register_stop_hook(say_goodbye);
  return pm_loop();
}

static int32_t own_rank(void) {
  int rank;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  return rank;
}

/* ---- states -------------------------------------------------------------------------------- */

int32_t initialize_code(void) {
  initialize_count++;
  return 0;
}

int32_t commit_parameters(void) {
  commit_count++;
  if (strcmp(scheme, "fast") == 0 || strcmp(scheme, "exact") == 0) return 0;
  pm_set_error("there is no scheme '%s'; there are fast and exact", scheme);
  return -1;
}

int32_t evolve_model(double time, bool exact_end) {
  if (time < now) {
    pm_set_error("time %g s is in the past: the model is at %g s", time, now);
    return -1;
  }
  now = exact_end ? time : ceil(time);
  return 0;
}

int32_t get_model_time(double *time) {
  *time = now;
  return 0;
}

int32_t get_state_calls(int32_t *initialize_calls, int32_t *commit_calls) {
  *initialize_calls = initialize_count;
  *commit_calls = commit_count;
  return 0;
}

/* ---- values -------------------------------------------------------------------------------- */

int32_t do_nothing(void) { return 0; }

int32_t echo_int32(int32_t value, int32_t *echo) {
  *echo = value;
  return 0;
}

int32_t echo_int64(int64_t value, int64_t *echo) {
  *echo = value;
  return 0;
}

int32_t echo_float32(float value, float *echo) {
  *echo = value;
  return 0;
}

int32_t echo_float64(double value, double *echo) {
  *echo = value;
  return 0;
}

int32_t echo_bool(bool value, bool *echo) {
  *echo = value;
  return 0;
}

int32_t echo_string(const char *value, char *echo, int64_t echo_capacity) {
  if ((int64_t)strlen(value) >= echo_capacity) {
    pm_set_error("at most %lld characters can be echoed", (long long)echo_capacity - 1);
    return -1;
  }
  strcpy(echo, value);
  return 0;
}

int32_t echo_length(double value, double *echo) {
  *echo = value;
  return 0;
}

int32_t combine(int32_t first, int64_t second, float third, double distance, bool negate,
                const char *name, double *sum, char *text, int64_t text_capacity) {
  *sum = (double)first + (double)second + third + distance;
  if (negate) *sum = -*sum;
  snprintf(text, (size_t)text_capacity, "%s %d", name, (int)strlen(name));
  return 0;
}

int32_t summarize(const double *values, int64_t values_count, double *least, double *reversed,
                  int64_t reversed_count, double *greatest, bool *is_empty) {
  (void)reversed_count;
  *is_empty = values_count == 0;
  for (int64_t i = 0; i < values_count; i++) {
    if (i == 0 || values[i] < *least) *least = values[i];
    if (i == 0 || values[i] > *greatest) *greatest = values[i];
    reversed[values_count - 1 - i] = values[i];
  }
  return 0;
}

int32_t echo_array(double *values, int64_t values_count) {
  (void)values;
  (void)values_count;
  return 0;
}

int32_t negate_array(int32_t *values, int64_t values_count) {
  for (int64_t i = 0; i < values_count; i++) values[i] = -values[i];
  return 0;
}

int32_t scale(const double *values, int64_t values_count, double factor, double *scaled,
              int64_t scaled_count) {
  (void)scaled_count;
  for (int64_t i = 0; i < values_count; i++) scaled[i] = factor * values[i];
  return 0;
}

int32_t halve(const float *values, int64_t values_count, float *halves, int64_t halves_count) {
  (void)halves_count;
  for (int64_t i = 0; i < values_count; i++) halves[i] = values[i] / 2;
  return 0;
}

int32_t count_up(int64_t count, int32_t *numbers, int64_t numbers_count) {
  if (count < 0) {
    pm_set_error("cannot count up to %lld", (long long)count);
    return -1;
  }
  for (int64_t i = 0; i < numbers_count; i++) numbers[i] = (int32_t)i;
  return 0;
}

int32_t sum_array(const double *values, int64_t values_count, double *sum) {
  for (int64_t i = 0; i < values_count; i++) *sum += values[i];
  return 0;
}

int32_t join_arrays(const int32_t *whole_values, int64_t whole_count, const double *real,
                    int64_t real_count, int32_t *whole_plus_one, int64_t whole_plus_one_count,
                    double *real_plus_one, int64_t real_plus_one_count) {
  (void)whole_plus_one_count;
  (void)real_plus_one_count;
  for (int64_t i = 0; i < whole_count; i++) whole_plus_one[i] = whole_values[i] + 1;
  for (int64_t i = 0; i < real_count; i++) real_plus_one[i] = real[i] + 1;
  return 0;
}

/* ---- ranks and time ------------------------------------------------------------------------ */

int32_t rank_sum(int32_t *sum, int32_t *ranks) {
  int32_t rank = own_rank();
  int size;
  MPI_Allreduce(&rank, sum, 1, MPI_INT32_T, MPI_SUM, MPI_COMM_WORLD);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  *ranks = size;
  return 0;
}

static void sleep_seconds(double seconds) {
  if (!(seconds > 0)) return;
  struct timespec rest = {.tv_sec = (time_t)seconds};
  rest.tv_nsec = (long)((seconds - (double)rest.tv_sec) * 1e9);
  while (nanosleep(&rest, &rest) != 0) {
  }
}

int32_t busy_wait(double duration) {
  double end = MPI_Wtime() + duration;
  while (MPI_Wtime() < end) {
  }
  return 0;
}

int32_t sleep_for(double duration) {
  sleep_seconds(duration);
  return 0;
}

int32_t print_text(const char *text) {
  if (own_rank() == 0) puts(text);
  return 0;
}

/* ---- failures ------------------------------------------------------------------------------ */

int32_t fail(int32_t code, const char *message) {
  if (*message) pm_set_error("%s", message);
  return code;
}

int32_t fail_on_rank(int32_t rank, int32_t code) {
  if (own_rank() != rank) return 0;
  pm_set_error("rank %d was told to fail", (int)rank);
  return code;
}

static int exits_when_told;

/* To leave takes as long as a test wants it to. */
__attribute__((destructor)) static void wait_until_told(void) {
  if (!exits_when_told) return;
  fclose(fopen("leaving", "w"));
  while (access("go", F_OK) != 0) sleep_seconds(0.001);
}

/* Returns only if there is no such way to die, or after a SIGSTOP that was followed by a SIGCONT.
 */
static int32_t end_process(const char *how) {
  if (strcmp(how, "exit0") == 0) exit(0);
  if (strcmp(how, "exit3") == 0) exit(3);
  if (strcmp(how, "exitWhenTold") == 0) {
    exits_when_told = 1;
    exit(0);
  }
  if (strcmp(how, "abort") == 0) abort();
  if (strcmp(how, "mpiAbort") == 0) MPI_Abort(MPI_COMM_WORLD, 5);
  if (strcmp(how, "hang") == 0) {
    for (;;) pause();
  }
  int signal_number = strcmp(how, "segv") == 0    ? SIGSEGV
                      : strcmp(how, "kill9") == 0 ? SIGKILL
                      : strcmp(how, "stop") == 0  ? SIGSTOP
                                                  : 0;
  if (signal_number == 0) {
    pm_set_error("there is no way to die that is called '%s'", how);
    return -1;
  }
  signal(SIGSEGV, SIG_DFL);
  raise(signal_number);
  return 0;
}

int32_t die(const char *how, int32_t rank) { return own_rank() == rank ? end_process(how) : 0; }

static struct {
  char how[16];
  double after;
} later;

static void *end_process_later(void *unused) {
  (void)unused;
  sleep_seconds(later.after);
  end_process(later.how);
  return NULL;
}

int32_t die_later(const char *how, double after, int32_t rank) {
  pthread_t thread;
  if (own_rank() != rank) return 0;
  snprintf(later.how, sizeof later.how, "%s", how);
  later.after = after;
  return pthread_create(&thread, NULL, end_process_later, NULL);
}

/* ---- grids --------------------------------------------------------------------------------- */

int32_t set_grid_size(int32_t nx, int32_t ny, int32_t nz, int32_t split_axis) {
  if (nx < 0 || ny < 0 || nz < 0 || split_axis < 0 || split_axis > 2) {
    pm_set_error("grids of %d x %d x %d, split along axis %d, are not possible", nx, ny, nz,
                 split_axis);
    return -1;
  }
  return probe_make_grids((int64_t[]){nx, ny, nz}, split_axis);
}

int32_t get_hook_counts(int32_t *reads, int32_t *writes) {
  probe_hook_counts(reads, writes);
  return 0;
}
