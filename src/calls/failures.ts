/**
 * From the status and the control part of a failed call to the error that the script sees.
 *
 * @module
 */
import { constants } from 'node:os';
import type { Completion } from '../workers/worker-link.js';
import { readText, status } from '../wire/wire.js';
import {
  CodeError,
  LaunchError,
  MemoryError,
  NotRunError,
  ProtocolError,
  ShapeError,
  SliceError,
  StateError,
  WorkerDiedError,
  type PolymuseError,
  type WorkerEnd,
} from '../errors.js';

/** What a failure is told of: the instance, the method, and where the worker's output is. */
export interface FailureContext {
  readonly instance: string;
  readonly method: string;
  /** Empty if it goes into no file. */
  readonly log: string;
  /** The last failure on the instance: the cause for calls that were not run because of it. */
  readonly lastFailure: Error | undefined;
}

interface FailureReport {
  reason: string;
  tail: string;
  rank?: number;
  pid?: number;
  host?: string;
  exitCode?: number;
  signal?: number;
}

/** The error for a completion that is not ok. */
export function errorOf(completion: Completion, context: FailureContext): PolymuseError {
  const { status: code, at, controlBytes } = completion;
  const control = new DataView(
    completion.control.buffer,
    completion.control.byteOffset + at,
    controlBytes,
  );
  if (code >= status.workerDied) return localError(code, readReport(control), context);
  const { instance, method } = context;
  const prefix = `${instance}.${method}: `;
  if (code === status.resultTooLarge)
    return new MemoryError(
      `${prefix}its result has ${control.getBigInt64(0, true)} bytes, and this process has no memory for them; ` +
        'read it in parts, or give the script more memory',
      instance,
      method,
    );
  const failure = readFailure(control);
  switch (code) {
    case status.codeError: {
      const message = `${prefix}${failure.message} (code ${failure.code}, rank ${failure.rank})`;
      return new CodeError(message, instance, method, failure.code, failure.rank);
    }
    case status.notRun: {
      const cause = context.lastFailure;
      const message = `${instance}.${method} was not run, because a call before it failed`;
      return new NotRunError(
        cause ? `${message}: ${cause.message}` : message,
        instance,
        method,
        cause,
      );
    }
    case status.sliceError:
      return new SliceError(`${instance}: ${failure.message}`, failure.axis, undefined);
    case status.shapeError: {
      const { expected, given } = failure;
      return new ShapeError(
        `${prefix}an array of shape [${given.join(', ')}] was assigned to ${failure.message} where ` +
          `the selection has shape [${expected.join(', ')}]`,
        expected,
        given,
      );
    }
    case status.noMemory:
      return new MemoryError(
        `${prefix}${failure.message} (rank ${failure.rank})`,
        instance,
        method,
      );
    case status.stateError:
      return new StateError(`${prefix}${failure.message}`, instance);
    default:
      return new ProtocolError(`${prefix}${failure.message || `status ${code}`}`);
  }
}

/** `pm_failure` of the wire, and the message behind it. */
function readFailure(control: DataView) {
  const shape = (axes: number, at: number) =>
    Array.from({ length: axes }, (_, axis) => Number(control.getBigInt64(at + 8 * axis, true)));
  const expectedAxes = Number(control.getBigInt64(16, true));
  const givenAxes = Number(control.getBigInt64(24, true));
  const messageBytes = Number(control.getBigInt64(168, true));
  return {
    code: control.getInt32(0, true),
    rank: control.getInt32(4, true),
    expected: shape(expectedAxes, 32),
    given: shape(givenAxes, 96),
    axis: Number(control.getBigInt64(160, true)),
    message: readText(control, 176, messageBytes),
  };
}

function readReport(control: DataView): FailureReport {
  const text = readText(control, 0, control.byteLength);
  const none: FailureReport = { reason: 'it has stopped', tail: '' };
  return text === '' ? none : (JSON.parse(text) as FailureReport);
}

function localError(code: number, report: FailureReport, context: FailureContext): PolymuseError {
  const { instance, method, log } = context;
  const lastOutput = lastLines(report.tail);
  const output =
    lastOutput === ''
      ? ''
      : `\nIts last output${log === '' ? '' : ` (${log})`}:\n${indent(lastOutput)}`;
  // The end of a worker fails many calls, but is one failure.
  const options = context.lastFailure && { cause: context.lastFailure };
  if (code === status.stopped)
    return new StateError(
      `${instance}.${method} cannot be called: ${report.reason}`,
      instance,
      options,
    );
  if (code === status.launchFailed)
    return new LaunchError(
      `The worker of ${instance} could not be started: ${report.reason}${output}`,
      instance,
      options,
    );
  const { rank, pid, host, exitCode, signal } = report;
  const who =
    (rank === undefined ? 'A process' : `Rank ${rank}`) +
    ` of the worker of ${instance}` +
    (host === undefined ? '' : ` (host ${host}, process ${pid ?? '?'})`);
  const how =
    signal !== undefined
      ? `was ended by signal ${signal} (${signalName(signal)})`
      : exitCode !== undefined
        ? `exited with code ${exitCode}`
        : `was lost: ${report.reason}`;
  const during = method === '' ? '' : ` during ${method}`;
  const end: WorkerEnd = {
    lastOutput,
    ...(rank !== undefined && { rank }),
    ...(host !== undefined && { host }),
    ...(pid !== undefined && { pid }),
    ...(exitCode !== undefined && { exitCode }),
    ...(signal !== undefined && { signal }),
  };
  return new WorkerDiedError(
    `${who} ${how}${during}, without having been stopped.${output}`,
    instance,
    end,
    options,
  );
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-20).join('\n');
}

function indent(text: string): string {
  return text.replace(/^/gm, '  | ');
}

function signalName(number: number): string {
  const found = Object.entries(constants.signals).find(([, value]) => value === number);
  return found ? found[0] : 'unknown';
}
