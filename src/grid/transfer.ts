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

/** How a channel copies. */
export interface ChannelOptions {
  /**
   * Remaps between different grids: by a method, with its options, or with weights that are there
   * already. Without it the two must have the same shape, and values are copied cell by cell.
   *
   * Methods take the positions of the two grids. Those of a grid of a code are not known: make a
   * {@link Remapper} from grids of the script that lie where those of the codes do.
   */
  readonly remap?: RemapMethod | RemapOptions | Remapper;
  /**
   * For cells of the target that lie outside the source: `'refuse'` (the channel is not made; as a
   * rule), `'keep'` (they keep their values) or `'NaN'`. Cells that a mask of the target leaves out keep
   * their values, unless this is `'NaN'`.
   */
  readonly uncovered?: 'refuse' | 'keep' | 'NaN';
  /** Refuses values that are not numbers, instead of copying them. */
  readonly refuseNaN?: boolean;
}

/**
 * A channel from one grid to another. Made by `source.newChannelTo(target)`.
 *
 * All its methods have `.asynchronous` forms, whose requests end when the target has the values. What
 * is copied from a code to a code is given to the second when the first has answered, without the
 * script waiting.
 *
 * @example
 * const channel = ocean.surface.newChannelTo(atmosphere.surface);
 * channel.copyAttributes(['SST']);
 * pool.addRequest(channel.copyAttributes.asynchronous({ U: 'windX', V: 'windY' }));
 */
export class GridChannel<Source extends object, Target extends object> {
  /**
   * Copies attributes.
   *
   * @param names the names that the attributes have on both sides; or an object with, for each
   *   attribute of the source, the name that it has on the target
   * @throws {AttributeError} if one side lacks an attribute, it has not been set, or the target's cannot be
   * @throws {UnitError} if the dimensions on the two sides differ
   * @throws {ShapeError} if the shapes do
   * @throws {ArgumentError} if `refuseNaN` is set and a value is NaN
   */
  readonly copyAttributes: Method<[names: Copies<Source, Target>], void>;

  /** Copies all attributes that both sides have, that have been set, and that the target lets be set. */
  readonly copy: Method<[], void>;

  /**
   * Sets attributes of the target to what a function makes of attributes of the source.
   *
   * @param targets the attributes to set
   * @param compute given the values of the attributes of the source, gives those for the target's, in
   *   order
   * @param sources the attributes to read
   * @throws as {@link copyAttributes}, and what the function throws
   * @example
   * channel.transform(['tauX'], (u, v) => [u.times(speed(u, v)).times(drag)], ['U', 'V']);
   */
  readonly transform: TransformMethod<Source, Target>;

  /** The weights, if the channel remaps. */
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
        `${missing} cells of ${target.name} lie outside ${source.name}, and would get no value from a ` +
          `channel that remaps '${this.remapper!.method}': leave them out by a targetMask, or give ` +
          "uncovered: 'keep' or 'NaN'",
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

  /** What it connects: `les1.fields to les2.fields`. */
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
    // All is checked before anything is sent.
    for (const [from, to] of pairs) {
      this.#requireSource(from);
      this.#requireTarget(to);
      const [own, theirs] = [attributeOf(this.#source, from), attributeOf(this.#target, to)];
      if (own.unit.dimension !== theirs.unit.dimension)
        throw new UnitError(
          `${this.#target.name}.${to} is in ${theirs.unit.describe()}, and ${this.#source.name}.${from} in ` +
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

  /** Whether values do not arrive as they are. */
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
        `${name}: the function must give an array of ${targets.length} quantities, and gave ${String(results)}`,
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
        `${name}: one value for all cells is given, where some get none`,
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
          `${name} has values that are NaN, which the channel to ${this.#target.name} refuses`,
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

/** Whether there is a value that is no number: a sum alone is NaN for infinities of both signs, too. */
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
      `${channel}: uncovered can be 'refuse', 'keep' or 'NaN', not '${uncovered}'`,
      'uncovered',
      uncovered,
    );
  const isMethod = typeof remap !== 'string' || remapMethods.includes(remap);
  if (!isMethod)
    throw new ArgumentError(
      `${channel}: '${remap}' is no method of remapping: there are ${remapMethods.join(', ')}`,
      'remap',
      remap,
    );
}

/**
 * Makes a channel.
 *
 * @throws {ArgumentError} if one side is no grid
 */
export function channelBetween<Source extends object, Target extends object>(
  source: Source,
  target: Target,
  options: ChannelOptions = {},
): GridChannel<Source, Target> {
  return GridChannel.between(endOf(source, 'source'), endOf(target, 'target'), options);
}
