// SPDX-License-Identifier: Apache-2.0
/**
 * The errors of polymuse: one tagged class per kind of failure, each with fields that say what it
 * happened to, so that a script can act on them and a log can explain them.
 *
 * Every class derives from {@link PolymuseError} and carries a `name` equal to its class's name; the
 * error that led to it, if any, is its `cause`.
 *
 * @module
 */

/** What every error of polymuse has in common. */
export class PolymuseError extends Error {
  /** The name of the class. */
  override readonly name: string = 'PolymuseError';
}

/** An array, a selection or an assignment whose shape does not fit; both shapes are in the message. */
export class ShapeError extends PolymuseError {
  override readonly name = 'ShapeError';
  constructor(
    message: string,
    /** The shape that was needed. */
    readonly expected: readonly number[],
    /** The shape that was given. */
    readonly given: readonly number[],
  ) {
    super(message);
  }

  /**
   * What an assignment to a selection fails with.
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

/** An index or slice that is malformed, or lies beyond the axis that it selects from. */
export class SliceError extends PolymuseError {
  override readonly name = 'SliceError';
  constructor(
    message: string,
    /** The axis it was given for, counted from zero. */
    readonly axis: number,
    /** The index expression as it was given. */
    readonly index: unknown,
  ) {
    super(message);
  }
}

/** A unit that does not exist, cannot be parsed, or has another dimension than the one needed. */
export class UnitError extends PolymuseError {
  override readonly name = 'UnitError';
  constructor(
    message: string,
    /** The unit that was given. */
    readonly given: string,
    /** The unit, or a unit of the dimension, that was needed, where there is one. */
    readonly expected?: string,
  ) {
    super(message);
  }
}

/** A value of the wrong kind or outside its range, an unknown name, or a wrong number of arguments. */
export class ArgumentError extends PolymuseError {
  override readonly name = 'ArgumentError';
  constructor(
    message: string,
    /** The argument, option or parameter that was wrong. */
    readonly argument: string,
    /** The value that was given for it. */
    readonly given: unknown,
  ) {
    super(message);
  }
}

/** An attribute that a grid does not have, that has not been set yet, or that is only read. */
export class AttributeError extends PolymuseError {
  override readonly name = 'AttributeError';
  constructor(
    message: string,
    /** What the grid is called; for a grid of a code with the instance's name: `les1.fields`. */
    readonly grid: string,
    /** The attribute. */
    readonly attribute: string,
  ) {
    super(message);
  }
}

/** Two grids between which values cannot be remapped: nothing of one lies within the other. */
export class RemapError extends PolymuseError {
  override readonly name = 'RemapError';
  constructor(
    message: string,
    /** What the grid is called that values come from. */
    readonly source: string,
    /** What the grid is called that values are for. */
    readonly target: string,
  ) {
    super(message);
  }
}

/** An input file of a model, or a part of one, that is missing or cannot be used. */
export class InputFileError extends PolymuseError {
  override readonly name = 'InputFileError';
  constructor(
    message: string,
    /** The file. */
    readonly file: string,
    /** The line, counted from 1, if it is about one. */
    readonly line?: number,
    /** The key (of a namelist, with its name), or the column, if it is about one. */
    readonly key?: string,
  ) {
    super(message);
  }
}

/** The code returned an error from one of its functions. */
export class CodeError extends PolymuseError {
  override readonly name = 'CodeError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    /** The method that was called. */
    readonly method: string,
    /** What the code's function returned; never 0. */
    readonly code: number,
    /** The lowest rank of the worker that returned it. */
    readonly rank: number,
  ) {
    super(message);
  }
}

/**
 * A call was not carried out, because another one failed, its `cause`: one made before it on the same
 * instance, or one that it depends on.
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
    /** The name of the instance; undefined for what the script computes. */
    readonly instance: string | undefined,
    /** The method that was called. */
    readonly method: string,
  ) {
    super(message);
  }
}

/** There is no memory for the arguments or the results of a call; its instance goes on. */
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

/** A process of the worker ended, or was lost, without having been asked to stop. */
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

/** Something that cannot be done now: on an instance that has stopped, or in its present state. */
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

/** A wait took longer than its time limit; what was waited for goes on. */
export class TimeoutError extends PolymuseError {
  override readonly name = 'TimeoutError';
}

/** The script has been told to end, by a signal: its time is nearly over, or somebody wants it to. */
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

/** What did not fit in a message. */
export interface Violation {
  /** The rank that it is about, if it is known. */
  readonly rank?: number;
  /** The method that was called. */
  readonly method: string;
  /** The part of the message, and the field. */
  readonly field: string;
  /** What was in it. */
  readonly came: string;
  /** What may be there. */
  readonly expected: string;
}

/**
 * The two sides do not understand each other: a defect of polymuse or of a worker. If it is an answer of a
 * worker that does not fit, this instance has ended, and no other.
 */
export class ProtocolError extends PolymuseError {
  override readonly name = 'ProtocolError';
  constructor(
    message: string,
    /** The name of the instance. */
    readonly instance: string,
    /** What did not fit, where the coordinator has found it; a worker says it in the message. */
    readonly violation?: Violation,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
