/* SPDX-License-Identifier: Apache-2.0 */
#include "binding.h"

#include <sched.h>
#include <stdlib.h>

#include "connection.h"
#include "wire.h"

/* The part of the list for this rank; null if there is none. */
static const char *part_of(const char *list, int rank) {
  for (; list && rank > 0; rank--) {
    while (*list && *list != ',') list++;
    list = *list ? list + 1 : NULL;
  }
  return list;
}

/* The core with number `number` in the set, counted cyclically. */
static int core_of(const cpu_set_t *usable, long number) {
  number %= CPU_COUNT(usable);
  for (int core = 0; core < CPU_SETSIZE; core++)
    if (CPU_ISSET(core, usable) && number-- == 0) return core;
  return 0;
}

void pm_bind_to_cores(void) {
  int rank = pm_rank_from_environment();
  const char *at = part_of(getenv(PM_ENV_CORES), rank < 0 ? 0 : rank);
  cpu_set_t usable, chosen;
  if (!at || sched_getaffinity(0, sizeof usable, &usable) != 0) return;
  CPU_ZERO(&chosen);
  for (char *end; *at >= '0' && *at <= '9'; at = *end == '+' ? end + 1 : end)
    CPU_SET(core_of(&usable, strtol(at, &end, 10)), &chosen);
  if (CPU_COUNT(&chosen) > 0) sched_setaffinity(0, sizeof chosen, &chosen);
}
