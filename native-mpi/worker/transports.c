/* SPDX-License-Identifier: Apache-2.0 */
/* The table of transports, by the names that the coordinator uses. */
#include <string.h>

#include "transport.h"

static const struct {
  const char *name;
  pm_open_transport *open;
} table[] = {
    {"mpi", pm_transport_mpi},
    {"sockets", pm_transport_sockets},
};

pm_open_transport *pm_transport_named(const char *name) {
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (strcmp(table[i].name, name) == 0) return table[i].open;
  return NULL;
}
