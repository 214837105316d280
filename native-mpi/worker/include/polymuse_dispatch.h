/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the code that is generated from an interface specification uses of the runtime. Arguments
 * are taken, and results given, in the order of the specification.
 */
#ifndef POLYMUSE_DISPATCH_H
#define POLYMUSE_DISPATCH_H

#include "polymuse.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct pm_parameter_entry {
  const char *name;
  int32_t type; /* enum pm_type of the wire */
} pm_parameter_entry;

typedef struct pm_attribute_entry {
  int32_t grid; /* index into the grids */
  const char *name;
  int32_t type;
  bool writable;
} pm_attribute_entry;

struct pm_interface {
  const char *name;
  uint64_t fingerprint;
  const char *description; /* a line for each function, parameter and attribute */
  int32_t (*dispatch)(int32_t function, pm_call *call);
  int32_t functions;
  const char *const *function_names;
  int32_t parameters;
  const pm_parameter_entry *parameter_entries;
  int32_t grids;
  const char *const *grid_names;
  int32_t attributes;
  const pm_attribute_entry *attribute_entries;
};

int32_t pm_argument_int32(pm_call *call);
int64_t pm_argument_int64(pm_call *call);
float pm_argument_float32(pm_call *call);
double pm_argument_float64(pm_call *call);
bool pm_argument_bool(pm_call *call);
/** NUL-terminated, valid during the call; its length without the NUL in *length. */
const char *pm_argument_string(pm_call *call, int64_t *length);
/** The elements of an array argument, valid and writable during the call. */
void *pm_argument_array(pm_call *call, int32_t type, int64_t *count);

/**
 * Whether the arguments that were taken are not what the message holds. The function must not be
 * called then: the runtime tells the script.
 */
bool pm_arguments_fail(pm_call *call);

void pm_result_int32(pm_call *call, int32_t value);
void pm_result_int64(pm_call *call, int64_t value);
void pm_result_float32(pm_call *call, float value);
void pm_result_float64(pm_call *call, double value);
void pm_result_bool(pm_call *call, bool value);
void pm_result_string(pm_call *call, const char *text, int64_t length);
/** Memory for the `count` elements of an array that the call results in; to be filled. */
void *pm_result_array(pm_call *call, int32_t type, int64_t count);
/** Makes an array argument, as the function has left it, a result. */
void pm_result_argument(pm_call *call, int32_t type, void *elements, int64_t count);

#ifdef __cplusplus
}
#endif
#endif
