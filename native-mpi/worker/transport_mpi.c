/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <mpi.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "connection.h"
#include "transport.h"

/* A model of how both sides sleep and wake, of which a test visits every state, is in
 * test/channel/doorbell-model.ts. */

/* How often this side looks at the doorbell: a system call that would cost too much each time. What
 * is missed for that long is no harm, see PM_RECHECK_SECONDS. */
#define BELL_SECONDS 20e-6
/* How often to look for a message before looking at the clock. */
#define LOOKS_PER_CLOCK 8

static int bell;
static MPI_Comm parent;
static pm_buffer staging[2];
static uint64_t messages_received, messages_sent;
static double bell_looked_at;
static int
    coordinator_sleeps; /* it has seen everything that this rank had sent, and waits for a ring */

static void ring(enum pm_bell_kind kind, uint64_t seen) {
  pm_bell record = {.kind = kind, .seen = seen};
  if (pm_write_all(bell, &record, sizeof record) != 0) _exit(1);
}

static void ring_if_asleep(void) {
  if (!coordinator_sleeps) return;
  coordinator_sleeps = 0;
  ring(PM_BELL_RING, 0);
}

/* Reads what has arrived on the doorbell. */
static void look_at_bell(int wait) {
  if (wait) {
    struct pollfd readable = {.fd = bell, .events = POLLIN};
    while (poll(&readable, 1, -1) < 0 && errno == EINTR) {
    }
  }
  pm_bell record;
  ssize_t count;
  while ((count = recv(bell, &record, sizeof record, MSG_DONTWAIT)) > 0) {
    if ((size_t)count < sizeof record &&
        pm_read_all(bell, (char *)&record + count, sizeof record - (size_t)count) != 0)
      _exit(1);
    if (record.kind != PM_BELL_SLEEPING) continue;
    coordinator_sleeps = 1;
    if (messages_sent > record.seen) ring_if_asleep();
  }
  if (count == 0) _exit(1); /* the coordinator is gone */
  bell_looked_at = pm_now();
}

/* Receives a message into `message`; returns its length. */
static int wait_for_message(char *message) {
  MPI_Request request;
  MPI_Status status;
  MPI_Irecv(message, PM_EAGER_BYTES, MPI_BYTE, 0, PM_TAG_MESSAGE, parent, &request);
  double until = pm_now() + PM_SPIN_SECONDS;
  for (int asleep = 0;;) {
    int found = 0;
    for (int look = 0; look < LOOKS_PER_CLOCK && !found; look++)
      MPI_Test(&request, &found, &status);
    if (found) break;
    double now = pm_now();
    if (asleep) {
      look_at_bell(1);
      asleep = 0;
      until = pm_now() + PM_SPIN_SECONDS;
    } else if (now > until) {
      ring(PM_BELL_SLEEPING, messages_received);
      asleep = 1; /* after more looks for a message: it may have come before the note was seen */
    } else {
      if (now > bell_looked_at + BELL_SECONDS) look_at_bell(0);
      sched_yield(); /* others may have work to do, where there are more ranks than cores */
    }
  }
  messages_received++;
  int count;
  MPI_Get_count(&status, MPI_BYTE, &count);
  return count;
}

/* Waits for a transfer, to which the coordinator may have to be woken. */
static void wait_for_transfer(MPI_Request *request) {
  for (;;) {
    int done = 0;
    for (int look = 0; look < LOOKS_PER_CLOCK && !done; look++)
      MPI_Test(request, &done, MPI_STATUS_IGNORE);
    if (done) return;
    if (pm_now() > bell_looked_at + BELL_SECONDS) look_at_bell(0);
    sched_yield(); /* to the coordinator, where there are more processes than cores */
  }
}

static void receive_pieces(const pm_region *region, int64_t piece) {
  int64_t total = pm_region_bytes(region);
  int contiguous = pm_region_is_contiguous(region);
  for (int64_t offset = 0; offset < total; offset += piece) {
    int64_t bytes = total - offset < piece ? total - offset : piece;
    char *data = region->base + offset;
    if (!contiguous) {
      pm_buffer_reserve(&staging[0], (size_t)piece);
      data = staging[0].data;
    }
    MPI_Request receiving;
    MPI_Irecv(data, (int)bytes, MPI_BYTE, 0, PM_TAG_DATA, parent, &receiving);
    wait_for_transfer(&receiving);
    if (!contiguous) pm_region_unpack(region, offset, data, bytes);
  }
}

static void send_pieces(const pm_region *region, int64_t piece) {
  int64_t total = pm_region_bytes(region);
  int contiguous = pm_region_is_contiguous(region);
  MPI_Request sending[2] = {MPI_REQUEST_NULL, MPI_REQUEST_NULL};
  int slot = 0;
  for (int64_t offset = 0; offset < total; offset += piece, slot = !slot) {
    int64_t bytes = total - offset < piece ? total - offset : piece;
    wait_for_transfer(&sending[slot]);
    char *data = region->base + offset;
    if (!contiguous) {
      pm_buffer_reserve(&staging[slot], (size_t)piece);
      data = staging[slot].data;
      pm_region_pack(region, offset, data, bytes);
    }
    MPI_Isend(data, (int)bytes, MPI_BYTE, 0, PM_TAG_DATA, parent, &sending[slot]);
  }
  wait_for_transfer(&sending[0]);
  wait_for_transfer(&sending[1]);
}

static void receive(pm_header *header, pm_buffer *body) {
  char message_bytes[PM_EAGER_BYTES];
  int count = wait_for_message(message_bytes);
  pm_violation violation;
  if (!pm_read_header(message_bytes, (size_t)count, header, &violation))
    pm_framing_lost(&violation);
  size_t following = (size_t)count - sizeof *header;
  /* All of it, all but the data part, or the header alone. */
  size_t expected = pm_is_eager(header) ? header->control_bytes + header->data_bytes
                    : sizeof *header + header->control_bytes <= PM_EAGER_BYTES
                        ? header->control_bytes
                        : 0;
  if (following != expected) {
    pm_violated(&violation, "header", "length", count, "as many bytes as the header says");
    pm_framing_lost(&violation);
  }
  pm_buffer_reserve(body, header->control_bytes > following ? header->control_bytes : following);
  memcpy(body->data, message_bytes + sizeof *header, following);
  if (following < header->control_bytes) {
    pm_region control = pm_region_of_bytes(body->data, (int64_t)header->control_bytes);
    receive_pieces(&control, PM_PIECE_BYTES);
  }
}

static void receive_data(const pm_header *header, const pm_region *region) {
  receive_pieces(region, header->piece_bytes);
}

static void send_message(const pm_header *header, const void *control, const pm_region *data) {
  char message[PM_EAGER_BYTES];
  memcpy(message, header, sizeof *header);
  size_t count = sizeof *header;
  int control_fits = count + header->control_bytes <= PM_EAGER_BYTES;
  if (control_fits) {
    if (header->control_bytes) memcpy(message + count, control, header->control_bytes);
    count += header->control_bytes;
  }
  int eager = pm_is_eager(header);
  if (eager && header->data_bytes) {
    pm_region_pack(data, 0, message + count, (int64_t)header->data_bytes);
    count += header->data_bytes;
  }
  /* Not MPI_Send: it blocks while the coordinator takes nothing, and a coordinator that has just
   * gone to sleep is woken only by a look at the bell. */
  MPI_Request sending;
  MPI_Isend(message, (int)count, MPI_BYTE, 0, PM_TAG_MESSAGE, parent, &sending);
  /* It counts from here on: MPI may hold it back until the coordinator, once woken, takes it. */
  messages_sent++;
  /* It may be long until this rank looks again. */
  if (pm_now() > bell_looked_at + BELL_SECONDS) look_at_bell(0);
  ring_if_asleep();
  wait_for_transfer(&sending);
  if (!control_fits) {
    pm_region region = pm_region_of_bytes((void *)control, (int64_t)header->control_bytes);
    send_pieces(&region, PM_PIECE_BYTES);
  }
  if (!eager) send_pieces(data, header->piece_bytes);
}

/* MPI_Finalize ends the rest: MPI_Comm_disconnect may hang in PMIx, see channel.cc of the addon. */
static void close_connection(void) { shutdown(bell, SHUT_WR); }

const pm_transport *pm_transport_mpi(int open_connection) {
  static const pm_transport transport = {receive, receive_data, send_message, close_connection};
  bell = open_connection;
  MPI_Comm_get_parent(&parent);
  return &transport;
}
