/* SPDX-License-Identifier: Apache-2.0 */
/* Parameters: variables of the code that the script reads and sets by name. */
#include <stdlib.h>
#include <string.h>

#include "runtime.h"

typedef struct parameter {
  char *address; /* NULL while not registered */
  int64_t capacity;
  bool padded;
} parameter;

static parameter *parameters;

static parameter *find(const char *name, bool string) {
  const pm_interface *interface = pm_current_interface();
  if (!parameters) parameters = calloc((size_t)interface->parameters + 1, sizeof *parameters);
  for (int i = 0; i < interface->parameters; i++) {
    if (strcmp(interface->parameter_entries[i].name, name) != 0) continue;
    if ((interface->parameter_entries[i].type == PM_STRING) != string)
      pm_misuse("parameter %s is %sa string in the interface of %s", name, string ? "not " : "",
                interface->name);
    return &parameters[i];
  }
  pm_misuse("the interface of %s has no parameter %s", interface->name, name);
}

void pm_register_parameter(const char *name, void *address) {
  find(name, false)->address = address;
}

void pm_register_string_parameter(const char *name, char *address, int64_t capacity, bool padded) {
  *find(name, true) = (parameter){.address = address, .capacity = capacity, .padded = padded};
}

static parameter *registered(const pm_header *header, pm_outcome *outcome, int32_t *type) {
  const pm_interface *interface = pm_current_interface();
  if (header->target >= (uint32_t)interface->parameters) {
    pm_fail(outcome, PM_PROTOCOL_ERROR, "parameter number %u does not exist", header->target);
    return NULL;
  }
  *type = interface->parameter_entries[header->target].type;
  if (!parameters || !parameters[header->target].address) {
    pm_fail(outcome, PM_STATE_ERROR, "the worker has not registered its parameter %s",
            interface->parameter_entries[header->target].name);
    return NULL;
  }
  return &parameters[header->target];
}

void pm_get_parameter(const pm_header *header, pm_outcome *outcome) {
  static pm_buffer value;
  int32_t type;
  parameter *parameter = registered(header, outcome, &type);
  if (!parameter) return;
  pm_buffer_reserve(&value, 16 + (size_t)parameter->capacity);
  memset(value.data, 0, 16 + (size_t)parameter->capacity);
  outcome->control = value.data;
  outcome->control_bytes = 8;
  if (type == PM_BOOL) {
    int32_t flag = *(bool *)parameter->address;
    memcpy(value.data, &flag, sizeof flag);
  } else if (type == PM_STRING) {
    int64_t length = (int64_t)strnlen(parameter->address, (size_t)parameter->capacity);
    while (parameter->padded && length > 0 && parameter->address[length - 1] == ' ') length--;
    memcpy(value.data, &length, sizeof length);
    memcpy(value.data + 8, parameter->address, (size_t)length);
    outcome->control_bytes = 8 + (((size_t)length + 8) & ~(size_t)7);
  } else {
    memcpy(value.data, parameter->address, (size_t)pm_type_bytes(type));
  }
}

/* Whether the message holds one value of that type, and nothing else. */
static bool fits(const pm_header *header, const pm_buffer *body, int32_t type,
                 pm_outcome *outcome) {
  pm_violation violation;
  int64_t bytes = (int64_t)header->control_bytes, length = 0;
  if (bytes >= 8 && type == PM_STRING) memcpy(&length, body->data, sizeof length);
  bool is_whole = bytes >= 8 && length >= 0 && length < bytes &&
                  bytes == (type == PM_STRING ? 8 + ((length + 8) & ~INT64_C(7)) : 8);
  if (is_whole && header->data_bytes == 0) return true;
  pm_violated(&violation, "set_parameter", "control_bytes", bytes, "the value, and nothing else");
  pm_fail_by_violation(outcome, &violation);
  return false;
}

void pm_set_parameter(const pm_header *header, const pm_buffer *body, pm_outcome *outcome) {
  int32_t type;
  parameter *parameter = registered(header, outcome, &type);
  if (!parameter || !fits(header, body, type, outcome)) return;
  if (type == PM_BOOL) {
    int32_t flag;
    memcpy(&flag, body->data, sizeof flag);
    *(bool *)parameter->address = flag != 0;
  } else if (type == PM_STRING) {
    int64_t length, capacity = parameter->capacity - (parameter->padded ? 0 : 1);
    memcpy(&length, body->data, sizeof length);
    if (length > capacity) {
      pm_fail(outcome, PM_CODE_ERROR, "%s holds at most %lld characters, but the value has %lld",
              pm_current_interface()->parameter_entries[header->target].name, (long long)capacity,
              (long long)length);
      return;
    }
    memset(parameter->address, parameter->padded ? ' ' : 0, (size_t)parameter->capacity);
    memcpy(parameter->address, body->data + 8, (size_t)length);
  } else {
    memcpy(parameter->address, body->data, (size_t)pm_type_bytes(type));
  }
}
