#include "transport.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void pm_buffer_reserve(pm_buffer *buffer, size_t bytes) {
  if (bytes <= buffer->capacity) return;
  size_t capacity = bytes < 4096 ? 4096 : bytes;
  char *data = realloc(buffer->data, capacity);
  if (!data) {
    fprintf(stderr, "polymuse: no memory for a message of %zu bytes\n", bytes);
    abort();
  }
  buffer->data = data;
  buffer->capacity = capacity;
}

double pm_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}
