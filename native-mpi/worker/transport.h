/* SPDX-License-Identifier: Apache-2.0 */
/** How a worker rank receives and sends messages: one implementation for each transport, blocking.
 */
#ifndef PM_TRANSPORT_H
#define PM_TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "readers.generated.h"
#include "region.h"
#include "wire.h"

/** Memory that grows as needed and is reused. */
typedef struct pm_buffer {
  char *data;
  size_t capacity;
} pm_buffer;

/** Makes room for `bytes`, if there is any; what was in the buffer is kept. */
bool pm_buffer_try_reserve(pm_buffer *buffer, size_t bytes);

/** The same; ends the process if there is none. */
void pm_buffer_reserve(pm_buffer *buffer, size_t bytes);

/**
 * Ends the process because what was received is not a message of this format, so the rest of the
 * stream cannot be read.
 */
void pm_framing_lost(const pm_violation *violation) __attribute__((noreturn));

typedef struct pm_transport {
  /** Waits, without using the processor for long, for the next message. `body` gets its control
   * part, and after that its data part if the message is eager. */
  void (*receive)(pm_header *header, pm_buffer *body);
  /** Receives the data part of a message that is not eager, after PM_READY was sent. */
  void (*receive_data)(const pm_header *header, const pm_region *region);
  /** Sends a message whose header says how long its parts are. */
  void (*send)(const pm_header *header, const void *control, const pm_region *data);
  /** Ends the connection in good order. */
  void (*close)(void);
} pm_transport;

/** Opens a transport. `connection` leads to the coordinator; the MPI channel's is its doorbell. */
typedef const pm_transport *pm_open_transport(int connection);

/** What opens the transport of that name; NULL if there is none. */
pm_open_transport *pm_transport_named(const char *name);

/* What transports.c lists. */
pm_open_transport pm_transport_mpi;
pm_open_transport pm_transport_sockets;

/** Seconds on a clock that only goes forward. */
double pm_now(void);

/** How long to poll for the next message before going to sleep: calls in close succession
 * are served within microseconds, and an idle worker costs nothing. */
#define PM_SPIN_SECONDS 200e-6

#endif
