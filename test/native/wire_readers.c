/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads structs of the wire: each line of the input names one and has its bytes in hexadecimal
 * digits. For each a line comes out: "ok", or the field that does not fit. See
 * test/wire/readers.test.ts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "readers.generated.h"

typedef bool (*reader)(const void *bytes, size_t available, void *into, pm_violation *violation);

#define READ(name)                                                         \
  static bool read_##name(const void *bytes, size_t available, void *into, \
                          pm_violation *violation) {                       \
    return pm_read_##name(bytes, available, into, violation);              \
  }
PM_EACH_STRUCT(READ)

#define ENTRY(name) {#name, read_##name},
static const struct {
  const char *name;
  reader read;
} readers[] = {PM_EACH_STRUCT(ENTRY)};

static reader reader_of(const char *name) {
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
    if (strcmp(readers[i].name, name) == 0) return readers[i].read;
  fprintf(stderr, "there is no struct %s\n", name);
  exit(1);
}

int main(void) {
  static char line[1 << 16];
  while (fgets(line, sizeof line, stdin)) {
    char *digits = strchr(line, ' ');
    if (!digits) return 1;
    *digits++ = 0;
    size_t count = strcspn(digits, "\n") / 2;
    /* Of its own, and no longer than it has to be: a read beyond it is found by the sanitizer. */
    unsigned char *bytes = malloc(count + 1);
    for (size_t i = 0; i < count; i++) {
      unsigned value;
      if (sscanf(digits + 2 * i, "%2x", &value) != 1) return 1;
      bytes[i] = (unsigned char)value;
    }
    unsigned char *exact = realloc(bytes, count > 0 ? count : 1);
    static uint64_t into[1 << 10];
    pm_violation violation;
    if (reader_of(line)(exact, count, into, &violation))
      puts("ok");
    else
      puts(violation.field);
    free(exact);
  }
  return 0;
}
