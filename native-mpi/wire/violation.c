/* SPDX-License-Identifier: Apache-2.0 */
#include "violation.h"

#include <stdio.h>

bool pm_violated(pm_violation *violation, const char *part, const char *field, int64_t came,
                 const char *expected) {
  violation->part = part;
  violation->field = field;
  violation->came = came;
  snprintf(violation->expected, sizeof violation->expected, "%s", expected);
  return false;
}
