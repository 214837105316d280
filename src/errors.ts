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
