/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from test/workers/probe.ts by npm run generate; do not edit. */
/* clang-format off */
#include "probe_interface.h"

#include <string.h>

#include "polymuse_dispatch.h"
#include "wire.h"

static int32_t call_initialize_code(pm_call *pm_request) {
  (void)pm_request;
  return initialize_code();
}

static int32_t call_commit_parameters(pm_call *pm_request) {
  (void)pm_request;
  return commit_parameters();
}

static int32_t call_evolve_model(pm_call *pm_request) {
  double time = pm_argument_float64(pm_request);
  bool exact_end = pm_argument_bool(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  return evolve_model(time, exact_end);
}

static int32_t call_get_model_time(pm_call *pm_request) {
  double time = 0;
  int32_t pm_code = get_model_time(&time);
  if (pm_code != 0) return pm_code;
  pm_result_float64(pm_request, time);
  return 0;
}

static int32_t call_get_state_calls(pm_call *pm_request) {
  int32_t initialize_calls = 0;
  int32_t commit_calls = 0;
  int32_t pm_code = get_state_calls(&initialize_calls, &commit_calls);
  if (pm_code != 0) return pm_code;
  pm_result_int32(pm_request, initialize_calls);
  pm_result_int32(pm_request, commit_calls);
  return 0;
}

static int32_t call_do_nothing(pm_call *pm_request) {
  (void)pm_request;
  return do_nothing();
}

static int32_t call_echo_int32(pm_call *pm_request) {
  int32_t value = pm_argument_int32(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  int32_t echo = 0;
  int32_t pm_code = echo_int32(value, &echo);
  if (pm_code != 0) return pm_code;
  pm_result_int32(pm_request, echo);
  return 0;
}

static int32_t call_echo_int64(pm_call *pm_request) {
  int64_t value = pm_argument_int64(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  int64_t echo = 0;
  int32_t pm_code = echo_int64(value, &echo);
  if (pm_code != 0) return pm_code;
  pm_result_int64(pm_request, echo);
  return 0;
}

static int32_t call_echo_float32(pm_call *pm_request) {
  float value = pm_argument_float32(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  float echo = 0;
  int32_t pm_code = echo_float32(value, &echo);
  if (pm_code != 0) return pm_code;
  pm_result_float32(pm_request, echo);
  return 0;
}

static int32_t call_echo_float64(pm_call *pm_request) {
  double value = pm_argument_float64(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  double echo = 0;
  int32_t pm_code = echo_float64(value, &echo);
  if (pm_code != 0) return pm_code;
  pm_result_float64(pm_request, echo);
  return 0;
}

static int32_t call_echo_bool(pm_call *pm_request) {
  bool value = pm_argument_bool(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  bool echo = 0;
  int32_t pm_code = echo_bool(value, &echo);
  if (pm_code != 0) return pm_code;
  pm_result_bool(pm_request, echo);
  return 0;
}

static int32_t call_echo_string(pm_call *pm_request) {
  int64_t value_length;
  const char *value = pm_argument_string(pm_request, &value_length);
  if (pm_arguments_fail(pm_request)) return 0;
  (void)value_length;
  char echo[4096] = "";
  int32_t pm_code = echo_string(value, echo, (int64_t)sizeof echo);
  if (pm_code != 0) return pm_code;
  echo[sizeof echo - 1] = 0;
  pm_result_string(pm_request, echo, (int64_t)strlen(echo));
  return 0;
}

static int32_t call_echo_length(pm_call *pm_request) {
  double value = pm_argument_float64(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  double echo = 0;
  int32_t pm_code = echo_length(value, &echo);
  if (pm_code != 0) return pm_code;
  pm_result_float64(pm_request, echo);
  return 0;
}

static int32_t call_combine(pm_call *pm_request) {
  int32_t first = pm_argument_int32(pm_request);
  int64_t second = pm_argument_int64(pm_request);
  float third = pm_argument_float32(pm_request);
  double distance = pm_argument_float64(pm_request);
  bool negate = pm_argument_bool(pm_request);
  int64_t label_length;
  const char *label = pm_argument_string(pm_request, &label_length);
  if (pm_arguments_fail(pm_request)) return 0;
  (void)label_length;
  double sum = 0;
  char text[4096] = "";
  int32_t pm_code = combine(first, second, third, distance, negate, label, &sum, text, (int64_t)sizeof text);
  if (pm_code != 0) return pm_code;
  pm_result_float64(pm_request, sum);
  text[sizeof text - 1] = 0;
  pm_result_string(pm_request, text, (int64_t)strlen(text));
  return 0;
}

static int32_t call_summarize(pm_call *pm_request) {
  int64_t values_count;
  double *values = pm_argument_array(pm_request, PM_FLOAT64, &values_count);
  if (pm_arguments_fail(pm_request)) return 0;
  int64_t reversed_count = values_count;
  double least = 0;
  double greatest = 0;
  bool is_empty = 0;
  double *reversed = pm_result_array(pm_request, PM_FLOAT64, reversed_count);
  int32_t pm_code = summarize(values, values_count, &least, reversed, reversed_count, &greatest, &is_empty);
  if (pm_code != 0) return pm_code;
  pm_result_float64(pm_request, least);
  pm_result_float64(pm_request, greatest);
  pm_result_bool(pm_request, is_empty);
  return 0;
}

static int32_t call_echo_array(pm_call *pm_request) {
  int64_t values_count;
  double *values = pm_argument_array(pm_request, PM_FLOAT64, &values_count);
  if (pm_arguments_fail(pm_request)) return 0;
  pm_result_argument(pm_request, PM_FLOAT64, values, values_count);
  return echo_array(values, values_count);
}

static int32_t call_negate_array(pm_call *pm_request) {
  int64_t values_count;
  int32_t *values = pm_argument_array(pm_request, PM_INT32, &values_count);
  if (pm_arguments_fail(pm_request)) return 0;
  pm_result_argument(pm_request, PM_INT32, values, values_count);
  return negate_array(values, values_count);
}

static int32_t call_scale(pm_call *pm_request) {
  int64_t values_count;
  double *values = pm_argument_array(pm_request, PM_FLOAT64, &values_count);
  double factor = pm_argument_float64(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  int64_t scaled_count = values_count;
  double *scaled = pm_result_array(pm_request, PM_FLOAT64, scaled_count);
  return scale(values, values_count, factor, scaled, scaled_count);
}

static int32_t call_halve(pm_call *pm_request) {
  int64_t values_count;
  float *values = pm_argument_array(pm_request, PM_FLOAT32, &values_count);
  if (pm_arguments_fail(pm_request)) return 0;
  int64_t halves_count = values_count;
  float *halves = pm_result_array(pm_request, PM_FLOAT32, halves_count);
  return halve(values, values_count, halves, halves_count);
}

static int32_t call_count_up(pm_call *pm_request) {
  int64_t count = pm_argument_int64(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  int64_t numbers_count = count < 0 ? 0 : count;
  int32_t *numbers = pm_result_array(pm_request, PM_INT32, numbers_count);
  return count_up(count, numbers, numbers_count);
}

static int32_t call_sum_array(pm_call *pm_request) {
  int64_t values_count;
  double *values = pm_argument_array(pm_request, PM_FLOAT64, &values_count);
  if (pm_arguments_fail(pm_request)) return 0;
  double sum = 0;
  int32_t pm_code = sum_array(values, values_count, &sum);
  if (pm_code != 0) return pm_code;
  pm_result_float64(pm_request, sum);
  return 0;
}

static int32_t call_join_arrays(pm_call *pm_request) {
  int64_t whole_count;
  int32_t *whole = pm_argument_array(pm_request, PM_INT32, &whole_count);
  int64_t real_count;
  double *real = pm_argument_array(pm_request, PM_FLOAT64, &real_count);
  if (pm_arguments_fail(pm_request)) return 0;
  int64_t whole_plus_one_count = whole_count;
  int64_t real_plus_one_count = real_count;
  int32_t *whole_plus_one = pm_result_array(pm_request, PM_INT32, whole_plus_one_count);
  double *real_plus_one = pm_result_array(pm_request, PM_FLOAT64, real_plus_one_count);
  return join_arrays(whole, whole_count, real, real_count, whole_plus_one, whole_plus_one_count, real_plus_one, real_plus_one_count);
}

static int32_t call_rank_sum(pm_call *pm_request) {
  int32_t sum = 0;
  int32_t ranks = 0;
  int32_t pm_code = rank_sum(&sum, &ranks);
  if (pm_code != 0) return pm_code;
  pm_result_int32(pm_request, sum);
  pm_result_int32(pm_request, ranks);
  return 0;
}

static int32_t call_busy_wait(pm_call *pm_request) {
  double duration = pm_argument_float64(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  return busy_wait(duration);
}

static int32_t call_sleep_for(pm_call *pm_request) {
  double duration = pm_argument_float64(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  return sleep_for(duration);
}

static int32_t call_print_text(pm_call *pm_request) {
  int64_t text_length;
  const char *text = pm_argument_string(pm_request, &text_length);
  if (pm_arguments_fail(pm_request)) return 0;
  (void)text_length;
  return print_text(text);
}

static int32_t call_fail(pm_call *pm_request) {
  int32_t code = pm_argument_int32(pm_request);
  int64_t message_length;
  const char *message = pm_argument_string(pm_request, &message_length);
  if (pm_arguments_fail(pm_request)) return 0;
  (void)message_length;
  return fail(code, message);
}

static int32_t call_fail_on_rank(pm_call *pm_request) {
  int32_t rank = pm_argument_int32(pm_request);
  int32_t code = pm_argument_int32(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  return fail_on_rank(rank, code);
}

static int32_t call_die(pm_call *pm_request) {
  int64_t how_length;
  const char *how = pm_argument_string(pm_request, &how_length);
  int32_t rank = pm_argument_int32(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  (void)how_length;
  return die(how, rank);
}

static int32_t call_die_later(pm_call *pm_request) {
  int64_t how_length;
  const char *how = pm_argument_string(pm_request, &how_length);
  double after = pm_argument_float64(pm_request);
  int32_t rank = pm_argument_int32(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  (void)how_length;
  return die_later(how, after, rank);
}

static int32_t call_set_grid_size(pm_call *pm_request) {
  int32_t nx = pm_argument_int32(pm_request);
  int32_t ny = pm_argument_int32(pm_request);
  int32_t nz = pm_argument_int32(pm_request);
  int32_t split_axis = pm_argument_int32(pm_request);
  if (pm_arguments_fail(pm_request)) return 0;
  return set_grid_size(nx, ny, nz, split_axis);
}

static int32_t call_get_hook_counts(pm_call *pm_request) {
  int32_t reads = 0;
  int32_t writes = 0;
  int32_t pm_code = get_hook_counts(&reads, &writes);
  if (pm_code != 0) return pm_code;
  pm_result_int32(pm_request, reads);
  pm_result_int32(pm_request, writes);
  return 0;
}

static int32_t dispatch(int32_t pm_function, pm_call *pm_request) {
  switch (pm_function) {
    case 0: return call_initialize_code(pm_request);
    case 1: return call_commit_parameters(pm_request);
    case 2: return call_evolve_model(pm_request);
    case 3: return call_get_model_time(pm_request);
    case 4: return call_get_state_calls(pm_request);
    case 5: return call_do_nothing(pm_request);
    case 6: return call_echo_int32(pm_request);
    case 7: return call_echo_int64(pm_request);
    case 8: return call_echo_float32(pm_request);
    case 9: return call_echo_float64(pm_request);
    case 10: return call_echo_bool(pm_request);
    case 11: return call_echo_string(pm_request);
    case 12: return call_echo_length(pm_request);
    case 13: return call_combine(pm_request);
    case 14: return call_summarize(pm_request);
    case 15: return call_echo_array(pm_request);
    case 16: return call_negate_array(pm_request);
    case 17: return call_scale(pm_request);
    case 18: return call_halve(pm_request);
    case 19: return call_count_up(pm_request);
    case 20: return call_sum_array(pm_request);
    case 21: return call_join_arrays(pm_request);
    case 22: return call_rank_sum(pm_request);
    case 23: return call_busy_wait(pm_request);
    case 24: return call_sleep_for(pm_request);
    case 25: return call_print_text(pm_request);
    case 26: return call_fail(pm_request);
    case 27: return call_fail_on_rank(pm_request);
    case 28: return call_die(pm_request);
    case 29: return call_die_later(pm_request);
    case 30: return call_set_grid_size(pm_request);
    case 31: return call_get_hook_counts(pm_request);
  }
  pm_set_error("function number %d does not exist", (int)pm_function);
  return -1;
}

static const char *const function_names[] = {
  "initialize_code",
  "commit_parameters",
  "evolve_model",
  "get_model_time",
  "get_state_calls",
  "do_nothing",
  "echo_int32",
  "echo_int64",
  "echo_float32",
  "echo_float64",
  "echo_bool",
  "echo_string",
  "echo_length",
  "combine",
  "summarize",
  "echo_array",
  "negate_array",
  "scale",
  "halve",
  "count_up",
  "sum_array",
  "join_arrays",
  "rank_sum",
  "busy_wait",
  "sleep_for",
  "print_text",
  "fail",
  "fail_on_rank",
  "die",
  "die_later",
  "set_grid_size",
  "get_hook_counts",
};

static const pm_parameter_entry parameter_entries[] = {
  {"whole", PM_INT32},
  {"large", PM_INT64},
  {"single", PM_FLOAT32},
  {"depth", PM_FLOAT64},
  {"Ratio", PM_FLOAT64},
  {"flag", PM_BOOL},
  {"label", PM_STRING},
  {"scheme", PM_STRING},
};

static const char *const grid_names[] = {
  "cells",
  "columns",
  "levels",
};

static const pm_attribute_entry attribute_entries[] = {
  {0, "value", PM_FLOAT64, true},
  {0, "density", PM_FLOAT64, true},
  {0, "tracer", PM_FLOAT32, true},
  {0, "rank", PM_INT32, false},
  {0, "written", PM_INT32, false},
  {1, "height", PM_FLOAT64, true},
  {1, "doubled", PM_FLOAT64, false},
  {2, "position", PM_FLOAT64, true},
};

static const pm_interface implemented = {
  .name = "probe",
  .fingerprint = UINT64_C(0x2e85f581974a07cf),
  .description =
    "function initialize_code()\n"
    "function commit_parameters()\n"
    "function evolve_model(float64 time [s], bool exact_end)\n"
    "function get_model_time() -> float64 time [s]\n"
    "function get_state_calls() -> int32 initialize_calls, int32 commit_calls\n"
    "function do_nothing()\n"
    "function echo_int32(int32 value) -> int32 echo\n"
    "function echo_int64(int64 value) -> int64 echo\n"
    "function echo_float32(float32 value) -> float32 echo\n"
    "function echo_float64(float64 value) -> float64 echo\n"
    "function echo_bool(bool value) -> bool echo\n"
    "function echo_string(string value) -> string echo\n"
    "function echo_length(float64 value [m]) -> float64 echo [m]\n"
    "function combine(int32 first, int64 second, float32 third, float64 distance [m], bool negate, string label) -> float64 sum, string text\n"
    "function summarize(float64[] values [m]) -> float64 least [m], float64[] reversed [m] of length values, float64 greatest [m], bool is_empty\n"
    "function echo_array(float64[] values) -> float64[] values in place of values\n"
    "function negate_array(int32[] values) -> int32[] values in place of values\n"
    "function scale(float64[] values [m], float64 factor) -> float64[] scaled [m] of length values\n"
    "function halve(float32[] values) -> float32[] halves of length values\n"
    "function count_up(int64 count) -> int32[] numbers of length count\n"
    "function sum_array(float64[] values) -> float64 sum\n"
    "function join_arrays(int32[] whole, float64[] real) -> int32[] whole_plus_one of length whole, float64[] real_plus_one of length real\n"
    "function rank_sum() -> int32 sum, int32 ranks\n"
    "function busy_wait(float64 duration [s])\n"
    "function sleep_for(float64 duration [s])\n"
    "function print_text(string text)\n"
    "function fail(int32 code, string message)\n"
    "function fail_on_rank(int32 rank, int32 code)\n"
    "function die(string how, int32 rank)\n"
    "function die_later(string how, float64 after [s], int32 rank)\n"
    "function set_grid_size(int32 nx, int32 ny, int32 nz, int32 split_axis)\n"
    "function get_hook_counts() -> int32 reads, int32 writes\n"
    "parameter int32 whole\n"
    "parameter int64 large\n"
    "parameter float32 single\n"
    "parameter float64 depth [m]\n"
    "parameter float64 Ratio\n"
    "parameter bool flag\n"
    "parameter string label\n"
    "parameter string scheme\n"
    "grid cells(x, y, z)\n"
    "grid columns(x, y)\n"
    "grid levels(z)\n"
    "attribute cells.value float64 [m]\n"
    "attribute cells.density float64 [kg/m^3]\n"
    "attribute cells.tracer float32\n"
    "attribute cells.rank int32 read-only\n"
    "attribute cells.written int32 read-only\n"
    "attribute columns.height float64 [m]\n"
    "attribute columns.doubled float64 [m] read-only\n"
    "attribute levels.position float64 [m]\n"
  ,
  .dispatch = dispatch,
  .functions = 32,
  .function_names = function_names,
  .parameters = 8,
  .parameter_entries = parameter_entries,
  .grids = 3,
  .grid_names = grid_names,
  .attributes = 8,
  .attribute_entries = attribute_entries,
};

const pm_interface *probe_interface(void) { return &implemented; }
