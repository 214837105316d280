// SPDX-License-Identifier: Apache-2.0
/**
 * The errors of polymuse: one class for each kind of failure, with fields that say what failed, so that a
 * script can act on them and a log can explain them.
 *
 * Every class derives from {@link PolymuseError} and carries a `name` equal to its class's name; the error
 * that caused it, if there is one, is its `cause`.
 *
 * @module
 */

/** What every error of polymuse has in common. */
export class PolymuseError extends Error {
  /** The name of the class. */
  override readonly name: string = 'PolymuseError';
}

/** The shape of an array, a selection or an assignment does not fit; the message has both shapes. */
export class ShapeError extends PolymuseError {
  override readonly name = 'ShapeError';
  constructor(
    message: string,
    /** The required shape. */
    readonly expected: readonly number[],
    /** The shape that was given. */
    readonly given: readonly number[],
  ) {
    super(message);
  }

  /**
   * The error of an assignment to a selection.
   *
   * @param target what the values were assigned to
   */
  static ofAssignment(
    target: string,
    expected: readonly number[],
    given: readonly number[],
    prefix = '',
  ): ShapeError {
    const size = expected.reduce((product, length) => product * length, 1);
    const isFlat = given.length === 1 && expected.length > 1;
    return new ShapeError(
      `${prefix}an array of shape [${given.join(', ')}] was assigned to ${target} where the selection has ` +
        `shape [${expected.join(', ')}]` +
        (isFlat ? `: reshape it, or give all ${size} values in one axis, in C order` : ''),
      expected,
      given,
    );
  }
}

/** An index or slice is malformed, or out of the range of its axis. */
export class SliceError extends PolymuseError {
  override readonly name = 'SliceError';
  constructor(
    message: string,
    /** The axis, counted from 0. */
    readonly axis: number,
    /** The given index expression. */
    readonly index: unknown,
  ) {
    super(message);
  }
}

/** A unit does not exist, cannot be parsed, or has the wrong dimension. */
export class UnitError extends PolymuseError {
  override readonly name = 'UnitError';
  constructor(
    message: string,
    /** The given unit. */
    readonly given: string,
    /** The required unit, or a unit of the required dimension; undefined if none is known. */
    readonly expected?: string,
  ) {
    super(message);
  }
}

/** A value has the wrong type or is out of range, a name is unknown, or the number of arguments is wrong. */
export class ArgumentError extends PolymuseError {
  override readonly name = 'ArgumentError';
  constructor(
    message: string,
    /** The argument, option or parameter. */
    readonly argument: string,
    /** The given value. */
    readonly given: unknown,
  ) {
    super(message);
  }
}

/** A grid does not have an attribute, or it has not been set yet, or it is read only. */
export class AttributeError extends PolymuseError {
  override readonly name = 'AttributeError';
  constructor(
    message: string,
    /** The name of the grid; for a grid of a code, with the instance's name: `les1.fields`. */
    readonly grid: string,
    /** The attribute. */
    readonly attribute: string,
  ) {
    super(message);
  }
}

/** Values cannot be remapped between two grids, because no part of one lies within the other. */
export class RemapError extends PolymuseError {
  override readonly name = 'RemapError';
  constructor(
    message: string,
    /** The name of the grid from which values come. */
    readonly source: string,
    /** The name of the grid for which values are computed. */
    readonly target: string,
  ) {
    super(message);
  }
}

/** An input file of a model, or a part of it, is missing or invalid. */
export class InputFileError extends PolymuseError {
  override readonly name = 'InputFileError';
  constructor(
    message: string,
    /** The file. */
    readonly file: string,
    /** The line, counted from 1, if the error is in a line. */
    readonly line?: number,
    /** The key (with the name of its namelist) or the column, if the error is in one. */
    readonly key?: string,
  ) {
    super(message);
  }
}

/** A function of the code returned an error. */
export class CodeError extends PolymuseError {
  override readonly name = 'CodeError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    /** The method that was called. */
    readonly method: string,
    /** The return value of the code's function; never 0. */
    readonly code: number,
    /** The lowest of the ranks that returned it. */
    readonly rank: number,
  ) {
    super(message);
  }
}

/**
 * A call was not carried out, because an earlier call of the same instance failed, or a request on which it
 * depends. That failure is its `cause`.
 */
export class NotRunError extends PolymuseError {
  override readonly name = 'NotRunError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    /** The method that was called. */
    readonly method: string,
    cause: unknown,
  ) {
    super(message, { cause });
  }
}

/** The script has cancelled or abandoned a request. */
export class CancelledError extends PolymuseError {
  override readonly name = 'CancelledError';
  constructor(
    message: string,
    /** The name of the instance; undefined for a value that the script computes. */
    readonly instance: string | undefined,
    /** The method that was called. */
    readonly method: string,
  ) {
    super(message);
  }
}

/** There is not enough memory for the arguments or the results of a call; the instance can still be used. */
export class MemoryError extends PolymuseError {
  override readonly name = 'MemoryError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    /** The method that was called. */
    readonly method: string,
  ) {
    super(message);
  }
}

/** What is known of the end of a worker's process. */
export interface WorkerEnd {
  /** The rank in the instance, if it is known. */
  readonly rank?: number;
  /** The host that it ran on, if it is known. */
  readonly host?: string;
  /** The process, if it is known. */
  readonly pid?: number;
  /** The exit code; absent if a signal ended the process. */
  readonly exitCode?: number;
  /** The number of the signal that ended the process. */
  readonly signal?: number;
  /** The last lines that the process printed. */
  readonly lastOutput: string;
}

/** A process of the worker ended or was lost, although it was not asked to stop. */
export class WorkerDiedError extends PolymuseError {
  override readonly name = 'WorkerDiedError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    /** What is known of the process that ended first. */
    readonly end: WorkerEnd,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A worker could not be started; the message says why, and what to do. */
export class LaunchError extends PolymuseError {
  override readonly name = 'LaunchError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A worker was built for another version of the interface than the script uses. */
export class InterfaceMismatchError extends PolymuseError {
  override readonly name = 'InterfaceMismatchError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    /** A line for each function, parameter or attribute that differs. */
    readonly differences: readonly string[],
  ) {
    super(message);
  }
}

/** Something cannot be done now: the instance has stopped, or its state does not allow it. */
export class StateError extends PolymuseError {
  override readonly name = 'StateError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A wait took longer than its time limit; the request continues. */
export class TimeoutError extends PolymuseError {
  override readonly name = 'TimeoutError';
}

/** A signal has asked the script to end, because its time limit is near or a user wants it to end. */
export class TerminatedError extends PolymuseError {
  override readonly name = 'TerminatedError';
  constructor(
    message: string,
    /** The name of the signal. */
    readonly signal: string,
  ) {
    super(message);
  }
}

/** The invalid part of a message. */
export interface Violation {
  /** The rank that sent it, if it is known. */
  readonly rank?: number;
  /** The method that was called. */
  readonly method: string;
  /** The part of the message and the field: `header.kind`. */
  readonly field: string;
  /** The value of the field. */
  readonly came: string;
  /** The allowed values. */
  readonly expected: string;
}

/**
 * Script and worker do not understand each other: a defect of polymuse or of a worker. If a reply of a worker
 * is invalid, that instance has ended; others are not affected.
 */
export class ProtocolError extends PolymuseError {
  override readonly name = 'ProtocolError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    /** The invalid part, if the coordinator has found it; if a worker has, it is in the message. */
    readonly violation?: Violation,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
