// SPDX-License-Identifier: Apache-2.0
/**
 * The namelists of a DALES instance as objects: `parameters.RUN.runtime` is a quantity, which is read from
 * the text of the namelists and written into it.
 *
 * @module
 */
import type { ParametersLike, ParameterValue } from '../../code/parameter-types.js';
import { makeParameters, type Parameter } from '../../code/parameters.js';
import { ArgumentError } from '../../errors.js';
import { derive } from '../../request/derive.js';
import { Request } from '../../request/request.js';
import { Quantity, quantity } from '../../units/index.js';
import { namelistKeys, type NamelistKey, type NamelistName } from './namelist-keys.js';
import { readValues, type Namelists, type NamelistValue } from './namelist.js';

type Keys = typeof namelistKeys;

type ListOf<Key> = Key extends { readonly type: 'bool' } ? readonly boolean[] : readonly number[];

/**
 * The keys of one namelist. A key that the namelist does not have is undefined: DALES then uses its default.
 * Setting a key to undefined removes it.
 */
export type NamelistParameters<Group extends Keys[NamelistName]> = ParametersLike<{
  [Key in keyof Group]:
    | (Group[Key] extends { readonly isList: true }
        ? ListOf<Group[Key]>
        : ParameterValue<Group[Key]>)
    | undefined;
}>;

/**
 * All namelists, by name.
 *
 * @example
 * dales.parameters.RUN.runtime = quantity(8, 'hour');
 * dales.parameters.DOMAIN.itot; // 64
 * dales.parameters.NAMSUBGRID.ldelta = undefined; // DALES's default
 */
export type NamelistGroups = { readonly [Name in NamelistName]: NamelistParameters<Keys[Name]> };

/** The owner of the objects of parameters. */
export interface ParametersOwner {
  /** The name of the instance in error messages. */
  readonly name: string;
  readonly namelists: Namelists;
  /** Called before a parameter is changed; throws if it can no longer be changed. */
  readonly beforeChange: (parameter: string) => void;
}

/** The keys of a namelist, by their names; undefined if DALES does not have the namelist. */
export function keysOf(group: string): Readonly<Record<string, NamelistKey>> | undefined {
  const name = group.toUpperCase();
  return name in namelistKeys ? namelistKeys[name as NamelistName] : undefined;
}

type Group = Readonly<Record<string, Parameter>>;

/** The keys of each namelist. */
function makeGroups(owner: ParametersOwner): Readonly<Record<string, Group>> {
  return Object.fromEntries(
    Object.entries(namelistKeys).map(([group, keys]) => [
      group,
      Object.fromEntries(
        Object.entries(keys as Readonly<Record<string, NamelistKey>>).map(([name, key]) => [
          name,
          new KeyOfNamelist(owner, group, name, key),
        ]),
      ),
    ]),
  );
}

/** A key of a namelist as a parameter: it is read from the text of the namelists, and written into it. */
class KeyOfNamelist implements Parameter {
  readonly unit: string;
  /** The value in the file. */
  readonly default: unknown;
  readonly description = '';
  #isChanged = false;

  constructor(
    private readonly owner: ParametersOwner,
    private readonly group: string,
    private readonly name: string,
    private readonly key: NamelistKey,
  ) {
    this.unit = key.unit ?? '';
    this.default = this.#value();
  }

  read(): Request<unknown> {
    return derive(this.#fullName, [], () => this.#value());
  }

  write(value: unknown): Request<void> {
    if (value instanceof Request)
      return derive<void>(this.#fullName, [value as Request<unknown>], () => {
        this.#put((value as Request<unknown>).result());
      });
    this.#put(value);
    return this.#done();
  }

  reset(): Request<void> {
    if (this.#isChanged) this.#put(this.default);
    this.#isChanged = false;
    return this.#done();
  }

  #done(): Request<void> {
    return derive<void>(this.#fullName, [], () => undefined);
  }

  get #fullName(): string {
    return `${this.owner.name}.parameters.${this.group}.${this.name}`;
  }

  #value(): unknown {
    return readParameter(this.owner.namelists, this.group, this.name, this.key);
  }

  #put(value: unknown): void {
    const { owner, group, name, key } = this;
    owner.beforeChange(`${group}.${name}`);
    this.#isChanged = true;
    if (value === undefined) owner.namelists.remove(group, name);
    else
      owner.namelists.set(
        group,
        name,
        valuesToWrite(value, key, `${owner.name}.parameters: ${group}.${name}`),
      );
  }
}

/** The value of a key in the script. */
function readParameter(
  namelists: Namelists,
  group: string,
  name: string,
  key: NamelistKey,
): unknown {
  const values = valuesOf(namelists, group, name, key);
  if (values === undefined) return undefined;
  if (key.isList) return values;
  const [value] = values;
  return typeof value === 'number' && key.unit !== undefined ? quantity(value, key.unit) : value;
}

/**
 * The values of a key in a namelist file; undefined if the file does not have the key, or its values have
 * another type.
 */
export function valuesOf(
  namelists: Namelists,
  group: string,
  name: string,
  key: NamelistKey,
): NamelistValue[] | undefined {
  const entry = namelists.find(group, name);
  const values = entry && readValues(entry.words, key.type);
  return values && values.length > 0 ? values : undefined;
}

/** The values to write into the file. */
function valuesToWrite(value: unknown, key: NamelistKey, what: string): NamelistValue[] {
  if (!key.isList) return [valueToWrite(value, key, what)];
  if (!Array.isArray(value))
    throw new ArgumentError(`${what} must be a list, not ${String(value)}`, what, value);
  return value.map((each) => valueToWrite(each, key, what));
}

function valueToWrite(value: unknown, { type, unit }: NamelistKey, what: string): NamelistValue {
  const wrong = (expected: string) =>
    new ArgumentError(`${what} must be ${expected}, not ${String(value)}`, what, value);
  if (type === 'bool') {
    if (typeof value === 'boolean') return value;
    throw wrong('true or false');
  }
  if (type === 'string') {
    if (typeof value === 'string') return value;
    throw wrong('a string');
  }
  let given: unknown = value;
  if (unit !== undefined) {
    if (!(value instanceof Quantity)) throw wrong(`a quantity in ${unit}`);
    given = value.valueIn(unit);
  }
  if (typeof given !== 'number') throw wrong('a number');
  if (!Number.isFinite(given)) throw wrong('a finite number');
  if (type === 'int32' && (given | 0) !== given) throw wrong('a whole number that fits 32 bits');
  return given;
}

// ---- short names of some of them -----------------------------------------------------------------

/** The type of a key that the file has. */
type KeyOf<Group extends NamelistName, Key extends keyof NamelistGroups[Group]> = NonNullable<
  NamelistGroups[Group][Key]
>;

/**
 * Keys with the names of the parameters of Cumulus. For keys that the file does not have, the value is the
 * default of DALES.
 */
export interface CommonParameters {
  /** Grid points in x. */
  itot: KeyOf<'DOMAIN', 'itot'>;
  /** Grid points in y. */
  jtot: KeyOf<'DOMAIN', 'jtot'>;
  /** Levels. */
  kmax: KeyOf<'DOMAIN', 'kmax'>;
  /** Size of the domain in x. */
  xsize: KeyOf<'DOMAIN', 'xsize'>;
  /** Size of the domain in y. */
  ysize: KeyOf<'DOMAIN', 'ysize'>;
  /** Seed of the initial perturbations. */
  irandom: KeyOf<'RUN', 'irandom'>;
  /** Amplitude of the perturbations of THL. */
  randthl: KeyOf<'RUN', 'randthl'>;
  /** Amplitude of the perturbations of QT. */
  randqt: KeyOf<'RUN', 'randqt'>;
  /** Velocity at which the grid moves in x. */
  cu: KeyOf<'DYNAMICS', 'cu'>;
  /** Velocity at which the grid moves in y. */
  cv: KeyOf<'DYNAMICS', 'cv'>;
  /** Longest time step. */
  dtmax: KeyOf<'RUN', 'dtmax'>;
}

/** Their namelists and keys, and the defaults of DALES. */
const commonParameters: Readonly<
  Record<keyof CommonParameters, readonly [NamelistName, otherwise: number]>
> = {
  itot: ['DOMAIN', 64],
  jtot: ['DOMAIN', 64],
  kmax: ['DOMAIN', 96],
  xsize: ['DOMAIN', -1],
  ysize: ['DOMAIN', -1],
  irandom: ['RUN', 0],
  randthl: ['RUN', 0.1],
  randqt: ['RUN', 1e-5],
  cu: ['DYNAMICS', 0],
  cv: ['DYNAMICS', 0],
  dtmax: ['RUN', 20],
};

/** A key with a short name. If the file does not have it, the value is the default of DALES. */
class CommonParameter implements Parameter {
  readonly unit: string;
  readonly description = '';

  constructor(
    private readonly key: Parameter,
    private readonly otherwise: number,
  ) {
    this.unit = key.unit;
  }

  get default(): unknown {
    return this.#orDefault(this.key.default);
  }

  read(): Request<unknown> {
    return this.key.read().map((value) => this.#orDefault(value));
  }

  write(value: unknown): Request<void> {
    return this.key.write(value);
  }

  reset(): Request<void> {
    return this.key.reset();
  }

  #orDefault(value: unknown): unknown {
    return value ?? (this.unit === '' ? this.otherwise : quantity(this.otherwise, this.unit));
  }
}

/**
 * The parameters of a DALES instance: its namelists, and short names of some of their keys. `set` takes the
 * short names; `reset()` without names resets all namelists to the values in the file.
 */
export type DalesParameters = NamelistGroups & ParametersLike<CommonParameters>;

function resetAll(keys: Group): Request<void>[] {
  return Object.values(keys).map((key) => key.reset());
}

/** Creates the parameters of an instance. */
export function makeDalesParameters(owner: ParametersOwner): DalesParameters {
  const groups = makeGroups(owner);
  const whyNotReadable = () => undefined;
  const common = Object.entries(commonParameters).map(
    ([name, [group, otherwise]]) =>
      [name, new CommonParameter(groups[group]![name]!, otherwise)] as const,
  );
  const present = () =>
    Object.keys(groups).filter((group) => owner.namelists.entries(group).length > 0);
  const parameters = makeParameters(
    {
      name: `${owner.name}.parameters`,
      whyNotReadable,
      resetAll: () => Object.values(groups).flatMap(resetAll),
      note: () => `and the namelists ${present().join(', ')}: print parameters.RUN, and so on`,
    },
    new Map(common),
  );
  for (const [group, keys] of Object.entries(groups)) {
    const name = `${owner.name}.parameters.${group}`;
    const value = makeParameters(
      { name, whyNotReadable, resetAll: () => resetAll(keys) },
      new Map(Object.entries(keys)),
    );
    Object.defineProperty(parameters, group, { enumerable: true, value });
  }
  return parameters as DalesParameters;
}
