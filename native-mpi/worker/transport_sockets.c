/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "connection.h"
#include "transport.h"

static int connection;
static pm_buffer staging;

/* The guard reports the end; a coordinator that is gone has no use for one. */
static void lost(void) { _exit(1); }

/* What has been read ahead: a script that makes many calls sends them together. */
static char input[64 << 10];
static size_t input_begin, input_end;

static void read_bytes(void *data, size_t bytes) {
  size_t ahead = input_end - input_begin;
  if (ahead > bytes) ahead = bytes;
  memcpy(data, input + input_begin, ahead);
  input_begin += ahead;
  if (bytes > ahead && pm_read_all(connection, (char *)data + ahead, bytes - ahead) != 0) lost();
}

static void wait_for_input(void) {
  if (input_begin < input_end) return;
  double until = pm_now() + PM_SPIN_SECONDS;
  for (;;) {
    ssize_t count = recv(connection, input, sizeof input, MSG_DONTWAIT);
    if (count == 0) lost();
    if (count > 0) {
      input_begin = 0;
      input_end = (size_t)count;
      return;
    }
    if (pm_now() < until) {
      sched_yield(); /* others may have work to do, where there are more ranks than cores */
      continue;
    }
    struct pollfd readable = {.fd = connection, .events = POLLIN};
    poll(&readable, 1, -1);
  }
}

static void receive(pm_header *header, pm_buffer *body) {
  wait_for_input();
  char bytes_of_header[sizeof *header];
  pm_violation violation;
  read_bytes(bytes_of_header, sizeof bytes_of_header);
  if (!pm_read_header(bytes_of_header, sizeof bytes_of_header, header, &violation))
    pm_framing_lost(&violation);
  size_t bytes = header->control_bytes + (pm_is_eager(header) ? header->data_bytes : 0);
  pm_buffer_reserve(body, bytes);
  read_bytes(body->data, bytes);
}

static void receive_data(const pm_header *header, const pm_region *region) {
  (void)header;
  int64_t total = pm_region_bytes(region);
  if (pm_region_is_contiguous(region)) {
    read_bytes(region->base, (size_t)total);
    return;
  }
  pm_buffer_reserve(&staging, PM_STAGED_PIECE_BYTES);
  for (int64_t offset = 0; offset < total; offset += PM_STAGED_PIECE_BYTES) {
    int64_t bytes = total - offset;
    if (bytes > PM_STAGED_PIECE_BYTES) bytes = PM_STAGED_PIECE_BYTES;
    read_bytes(staging.data, (size_t)bytes);
    pm_region_unpack(region, offset, staging.data, bytes);
  }
}

static void write_bytes(struct iovec *parts, int count) {
  while (count > 0) {
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = (size_t)count};
    ssize_t written = sendmsg(connection, &message, MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) lost();
    while (count > 0 && (size_t)written >= parts->iov_len) {
      written -= (ssize_t)parts->iov_len;
      parts++;
      count--;
    }
    if (count > 0) {
      parts->iov_base = (char *)parts->iov_base + written;
      parts->iov_len -= (size_t)written;
    }
  }
}

static void send_message(const pm_header *header, const void *control, const pm_region *data) {
  struct iovec parts[3] = {{.iov_base = (void *)header, .iov_len = sizeof *header},
                           {.iov_base = (void *)control, .iov_len = header->control_bytes}};
  int64_t total = (int64_t)header->data_bytes;
  if (total == 0 || pm_region_is_contiguous(data)) {
    if (total > 0) parts[2] = (struct iovec){.iov_base = data->base, .iov_len = (size_t)total};
    write_bytes(parts, total > 0 ? 3 : 2);
    return;
  }
  write_bytes(parts, 2);
  pm_buffer_reserve(&staging, PM_STAGED_PIECE_BYTES);
  for (int64_t offset = 0; offset < total; offset += PM_STAGED_PIECE_BYTES) {
    int64_t bytes = total - offset;
    if (bytes > PM_STAGED_PIECE_BYTES) bytes = PM_STAGED_PIECE_BYTES;
    pm_region_pack(data, offset, staging.data, bytes);
    struct iovec piece = {.iov_base = staging.data, .iov_len = (size_t)bytes};
    write_bytes(&piece, 1);
  }
}

static void close_connection(void) { shutdown(connection, SHUT_WR); }

const pm_transport *pm_transport_sockets(int open_connection) {
  static const pm_transport transport = {receive, receive_data, send_message, close_connection};
  connection = open_connection;
  return &transport;
}
