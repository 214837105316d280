/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from native-mpi/wire/protocol.json by npm run generate; do not edit. */
/* clang-format off */
/**
 * The one message format between coordinator and workers, for all transports.
 *
 * A message is a header, a control part (scalars, texts, structs; each item on 8 bytes) and a data
 * part (the elements of arrays). Where header, control and data fit into EAGER_BYTES they travel as
 * one; a larger data part follows by itself, a request's only after the worker has answered
 * 'ready', so that neither side ever has to buffer or to poll for data that is not wanted yet.
 *
 * Numbers travel in the byte order of the machine; the magic number tells if the two sides differ.
 *
 * From this file come the structs and constants in C, readers that check every field, in C and in
 * TypeScript, and what TypeScript knows of the layout: npm run generate. docs/wire.md says how to
 * change it.
 */
#ifndef PM_WIRE_GENERATED_H
#define PM_WIRE_GENERATED_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define PM_STATIC_ASSERT static_assert
#else
#define PM_STATIC_ASSERT _Static_assert
#endif

/** begins every message and every introduction: 'PMSU' */
#define PM_MAGIC 1431522640
/** of this format; docs/wire.md says when it changes */
#define PM_WIRE_VERSION 2
/** the largest message that travels in one piece */
#define PM_EAGER_BYTES 4096
/** what a data part is cut into by MPI, unless the header says otherwise */
#define PM_PIECE_BYTES 4194304
/** the same for data that is packed or unpacked on the way: small enough to stay in the cache */
#define PM_STAGED_PIECE_BYTES 1048576
/** the most that a header may ask for */
#define PM_MAX_PIECE_BYTES 1073741824
/** the longest control part */
#define PM_MAX_CONTROL_BYTES 1073741824
/** the longest data part */
#define PM_MAX_DATA_BYTES INT64_C(1125899906842624)
/** of a grid */
#define PM_MAX_AXES 8
/** the longest axis of a grid */
#define PM_MAX_EXTENT INT64_C(1125899906842624)
/** of a function */
#define PM_MAX_RESULT_ARRAYS 16
/** of an array */
#define PM_MAX_ELEMENT_BYTES 8
/** of a worker */
#define PM_MAX_RANKS 1048576
/** what a worker shows to come in */
#define PM_TOKEN_BYTES 32
/** for the name of a host, its end included */
#define PM_HOST_BYTES 64
/** the longest text in a failure, a report, or of what a worker printed last */
#define PM_MAX_TEXT_BYTES 65536
/**
 * how long a host may not be heard of before it counts as lost, where the environment says nothing
 */
#define PM_LINK_SECONDS 20

/* Environment variables that the coordinator sets for its workers. */
/** where to connect to: unix:PATH or tcp:HOST:PORT, several with blanks between them */
#define PM_ENV_ADDRESS "POLYMUSE_ADDRESS"
/** TOKEN_BYTES characters */
#define PM_ENV_TOKEN "POLYMUSE_TOKEN"
/** the name of the transport */
#define PM_ENV_CHANNEL "POLYMUSE_CHANNEL"
/** to change to before the code starts */
#define PM_ENV_WORKDIR "POLYMUSE_WORKDIR"
/** file for the output; %r is the rank; empty: leave it */
#define PM_ENV_LOG "POLYMUSE_LOG"
/** of each rank: 0+1,2+3; counted in what it may use */
#define PM_ENV_CORES "POLYMUSE_CORES"
/** the variable that names a rank's host; default: what the host calls itself */
#define PM_ENV_HOST_VARIABLE "POLYMUSE_HOST_VARIABLE"
/** the variable that has a rank's number before MPI starts; default: those of MPI libraries */
#define PM_ENV_RANK_VARIABLE "POLYMUSE_RANK_VARIABLE"
/** how soon a lost connection is given up */
#define PM_ENV_LINK_SECONDS "POLYMUSE_LINK_SECONDS"
/** set: no guard process beside the rank, for debuggers; how it ends is then not known */
#define PM_ENV_NO_GUARD "POLYMUSE_NO_GUARD"
/** print the interface and exit */
#define PM_ENV_DESCRIBE "POLYMUSE_DESCRIBE"

/** what a message is */
enum pm_kind {
  /** request; target: function */
  PM_CALL = 1,
  /** request; target: attribute */
  PM_READ = 2,
  /** request; target: attribute */
  PM_WRITE = 3,
  /** request; target: grid */
  PM_DESCRIBE = 4,
  /** request; target: parameter */
  PM_GET_PARAMETER = 5,
  /** request; target: parameter */
  PM_SET_PARAMETER = 6,
  /** request */
  PM_STOP = 7,
  /** answer of a rank: send the data part now */
  PM_READY = 8,
  /** answer of a rank */
  PM_REPLY = 9
};

/** how a call ended */
enum pm_status {
  PM_OK = 0,
  /**
   * the code returned an error; this and those up to NO_MEMORY carry a failure in the control part
   */
  PM_CODE_ERROR = 1,
  /** a call before it failed */
  PM_NOT_RUN = 2,
  /** a selection that does not fit the grid */
  PM_SLICE_ERROR = 3,
  /** a value whose shape does not fit the selection */
  PM_SHAPE_ERROR = 4,
  /** not registered, or not in this state */
  PM_STATE_ERROR = 5,
  /** the request does not fit the interface, or itself */
  PM_PROTOCOL_ERROR = 6,
  /** for the arguments of this call */
  PM_NO_MEMORY = 7
};

/**
 * statuses that the coordinator's addon gives itself; those from WORKER_DIED on end the instance,
 * and carry a report in the control part
 */
enum pm_local_status {
  /** there is no memory for the result; the control part holds the number of its bytes */
  PM_RESULT_TOO_LARGE = 90,
  PM_WORKER_DIED = 100,
  PM_LAUNCH_FAILED = 101,
  /** it has been stopped, or killed by the script */
  PM_STOPPED = 102,
  /** the worker sent what cannot be */
  PM_PROTOCOL_VIOLATED = 103
};

/** value types, as named in interface specifications */
enum pm_type {
  PM_INT32 = 1,
  PM_INT64 = 2,
  PM_FLOAT32 = 3,
  PM_FLOAT64 = 4,
  PM_BOOL = 5,
  PM_STRING = 6
};

/** what an index of an axis is, as the script wrote it; the worker knows the axis's length */
enum pm_axis_kind {
  /** at start; drops the axis */
  PM_AXIS_INTEGER = 1,
  PM_AXIS_SLICE = 2,
  PM_AXIS_HAS_START = 4,
  PM_AXIS_HAS_STOP = 8
};

/** the order of an array's elements */
enum pm_order {
  /** as in C */
  PM_LAST_AXIS_FASTEST = 0,
  /** as in Fortran */
  PM_FIRST_AXIS_FASTEST = 1
};

/**
 * Who introduces itself. Each rank has two connections to the coordinator. The worker's own carries
 * the messages of the sockets transport, and the doorbell of the MPI transport. The guard's (the
 * parent process that the runtime leaves behind when it starts) tells how the worker ended, and
 * ends the worker when the coordinator is gone.
 */
enum pm_role {
  PM_ROLE_WORKER = 1,
  PM_ROLE_GUARD = 2
};

/** what a note on the doorbell says */
enum pm_bell_kind {
  /** I go to sleep, and have seen so many messages */
  PM_BELL_SLEEPING = 1,
  /** there is more: wake up */
  PM_BELL_RING = 2
};

/** of the MPI transport's messages */
enum pm_tag {
  PM_TAG_MESSAGE = 1,
  /** a piece of a data part */
  PM_TAG_DATA = 2
};

/** of a record in the script's inbox */
enum pm_completion_flag {
  /** the control part is too long for the inbox: it is fetched by itself */
  PM_COMPLETION_CONTROL_APART = 1,
  /** MPI may still use the script's array */
  PM_COMPLETION_TRANSFER_ABANDONED = 2
};

/** Begins every message. */
typedef struct pm_header {
  uint32_t magic;
  uint16_t version;
  uint16_t kind;
  /** of the request that this is, or answers */
  uint64_t sequence;
  /** the requests of one epoch are not run once one of them has failed */
  uint32_t epoch;
  int32_t status;
  uint32_t target;
  /** what the data part is cut into */
  uint32_t piece_bytes;
  uint64_t control_bytes;
  uint64_t data_bytes;
} pm_header;
PM_STATIC_ASSERT(sizeof(pm_header) == 48, "size of pm_header");
PM_STATIC_ASSERT(offsetof(pm_header, magic) == 0, "place of pm_header.magic");
PM_STATIC_ASSERT(offsetof(pm_header, version) == 4, "place of pm_header.version");
PM_STATIC_ASSERT(offsetof(pm_header, kind) == 6, "place of pm_header.kind");
PM_STATIC_ASSERT(offsetof(pm_header, sequence) == 8, "place of pm_header.sequence");
PM_STATIC_ASSERT(offsetof(pm_header, epoch) == 16, "place of pm_header.epoch");
PM_STATIC_ASSERT(offsetof(pm_header, status) == 20, "place of pm_header.status");
PM_STATIC_ASSERT(offsetof(pm_header, target) == 24, "place of pm_header.target");
PM_STATIC_ASSERT(offsetof(pm_header, piece_bytes) == 28, "place of pm_header.piece_bytes");
PM_STATIC_ASSERT(offsetof(pm_header, control_bytes) == 32, "place of pm_header.control_bytes");
PM_STATIC_ASSERT(offsetof(pm_header, data_bytes) == 40, "place of pm_header.data_bytes");

/** An index of one axis. */
typedef struct pm_axis_index {
  int64_t kind;
  int64_t start;
  int64_t stop;
  int64_t step;
} pm_axis_index;
PM_STATIC_ASSERT(sizeof(pm_axis_index) == 32, "size of pm_axis_index");
PM_STATIC_ASSERT(offsetof(pm_axis_index, kind) == 0, "place of pm_axis_index.kind");
PM_STATIC_ASSERT(offsetof(pm_axis_index, start) == 8, "place of pm_axis_index.start");
PM_STATIC_ASSERT(offsetof(pm_axis_index, stop) == 16, "place of pm_axis_index.stop");
PM_STATIC_ASSERT(offsetof(pm_axis_index, step) == 24, "place of pm_axis_index.step");

/**
 * Heads the control part of a write; the shape of the value follows, then an index of each axis.
 */
typedef struct pm_write {
  int64_t order;
  /** of the value's shape; 0 for one value that fills the selection */
  int64_t axes;
} pm_write;
PM_STATIC_ASSERT(sizeof(pm_write) == 16, "size of pm_write");
PM_STATIC_ASSERT(offsetof(pm_write, order) == 0, "place of pm_write.order");
PM_STATIC_ASSERT(offsetof(pm_write, axes) == 8, "place of pm_write.axes");

/**
 * The control part of the answer to a read, or of 'ready' to a write: what of the selection this
 * rank has.
 */
typedef struct pm_block_reply {
  int64_t order;
  int64_t element_bytes;
  int64_t axes;
  /** of the whole selection */
  int64_t shape[PM_MAX_AXES];
  /** of this rank's part of it */
  int64_t start[PM_MAX_AXES];
  /** of this rank's part of it */
  int64_t count[PM_MAX_AXES];
  /** 1 where an integer index drops the axis */
  int64_t dropped[PM_MAX_AXES];
} pm_block_reply;
PM_STATIC_ASSERT(sizeof(pm_block_reply) == 280, "size of pm_block_reply");
PM_STATIC_ASSERT(offsetof(pm_block_reply, order) == 0, "place of pm_block_reply.order");
PM_STATIC_ASSERT(offsetof(pm_block_reply, element_bytes) == 8, "place of pm_block_reply.element_bytes");
PM_STATIC_ASSERT(offsetof(pm_block_reply, axes) == 16, "place of pm_block_reply.axes");
PM_STATIC_ASSERT(offsetof(pm_block_reply, shape) == 24, "place of pm_block_reply.shape");
PM_STATIC_ASSERT(offsetof(pm_block_reply, start) == 88, "place of pm_block_reply.start");
PM_STATIC_ASSERT(offsetof(pm_block_reply, count) == 152, "place of pm_block_reply.count");
PM_STATIC_ASSERT(offsetof(pm_block_reply, dropped) == 216, "place of pm_block_reply.dropped");

/** The control part of the answer to 'describe'. */
typedef struct pm_grid_shape {
  int64_t axes;
  int64_t shape[PM_MAX_AXES];
} pm_grid_shape;
PM_STATIC_ASSERT(sizeof(pm_grid_shape) == 72, "size of pm_grid_shape");
PM_STATIC_ASSERT(offsetof(pm_grid_shape, axes) == 0, "place of pm_grid_shape.axes");
PM_STATIC_ASSERT(offsetof(pm_grid_shape, shape) == 8, "place of pm_grid_shape.shape");

/** The control part of an answer whose status is not OK; the message's text follows. */
typedef struct pm_failure {
  /** what the code returned */
  int32_t code;
  int32_t rank;
  /** of the request that failed first, for NOT_RUN */
  uint64_t sequence;
  /** shapes, for SHAPE_ERROR */
  int64_t expected_axes;
  int64_t given_axes;
  int64_t expected[PM_MAX_AXES];
  int64_t given[PM_MAX_AXES];
  /** for SLICE_ERROR */
  int64_t axis;
  int64_t message_bytes;
} pm_failure;
PM_STATIC_ASSERT(sizeof(pm_failure) == 176, "size of pm_failure");
PM_STATIC_ASSERT(offsetof(pm_failure, code) == 0, "place of pm_failure.code");
PM_STATIC_ASSERT(offsetof(pm_failure, rank) == 4, "place of pm_failure.rank");
PM_STATIC_ASSERT(offsetof(pm_failure, sequence) == 8, "place of pm_failure.sequence");
PM_STATIC_ASSERT(offsetof(pm_failure, expected_axes) == 16, "place of pm_failure.expected_axes");
PM_STATIC_ASSERT(offsetof(pm_failure, given_axes) == 24, "place of pm_failure.given_axes");
PM_STATIC_ASSERT(offsetof(pm_failure, expected) == 32, "place of pm_failure.expected");
PM_STATIC_ASSERT(offsetof(pm_failure, given) == 96, "place of pm_failure.given");
PM_STATIC_ASSERT(offsetof(pm_failure, axis) == 160, "place of pm_failure.axis");
PM_STATIC_ASSERT(offsetof(pm_failure, message_bytes) == 168, "place of pm_failure.message_bytes");

/**
 * The control part of a completion whose status ends the instance: what is known of the end. The
 * texts follow, in the order of their lengths.
 */
typedef struct pm_report {
  /** -1 if it is not known */
  int32_t rank;
  /** 0 if it is not known */
  int32_t pid;
  /** -1 if a signal ended it, or it is not known */
  int32_t exit_code;
  /** 0 if none ended it */
  int32_t signal;
  int64_t host_bytes;
  int64_t reason_bytes;
  /** the end of what the process printed */
  int64_t tail_bytes;
  /** of PROTOCOL_VIOLATED: the message and the field */
  int64_t field_bytes;
  /** what was in it */
  int64_t came_bytes;
  /** what should have been */
  int64_t expected_bytes;
} pm_report;
PM_STATIC_ASSERT(sizeof(pm_report) == 64, "size of pm_report");
PM_STATIC_ASSERT(offsetof(pm_report, rank) == 0, "place of pm_report.rank");
PM_STATIC_ASSERT(offsetof(pm_report, pid) == 4, "place of pm_report.pid");
PM_STATIC_ASSERT(offsetof(pm_report, exit_code) == 8, "place of pm_report.exit_code");
PM_STATIC_ASSERT(offsetof(pm_report, signal) == 12, "place of pm_report.signal");
PM_STATIC_ASSERT(offsetof(pm_report, host_bytes) == 16, "place of pm_report.host_bytes");
PM_STATIC_ASSERT(offsetof(pm_report, reason_bytes) == 24, "place of pm_report.reason_bytes");
PM_STATIC_ASSERT(offsetof(pm_report, tail_bytes) == 32, "place of pm_report.tail_bytes");
PM_STATIC_ASSERT(offsetof(pm_report, field_bytes) == 40, "place of pm_report.field_bytes");
PM_STATIC_ASSERT(offsetof(pm_report, came_bytes) == 48, "place of pm_report.came_bytes");
PM_STATIC_ASSERT(offsetof(pm_report, expected_bytes) == 56, "place of pm_report.expected_bytes");

/**
 * A record of the script's inbox; the control part follows, padded to 8 bytes, unless it is apart.
 */
typedef struct pm_completion {
  /** the script's number for it */
  double call;
  int32_t status;
  uint32_t flags;
  double control_bytes;
  double data_bytes;
} pm_completion;
PM_STATIC_ASSERT(sizeof(pm_completion) == 32, "size of pm_completion");
PM_STATIC_ASSERT(offsetof(pm_completion, call) == 0, "place of pm_completion.call");
PM_STATIC_ASSERT(offsetof(pm_completion, status) == 8, "place of pm_completion.status");
PM_STATIC_ASSERT(offsetof(pm_completion, flags) == 12, "place of pm_completion.flags");
PM_STATIC_ASSERT(offsetof(pm_completion, control_bytes) == 16, "place of pm_completion.control_bytes");
PM_STATIC_ASSERT(offsetof(pm_completion, data_bytes) == 24, "place of pm_completion.data_bytes");

/** What a connection begins with. */
typedef struct pm_hello {
  uint32_t magic;
  uint16_t version;
  uint16_t role;
  /** names the instance, and keeps others out */
  char token[PM_TOKEN_BYTES];
  char host[PM_HOST_BYTES];
  /** in the instance; the guard's is what the launcher's environment says, or -1 */
  int32_t rank;
  int32_t size;
  int32_t pid;
  /** 0 if the worker runs without a guard */
  int32_t guard_pid;
  uint64_t fingerprint;
} pm_hello;
PM_STATIC_ASSERT(sizeof(pm_hello) == 128, "size of pm_hello");
PM_STATIC_ASSERT(offsetof(pm_hello, magic) == 0, "place of pm_hello.magic");
PM_STATIC_ASSERT(offsetof(pm_hello, version) == 4, "place of pm_hello.version");
PM_STATIC_ASSERT(offsetof(pm_hello, role) == 6, "place of pm_hello.role");
PM_STATIC_ASSERT(offsetof(pm_hello, token) == 8, "place of pm_hello.token");
PM_STATIC_ASSERT(offsetof(pm_hello, host) == 40, "place of pm_hello.host");
PM_STATIC_ASSERT(offsetof(pm_hello, rank) == 104, "place of pm_hello.rank");
PM_STATIC_ASSERT(offsetof(pm_hello, size) == 108, "place of pm_hello.size");
PM_STATIC_ASSERT(offsetof(pm_hello, pid) == 112, "place of pm_hello.pid");
PM_STATIC_ASSERT(offsetof(pm_hello, guard_pid) == 116, "place of pm_hello.guard_pid");
PM_STATIC_ASSERT(offsetof(pm_hello, fingerprint) == 120, "place of pm_hello.fingerprint");

/** The guard's last word; the tail of the worker's output follows. */
typedef struct pm_exited {
  /** -1 if a signal ended it; without a signal: it has only begun to exit */
  int32_t exit_code;
  int32_t signal;
  uint32_t tail_bytes;
  uint32_t padding;
  /** nanoseconds of the clock that hosts share: tells which rank was first */
  int64_t ended_at;
} pm_exited;
PM_STATIC_ASSERT(sizeof(pm_exited) == 24, "size of pm_exited");
PM_STATIC_ASSERT(offsetof(pm_exited, exit_code) == 0, "place of pm_exited.exit_code");
PM_STATIC_ASSERT(offsetof(pm_exited, signal) == 4, "place of pm_exited.signal");
PM_STATIC_ASSERT(offsetof(pm_exited, tail_bytes) == 8, "place of pm_exited.tail_bytes");
PM_STATIC_ASSERT(offsetof(pm_exited, padding) == 12, "place of pm_exited.padding");
PM_STATIC_ASSERT(offsetof(pm_exited, ended_at) == 16, "place of pm_exited.ended_at");

/**
 * A note on the doorbell of the MPI transport, where a message wakes nobody. A side that is about
 * to sleep says how many messages it has seen; the other rings as soon as it has sent more than
 * that. A worker need not look at its bell each time that it sends: while answers are due, the
 * coordinator looks for messages once more a millisecond after it has fallen asleep, and again at
 * growing times.
 */
typedef struct pm_bell {
  uint64_t kind;
  uint64_t seen;
} pm_bell;
PM_STATIC_ASSERT(sizeof(pm_bell) == 16, "size of pm_bell");
PM_STATIC_ASSERT(offsetof(pm_bell, kind) == 0, "place of pm_bell.kind");
PM_STATIC_ASSERT(offsetof(pm_bell, seen) == 8, "place of pm_bell.seen");

#endif
