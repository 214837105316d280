/* SPDX-License-Identifier: Apache-2.0 */
/* Functions: unpacks the arguments of a call for the generated dispatch code, collects its results.
 */
#include <stdlib.h>
#include <string.h>

#include "runtime.h"

struct pm_call {
  const char *control, *control_end; /* where the next argument is */
  char *data, *data_end;             /* where the next array argument's elements are */
  bool violated;                     /* by an argument */
  pm_violation violation;
  pm_buffer results; /* the reply's control part */
  size_t results_bytes;
  int arrays; /* among the results */
  pm_region array[PM_MAX_RESULT_ARRAYS];
};

static size_t padded(size_t bytes) { return (bytes + 7) & ~(size_t)7; }

/* Only the first violation is reported: later ones follow from it. */
static void violate(pm_call *call, const char *field, int64_t came, const char *expected) {
  if (!call->violated) pm_violated(&call->violation, "call", field, came, expected);
  call->violated = true;
}

/* The next `bytes` of the control part; NULL if there are not so many. */
static const char *take(pm_call *call, size_t bytes) {
  size_t left = (size_t)(call->control_end - call->control);
  if (call->violated || left < bytes) {
    violate(call, "control_bytes", (int64_t)left, "enough for all arguments");
    return NULL;
  }
  const char *taken = call->control;
  call->control += bytes;
  return taken;
}

/* Every item of a control part has 8 bytes, whatever its type. */
#define TAKE(call, type)                          \
  do {                                            \
    type value = 0;                               \
    const char *item = take(call, 8);             \
    if (item) memcpy(&value, item, sizeof value); \
    return value;                                 \
  } while (0)

int32_t pm_argument_int32(pm_call *call) { TAKE(call, int32_t); }
int64_t pm_argument_int64(pm_call *call) { TAKE(call, int64_t); }
float pm_argument_float32(pm_call *call) { TAKE(call, float); }
double pm_argument_float64(pm_call *call) { TAKE(call, double); }

bool pm_argument_bool(pm_call *call) {
  int32_t value = pm_argument_int32(call);
  if (value != 0 && value != 1) violate(call, "bool", value, "0 or 1");
  return value != 0;
}

const char *pm_argument_string(pm_call *call, int64_t *length) {
  *length = pm_argument_int64(call);
  int64_t left = call->control_end - call->control;
  if (*length < 0 || *length >= left) violate(call, "text", *length, "a length within the message");
  const char *text = call->violated ? NULL : take(call, padded((size_t)*length + 1));
  if (text && text[*length] != 0) violate(call, "text", text[*length], "a zero at the end");
  if (call->violated) *length = 0;
  return call->violated ? "" : text;
}

void *pm_argument_array(pm_call *call, int32_t type, int64_t *count) {
  *count = pm_argument_int64(call);
  int64_t left = call->data_end - call->data, size = pm_type_bytes(type);
  if (*count < 0 || *count > left / size)
    violate(call, "array", *count, "at most the number of elements in the data part");
  if (call->violated) *count = 0;
  void *elements = call->data;
  /* The last array is not padded where it is the only one. */
  size_t bytes = padded((size_t)(*count * size));
  call->data += bytes < (size_t)left ? bytes : (size_t)left;
  return elements;
}

bool pm_arguments_fail(pm_call *call) {
  if (call->control != call->control_end)
    violate(call, "control_bytes", call->control_end - call->control, "the end of the arguments");
  if (call->data != call->data_end)
    violate(call, "data_bytes", call->data_end - call->data, "the end of the arrays");
  return call->violated;
}

static char *append(pm_call *call, size_t bytes) {
  size_t at = call->results_bytes;
  call->results_bytes += padded(bytes);
  pm_buffer_reserve(&call->results, call->results_bytes);
  memset(call->results.data + at, 0, padded(bytes));
  return call->results.data + at;
}

#define GIVE(call, value) memcpy(append(call, 8), &(value), sizeof(value))

void pm_result_int32(pm_call *call, int32_t value) { GIVE(call, value); }
void pm_result_int64(pm_call *call, int64_t value) { GIVE(call, value); }
void pm_result_float32(pm_call *call, float value) { GIVE(call, value); }
void pm_result_float64(pm_call *call, double value) { GIVE(call, value); }
void pm_result_bool(pm_call *call, bool value) { pm_result_int32(call, value); }

void pm_result_string(pm_call *call, const char *text, int64_t length) {
  pm_result_int64(call, length);
  memcpy(append(call, (size_t)length + 1), text, (size_t)length);
}

void pm_result_argument(pm_call *call, int32_t type, void *elements, int64_t count) {
  if (call->arrays == PM_MAX_RESULT_ARRAYS)
    pm_misuse("a function has more than %d result arrays", PM_MAX_RESULT_ARRAYS);
  pm_result_int64(call, count);
  call->array[call->arrays++] = pm_region_of_bytes(elements, count * pm_type_bytes(type));
}

void *pm_result_array(pm_call *call, int32_t type, int64_t count) {
  static pm_buffer memory[PM_MAX_RESULT_ARRAYS];
  if (count < 0) count = 0;
  pm_buffer *buffer = &memory[call->arrays < PM_MAX_RESULT_ARRAYS ? call->arrays : 0];
  pm_buffer_reserve(buffer, (size_t)(count * pm_type_bytes(type)));
  pm_result_argument(call, type, buffer->data, count);
  return buffer->data;
}

/* Several arrays travel as one stream, each padded to 8 bytes; one array travels from where it is.
 */
static void collect_arrays(pm_call *call, pm_outcome *outcome) {
  static pm_buffer joined;
  if (call->arrays <= 1) {
    outcome->data = call->array[0];
    outcome->data_bytes = call->arrays == 0 ? 0 : pm_region_bytes(&call->array[0]);
    return;
  }
  size_t bytes = 0;
  for (int i = 0; i < call->arrays; i++) bytes += padded((size_t)pm_region_bytes(&call->array[i]));
  pm_buffer_reserve(&joined, bytes);
  char *at = joined.data;
  for (int i = 0; i < call->arrays; i++) {
    size_t size = (size_t)pm_region_bytes(&call->array[i]);
    memcpy(at, call->array[i].base, size);
    memset(at + size, 0, padded(size) - size);
    at += padded(size);
  }
  outcome->data = pm_region_of_bytes(joined.data, (int64_t)bytes);
  outcome->data_bytes = (int64_t)bytes;
}

void pm_run_function(const pm_header *header, pm_buffer *body, const char *data,
                     pm_outcome *outcome) {
  static pm_call call;
  const pm_interface *interface = pm_current_interface();
  if (header->target >= (uint32_t)interface->functions) {
    pm_fail(outcome, PM_PROTOCOL_ERROR, "function number %u does not exist", header->target);
    return;
  }
  call.control = body->data;
  call.control_end = body->data + header->control_bytes;
  call.data = (char *)data;
  call.data_end = call.data + header->data_bytes;
  call.violated = false;
  call.results_bytes = 0;
  call.arrays = 0;
  int32_t code = interface->dispatch((int32_t)header->target, &call);
  if (pm_arguments_fail(&call)) {
    pm_fail_by_violation(outcome, &call.violation);
    return;
  }
  if (code != 0) {
    pm_take_error(outcome, code, interface->function_names[header->target]);
    return;
  }
  outcome->control = call.results.data;
  outcome->control_bytes = call.results_bytes;
  collect_arrays(&call, outcome);
}
