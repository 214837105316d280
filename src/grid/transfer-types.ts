// SPDX-License-Identifier: Apache-2.0
/**
 * Which attributes a channel can copy, as the compiler knows it.
 *
 * @module
 */
import type { Request } from '../request/request.js';
import type { QuantitiesLike, Quantity, QuantityArray, SameDimension } from '../units/index.js';

type Values = Quantity | QuantityArray;

/** Members of grids of the script that are quantities, but no attributes. */
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
/** Whether two types are the same, `readonly` included. */
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

/** The attributes of the target that take what an attribute of the source is, in some unit. */
type TargetFor<Source, Target, Name extends keyof Source> = {
  [Each in TargetName<Target>]: DimensionIn<Source[Name]> extends SameDimension<
    DimensionIn<Target[Each]>
  >
    ? Each
    : never;
}[TargetName<Target>];

/** The attributes that both sides have under the same name, and that can be copied. */
export type CopyableName<Source, Target> = {
  [Name in SourceName<Source>]: Name extends TargetFor<Source, Target, Name> ? Name : never;
}[SourceName<Source>];

/** What is copied: names that both sides have, or the target's name for each of the source's. */
export type Copies<Source, Target> =
  | readonly CopyableName<Source, Target>[]
  | { readonly [Name in SourceName<Source>]?: TargetFor<Source, Target, Name> };

/** Sets attributes of the target to what a function makes of those of the source. */
export interface TransformMethod<Source, Target> {
  <
    const Targets extends readonly TargetName<Target>[],
    const Sources extends readonly SourceName<Source>[],
  >(
    targets: Targets,
    compute: (...values: ValuesOf<Source, Sources>) => Results<Target, Targets>,
    sources: Sources,
  ): void;
  /** The same, and returns at once. */
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

/** What a function gives for attributes, in order: arrays, or one value for all cells. */
type Results<Target, Names extends readonly (keyof Target)[]> = {
  readonly [I in keyof Names]: QuantitiesLike<DimensionIn<Target[Names[I]]>>;
};
