// SPDX-License-Identifier: Apache-2.0
// Generated from native-mpi/wire/protocol.json by npm run generate; do not edit.
/**
 * The layout of the wire, and readers that check every field.
 *
 * @module
 */
import { readText } from './values.js';
import { WireViolation } from './violation.js';

/** Constants and limits. */
export const wire = {
  /** begins every message and every introduction: 'PMSU' */
  magic: 1431522640,
  /** of this format; docs/wire.md says when it changes */
  wireVersion: 2,
  /** the largest message that travels in one piece */
  eagerBytes: 4096,
  /** what a data part is cut into by MPI, unless the header says otherwise */
  pieceBytes: 4194304,
  /** the same for data that is packed or unpacked on the way: small enough to stay in the cache */
  stagedPieceBytes: 1048576,
  /** the most that a header may ask for */
  maxPieceBytes: 1073741824,
  /** the longest control part */
  maxControlBytes: 1073741824,
  /** the longest data part */
  maxDataBytes: 1125899906842624,
  /** of a grid */
  maxAxes: 8,
  /** the longest axis of a grid */
  maxExtent: 1125899906842624,
  /** of a function */
  maxResultArrays: 16,
  /** of an array */
  maxElementBytes: 8,
  /** of a worker */
  maxRanks: 1048576,
  /** what a worker shows to come in */
  tokenBytes: 32,
  /** for the name of a host, its end included */
  hostBytes: 64,
  /** the longest text in a failure, a report, or of what a worker printed last */
  maxTextBytes: 65536,
  /** how long a host may not be heard of before it counts as lost, where the environment says nothing */
  linkSeconds: 20,
} as const;

/** The variables of the environment of a worker. */
export const workerEnvironment = {
  /** where to connect to: unix:PATH or tcp:HOST:PORT, several with blanks between them */
  address: 'POLYMUSE_ADDRESS',
  /** TOKEN_BYTES characters */
  token: 'POLYMUSE_TOKEN',
  /** the name of the transport */
  channel: 'POLYMUSE_CHANNEL',
  /** to change to before the code starts */
  workdir: 'POLYMUSE_WORKDIR',
  /** file for the output; %r is the rank; empty: leave it */
  log: 'POLYMUSE_LOG',
  /** of each rank: 0+1,2+3; counted in what it may use */
  cores: 'POLYMUSE_CORES',
  /** the variable that names a rank's host; default: what the host calls itself */
  hostVariable: 'POLYMUSE_HOST_VARIABLE',
  /** the variable that has a rank's number before MPI starts; default: those of MPI libraries */
  rankVariable: 'POLYMUSE_RANK_VARIABLE',
  /** how soon a lost connection is given up */
  linkSeconds: 'POLYMUSE_LINK_SECONDS',
  /** set: no guard process beside the rank, for debuggers; how it ends is then not known */
  noGuard: 'POLYMUSE_NO_GUARD',
  /** print the interface and exit */
  describe: 'POLYMUSE_DESCRIBE',
} as const;

/** what a message is */
export const messageKind = {
  /** request; target: function */
  call: 1,
  /** request; target: attribute */
  read: 2,
  /** request; target: attribute */
  write: 3,
  /** request; target: grid */
  describe: 4,
  /** request; target: parameter */
  getParameter: 5,
  /** request; target: parameter */
  setParameter: 6,
  /** request */
  stop: 7,
  /** answer of a rank: send the data part now */
  ready: 8,
  /** answer of a rank */
  reply: 9,
} as const;

/** how a call ended */
export const status = {
  ok: 0,
  /** the code returned an error; this and those up to NO_MEMORY carry a failure in the control part */
  codeError: 1,
  /** a call before it failed */
  notRun: 2,
  /** a selection that does not fit the grid */
  sliceError: 3,
  /** a value whose shape does not fit the selection */
  shapeError: 4,
  /** not registered, or not in this state */
  stateError: 5,
  /** the request does not fit the interface, or itself */
  protocolError: 6,
  /** for the arguments of this call */
  noMemory: 7,
} as const;

/** statuses that the coordinator's addon gives itself; those from WORKER_DIED on end the instance, and carry a report in the control part */
export const localStatus = {
  /** there is no memory for the result; the control part holds the number of its bytes */
  resultTooLarge: 90,
  workerDied: 100,
  launchFailed: 101,
  /** it has been stopped, or killed by the script */
  stopped: 102,
  /** the worker sent what cannot be */
  protocolViolated: 103,
} as const;

/** value types, as named in interface specifications */
export const type = {
  int32: 1,
  int64: 2,
  float32: 3,
  float64: 4,
  bool: 5,
  string: 6,
} as const;

/** what an index of an axis is, as the script wrote it; the worker knows the axis's length */
export const axisKind = {
  /** at start; drops the axis */
  integer: 1,
  slice: 2,
  hasStart: 4,
  hasStop: 8,
} as const;

/** the order of an array's elements */
export const order = {
  /** as in C */
  lastAxisFastest: 0,
  /** as in Fortran */
  firstAxisFastest: 1,
} as const;

/** Who introduces itself. Each rank has two connections to the coordinator. The worker's own carries the messages of the sockets transport, and the doorbell of the MPI transport. The guard's (the parent process that the runtime leaves behind when it starts) tells how the worker ended, and ends the worker when the coordinator is gone. */
export const role = {
  worker: 1,
  guard: 2,
} as const;

/** what a note on the doorbell says */
export const bellKind = {
  /** I go to sleep, and have seen so many messages */
  sleeping: 1,
  /** there is more: wake up */
  ring: 2,
} as const;

/** of the MPI transport's messages */
export const tag = {
  message: 1,
  /** a piece of a data part */
  data: 2,
} as const;

/** of a record in the script's inbox */
export const completionFlag = {
  /** the control part is too long for the inbox: it is fetched by itself */
  controlApart: 1,
  /** MPI may still use the script's array */
  transferAbandoned: 2,
} as const;

/** A kind of message. */
export type MessageKind = (typeof messageKind)[keyof typeof messageKind];

/** A record of the script's inbox; the control part follows, padded to 8 bytes, unless it is apart. */
export const completionLayout = {
  /** the script's number for it */
  call: 0,
  status: 8,
  flags: 12,
  controlBytes: 16,
  dataBytes: 24,
  bytes: 32,
} as const;

/** The control part of the answer to a read, or of 'ready' to a write: what of the selection this rank has. */
export interface BlockReply {
  readonly order: number;
  readonly elementBytes: number;
  readonly axes: number;
  /** of the whole selection */
  readonly shape: readonly number[];
  /** of this rank's part of it */
  readonly start: readonly number[];
  /** of this rank's part of it */
  readonly count: readonly number[];
  /** 1 where an integer index drops the axis */
  readonly dropped: readonly number[];
}

/**
 * Reads a block reply from the `available` bytes at `at`.
 *
 * @throws {WireViolation} if it is incomplete, or a field has an invalid value
 */
export function readBlockReply(view: DataView, at: number, available: number): BlockReply {
  if (available < 280) throw new WireViolation('block_reply', 'length', available, '280 or more');
  const order = Number(view.getBigInt64(at + 0, true));
  if (![0, 1].includes(order))
    throw new WireViolation('block_reply', 'order', order, 'one of 0, 1');
  const elementBytes = Number(view.getBigInt64(at + 8, true));
  if (!(elementBytes >= 1 && elementBytes <= 8))
    throw new WireViolation('block_reply', 'element_bytes', elementBytes, '1 to 8');
  const axes = Number(view.getBigInt64(at + 16, true));
  if (!(axes >= 1 && axes <= 8)) throw new WireViolation('block_reply', 'axes', axes, '1 to 8');
  const shape = new Array<number>(axes);
  for (let i = 0; i < shape.length; i++) {
    const value = Number(view.getBigInt64(at + 24 + 8 * i, true));
    if (!(value >= 0 && value <= 1125899906842624))
      throw new WireViolation('block_reply', 'shape', value, '0 to 1125899906842624');
    shape[i] = value;
  }
  const start = new Array<number>(axes);
  for (let i = 0; i < start.length; i++) {
    const value = Number(view.getBigInt64(at + 88 + 8 * i, true));
    if (!(value >= -1125899906842624 && value <= 1125899906842624))
      throw new WireViolation(
        'block_reply',
        'start',
        value,
        '-1125899906842624 to 1125899906842624',
      );
    start[i] = value;
  }
  const count = new Array<number>(axes);
  for (let i = 0; i < count.length; i++) {
    const value = Number(view.getBigInt64(at + 152 + 8 * i, true));
    if (!(value >= 0 && value <= 1125899906842624))
      throw new WireViolation('block_reply', 'count', value, '0 to 1125899906842624');
    count[i] = value;
  }
  const dropped = new Array<number>(axes);
  for (let i = 0; i < dropped.length; i++) {
    const value = Number(view.getBigInt64(at + 216 + 8 * i, true));
    if (!(value >= 0 && value <= 1))
      throw new WireViolation('block_reply', 'dropped', value, '0 to 1');
    dropped[i] = value;
  }
  return { order, elementBytes, axes, shape, start, count, dropped };
}

/** The control part of the answer to 'describe'. */
export interface GridShape {
  readonly axes: number;
  readonly shape: readonly number[];
}

/**
 * Reads a grid shape from the `available` bytes at `at`.
 *
 * @throws {WireViolation} if it is incomplete, or a field has an invalid value
 */
export function readGridShape(view: DataView, at: number, available: number): GridShape {
  if (available < 72) throw new WireViolation('grid_shape', 'length', available, '72 or more');
  const axes = Number(view.getBigInt64(at + 0, true));
  if (!(axes >= 1 && axes <= 8)) throw new WireViolation('grid_shape', 'axes', axes, '1 to 8');
  const shape = new Array<number>(axes);
  for (let i = 0; i < shape.length; i++) {
    const value = Number(view.getBigInt64(at + 8 + 8 * i, true));
    if (!(value >= 0 && value <= 1125899906842624))
      throw new WireViolation('grid_shape', 'shape', value, '0 to 1125899906842624');
    shape[i] = value;
  }
  return { axes, shape };
}

/** The control part of an answer whose status is not OK; the message's text follows. */
export interface Failure {
  /** what the code returned */
  readonly code: number;
  readonly rank: number;
  /** of the request that failed first, for NOT_RUN */
  readonly sequence: number;
  /** shapes, for SHAPE_ERROR */
  readonly expectedAxes: number;
  readonly givenAxes: number;
  readonly expected: readonly number[];
  readonly given: readonly number[];
  /** for SLICE_ERROR */
  readonly axis: number;
  readonly message: string;
}

/**
 * Reads a failure from the `available` bytes at `at`.
 *
 * @throws {WireViolation} if it is incomplete, or a field has an invalid value
 */
export function readFailure(view: DataView, at: number, available: number): Failure {
  if (available < 176) throw new WireViolation('failure', 'length', available, '176 or more');
  const code = view.getInt32(at + 0, true);
  const rank = view.getInt32(at + 4, true);
  if (!(rank >= 0 && rank <= 1048576))
    throw new WireViolation('failure', 'rank', rank, '0 to 1048576');
  const sequence = Number(view.getBigUint64(at + 8, true));
  const expectedAxes = Number(view.getBigInt64(at + 16, true));
  if (!(expectedAxes >= 0 && expectedAxes <= 8))
    throw new WireViolation('failure', 'expected_axes', expectedAxes, '0 to 8');
  const givenAxes = Number(view.getBigInt64(at + 24, true));
  if (!(givenAxes >= 0 && givenAxes <= 8))
    throw new WireViolation('failure', 'given_axes', givenAxes, '0 to 8');
  const expected = new Array<number>(expectedAxes);
  for (let i = 0; i < expected.length; i++) {
    const value = Number(view.getBigInt64(at + 32 + 8 * i, true));
    if (!(value >= 0 && value <= 1125899906842624))
      throw new WireViolation('failure', 'expected', value, '0 to 1125899906842624');
    expected[i] = value;
  }
  const given = new Array<number>(givenAxes);
  for (let i = 0; i < given.length; i++) {
    const value = Number(view.getBigInt64(at + 96 + 8 * i, true));
    if (!(value >= 0 && value <= 1125899906842624))
      throw new WireViolation('failure', 'given', value, '0 to 1125899906842624');
    given[i] = value;
  }
  const axis = Number(view.getBigInt64(at + 160, true));
  if (!(axis >= 0 && axis <= 8)) throw new WireViolation('failure', 'axis', axis, '0 to 8');
  const messageBytes = Number(view.getBigInt64(at + 168, true));
  if (!(messageBytes >= 0 && messageBytes <= 65536))
    throw new WireViolation('failure', 'message_bytes', messageBytes, '0 to 65536');
  const next = at + 176;
  if (at + available - next < messageBytes)
    throw new WireViolation('failure', 'length', available, 'that of its texts, too');
  const message = readText(view, next, messageBytes);
  return { code, rank, sequence, expectedAxes, givenAxes, expected, given, axis, message };
}

/** The control part of a completion whose status ends the instance: what is known of the end. The texts follow, in the order of their lengths. */
export interface Report {
  /** -1 if it is not known */
  readonly rank: number;
  /** 0 if it is not known */
  readonly pid: number;
  /** -1 if a signal ended it, or it is not known */
  readonly exitCode: number;
  /** 0 if none ended it */
  readonly signal: number;
  readonly host: string;
  readonly reason: string;
  /** the end of what the process printed */
  readonly tail: string;
  /** of PROTOCOL_VIOLATED: the message and the field */
  readonly field: string;
  /** what was in it */
  readonly came: string;
  /** what should have been */
  readonly expected: string;
}

/**
 * Reads a report from the `available` bytes at `at`.
 *
 * @throws {WireViolation} if it is incomplete, or a field has an invalid value
 */
export function readReport(view: DataView, at: number, available: number): Report {
  if (available < 64) throw new WireViolation('report', 'length', available, '64 or more');
  const rank = view.getInt32(at + 0, true);
  if (!(rank >= -1 && rank <= 1048576))
    throw new WireViolation('report', 'rank', rank, '-1 to 1048576');
  const pid = view.getInt32(at + 4, true);
  if (!(pid >= 0)) throw new WireViolation('report', 'pid', pid, '0 or more');
  const exitCode = view.getInt32(at + 8, true);
  if (!(exitCode >= -1)) throw new WireViolation('report', 'exit_code', exitCode, '-1 or more');
  const signal = view.getInt32(at + 12, true);
  if (!(signal >= 0)) throw new WireViolation('report', 'signal', signal, '0 or more');
  const hostBytes = Number(view.getBigInt64(at + 16, true));
  if (!(hostBytes >= 0 && hostBytes <= 65536))
    throw new WireViolation('report', 'host_bytes', hostBytes, '0 to 65536');
  const reasonBytes = Number(view.getBigInt64(at + 24, true));
  if (!(reasonBytes >= 0 && reasonBytes <= 65536))
    throw new WireViolation('report', 'reason_bytes', reasonBytes, '0 to 65536');
  const tailBytes = Number(view.getBigInt64(at + 32, true));
  if (!(tailBytes >= 0 && tailBytes <= 65536))
    throw new WireViolation('report', 'tail_bytes', tailBytes, '0 to 65536');
  const fieldBytes = Number(view.getBigInt64(at + 40, true));
  if (!(fieldBytes >= 0 && fieldBytes <= 65536))
    throw new WireViolation('report', 'field_bytes', fieldBytes, '0 to 65536');
  const cameBytes = Number(view.getBigInt64(at + 48, true));
  if (!(cameBytes >= 0 && cameBytes <= 65536))
    throw new WireViolation('report', 'came_bytes', cameBytes, '0 to 65536');
  const expectedBytes = Number(view.getBigInt64(at + 56, true));
  if (!(expectedBytes >= 0 && expectedBytes <= 65536))
    throw new WireViolation('report', 'expected_bytes', expectedBytes, '0 to 65536');
  let next = at + 64;
  if (
    at + available - next <
    hostBytes + reasonBytes + tailBytes + fieldBytes + cameBytes + expectedBytes
  )
    throw new WireViolation('report', 'length', available, 'that of its texts, too');
  const host = readText(view, next, hostBytes);
  next += hostBytes;
  const reason = readText(view, next, reasonBytes);
  next += reasonBytes;
  const tail = readText(view, next, tailBytes);
  next += tailBytes;
  const field = readText(view, next, fieldBytes);
  next += fieldBytes;
  const came = readText(view, next, cameBytes);
  next += cameBytes;
  const expected = readText(view, next, expectedBytes);
  return { rank, pid, exitCode, signal, host, reason, tail, field, came, expected };
}
