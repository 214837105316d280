/* SPDX-License-Identifier: Apache-2.0 */
/* The loop that carries out one request after the other. */
#include <mpi.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "runtime.h"

static const pm_transport *transport;
static void (*stop_hook)(void);

void pm_register_stop_hook(void (*before_stop)(void)) { stop_hook = before_stop; }
void pm_loop_uses(const pm_transport *opened) { transport = opened; }

static void reply(const pm_header *request, enum pm_kind kind, const pm_outcome *outcome) {
  static pm_buffer account;
  pm_header header = {.magic = PM_MAGIC,
                      .version = PM_WIRE_VERSION,
                      .kind = (uint16_t)kind,
                      .sequence = request->sequence,
                      .epoch = request->epoch,
                      .status = outcome->status,
                      .target = request->target,
                      .piece_bytes = PM_PIECE_BYTES};
  if (outcome->status != PM_OK) {
    size_t length = strnlen(outcome->message, sizeof outcome->message);
    pm_failure failure = outcome->failure;
    failure.message_bytes = (int64_t)length;
    pm_buffer_reserve(&account, sizeof failure + length);
    memcpy(account.data, &failure, sizeof failure);
    memcpy(account.data + sizeof failure, outcome->message, length);
    header.control_bytes = sizeof failure + length;
    transport->send(&header, account.data, NULL);
    return;
  }
  header.control_bytes = outcome->control_bytes;
  header.data_bytes = (uint64_t)outcome->data_bytes;
  if (outcome->data_bytes > 0 && !pm_region_is_contiguous(&outcome->data))
    header.piece_bytes = PM_STAGED_PIECE_BYTES;
  transport->send(&header, outcome->control, &outcome->data);
}

/* The data part of a call, received with the message or requested now; NULL if there is no memory
 * for it. */
static char *take_data(const pm_header *header, pm_buffer *body, pm_buffer *data,
                       pm_outcome *outcome) {
  if (!pm_has_late_data(header)) return body->data + header->control_bytes;
  if (!pm_buffer_try_reserve(data, header->data_bytes))
    pm_fail(outcome, PM_NO_MEMORY, "out of memory: cannot allocate %llu bytes for arguments",
            (unsigned long long)header->data_bytes);
  /* Ranks that have memory would wait in the function for those that have not. */
  pm_agree(outcome);
  if (outcome->status != PM_OK) return NULL;
  pm_outcome ready = {.status = PM_OK};
  reply(header, PM_READY, &ready);
  pm_region region = pm_region_of_bytes(data->data, (int64_t)header->data_bytes);
  transport->receive_data(header, &region);
  return data->data;
}

/* Values in another order than that of memory are taken in whole, and then transposed: walking
 * through memory in steps of a row, as they come in, misses the cache each time. */
static void receive_values(const pm_header *header, const pm_region *to) {
  static pm_buffer values;
  if (!pm_region_is_transposed(to)) {
    transport->receive_data(header, to);
    return;
  }
  int64_t bytes = pm_region_bytes(to);
  pm_buffer_reserve(&values, (size_t)bytes);
  pm_region whole = pm_region_of_bytes(values.data, bytes);
  transport->receive_data(header, &whole);
  pm_region_unpack_transposed(to, values.data);
}

static void write_grid(const pm_header *header, const pm_buffer *body, pm_outcome *outcome) {
  if (pm_is_eager(header)) {
    pm_write_eager(header, body, outcome);
  } else {
    pm_region region;
    pm_prepare_write(header, body, &region, outcome);
    pm_agree(outcome);
    if (outcome->status != PM_OK) return;
    reply(header, PM_READY, outcome);
    pm_header part = *header; /* this rank's part of the data, by the rule that its sender uses */
    part.data_bytes = (uint64_t)pm_region_bytes(&region);
    if (part.data_bytes > 0) {
      pm_region_simplify(&region);
      receive_values(&part, &region);
    }
    outcome->control_bytes = 0;
  }
  if (outcome->status == PM_OK) pm_finish_write(header, outcome);
}

static void carry_out(const pm_header *header, pm_buffer *body, pm_outcome *outcome) {
  static pm_buffer data;
  switch (header->kind) {
    case PM_CALL: {
      char *arguments = take_data(header, body, &data, outcome);
      if (outcome->status != PM_OK) return; /* the ranks have agreed on this */
      pm_run_function(header, body, arguments, outcome);
      break;
    }
    case PM_READ:
      pm_read_grid(header, body, outcome);
      break;
    case PM_WRITE:
      write_grid(header, body, outcome);
      break;
    case PM_DESCRIBE:
      pm_describe_grid(header, outcome);
      break;
    case PM_GET_PARAMETER:
      pm_get_parameter(header, outcome);
      break;
    case PM_SET_PARAMETER:
      pm_set_parameter(header, body, outcome);
      break;
    case PM_STOP:
      if (stop_hook) stop_hook();
      break;
    default:
      pm_fail(outcome, PM_PROTOCOL_ERROR, "unknown kind of message: %d", header->kind);
  }
  pm_agree(outcome);
}

int pm_loop(void) {
  pm_header header;
  pm_buffer body = {0};
  uint32_t failed_epoch = UINT32_MAX;
  uint64_t failed_sequence = 0;
  do {
    static pm_outcome outcome;
    outcome = (pm_outcome){.status = PM_OK};
    transport->receive(&header, &body);
    if (header.epoch == failed_epoch && header.kind != PM_STOP) {
      pm_fail(&outcome, PM_NOT_RUN, "a call before it failed");
      outcome.failure.sequence = failed_sequence;
    } else {
      carry_out(&header, &body, &outcome);
      if (outcome.status != PM_OK) {
        failed_epoch = header.epoch;
        failed_sequence = header.sequence;
      }
    }
    fflush(NULL);
    if (pm_rank() == 0 || (outcome.every_rank_replies && outcome.status == PM_OK))
      reply(&header, PM_REPLY, &outcome);
  } while (header.kind != PM_STOP);
  transport->close();
  pm_leave();
  return 0;
}
