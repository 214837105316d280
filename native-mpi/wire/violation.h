/* SPDX-License-Identifier: Apache-2.0 */
/** What came over the wire and does not fit. */
#ifndef PM_VIOLATION_H
#define PM_VIOLATION_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct pm_violation {
  const char *part; /* the message or struct */
  const char *field;
  int64_t came;
  char expected[96]; /* what may be there, in words */
} pm_violation;

/** Notes a violation, and returns false: what readers do with what does not fit. */
bool pm_violated(pm_violation *violation, const char *part, const char *field, int64_t came,
                 const char *expected);

#ifdef __cplusplus
}
#endif
#endif
