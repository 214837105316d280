/**
 * The one message format between coordinator and workers, for both channels.
 *
 * A message is a header, a control part (scalars, strings, descriptors; each item on 8 bytes) and a
 * data part (the elements of arrays). Where header, control and data fit into PM_EAGER_BYTES they
 * travel as one; a larger data part follows by itself, a request's only after the worker has
 * answered PM_READY, so that nobody ever has to buffer or to poll for data that is not wanted yet.
 *
 * Numbers travel in the byte order of the machine; the magic number tells if the two sides differ.
 */
#ifndef PM_WIRE_H
#define PM_WIRE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PM_MAGIC 0x55534d50u /* "PMSU" */
#define PM_WIRE_VERSION 1

/** The largest message that travels in one piece. */
#define PM_EAGER_BYTES 4096
/** What the data part is cut into on the MPI channel, unless the header says otherwise. */
#define PM_PIECE_BYTES (4 << 20)
/** The same for data that is packed or unpacked on the way: small enough to stay in the cache. */
#define PM_STAGED_PIECE_BYTES (1 << 20)
#define PM_MAX_AXES 8

/** Tags of the MPI channel: messages, and the pieces of their data parts. */
enum pm_tag { PM_TAG_MESSAGE = 1, PM_TAG_DATA = 2 };

enum pm_kind {
  /* requests, from the coordinator */
  PM_CALL = 1,      /* target: function */
  PM_READ,          /* target: attribute; control: pm_axis_index per axis */
  PM_WRITE,         /* target: attribute; control: pm_write, then pm_axis_index per axis */
  PM_DESCRIBE,      /* target: grid; the reply's control: axes, shape */
  PM_GET_PARAMETER, /* target: parameter; the reply's control: its value */
  PM_SET_PARAMETER, /* target: parameter; control: its value */
  PM_STOP,
  /* answers, from a worker rank */
  PM_READY, /* send the data part now */
  PM_REPLY
};

enum pm_status {
  PM_OK = 0,
  /* The following carry a pm_failure, in the control part. */
  PM_CODE_ERROR,  /* the code returned an error */
  PM_NOT_RUN,     /* a call before it failed */
  PM_SLICE_ERROR, /* a selection that does not fit the grid */
  PM_SHAPE_ERROR, /* a value whose shape does not fit the selection */
  PM_STATE_ERROR, /* not registered, or not in this state */
  PM_PROTOCOL_ERROR,
  PM_NO_MEMORY /* for the arguments, or the results, of this call */
};

typedef struct pm_header {
  uint32_t magic;
  uint16_t version;
  uint16_t kind;
  uint64_t sequence; /* of the request that this is, or answers */
  uint32_t epoch;    /* the requests of one epoch are not run once one of them has failed */
  int32_t status;
  uint32_t target;
  uint32_t piece_bytes; /* what the data part is cut into */
  uint64_t control_bytes;
  uint64_t data_bytes;
} pm_header;

/** True if header, control and data travel together. */
static inline int pm_is_eager(const pm_header *header) {
  return sizeof(pm_header) + header->control_bytes + header->data_bytes <= PM_EAGER_BYTES;
}

/** Value types, as named in interface specifications. */
enum pm_type { PM_INT32 = 1, PM_INT64, PM_FLOAT32, PM_FLOAT64, PM_BOOL, PM_STRING };

/** The bytes of one array element; 0 for types that have no arrays. */
static inline int64_t pm_type_bytes(int type) {
  return type == PM_INT32 || type == PM_FLOAT32   ? 4
         : type == PM_INT64 || type == PM_FLOAT64 ? 8
         : type == PM_BOOL                        ? 1
                                                  : 0;
}

/** An axis of an index expression, as the script wrote it; the worker knows the axis's length. */
enum pm_axis_kind {
  PM_AXIS_INTEGER = 1, /* at `start`; drops the axis */
  PM_AXIS_SLICE = 2,
  PM_AXIS_HAS_START = 4,
  PM_AXIS_HAS_STOP = 8
};
typedef struct pm_axis_index {
  int64_t kind;
  int64_t start, stop, step;
} pm_axis_index;

/** The order of an array's elements on the wire. */
enum pm_order { PM_LAST_AXIS_FASTEST = 0, PM_FIRST_AXIS_FASTEST = 1 };

/** Heads the control part of PM_WRITE; `axes` is 0 for one value that fills the selection. */
typedef struct pm_write {
  int64_t order;
  int64_t axes; /* of the value's shape, which follows, before the axis indices */
} pm_write;

/** Heads the control part of a reply to PM_READ: what of the selection this rank contributes. */
typedef struct pm_block_reply {
  int64_t order;
  int64_t element_bytes;
  int64_t axes;
  int64_t shape[PM_MAX_AXES]; /* of the whole selection */
  int64_t start[PM_MAX_AXES]; /* of this rank's part of it */
  int64_t count[PM_MAX_AXES];
  int64_t dropped[PM_MAX_AXES]; /* 1 where an integer index drops the axis */
} pm_block_reply;

/** Heads the control part of a reply that is not PM_OK; the message's text follows. */
typedef struct pm_failure {
  int32_t code; /* what the code returned */
  int32_t rank;
  uint64_t sequence;                 /* of the request that failed first, for PM_NOT_RUN */
  int64_t expected_axes, given_axes; /* shapes, for PM_SHAPE_ERROR */
  int64_t expected[PM_MAX_AXES], given[PM_MAX_AXES];
  int64_t axis; /* for PM_SLICE_ERROR */
  int64_t message_bytes;
} pm_failure;

/**
 * Each rank has two connections to the coordinator. The worker's own carries the messages of the
 * sockets channel, and the doorbell of the MPI channel. The guard's (the parent process that the
 * runtime leaves behind when it starts) tells how the worker ended, and ends the worker when the
 * coordinator is gone.
 */
enum pm_role { PM_ROLE_WORKER = 1, PM_ROLE_GUARD = 2 };
#define PM_TOKEN_BYTES 32
typedef struct pm_hello {
  uint32_t magic;
  uint16_t version;
  uint16_t role;
  char token[PM_TOKEN_BYTES]; /* names the instance, and keeps others out */
  char host[64];
  int32_t rank; /* in the instance; the guard's is what the launcher's environment says, or -1 */
  int32_t size;
  int32_t pid;
  int32_t guard_pid; /* 0 if the worker runs without a guard */
  uint64_t fingerprint;
} pm_hello;

/** The guard's last word; the tail of the worker's output follows. */
typedef struct pm_exited {
  int32_t exit_code; /* -1 if a signal ended it; without a signal: it has only begun to exit */
  int32_t signal;
  uint32_t tail_bytes;
  uint32_t padding;
  int64_t ended_at; /* nanoseconds of the clock that hosts share: tells which rank was first */
} pm_exited;

/**
 * The doorbell of the MPI channel, where a message wakes nobody. A side that is about to sleep says
 * how many messages it has seen; the other rings as soon as it has sent more than that. A worker
 * need not look at its bell each time that it sends: while answers are due, the coordinator looks
 * for messages once more PM_RECHECK_SECONDS after it has fallen asleep, and again at growing times.
 */
#define PM_RECHECK_SECONDS 1e-3
enum pm_bell_kind { PM_BELL_SLEEPING = 1, PM_BELL_RING = 2 };
typedef struct pm_bell {
  uint64_t kind;
  uint64_t seen;
} pm_bell;

/** How long a host may not be heard of before it counts as lost, where the environment says
 * nothing. */
#define PM_LINK_SECONDS 20

/** Environment variables that the coordinator sets for its workers. */
#define PM_ENV_ADDRESS "POLYMUSE_ADDRESS" /* unix:PATH or tcp:HOST:PORT */
#define PM_ENV_TOKEN "POLYMUSE_TOKEN"     /* 32 characters */
#define PM_ENV_CHANNEL "POLYMUSE_CHANNEL" /* mpi or sockets */
#define PM_ENV_WORKDIR "POLYMUSE_WORKDIR" /* to change to before the code starts */
#define PM_ENV_LOG "POLYMUSE_LOG"         /* file for the output; %r is the rank; empty: leave it */
#define PM_NO_LOG "/dev/null"             /* as POLYMUSE_LOG: only its last lines are kept */
#define PM_ENV_CORES "POLYMUSE_CORES"     /* of each rank: 0+1,2+3; counted in what it may use */
#define PM_ENV_LINK_SECONDS "POLYMUSE_LINK_SECONDS" /* how soon a lost connection is given up */
#define PM_ENV_DESCRIBE "POLYMUSE_DESCRIBE"         /* print the interface and exit */

#ifdef __cplusplus
}
#endif
#endif
