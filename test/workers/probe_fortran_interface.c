/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from test/workers/probe.ts by npm run generate; do not edit. */
/* clang-format off */
#include "probe_fortran_interface.h"

#include <string.h>

#include "polymuse_dispatch.h"
#include "wire.h"

/* In probe_fortran_interface.f90. */
extern int32_t pm_dispatch_probe_fortran(int32_t function, pm_call *call);

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
  .name = "probeFortran",
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
  .dispatch = pm_dispatch_probe_fortran,
  .functions = 32,
  .function_names = function_names,
  .parameters = 8,
  .parameter_entries = parameter_entries,
  .grids = 3,
  .grid_names = grid_names,
  .attributes = 8,
  .attribute_entries = attribute_entries,
};

const pm_interface *probe_fortran_interface(void) { return &implemented; }
