/**
 * What the script needs to know of the wire format; `native-mpi/wire/wire.h` is the source of its
 * numbers, and a test compares them.
 *
 * @module
 */

/** Kinds of requests: `enum pm_kind`. */
export const messageKind = {
  call: 1,
  read: 2,
  write: 3,
  describe: 4,
  getParameter: 5,
  setParameter: 6,
  stop: 7,
} as const;
export type MessageKind = (typeof messageKind)[keyof typeof messageKind];

/** Statuses: `enum pm_status`, and `enum LocalStatus` of the addon. */
export const status = {
  ok: 0,
  codeError: 1,
  notRun: 2,
  sliceError: 3,
  shapeError: 4,
  stateError: 5,
  protocolError: 6,
  noMemory: 7,
  resultTooLarge: 90,
  workerDied: 100,
  launchFailed: 101,
  stopped: 102,
} as const;

/** Flags of an axis index: `enum pm_axis_kind`. */
export const axisKind = { integer: 1, slice: 2, hasStart: 4, hasStop: 8 } as const;

/** `enum pm_order`. */
export const order = { lastAxisFastest: 0, firstAxisFastest: 1 } as const;

/** `PM_MAX_AXES`. */
export const maximumAxes = 8;

const decoder = new TextDecoder();

/** The text in a control part. */
export function readText(control: DataView, at: number, bytes: number): string {
  return decoder.decode(new Uint8Array(control.buffer, control.byteOffset + at, bytes));
}
