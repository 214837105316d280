/* SPDX-License-Identifier: Apache-2.0 */
/** Connections to the coordinator. */
#ifndef PM_CONNECTION_H
#define PM_CONNECTION_H

#include <stddef.h>
#include <stdint.h>

#include "wire.h"

/** Connects to one of the addresses that the environment names. Ends the process if none answers.
 */
int pm_connect(void);

/** Sends the hello that identifies this process to the coordinator. */
void pm_say_hello(int fd, enum pm_role role, int rank, int size, int pid, int guard_pid,
                  uint64_t fingerprint);

/** Write and read all of it; 0, or -1 if the connection is lost. */
int pm_write_all(int fd, const void *data, size_t bytes);
int pm_read_all(int fd, void *data, size_t bytes);

/** The rank that the launcher's environment gives this process before MPI starts, or -1: by what
 * MPI libraries define, else by the variable that the coordinator names. */
int pm_rank_from_environment(void);

#endif
