/* SPDX-License-Identifier: Apache-2.0 */
#include "transport.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

bool pm_buffer_try_reserve(pm_buffer *buffer, size_t bytes) {
  if (buffer->data && bytes <= buffer->capacity) return true;
  size_t capacity = bytes < 4096 ? 4096 : bytes;
  char *data = realloc(buffer->data, capacity);
  if (!data) return false;
  buffer->data = data;
  buffer->capacity = capacity;
  return true;
}

void pm_buffer_reserve(pm_buffer *buffer, size_t bytes) {
  if (pm_buffer_try_reserve(buffer, bytes)) return;
  fprintf(stderr, "polymuse: out of memory: cannot allocate a message of %zu bytes\n", bytes);
  abort();
}

void pm_framing_lost(const pm_violation *violation) {
  fprintf(stderr, "polymuse: invalid message from the coordinator: %s.%s is %lld, expected %s\n",
          violation->part, violation->field, (long long)violation->came, violation->expected);
  fflush(NULL);
  _exit(70); /* EX_SOFTWARE of sysexits.h */
}

double pm_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}
