// SPDX-License-Identifier: Apache-2.0
/**
 * Channels: copy attributes from one grid to another, of the script or of codes.
 *
 * @module
 */
import type { NdArray } from '../array/index.js';
import { ArgumentError, ShapeError, UnitError } from '../errors.js';
import { Remapper, remapMethods, type RemapMethod, type RemapOptions } from '../remap/remapper.js';
import { derive } from '../request/derive.js';
import { asMethod, type Method } from '../request/method.js';
import type { Request } from '../request/request.js';
import { Quantity, QuantityArray } from '../units/index.js';
import type { Copies, TransformMethod } from './transfer-types.js';
import { attributeOf, endOf, readOnlyError, type GridEnd } from './ends/end.js';
import type { Values } from './grid-values.js';
import { remapperBetween } from './remapping.js';
import { routeFor } from './routes/table.js';
import { known } from './routes/through-script.js';

/** Options of a channel. */
export interface ChannelOptions {
  /**
   * Remaps between different grids: a method, a method with options, or existing weights. By default values are
   * copied cell by cell, and the two grids must have the same shape.
   *
   * Methods need the positions of the two grids. Those of grids of codes are not known: create a
   * {@link Remapper} from grids of the script with the same positions.
   */
  readonly remap?: RemapMethod | RemapOptions | Remapper;
  /**
   * The treatment of target cells outside the source: `'refuse'` (default: the channel is not created),
   * `'keep'` (they keep their values) or `'NaN'`. Target cells that a mask excludes keep their values, unless
   * this is `'NaN'`.
   */
  readonly uncovered?: 'refuse' | 'keep' | 'NaN';
  /** Whether NaN is refused instead of copied; default: false. */
  readonly refuseNaN?: boolean;
}

/**
 * A channel, which copies attributes from one grid to another. Created by `source.newChannelTo(target)`.
 *
 * All its methods have `.asynchronous` forms, whose requests are done when the target has the values. In a copy
 * from a code to a code, the values are sent to the second code when they arrive from the first; the script does
 * not have to wait.
 *
 * @example
 * const channel = ocean.surface.newChannelTo(atmosphere.surface);
 * channel.copyAttributes(['SST']);
 * pool.addRequest(channel.copyAttributes.asynchronous({ U: 'windX', V: 'windY' }));
 */
export class GridChannel<Source extends object, Target extends object> {
  /**
   * Copies attributes; AMUSE's `copy_attributes`.
   *
   * @param names a list of names that both sides have, or an object with the name on the target for each attribute
   *   of the source
   * @throws {AttributeError} if one side does not have an attribute, that of the source has not been set, or that
   *   of the target is read only
   * @throws {UnitError} if the dimensions on the two sides differ
   * @throws {ShapeError} if the shapes differ
   * @throws {ArgumentError} if `refuseNaN` is set and a value is NaN
   */
  readonly copyAttributes: Method<[names: Copies<Source, Target>], void>;

  /** Copies all attributes that both sides have, if they are set in the source and not read only in the target. */
  readonly copy: Method<[], void>;

  /**
   * Sets attributes of the target to the results of a function of attributes of the source; AMUSE's `transform`.
   *
   * @param targets the attributes of the target
   * @param compute a function of the values of the attributes of the source, which returns an array with the
   *   values for those of the target, in order
   * @param sources the attributes of the source
   * @throws the errors of {@link copyAttributes}, and those of the function
   * @example
   * channel.transform(['tauX'], (u, v) => [u.times(speed(u, v)).times(drag)], ['U', 'V']);
   */
  readonly transform: TransformMethod<Source, Target>;

  /** The weights, if the channel remaps; otherwise undefined. */
  readonly remapper: Remapper | undefined;

  readonly #source: GridEnd;
  readonly #target: GridEnd;
  readonly #keeps: boolean;
  readonly #refusesNaN: boolean;

  private constructor(source: GridEnd, target: GridEnd, options: ChannelOptions) {
    const { remap, uncovered = 'refuse', refuseNaN = false } = options;
    checkOptions(options, source, target);
    this.#source = source;
    this.#target = target;
    this.#refusesNaN = refuseNaN;
    this.remapper =
      remap === undefined || remap instanceof Remapper
        ? remap
        : remapperBetween(source, target, typeof remap === 'string' ? { method: remap } : remap);
    const missing = this.remapper?.uncovered ?? 0;
    if (uncovered === 'refuse' && missing > 0)
      throw new ArgumentError(
        `${missing === 1 ? '1 cell' : `${missing} cells`} of ${target.name} ${missing === 1 ? 'lies' : 'lie'} outside ` +
          `${source.name}, so the channel ('${this.remapper!.method}') has no values there: exclude such cells with a ` +
          "targetMask, or set uncovered to 'keep' or 'NaN'",
        'uncovered',
        uncovered,
      );
    this.#keeps = uncovered !== 'NaN' && this.remapper?.hasGaps === true;
    this.copyAttributes = asMethod((names: Copies<Source, Target>) => this.#copyNamed(names));
    this.copy = asMethod(() => this.#copyPairs(this.#common()));
    this.transform = asMethod(
      (
        targets: readonly string[],
        compute: (...values: Values[]) => readonly Values[],
        sources: readonly string[],
      ) => this.#transform(targets, compute, sources),
    ) as unknown as TransformMethod<Source, Target>;
  }

  /** @internal See {@link channelBetween}. */
  static between<Source extends object, Target extends object>(
    source: GridEnd,
    target: GridEnd,
    options: ChannelOptions,
  ): GridChannel<Source, Target> {
    return new GridChannel<Source, Target>(source, target, options);
  }

  /** The names of the two grids: `les1.fields to les2.fields`. */
  get name(): string {
    return `${this.#source.name} to ${this.#target.name}`;
  }

  #copyNamed(names: Copies<Source, Target>): Request<void> {
    const pairs = Array.isArray(names)
      ? (names as readonly string[]).map((name): Pair => [name, name])
      : Object.entries(names as Readonly<Record<string, string>>);
    return this.#copyPairs(pairs);
  }

  #copyPairs(pairs: readonly Pair[]): Request<void> {
    // All attributes are checked before anything is sent.
    for (const [from, to] of pairs) {
      this.#requireSource(from);
      this.#requireTarget(to);
      const [own, theirs] = [attributeOf(this.#source, from), attributeOf(this.#target, to)];
      if (own.unit.dimension !== theirs.unit.dimension)
        throw new UnitError(
          `${this.#target.name}.${to} is in ${theirs.unit.describe()}, but ${this.#source.name}.${from} is in ` +
            own.unit.describe(),
          own.unit.symbol,
          theirs.unit.symbol,
        );
    }
    const starts = pairs.map(([from, to]) => {
      const change = this.#changes
        ? (values: Request<Values>) => this.#remapped(from, this.#checked(from, values), to)
        : undefined;
      const copy = { source: this.#source, from, target: this.#target, to, change };
      return routeFor(copy).prepare(copy);
    });
    return derive<void>(
      `${this.name}.copyAttributes(${pairs.map(([from]) => from).join(', ')})`,
      starts.map((start) => start()),
      () => undefined,
    );
  }

  /** Whether the channel changes or checks values on their way. */
  get #changes(): boolean {
    return this.remapper !== undefined || this.#refusesNaN;
  }

  #transform(
    targets: readonly string[],
    compute: (...values: Values[]) => readonly Values[],
    sources: readonly string[],
  ): Request<void> {
    for (const each of sources) this.#requireSource(each);
    for (const each of targets) this.#requireTarget(each);
    const reads = sources.map((each) => this.#checked(each, this.#source.read(each)));
    const name = `${this.name}.transform(${targets.join(', ')})`;
    const computed = derive(name, reads, () => {
      const results: unknown = compute(...reads.map((each) => each.result()));
      if (Array.isArray(results) && results.length === targets.length)
        return results as readonly Values[];
      throw new ArgumentError(
        `${name}: the function must return an array of ${targets.length} ` +
          `${targets.length === 1 ? 'quantity' : 'quantities'}, but returned ${String(results)}`,
        'compute',
        results,
      );
    });
    const values = targets.map((each, i) => {
      const value = derive(`${name}.${each}`, [computed], () => computed.result()[i]!);
      return known(this.#remapped(each, value, each));
    });
    const writes = targets.map((each, i) => this.#target.write(each, values[i]!));
    const done = derive<void>(name, writes, () => undefined);
    for (const each of sources) this.#source.retain(each, done);
    return done;
  }

  #remapped(attribute: string, read: Request<Values>, target: string): Request<Values> {
    const { remapper } = this;
    if (!remapper) return read;
    const base = this.#keeps && this.#target.isSet(target) ? this.#target.read(target) : undefined;
    const name = `${this.name}.remap(${attribute})`;
    return derive(name, base ? [read, base] : [read], () => {
      const value = read.result();
      if (value instanceof QuantityArray)
        return remapper.apply(value, base?.result() as QuantityArray | undefined);
      // One value for all cells is the same on any grid.
      if (!remapper.hasGaps) return value;
      throw new ShapeError(
        `${name}: a single value for all cells cannot be used, since the remapping has no values for some cells: ` +
          'return an array',
        remapper.sourceShape,
        [],
      );
    });
  }

  #checked(attribute: string, read: Request<Values>): Request<Values> {
    if (!this.#refusesNaN) return read;
    const name = `${this.#source.name}.${attribute}`;
    return derive(name, [read], () => {
      const value = read.result();
      if (
        value instanceof Quantity ? Number.isNaN(value.number) : hasNaN(value.valueIn(value.unit))
      )
        throw new ArgumentError(
          `${name} contains NaN, which the channel to ${this.#target.name} refuses (option refuseNaN)`,
          attribute,
          value,
        );
      return value;
    });
  }

  #common(): Pair[] {
    return this.#source.attributeNames
      .filter(
        (name) => this.#source.isSet(name) && this.#target.describe(name)?.isReadOnly === false,
      )
      .map((name): Pair => [name, name]);
  }

  #requireSource(attribute: string): void {
    attributeOf(this.#source, attribute);
  }

  #requireTarget(attribute: string): void {
    if (attributeOf(this.#target, attribute).isReadOnly)
      throw readOnlyError(this.#target.name, attribute);
  }
}

/** The names of an attribute on the two sides. */
type Pair = readonly [from: string, to: string];

/** Whether a value is NaN. The sum alone does not suffice: it is also NaN for infinities of both signs. */
function hasNaN(array: NdArray): boolean {
  return array.size > 0 && Number.isNaN(array.sum()) && Number.isNaN(array.min());
}

function checkOptions(
  { remap, uncovered }: ChannelOptions,
  source: GridEnd,
  target: GridEnd,
): void {
  const channel = `a channel from ${source.name} to ${target.name}`;
  if (uncovered !== undefined && !['refuse', 'keep', 'NaN'].includes(uncovered))
    throw new ArgumentError(
      `${channel}: uncovered must be 'refuse', 'keep' or 'NaN', not '${uncovered}'`,
      'uncovered',
      uncovered,
    );
  const isMethod = typeof remap !== 'string' || remapMethods.includes(remap);
  if (!isMethod)
    throw new ArgumentError(
      `${channel}: unknown remapping method '${remap}'; it can be ${remapMethods.join(', ')}`,
      'remap',
      remap,
    );
}

/**
 * Creates a channel.
 *
 * @throws {ArgumentError} if the source or the target is not a grid
 */
export function channelBetween<Source extends object, Target extends object>(
  source: Source,
  target: Target,
  options: ChannelOptions = {},
): GridChannel<Source, Target> {
  return GridChannel.between(endOf(source, 'source'), endOf(target, 'target'), options);
}
