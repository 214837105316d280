/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The raw reference of the benchmark: a ping-pong without polymuse.
 *
 *     bench_raw mpi|socket BYTES BATCH SAMPLES
 *
 * With `mpi` it starts as a singleton, spawns itself, and sends messages of BYTES to and fro with
 * MPI_Send and MPI_Recv over the intercommunicator; with `socket` it forks, and does the same over
 * a pair of Unix sockets, on which it spins as MPI_Recv does. It prints `result` and a JSON
 * array: for each of SAMPLES, the seconds of a round trip, averaged over BATCH of them.
 */
#include <errno.h>
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { TAG = 1, FEWEST_WARM_UPS = 2 };

/** A connection to the other side. */
typedef struct wire {
  MPI_Comm comm; /* MPI_COMM_NULL on a socket */
  int socket;
} wire;

typedef struct plan {
  size_t bytes;
  long batch, samples;
} plan;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void stop_because(const char *what) {
  fprintf(stderr, "bench_raw: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void send_message(const wire *wire, const char *data, size_t bytes) {
  if (wire->comm != MPI_COMM_NULL) {
    MPI_Send(data, (int)bytes, MPI_BYTE, 0, TAG, wire->comm);
    return;
  }
  while (bytes > 0) {
    ssize_t count = send(wire->socket, data, bytes, MSG_NOSIGNAL);
    if (count < 0) stop_because("send");
    data += count;
    bytes -= (size_t)count;
  }
}

static void receive_message(const wire *wire, char *data, size_t bytes) {
  if (wire->comm != MPI_COMM_NULL) {
    MPI_Recv(data, (int)bytes, MPI_BYTE, 0, TAG, wire->comm, MPI_STATUS_IGNORE);
    return;
  }
  while (bytes > 0) {
    ssize_t count = recv(wire->socket, data, bytes, MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) continue;
    if (count <= 0) stop_because("recv");
    data += count;
    bytes -= (size_t)count;
  }
}

static long warm_ups(const plan *plan) { return FEWEST_WARM_UPS + plan->samples / 4; }

static char *allocate(size_t bytes) {
  char *data = malloc(bytes);
  if (!data) stop_because("malloc");
  memset(data, 1, bytes);
  return data;
}

static void echo(const wire *wire, const plan *plan) {
  char *data = allocate(plan->bytes);
  for (long i = 0; i < (warm_ups(plan) + plan->samples) * plan->batch; i++) {
    receive_message(wire, data, plan->bytes);
    send_message(wire, data, plan->bytes);
  }
  free(data);
}

static void measure(const wire *wire, const plan *plan) {
  char *data = allocate(plan->bytes);
  const long first = warm_ups(plan);
  for (long sample = 0; sample < first + plan->samples; sample++) {
    double begin = now();
    for (long i = 0; i < plan->batch; i++) {
      send_message(wire, data, plan->bytes);
      receive_message(wire, data, plan->bytes);
    }
    double seconds = (now() - begin) / (double)plan->batch;
    if (sample >= first) printf("%s%.9e", sample == first ? "result [" : ",", seconds);
  }
  printf("]\n");
  free(data);
}

static void run_mpi(const plan *plan, char **argv) {
  MPI_Init(NULL, NULL);
  wire wire = {.socket = -1};
  MPI_Comm_get_parent(&wire.comm);
  if (wire.comm != MPI_COMM_NULL) {
    echo(&wire, plan);
  } else {
    MPI_Comm_spawn(argv[0], argv + 1, 1, MPI_INFO_NULL, 0, MPI_COMM_SELF, &wire.comm,
                   MPI_ERRCODES_IGNORE);
    measure(&wire, plan);
  }
  MPI_Comm_disconnect(&wire.comm);
  MPI_Finalize();
}

static void run_socket(const plan *plan) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) stop_because("socketpair");
  pid_t child = fork();
  if (child < 0) stop_because("fork");
  wire wire = {.comm = MPI_COMM_NULL, .socket = ends[child == 0]};
  close(ends[child != 0]);
  if (child == 0)
    echo(&wire, plan);
  else
    measure(&wire, plan);
  close(wire.socket);
}

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "Usage: bench_raw mpi|socket BYTES BATCH SAMPLES\n");
    return 2;
  }
  plan plan = {.bytes = strtoul(argv[2], NULL, 10),
               .batch = strtol(argv[3], NULL, 10),
               .samples = strtol(argv[4], NULL, 10)};
  if (strcmp(argv[1], "mpi") == 0)
    run_mpi(&plan, argv);
  else
    run_socket(&plan);
  return 0;
}
