// SPDX-License-Identifier: Apache-2.0
/**
 * The attributes that a channel can copy, at compile time.
 *
 * @module
 */
import type { Request } from '../request/request.js';
import type { QuantitiesLike, Quantity, QuantityArray, SameDimension } from '../units/index.js';

type Values = Quantity | QuantityArray;

/** Members of grids of the script that are quantities, but not attributes. */
type Member<Side> = 'cellSize' extends keyof Side
  ? 'position' | 'cellArea' | 'cellVolume' | 'cellSize'
  : never;

/** The attributes of a grid, or of a selection from one. */
export type SourceName<Side> = {
  [Name in keyof Side]: Side[Name] extends Values
    ? Name extends Member<Side>
      ? never
      : Name
    : never;
}[keyof Side] &
  string;

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- only so are types compared for identity */
/** Whether two types are the same, including `readonly`. */
type Same<Left, Right> =
  (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false;
/* eslint-enable @typescript-eslint/no-unnecessary-type-parameters */

/** The attributes that can be set. */
export type TargetName<Side> = {
  [Name in SourceName<Side>]: Same<
    Pick<Side, Name>,
    { -readonly [Each in Name]: Side[Each] }
  > extends true
    ? Name
    : never;
}[SourceName<Side>];

/** The dimension of the values of an attribute. */
type DimensionIn<Own> = Own extends Quantity<infer D> | QuantityArray<infer D> ? D : never;

/** The attributes of the target with the same dimension as an attribute of the source. */
type TargetFor<Source, Target, Name extends keyof Source> = {
  [Each in TargetName<Target>]: DimensionIn<Source[Name]> extends SameDimension<
    DimensionIn<Target[Each]>
  >
    ? Each
    : never;
}[TargetName<Target>];

/** The attributes that both sides have under the same name and that can be copied. */
export type CopyableName<Source, Target> = {
  [Name in SourceName<Source>]: Name extends TargetFor<Source, Target, Name> ? Name : never;
}[SourceName<Source>];

/**
 * The attributes that a channel copies: a list of names that both sides have, or an object with the name on the
 * target for each attribute of the source.
 */
export type Copies<Source, Target> =
  | readonly CopyableName<Source, Target>[]
  | { readonly [Name in SourceName<Source>]?: TargetFor<Source, Target, Name> };

/** Sets attributes of the target to the results of a function of attributes of the source. */
export interface TransformMethod<Source, Target> {
  <
    const Targets extends readonly TargetName<Target>[],
    const Sources extends readonly SourceName<Source>[],
  >(
    targets: Targets,
    compute: (...values: ValuesOf<Source, Sources>) => Results<Target, Targets>,
    sources: Sources,
  ): void;
  /** The same, but returns a request at once. */
  asynchronous: <
    const Targets extends readonly TargetName<Target>[],
    const Sources extends readonly SourceName<Source>[],
  >(
    targets: Targets,
    compute: (...values: ValuesOf<Source, Sources>) => Results<Target, Targets>,
    sources: Sources,
  ) => Request<void>;
}

/** The values of attributes, in order. */
type ValuesOf<Source, Names extends readonly (keyof Source)[]> = {
  -readonly [I in keyof Names]: Source[Names[I]];
};

/** The results of a function for attributes, in order: arrays, or one value for all cells. */
type Results<Target, Names extends readonly (keyof Target)[]> = {
  readonly [I in keyof Names]: QuantitiesLike<DimensionIn<Target[Names[I]]>>;
};
