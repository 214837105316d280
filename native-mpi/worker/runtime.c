/* The worker's life: start, the loop that carries out one request after the other, the end. */
#include <mpi.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "runtime.h"

#include "binding.h"
#include "connection.h"
#include "guard.h"

static const pm_interface *interface;
static const pm_transport *transport;
static MPI_Comm ranks; /* a duplicate of MPI_COMM_WORLD that only the runtime uses */
static int rank, size;
static char error_text[1024];
static void (*stop_hook)(void);

int pm_rank(void) { return rank; }
const pm_interface *pm_current_interface(void) { return interface; }
void pm_register_stop_hook(void (*before_stop)(void)) { stop_hook = before_stop; }

/* ---- failures ------------------------------------------------------------------------------ */

void pm_set_error(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error_text, sizeof error_text, format, arguments);
  va_end(arguments);
}

void pm_fail(pm_outcome *outcome, enum pm_status status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(outcome->message, sizeof outcome->message, format, arguments);
  va_end(arguments);
  outcome->status = status;
  outcome->failure = (pm_failure){.rank = rank};
}

void pm_fail_by_violation(pm_outcome *outcome, const pm_violation *violation) {
  pm_fail(
      outcome, PM_PROTOCOL_ERROR,
      "the request does not fit: %s.%s is %lld, where %s was expected; script and worker may be of "
      "different versions of polymuse",
      violation->part, violation->field, (long long)violation->came, violation->expected);
}

void pm_take_error(pm_outcome *outcome, int32_t code, const char *what) {
  if (error_text[0])
    pm_fail(outcome, PM_CODE_ERROR, "%s", error_text);
  else
    pm_fail(outcome, PM_CODE_ERROR, "%s returned %d", what, code);
  outcome->failure.code = code;
  error_text[0] = 0;
}

void pm_misuse(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fprintf(stderr, "polymuse: ");
  vfprintf(stderr, format, arguments);
  fprintf(stderr, "\n");
  va_end(arguments);
  fflush(NULL);
  _exit(70); /* EX_SOFTWARE of sysexits.h */
}

/* MPI's own collectives spin; a rank that has to wait long for another goes to sleep instead. */
static void wait_patiently(MPI_Request *request) {
  int done = 0;
  double started = pm_now();
  for (;;) {
    MPI_Test(request, &done, MPI_STATUS_IGNORE);
    if (done) return;
    double waited = pm_now() - started;
    if (waited < 1e-3) continue;
    struct timespec nap = {.tv_nsec = waited < 0.1 ? 100000 : 1000000};
    nanosleep(&nap, NULL);
  }
}

void pm_agree(pm_outcome *outcome) {
  if (size == 1) return;
  int mine = outcome->status == PM_OK ? 0 : size - rank, highest;
  MPI_Request request;
  MPI_Iallreduce(&mine, &highest, 1, MPI_INT, MPI_MAX, ranks, &request);
  wait_patiently(&request);
  int failed = size - highest;
  if (failed == size) return;
  if (failed != 0 && rank == failed) MPI_Send(outcome, sizeof *outcome, MPI_BYTE, 0, 0, ranks);
  if (failed != 0 && rank == 0)
    MPI_Recv(outcome, sizeof *outcome, MPI_BYTE, failed, 0, ranks, MPI_STATUS_IGNORE);
  if (outcome->status == PM_OK) outcome->status = PM_CODE_ERROR;
}

/* ---- start --------------------------------------------------------------------------------- */

static void describe(void) {
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
  while (file && getdelim(&argument, &capacity, 0, file) > 0)
    if (strncmp(argument, "POLYMUSE_", 9) == 0 && strchr(argument, '=')) putenv(strdup(argument));
  free(argument);
  if (file) fclose(file);
}

static bool stopped;

static void tell_of_exit(void) {
  if (!stopped) pm_guard_tell_of_exit();
}

void pm_start(int *argc, char ***argv, const pm_interface *implemented) {
  interface = implemented;
  take_environment();
  if (getenv(PM_ENV_DESCRIBE)) describe();
  const char *channel = getenv(PM_ENV_CHANNEL);
  if (!channel || !getenv(PM_ENV_ADDRESS)) {
    fprintf(stderr,
            "This is the polymuse worker of %s. A polymuse script starts it, by making an "
            "instance of the code.\n",
            interface->name);
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
  MPI_Comm_dup(MPI_COMM_WORLD, &ranks);
  MPI_Comm_rank(ranks, &rank);
  MPI_Comm_size(ranks, &size);
  /* Not before MPI_Init, which may take long: the coordinator does not wait for strangers. */
  int connection = pm_connect();
  transport =
      strcmp(channel, "mpi") == 0 ? pm_transport_mpi(connection) : pm_transport_sockets(connection);
  atexit(tell_of_exit); /* runs before what MPI has registered */
  pm_say_hello(connection, PM_ROLE_WORKER, rank, size, getpid(), guard, interface->fingerprint);
}

/* ---- the loop ------------------------------------------------------------------------------ */

static void reply(const pm_header *request, enum pm_kind kind, const pm_outcome *outcome) {
  static pm_buffer account;
  pm_header header = {.magic = PM_MAGIC,
                      .version = PM_WIRE_VERSION,
                      .kind = (uint16_t)kind,
                      .sequence = request->sequence,
                      .epoch = request->epoch,
                      .status = outcome->status,
                      .target = request->target,
                      .piece_bytes = PM_PIECE_BYTES};
  if (outcome->status != PM_OK) {
    size_t length = strnlen(outcome->message, sizeof outcome->message);
    pm_failure failure = outcome->failure;
    failure.message_bytes = (int64_t)length;
    pm_buffer_reserve(&account, sizeof failure + length);
    memcpy(account.data, &failure, sizeof failure);
    memcpy(account.data + sizeof failure, outcome->message, length);
    header.control_bytes = sizeof failure + length;
    transport->send(&header, account.data, NULL);
    return;
  }
  header.control_bytes = outcome->control_bytes;
  header.data_bytes = (uint64_t)outcome->data_bytes;
  if (outcome->data_bytes > 0 && !pm_region_is_contiguous(&outcome->data))
    header.piece_bytes = PM_STAGED_PIECE_BYTES;
  transport->send(&header, outcome->control, &outcome->data);
}

/* The data part of a call: with the message, or asked for; NULL if there is no memory for it. */
static char *take_data(const pm_header *header, pm_buffer *body, pm_buffer *data,
                       pm_outcome *outcome) {
  if (!pm_has_late_data(header)) return body->data + header->control_bytes;
  if (!pm_buffer_try_reserve(data, header->data_bytes))
    pm_fail(outcome, PM_NO_MEMORY, "there is no memory for arguments of %llu bytes",
            (unsigned long long)header->data_bytes);
  /* Ranks that have memory would wait in the function for those that have not. */
  pm_agree(outcome);
  if (outcome->status != PM_OK) return NULL;
  pm_outcome ready = {.status = PM_OK};
  reply(header, PM_READY, &ready);
  pm_region region = pm_region_of_bytes(data->data, (int64_t)header->data_bytes);
  transport->receive_data(header, &region);
  return data->data;
}

/* Values in another order than that of memory are taken in whole, and then transposed: walking
 * through memory in steps of a row, as they come in, misses the cache each time. */
static void receive_values(const pm_header *header, const pm_region *to) {
  static pm_buffer values;
  if (!pm_region_is_transposed(to)) {
    transport->receive_data(header, to);
    return;
  }
  int64_t bytes = pm_region_bytes(to);
  pm_buffer_reserve(&values, (size_t)bytes);
  pm_region whole = pm_region_of_bytes(values.data, bytes);
  transport->receive_data(header, &whole);
  pm_region_unpack_transposed(to, values.data);
}

static void write_grid(const pm_header *header, const pm_buffer *body, pm_outcome *outcome) {
  if (pm_is_eager(header)) {
    pm_write_eager(header, body, outcome);
  } else {
    pm_region region;
    pm_prepare_write(header, body, &region, outcome);
    pm_agree(outcome);
    if (outcome->status != PM_OK) return;
    reply(header, PM_READY, outcome);
    pm_header part = *header; /* this rank's part of the data, by the rule that its sender uses */
    part.data_bytes = (uint64_t)pm_region_bytes(&region);
    if (part.data_bytes > 0) {
      pm_region_simplify(&region);
      receive_values(&part, &region);
    }
    outcome->control_bytes = 0;
  }
  if (outcome->status == PM_OK) pm_finish_write(header, outcome);
}

static void carry_out(const pm_header *header, pm_buffer *body, pm_outcome *outcome) {
  static pm_buffer data;
  switch (header->kind) {
    case PM_CALL: {
      char *arguments = take_data(header, body, &data, outcome);
      if (outcome->status != PM_OK) return; /* the ranks have agreed on it */
      pm_run_function(header, body, arguments, outcome);
      break;
    }
    case PM_READ:
      pm_read_grid(header, body, outcome);
      break;
    case PM_WRITE:
      write_grid(header, body, outcome);
      break;
    case PM_DESCRIBE:
      pm_describe_grid(header, outcome);
      break;
    case PM_GET_PARAMETER:
      pm_get_parameter(header, outcome);
      break;
    case PM_SET_PARAMETER:
      pm_set_parameter(header, body, outcome);
      break;
    case PM_STOP:
      if (stop_hook) stop_hook();
      break;
    default:
      pm_fail(outcome, PM_PROTOCOL_ERROR, "a message of unknown kind %d", header->kind);
  }
  pm_agree(outcome);
}

int pm_loop(void) {
  pm_header header;
  pm_buffer body = {0};
  uint32_t failed_epoch = UINT32_MAX;
  uint64_t failed_sequence = 0;
  do {
    static pm_outcome outcome;
    outcome = (pm_outcome){.status = PM_OK};
    transport->receive(&header, &body);
    if (header.epoch == failed_epoch && header.kind != PM_STOP) {
      pm_fail(&outcome, PM_NOT_RUN, "a call before it failed");
      outcome.failure.sequence = failed_sequence;
    } else {
      carry_out(&header, &body, &outcome);
      if (outcome.status != PM_OK) {
        failed_epoch = header.epoch;
        failed_sequence = header.sequence;
      }
    }
    fflush(NULL);
    if (rank == 0 || (outcome.every_rank_replies && outcome.status == PM_OK))
      reply(&header, PM_REPLY, &outcome);
  } while (header.kind != PM_STOP);
  stopped = true;
  transport->close();
  MPI_Comm_free(&ranks);
  MPI_Finalize();
  return 0;
}
