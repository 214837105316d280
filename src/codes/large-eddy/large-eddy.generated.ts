// SPDX-License-Identifier: Apache-2.0
// Generated from src/codes/large-eddy/interface.ts by npm run generate; do not edit.
import type { Axes, IndexOf, Remaining } from '../../grid/axis-types.js';
import type { Assignable, Read } from '../../grid/grid-values.js';
import type {
  CodeGridMembers,
  CodeGridRequests,
  Computation,
  ComputedRequests,
  ComputedSources,
  ComputedValues,
} from '../../grid/code-grid-types.js';
import type { AttributeUnits, MaskToCome, NoAttributes } from '../../grid/grid-types.js';
import type { Mask } from '../../array/mask.js';
import type { Request } from '../../request/request.js';
import type { OrRequest } from '../../code/methods.js';
import type { ParameterMembers, ParameterRequestMembers } from '../../code/parameter-types.js';
import type { QuantityLike, Quantity } from '../../units/quantity.js';
import type { ValidUnit } from '../../units/unit-types.js';

/** The methods of LargeEddy, as plain functions. */
export interface LargeEddyMethods {
  /** Creates the grid and the initial state. Called automatically when they are needed. */
  commitParameters(): void;

  /**
   * Runs the model until a time; times before the model time are an error.
   * @param time the time to reach [s]
   * @param options.exactEnd shortens the last steps to end exactly there, otherwise the last step
   * may go beyond that time (false)
   */
  evolveModel(time: QuantityLike<'time'>, options?: { exactEnd?: boolean }): void;

  /**
   * The time that the model has reached.
   * @returns [s]
   */
  getModelTime(): Quantity<'time'>;

  /**
   * The length of the last step.
   * @returns [s]
   */
  getTimestep(): Quantity<'time'>;

  /**
   * The velocity of the frame of U and V in fields and profiles: the ground or a moving grid.
   * @returns u: [m/s]; v: [m/s]
   */
  getGridVelocity(): { u: Quantity<'length per time'>; v: Quantity<'length per time'> };

  /** The fraction of columns with cloud at any level. */
  getCloudCover(): number;

  /**
   * The mean liquid water path of the domain.
   * @returns [kg/m^2]
   */
  getLiquidWaterPath(): Quantity<'mass per length^2'>;

  /**
   * The lower face of the lowest level with cloud; NaN without cloud.
   * @returns [m]
   */
  getCloudBase(): Quantity<'length'>;

  /**
   * The upper face of the highest level with cloud; NaN without cloud.
   * @returns [m]
   */
  getCloudTop(): Quantity<'length'>;
}

/** Values for attributes of {@link LargeEddyFields}. */
export interface LargeEddyFieldsValues {
  /** wind in x, at west faces [m/s] */
  readonly U?: Assignable<'length per time'>;
  /** wind in y, at south faces [m/s] */
  readonly V?: Assignable<'length per time'>;
  /** wind upwards, at lower faces [m/s] */
  readonly W?: Assignable<'length per time'>;
  /** liquid water potential temperature [K] */
  readonly THL?: Assignable<'temperature'>;
  /** total specific humidity [kg/kg] */
  readonly QT?: Assignable<'dimensionless'>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12?: Assignable<'length per time'>;
}

/**
 * {@link LargeEddyFields}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface LargeEddyFieldsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<LargeEddyFieldsValues, Rank> {
  /** wind in x, at west faces [m/s] */
  get U(): Read<'length per time', Rank>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, at south faces [m/s] */
  get V(): Read<'length per time', Rank>;
  set V(value: Assignable<'length per time'>);
  /** wind upwards, at lower faces [m/s] */
  get W(): Read<'length per time', Rank>;
  set W(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Read<'temperature', Rank>;
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Read<'dimensionless', Rank>;
  set QT(value: Assignable<'dimensionless'>);
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  get E12(): Read<'length per time', Rank>;
  set E12(value: Assignable<'length per time'>);
  /** specific condensed water [kg/kg] */
  readonly QL: Read<'dimensionless', Rank>;
  /** temperature [K] */
  readonly T: Read<'temperature', Rank>;
  /** pressure [Pa] */
  readonly P: Read<'mass per length time^2', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: LargeEddyFieldsRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): LargeEddyFieldsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): LargeEddyFieldsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<LargeEddyFieldsSelection<readonly [], Computed>>;
  /**
   * The same grid, with an attribute more that is computed from arrays of others whenever it is
   * read; for a single cell they are arrays without axes.
   */
  withComputed<
    Self extends object,
    const Name extends string,
    const Unit extends string,
    const Sources extends ComputedSources<Self>,
  >(
    this: Self,
    name: Name,
    unit: ValidUnit<Unit>,
    sources: Sources,
    compute: Computation<Self, Sources, Unit>,
  ): LargeEddyFieldsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link LargeEddyFields}, or a selection from it, with the attributes that are computed. */
export type LargeEddyFieldsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = LargeEddyFieldsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link LargeEddyFields}, or of a selection from it, asynchronously. */
export interface LargeEddyFieldsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<LargeEddyFieldsValues> {
  /** wind in x, at west faces [m/s] */
  get U(): Request<Read<'length per time', Rank>>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, at south faces [m/s] */
  get V(): Request<Read<'length per time', Rank>>;
  set V(value: Assignable<'length per time'>);
  /** wind upwards, at lower faces [m/s] */
  get W(): Request<Read<'length per time', Rank>>;
  set W(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Request<Read<'temperature', Rank>>;
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Request<Read<'dimensionless', Rank>>;
  set QT(value: Assignable<'dimensionless'>);
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  get E12(): Request<Read<'length per time', Rank>>;
  set E12(value: Assignable<'length per time'>);
  /** specific condensed water [kg/kg] */
  readonly QL: Request<Read<'dimensionless', Rank>>;
  /** temperature [K] */
  readonly T: Request<Read<'temperature', Rank>>;
  /** pressure [Pa] */
  readonly P: Request<Read<'mass per length time^2', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<LargeEddyFieldsSelection<readonly [unknown], Computed>>;
}

/** The fields, on the staggered grid of the model: x, y, and z upwards. */
export type LargeEddyFields = LargeEddyFieldsCells<readonly [x: unknown, y: unknown, z: unknown]>;

/** Values for attributes of {@link LargeEddyProfiles}. */
export type LargeEddyProfilesValues = Readonly<Record<string, never>>;

/**
 * {@link LargeEddyProfiles}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface LargeEddyProfilesCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<LargeEddyProfilesValues, Rank> {
  /** height of the level [m] */
  readonly Z: Read<'length', Rank>;
  /** wind in x [m/s] */
  readonly U: Read<'length per time', Rank>;
  /** wind in y [m/s] */
  readonly V: Read<'length per time', Rank>;
  /** wind upwards [m/s] */
  readonly W: Read<'length per time', Rank>;
  /** liquid water potential temperature [K] */
  readonly THL: Read<'temperature', Rank>;
  /** total specific humidity [kg/kg] */
  readonly QT: Read<'dimensionless', Rank>;
  /** specific condensed water [kg/kg] */
  readonly QL: Read<'dimensionless', Rank>;
  /** temperature [K] */
  readonly T: Read<'temperature', Rank>;
  /** pressure [Pa] */
  readonly P: Read<'mass per length time^2', Rank>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Read<'length per time', Rank>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Read<'length^2 per time^2', Rank>;
  /** cloud fraction: the fraction of points with cloud */
  readonly CF: Read<'dimensionless', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: LargeEddyProfilesRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): LargeEddyProfilesSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): LargeEddyProfilesSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<LargeEddyProfilesSelection<readonly [], Computed>>;
  /**
   * The same grid, with an attribute more that is computed from arrays of others whenever it is
   * read; for a single cell they are arrays without axes.
   */
  withComputed<
    Self extends object,
    const Name extends string,
    const Unit extends string,
    const Sources extends ComputedSources<Self>,
  >(
    this: Self,
    name: Name,
    unit: ValidUnit<Unit>,
    sources: Sources,
    compute: Computation<Self, Sources, Unit>,
  ): LargeEddyProfilesSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link LargeEddyProfiles}, or a selection from it, with the attributes that are computed. */
export type LargeEddyProfilesSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = LargeEddyProfilesCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link LargeEddyProfiles}, or of a selection from it, asynchronously. */
export interface LargeEddyProfilesRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<LargeEddyProfilesValues> {
  /** height of the level [m] */
  readonly Z: Request<Read<'length', Rank>>;
  /** wind in x [m/s] */
  readonly U: Request<Read<'length per time', Rank>>;
  /** wind in y [m/s] */
  readonly V: Request<Read<'length per time', Rank>>;
  /** wind upwards [m/s] */
  readonly W: Request<Read<'length per time', Rank>>;
  /** liquid water potential temperature [K] */
  readonly THL: Request<Read<'temperature', Rank>>;
  /** total specific humidity [kg/kg] */
  readonly QT: Request<Read<'dimensionless', Rank>>;
  /** specific condensed water [kg/kg] */
  readonly QL: Request<Read<'dimensionless', Rank>>;
  /** temperature [K] */
  readonly T: Request<Read<'temperature', Rank>>;
  /** pressure [Pa] */
  readonly P: Request<Read<'mass per length time^2', Rank>>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Request<Read<'length per time', Rank>>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Request<Read<'length^2 per time^2', Rank>>;
  /** cloud fraction: the fraction of points with cloud */
  readonly CF: Request<Read<'dimensionless', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<LargeEddyProfilesSelection<readonly [unknown], Computed>>;
}

/** Means over each level, computed when they are read. */
export type LargeEddyProfiles = LargeEddyProfilesCells<readonly [z: unknown]>;

/** Values for attributes of {@link LargeEddyForcingProfiles}. */
export interface LargeEddyForcingProfilesValues {
  /** tendency of the wind in x [m/s^2] */
  readonly U?: Assignable<'length per time^2'>;
  /** tendency of the wind in y [m/s^2] */
  readonly V?: Assignable<'length per time^2'>;
  /** tendency of the liquid water potential temperature [K/s] */
  readonly THL?: Assignable<'temperature per time'>;
  /** tendency of the total specific humidity (kg/kg/s) [1/s] */
  readonly QT?: Assignable<'1 per time'>;
}

/**
 * {@link LargeEddyForcingProfiles}, or a selection from it, with as many axes as `Rank` has,
 * without attributes that are computed.
 */
export interface LargeEddyForcingProfilesCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<LargeEddyForcingProfilesValues, Rank> {
  /** tendency of the wind in x [m/s^2] */
  get U(): Read<'length per time^2', Rank>;
  set U(value: Assignable<'length per time^2'>);
  /** tendency of the wind in y [m/s^2] */
  get V(): Read<'length per time^2', Rank>;
  set V(value: Assignable<'length per time^2'>);
  /** tendency of the liquid water potential temperature [K/s] */
  get THL(): Read<'temperature per time', Rank>;
  set THL(value: Assignable<'temperature per time'>);
  /** tendency of the total specific humidity (kg/kg/s) [1/s] */
  get QT(): Read<'1 per time', Rank>;
  set QT(value: Assignable<'1 per time'>);
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: LargeEddyForcingProfilesRequests<Rank, Computed> &
    ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): LargeEddyForcingProfilesSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): LargeEddyForcingProfilesSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<LargeEddyForcingProfilesSelection<readonly [], Computed>>;
  /**
   * The same grid, with an attribute more that is computed from arrays of others whenever it is
   * read; for a single cell they are arrays without axes.
   */
  withComputed<
    Self extends object,
    const Name extends string,
    const Unit extends string,
    const Sources extends ComputedSources<Self>,
  >(
    this: Self,
    name: Name,
    unit: ValidUnit<Unit>,
    sources: Sources,
    compute: Computation<Self, Sources, Unit>,
  ): LargeEddyForcingProfilesSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/**
 * {@link LargeEddyForcingProfiles}, or a selection from it, with the attributes that are
 * computed.
 */
export type LargeEddyForcingProfilesSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = LargeEddyForcingProfilesCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/**
 * The attributes of {@link LargeEddyForcingProfiles}, or of a selection from it, asynchronously.
 */
export interface LargeEddyForcingProfilesRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<LargeEddyForcingProfilesValues> {
  /** tendency of the wind in x [m/s^2] */
  get U(): Request<Read<'length per time^2', Rank>>;
  set U(value: Assignable<'length per time^2'>);
  /** tendency of the wind in y [m/s^2] */
  get V(): Request<Read<'length per time^2', Rank>>;
  set V(value: Assignable<'length per time^2'>);
  /** tendency of the liquid water potential temperature [K/s] */
  get THL(): Request<Read<'temperature per time', Rank>>;
  set THL(value: Assignable<'temperature per time'>);
  /** tendency of the total specific humidity (kg/kg/s) [1/s] */
  get QT(): Request<Read<'1 per time', Rank>>;
  set QT(value: Assignable<'1 per time'>);
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<LargeEddyForcingProfilesSelection<readonly [unknown], Computed>>;
}

/** Tendencies that are added to the model’s own, until they are set again; initially 0. */
export type LargeEddyForcingProfiles = LargeEddyForcingProfilesCells<readonly [z: unknown]>;

/** Values for attributes of {@link LargeEddySurfaceFields}. */
export type LargeEddySurfaceFieldsValues = Readonly<Record<string, never>>;

/**
 * {@link LargeEddySurfaceFields}, or a selection from it, with as many axes as `Rank` has,
 * without attributes that are computed.
 */
export interface LargeEddySurfaceFieldsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<LargeEddySurfaceFieldsValues, Rank> {
  /** liquid water path [kg/m^2] */
  readonly LWP: Read<'mass per length^2', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: LargeEddySurfaceFieldsRequests<Rank, Computed> &
    ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): LargeEddySurfaceFieldsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): LargeEddySurfaceFieldsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<LargeEddySurfaceFieldsSelection<readonly [], Computed>>;
  /**
   * The same grid, with an attribute more that is computed from arrays of others whenever it is
   * read; for a single cell they are arrays without axes.
   */
  withComputed<
    Self extends object,
    const Name extends string,
    const Unit extends string,
    const Sources extends ComputedSources<Self>,
  >(
    this: Self,
    name: Name,
    unit: ValidUnit<Unit>,
    sources: Sources,
    compute: Computation<Self, Sources, Unit>,
  ): LargeEddySurfaceFieldsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/**
 * {@link LargeEddySurfaceFields}, or a selection from it, with the attributes that are computed.
 */
export type LargeEddySurfaceFieldsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = LargeEddySurfaceFieldsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/**
 * The attributes of {@link LargeEddySurfaceFields}, or of a selection from it, asynchronously.
 */
export interface LargeEddySurfaceFieldsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<LargeEddySurfaceFieldsValues> {
  /** liquid water path [kg/m^2] */
  readonly LWP: Request<Read<'mass per length^2', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<LargeEddySurfaceFieldsSelection<readonly [unknown], Computed>>;
}

/** Quantities of columns: integrals over the height, and values at the surface. */
export type LargeEddySurfaceFields = LargeEddySurfaceFieldsCells<readonly [x: unknown, y: unknown]>;

/** Values for parameters of LargeEddy. */
export interface LargeEddyParameterValues {
  /** grid points in x */
  readonly itot?: OrRequest<number>;
  /** grid points in y */
  readonly jtot?: OrRequest<number>;
  /** levels */
  readonly kmax?: OrRequest<number>;
  /** size of the domain in x [m] */
  readonly xsize?: OrRequest<QuantityLike<'length'>>;
  /** size of the domain in y [m] */
  readonly ysize?: OrRequest<QuantityLike<'length'>>;
  /** seed of the initial perturbations */
  readonly irandom?: OrRequest<number>;
  /** amplitude of the perturbations of THL [K] */
  readonly randthl?: OrRequest<QuantityLike<'temperature'>>;
  /** amplitude of the perturbations of QT [kg/kg] */
  readonly randqt?: OrRequest<QuantityLike<'dimensionless'>>;
  /** velocity at which the grid moves in x [m/s] */
  readonly cu?: OrRequest<QuantityLike<'length per time'>>;
  /** velocity at which the grid moves in y [m/s] */
  readonly cv?: OrRequest<QuantityLike<'length per time'>>;
  /** longest time step [s] */
  readonly dtmax?: OrRequest<QuantityLike<'time'>>;
}

/** The parameters of LargeEddy, asynchronously: reading returns a request. */
export interface LargeEddyParameterRequests extends ParameterRequestMembers<LargeEddyParameterValues> {
  /** grid points in x */
  get itot(): Request<number>;
  set itot(value: OrRequest<number>);
  /** grid points in y */
  get jtot(): Request<number>;
  set jtot(value: OrRequest<number>);
  /** levels */
  get kmax(): Request<number>;
  set kmax(value: OrRequest<number>);
  /** size of the domain in x [m] */
  get xsize(): Request<Quantity<'length'>>;
  set xsize(value: OrRequest<QuantityLike<'length'>>);
  /** size of the domain in y [m] */
  get ysize(): Request<Quantity<'length'>>;
  set ysize(value: OrRequest<QuantityLike<'length'>>);
  /** seed of the initial perturbations */
  get irandom(): Request<number>;
  set irandom(value: OrRequest<number>);
  /** amplitude of the perturbations of THL [K] */
  get randthl(): Request<Quantity<'temperature'>>;
  set randthl(value: OrRequest<QuantityLike<'temperature'>>);
  /** amplitude of the perturbations of QT [kg/kg] */
  get randqt(): Request<Quantity<'dimensionless'>>;
  set randqt(value: OrRequest<QuantityLike<'dimensionless'>>);
  /** velocity at which the grid moves in x [m/s] */
  get cu(): Request<Quantity<'length per time'>>;
  set cu(value: OrRequest<QuantityLike<'length per time'>>);
  /** velocity at which the grid moves in y [m/s] */
  get cv(): Request<Quantity<'length per time'>>;
  set cv(value: OrRequest<QuantityLike<'length per time'>>);
  /** longest time step [s] */
  get dtmax(): Request<Quantity<'time'>>;
  set dtmax(value: OrRequest<QuantityLike<'time'>>);
}

/** The parameters of LargeEddy. */
export interface LargeEddyParameters extends ParameterMembers<LargeEddyParameterValues> {
  /** grid points in x */
  get itot(): number;
  set itot(value: OrRequest<number>);
  /** grid points in y */
  get jtot(): number;
  set jtot(value: OrRequest<number>);
  /** levels */
  get kmax(): number;
  set kmax(value: OrRequest<number>);
  /** size of the domain in x [m] */
  get xsize(): Quantity<'length'>;
  set xsize(value: OrRequest<QuantityLike<'length'>>);
  /** size of the domain in y [m] */
  get ysize(): Quantity<'length'>;
  set ysize(value: OrRequest<QuantityLike<'length'>>);
  /** seed of the initial perturbations */
  get irandom(): number;
  set irandom(value: OrRequest<number>);
  /** amplitude of the perturbations of THL [K] */
  get randthl(): Quantity<'temperature'>;
  set randthl(value: OrRequest<QuantityLike<'temperature'>>);
  /** amplitude of the perturbations of QT [kg/kg] */
  get randqt(): Quantity<'dimensionless'>;
  set randqt(value: OrRequest<QuantityLike<'dimensionless'>>);
  /** velocity at which the grid moves in x [m/s] */
  get cu(): Quantity<'length per time'>;
  set cu(value: OrRequest<QuantityLike<'length per time'>>);
  /** velocity at which the grid moves in y [m/s] */
  get cv(): Quantity<'length per time'>;
  set cv(value: OrRequest<QuantityLike<'length per time'>>);
  /** longest time step [s] */
  get dtmax(): Quantity<'time'>;
  set dtmax(value: OrRequest<QuantityLike<'time'>>);
  /** The same, asynchronously. */
  readonly request: LargeEddyParameterRequests;
}

/** The properties, the parameters and the grids of LargeEddy. */
export interface LargeEddyMembers {
  /**
   * The time that the model has reached.
   * The result of `getModelTime`; asynchronously: `getModelTime.asynchronous()`.
   */
  readonly modelTime: Quantity<'time'>;
  /**
   * The length of the last step.
   * The result of `getTimestep`; asynchronously: `getTimestep.asynchronous()`.
   */
  readonly timestep: Quantity<'time'>;
  /** The parameters of the model, which are set before it starts. */
  readonly parameters: LargeEddyParameters;
  /** The fields, on the staggered grid of the model: x, y, and z upwards. */
  readonly fields: LargeEddyFields;
  /** Means over each level, computed when they are read. */
  readonly profiles: LargeEddyProfiles;
  /** Tendencies that are added to the model’s own, until they are set again; initially 0. */
  readonly forcingProfiles: LargeEddyForcingProfiles;
  /** Quantities of columns: integrals over the height, and values at the surface. */
  readonly surfaceFields: LargeEddySurfaceFields;
}
