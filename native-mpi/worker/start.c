/* SPDX-License-Identifier: Apache-2.0 */
/* A worker's start: from its environment to the connection with the coordinator. */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime.h"

#include "binding.h"
#include "connection.h"
#include "guard.h"

static void describe(const pm_interface *interface) {
  char version[MPI_MAX_LIBRARY_VERSION_STRING];
  int length;
  MPI_Get_library_version(version, &length);
  for (char *at = version; *at; at++)
    if (*at == '\n') *at = ' ';
  printf("polymuse worker\nwire %d\ninterface %s\nfingerprint %016llx\nmpi %s\n%s", PM_WIRE_VERSION,
         interface->name, (unsigned long long)interface->fingerprint, version,
         interface->description);
  fflush(stdout);
  _exit(0);
}

/* MPI_Comm_spawn has no way to set an environment of any length: the coordinator gives it as
 * arguments. They are read from /proc, since a program in Fortran has no argv to hand over. */
static void take_environment(void) {
  FILE *file = fopen("/proc/self/cmdline", "r");
  char *argument = NULL;
  size_t capacity = 0;
  while (file && getdelim(&argument, &capacity, 0, file) > 0) {
    char *equals = strchr(argument, '=');
    if (strncmp(argument, "POLYMUSE_", 9) != 0 || !equals) continue;
    *equals = 0;
    setenv(argument, equals + 1, 1);
  }
  free(argument);
  if (file) fclose(file);
}

void pm_start(int *argc, char ***argv, const pm_interface *interface) {
  pm_rank_implements(interface);
  take_environment();
  if (getenv(PM_ENV_DESCRIBE)) describe(interface);
  const char *channel = getenv(PM_ENV_CHANNEL);
  if (!channel || !getenv(PM_ENV_ADDRESS)) {
    fprintf(stderr,
            "This is the polymuse worker of %s. It is started by a polymuse script that creates an "
            "instance of the code.\n",
            interface->name);
    exit(2);
  }
  pm_open_transport *open_transport = pm_transport_named(channel);
  if (!open_transport) {
    fprintf(
        stderr,
        "polymuse: this worker of %s does not support the transport '%s'; script and worker may be "
        "from different versions of polymuse\n",
        interface->name, channel);
    exit(2);
  }
  pm_bind_to_cores();
  int guard = pm_guard_start();
  const char *workdir = getenv(PM_ENV_WORKDIR);
  if (workdir && *workdir && chdir(workdir) != 0) {
    fprintf(stderr, "polymuse: cannot enter the working directory %s\n", workdir);
    exit(127);
  }
  int provided;
  MPI_Init_thread(argc, argv, MPI_THREAD_FUNNELED, &provided);
  pm_rank_joins(MPI_COMM_WORLD);
  /* After MPI_Init, which may take long: the coordinator closes connections that stay silent. */
  int connection = pm_connect();
  pm_loop_uses(open_transport(connection));
  pm_leave_prepare();
  pm_say_hello(connection, PM_ROLE_WORKER, pm_rank(), pm_size(), getpid(), guard,
               interface->fingerprint);
}
