/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from native-mpi/wire/protocol.json by npm run generate; do not edit. */
/* clang-format off */
#include "readers.generated.h"

#include <string.h>

bool pm_read_header(const void *bytes, size_t available, pm_header *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "header", "length", (int64_t)available, "48 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->magic != PM_MAGIC)
    return pm_violated(violation, "header", "magic", (int64_t)into->magic, "1431522640");
  if (into->version != PM_WIRE_VERSION)
    return pm_violated(violation, "header", "version", (int64_t)into->version, "2");
  if (into->kind != 1 && into->kind != 2 && into->kind != 3 && into->kind != 4 && into->kind != 5 && into->kind != 6 && into->kind != 7 && into->kind != 8 && into->kind != 9)
    return pm_violated(violation, "header", "kind", (int64_t)into->kind, "one of 1, 2, 3, 4, 5, 6, 7, 8, 9");
  if (into->status != 0 && into->status != 1 && into->status != 2 && into->status != 3 && into->status != 4 && into->status != 5 && into->status != 6 && into->status != 7)
    return pm_violated(violation, "header", "status", (int64_t)into->status, "one of 0, 1, 2, 3, 4, 5, 6, 7");
  if (into->piece_bytes < 8 || into->piece_bytes > 1073741824)
    return pm_violated(violation, "header", "piece_bytes", (int64_t)into->piece_bytes, "8 to 1073741824");
  if (into->control_bytes > 1073741824)
    return pm_violated(violation, "header", "control_bytes", (int64_t)into->control_bytes, "1073741824 or less");
  if (into->data_bytes > INT64_C(1125899906842624))
    return pm_violated(violation, "header", "data_bytes", (int64_t)into->data_bytes, "1125899906842624 or less");
  return true;
}

bool pm_read_axis_index(const void *bytes, size_t available, pm_axis_index *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "axis_index", "length", (int64_t)available, "32 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->kind < 1 || into->kind > 15)
    return pm_violated(violation, "axis_index", "kind", (int64_t)into->kind, "1 to 15");
  if (into->start < INT64_C(-1125899906842624) || into->start > INT64_C(1125899906842624))
    return pm_violated(violation, "axis_index", "start", (int64_t)into->start, "-1125899906842624 to 1125899906842624");
  if (into->stop < INT64_C(-1125899906842624) || into->stop > INT64_C(1125899906842624))
    return pm_violated(violation, "axis_index", "stop", (int64_t)into->stop, "-1125899906842624 to 1125899906842624");
  if (into->step < INT64_C(-1125899906842624) || into->step > INT64_C(1125899906842624) || into->step == 0)
    return pm_violated(violation, "axis_index", "step", (int64_t)into->step, "-1125899906842624 to 1125899906842624, but not 0");
  return true;
}

bool pm_read_write(const void *bytes, size_t available, pm_write *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "write", "length", (int64_t)available, "16 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->order != 0 && into->order != 1)
    return pm_violated(violation, "write", "order", (int64_t)into->order, "one of 0, 1");
  if (into->axes < 0 || into->axes > 8)
    return pm_violated(violation, "write", "axes", (int64_t)into->axes, "0 to 8");
  return true;
}

bool pm_read_block_reply(const void *bytes, size_t available, pm_block_reply *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "block_reply", "length", (int64_t)available, "280 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->order != 0 && into->order != 1)
    return pm_violated(violation, "block_reply", "order", (int64_t)into->order, "one of 0, 1");
  if (into->element_bytes < 1 || into->element_bytes > 8)
    return pm_violated(violation, "block_reply", "element_bytes", (int64_t)into->element_bytes, "1 to 8");
  if (into->axes < 1 || into->axes > 8)
    return pm_violated(violation, "block_reply", "axes", (int64_t)into->axes, "1 to 8");
  for (int64_t i = 0; i < into->axes; i++)
    if (into->shape[i] < 0 || into->shape[i] > INT64_C(1125899906842624))
      return pm_violated(violation, "block_reply", "shape", (int64_t)into->shape[i], "0 to 1125899906842624");
  for (int64_t i = 0; i < into->axes; i++)
    if (into->start[i] < INT64_C(-1125899906842624) || into->start[i] > INT64_C(1125899906842624))
      return pm_violated(violation, "block_reply", "start", (int64_t)into->start[i], "-1125899906842624 to 1125899906842624");
  for (int64_t i = 0; i < into->axes; i++)
    if (into->count[i] < 0 || into->count[i] > INT64_C(1125899906842624))
      return pm_violated(violation, "block_reply", "count", (int64_t)into->count[i], "0 to 1125899906842624");
  for (int64_t i = 0; i < into->axes; i++)
    if (into->dropped[i] < 0 || into->dropped[i] > 1)
      return pm_violated(violation, "block_reply", "dropped", (int64_t)into->dropped[i], "0 to 1");
  return true;
}

bool pm_read_grid_shape(const void *bytes, size_t available, pm_grid_shape *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "grid_shape", "length", (int64_t)available, "72 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->axes < 1 || into->axes > 8)
    return pm_violated(violation, "grid_shape", "axes", (int64_t)into->axes, "1 to 8");
  for (int64_t i = 0; i < into->axes; i++)
    if (into->shape[i] < 0 || into->shape[i] > INT64_C(1125899906842624))
      return pm_violated(violation, "grid_shape", "shape", (int64_t)into->shape[i], "0 to 1125899906842624");
  return true;
}

bool pm_read_failure(const void *bytes, size_t available, pm_failure *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "failure", "length", (int64_t)available, "176 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->rank < 0 || into->rank > 1048576)
    return pm_violated(violation, "failure", "rank", (int64_t)into->rank, "0 to 1048576");
  if (into->expected_axes < 0 || into->expected_axes > 8)
    return pm_violated(violation, "failure", "expected_axes", (int64_t)into->expected_axes, "0 to 8");
  if (into->given_axes < 0 || into->given_axes > 8)
    return pm_violated(violation, "failure", "given_axes", (int64_t)into->given_axes, "0 to 8");
  for (int64_t i = 0; i < into->expected_axes; i++)
    if (into->expected[i] < 0 || into->expected[i] > INT64_C(1125899906842624))
      return pm_violated(violation, "failure", "expected", (int64_t)into->expected[i], "0 to 1125899906842624");
  for (int64_t i = 0; i < into->given_axes; i++)
    if (into->given[i] < 0 || into->given[i] > INT64_C(1125899906842624))
      return pm_violated(violation, "failure", "given", (int64_t)into->given[i], "0 to 1125899906842624");
  if (into->axis < 0 || into->axis > 8)
    return pm_violated(violation, "failure", "axis", (int64_t)into->axis, "0 to 8");
  if (into->message_bytes < 0 || into->message_bytes > 65536)
    return pm_violated(violation, "failure", "message_bytes", (int64_t)into->message_bytes, "0 to 65536");
  size_t texts = (size_t)into->message_bytes;
  if (available - sizeof *into < texts)
    return pm_violated(violation, "failure", "length", (int64_t)available, "that of its texts, too");
  return true;
}

bool pm_read_report(const void *bytes, size_t available, pm_report *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "report", "length", (int64_t)available, "64 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->rank < -1 || into->rank > 1048576)
    return pm_violated(violation, "report", "rank", (int64_t)into->rank, "-1 to 1048576");
  if (into->pid < 0)
    return pm_violated(violation, "report", "pid", (int64_t)into->pid, "0 or more");
  if (into->exit_code < -1)
    return pm_violated(violation, "report", "exit_code", (int64_t)into->exit_code, "-1 or more");
  if (into->signal < 0)
    return pm_violated(violation, "report", "signal", (int64_t)into->signal, "0 or more");
  if (into->host_bytes < 0 || into->host_bytes > 65536)
    return pm_violated(violation, "report", "host_bytes", (int64_t)into->host_bytes, "0 to 65536");
  if (into->reason_bytes < 0 || into->reason_bytes > 65536)
    return pm_violated(violation, "report", "reason_bytes", (int64_t)into->reason_bytes, "0 to 65536");
  if (into->tail_bytes < 0 || into->tail_bytes > 65536)
    return pm_violated(violation, "report", "tail_bytes", (int64_t)into->tail_bytes, "0 to 65536");
  if (into->field_bytes < 0 || into->field_bytes > 65536)
    return pm_violated(violation, "report", "field_bytes", (int64_t)into->field_bytes, "0 to 65536");
  if (into->came_bytes < 0 || into->came_bytes > 65536)
    return pm_violated(violation, "report", "came_bytes", (int64_t)into->came_bytes, "0 to 65536");
  if (into->expected_bytes < 0 || into->expected_bytes > 65536)
    return pm_violated(violation, "report", "expected_bytes", (int64_t)into->expected_bytes, "0 to 65536");
  size_t texts = (size_t)into->host_bytes + (size_t)into->reason_bytes + (size_t)into->tail_bytes + (size_t)into->field_bytes + (size_t)into->came_bytes + (size_t)into->expected_bytes;
  if (available - sizeof *into < texts)
    return pm_violated(violation, "report", "length", (int64_t)available, "that of its texts, too");
  return true;
}

bool pm_read_completion(const void *bytes, size_t available, pm_completion *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "completion", "length", (int64_t)available, "32 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->flags > 3)
    return pm_violated(violation, "completion", "flags", (int64_t)into->flags, "3 or less");
  return true;
}

bool pm_read_hello(const void *bytes, size_t available, pm_hello *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "hello", "length", (int64_t)available, "128 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->magic != PM_MAGIC)
    return pm_violated(violation, "hello", "magic", (int64_t)into->magic, "1431522640");
  if (into->version != PM_WIRE_VERSION)
    return pm_violated(violation, "hello", "version", (int64_t)into->version, "2");
  if (into->role != 1 && into->role != 2)
    return pm_violated(violation, "hello", "role", (int64_t)into->role, "one of 1, 2");
  if (!memchr(into->host, 0, sizeof into->host)) return pm_violated(violation, "hello", "host", (int64_t)0, "a text with an end");
  if (into->rank < -1 || into->rank > 1048576)
    return pm_violated(violation, "hello", "rank", (int64_t)into->rank, "-1 to 1048576");
  if (into->size < 0 || into->size > 1048576)
    return pm_violated(violation, "hello", "size", (int64_t)into->size, "0 to 1048576");
  if (into->pid < 0)
    return pm_violated(violation, "hello", "pid", (int64_t)into->pid, "0 or more");
  if (into->guard_pid < 0)
    return pm_violated(violation, "hello", "guard_pid", (int64_t)into->guard_pid, "0 or more");
  return true;
}

bool pm_read_exited(const void *bytes, size_t available, pm_exited *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "exited", "length", (int64_t)available, "24 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->exit_code < -1 || into->exit_code > 255)
    return pm_violated(violation, "exited", "exit_code", (int64_t)into->exit_code, "-1 to 255");
  if (into->signal < 0 || into->signal > 255)
    return pm_violated(violation, "exited", "signal", (int64_t)into->signal, "0 to 255");
  if (into->tail_bytes > 65536)
    return pm_violated(violation, "exited", "tail_bytes", (int64_t)into->tail_bytes, "65536 or less");
  return true;
}

bool pm_read_bell(const void *bytes, size_t available, pm_bell *into, pm_violation *violation) {
  if (available < sizeof *into)
    return pm_violated(violation, "bell", "length", (int64_t)available, "16 or more");
  memcpy(into, bytes, sizeof *into);
  if (into->kind != 1 && into->kind != 2)
    return pm_violated(violation, "bell", "kind", (int64_t)into->kind, "one of 1, 2");
  return true;
}
