// SPDX-License-Identifier: Apache-2.0
/**
 * Creates the error that the script sees from the status and the control part of a failed call.
 *
 * @module
 */
import { constants } from 'node:os';
import type { Completion } from '../workers/worker-link.js';
import {
  localStatus,
  readFailure,
  readReport,
  status,
  type Report,
} from '../wire/layout.generated.js';
import type { WireViolation } from '../wire/violation.js';
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
  type Violation,
  type WorkerEnd,
} from '../errors.js';

/** What a failure report names: the instance, the method, and the file with the worker's output. */
export interface FailureContext {
  readonly instance: string;
  readonly method: string;
  /** Empty if there is none. */
  readonly log: string;
  /** The last failure of the instance: the cause of calls that were not run. */
  readonly lastFailure: Error | undefined;
}

/** The error for a completion whose status is not `ok`. */
export function errorOf(completion: Completion, context: FailureContext): PolymuseError {
  const { status: code, control, at, controlBytes } = completion;
  if (code >= localStatus.workerDied)
    return endError(
      code,
      controlBytes === 0 ? stopped : readReport(control, at, controlBytes),
      context,
    );
  const { instance, method } = context;
  const prefix = `${instance}.${method}: `;
  if (code === localStatus.resultTooLarge)
    return new MemoryError(
      `${prefix}out of memory: its result has ${control.getBigInt64(at, true)} bytes; ` +
        'read it in parts, or give the script more memory',
      instance,
      method,
    );
  const failure = readFailure(control, at, controlBytes);
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
    case status.shapeError:
      return ShapeError.ofAssignment(failure.message, failure.expected, failure.given, prefix);
    case status.noMemory:
      return new MemoryError(
        `${prefix}${failure.message} (rank ${failure.rank})`,
        instance,
        method,
      );
    case status.stateError:
      return new StateError(`${prefix}${failure.message}`, instance);
    default:
      return new ProtocolError(`${prefix}${failure.message || `status ${code}`}`, instance);
  }
}

/** The report if there is no other: the worker has stopped. */
const stopped: Report = {
  rank: -1,
  pid: 0,
  exitCode: -1,
  signal: 0,
  host: '',
  reason: 'the instance has stopped',
  tail: '',
  field: '',
  came: '',
  expected: '',
};

/** The error for an invalid reply; the instance ends with it. */
export function violationError(
  { part, field, came, expected }: WireViolation,
  { instance, method }: Pick<FailureContext, 'instance' | 'method'>,
  rank?: number,
): ProtocolError {
  return protocolError(instance, {
    method,
    field: `${part}.${field}`,
    came: String(came),
    expected,
    ...(rank !== undefined && { rank }),
  });
}

function protocolError(
  instance: string,
  violation: Violation,
  options?: ErrorOptions,
): ProtocolError {
  const { rank, method, field, came, expected } = violation;
  const who = rank === undefined ? 'the worker' : `rank ${rank} of the worker`;
  return new ProtocolError(
    `${instance}.${method}: invalid reply from ${who}: ${field} is ${came}, expected ${expected}. ` +
      'The worker was ended; it may have overwritten memory of the runtime, or was built with ' +
      'another version of polymuse',
    instance,
    violation,
    options,
  );
}

function endError(code: number, report: Report, context: FailureContext): PolymuseError {
  const { instance, method, log } = context;
  const lastOutput = lastLines(report.tail);
  const output =
    lastOutput === ''
      ? ''
      : `\nIts last output${log === '' ? '' : ` (${log})`}:\n${indent(lastOutput)}`;
  // The end of a worker fails many calls, but is one failure.
  const options = context.lastFailure && { cause: context.lastFailure };
  const { rank, pid, host, exitCode, signal } = report;
  if (code === localStatus.protocolViolated) {
    const { field, came, expected } = report;
    return protocolError(instance, { rank, method, field, came, expected }, options);
  }
  if (code === localStatus.stopped)
    return new StateError(
      method === ''
        ? `${instance} has not been started: ${report.reason}`
        : `${instance}.${method} cannot be called: ${report.reason}`,
      instance,
      options,
    );
  if (code === localStatus.launchFailed)
    return new LaunchError(
      `The worker of ${instance} could not be started: ${report.reason}${output}`,
      instance,
      options,
    );
  const who =
    (rank < 0 ? 'A process' : `Rank ${rank}`) +
    ` of the worker of ${instance}` +
    (host === '' ? '' : ` (host ${host}, process ${pid > 0 ? pid : '?'})`);
  const how =
    signal > 0
      ? `was killed by signal ${signal} (${signalName(signal)})`
      : exitCode >= 0
        ? `exited with code ${exitCode}`
        : `was lost: ${report.reason}`;
  const during = method === '' ? '' : ` during ${method}`;
  const end: WorkerEnd = {
    lastOutput,
    ...(rank >= 0 && { rank }),
    ...(host !== '' && { host }),
    ...(pid > 0 && { pid }),
    ...(exitCode >= 0 && { exitCode }),
    ...(signal > 0 && { signal }),
  };
  return new WorkerDiedError(
    `${who} ${how}${during}, although it was not asked to stop.${output}`,
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
