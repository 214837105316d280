// SPDX-License-Identifier: Apache-2.0
// Generated from src/codes/cumulus/interface.ts by npm run generate; do not edit.
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

/** The methods of Cumulus, as plain functions. */
export interface CumulusMethods {
  /** Prepares the worker for its parameters. Called automatically when it is needed. */
  initializeCode(): void;

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
   * The length of the last step; 0 before the first.
   * @returns [s]
   */
  getTimestep(): Quantity<'time'>;

  /**
   * The velocity of what U and V of fields are relative to; 0, since that is the ground.
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

/** Values for attributes of {@link CumulusFields}. */
export interface CumulusFieldsValues {
  /** wind in x, relative to the ground, at west faces [m/s] */
  readonly U?: Assignable<'length per time'>;
  /** wind in y, relative to the ground, at south faces [m/s] */
  readonly V?: Assignable<'length per time'>;
  /** wind upwards, at lower faces; 0 at the surface [m/s] */
  readonly W?: Assignable<'length per time'>;
  /** liquid water potential temperature [K] */
  readonly THL?: Assignable<'temperature'>;
  /** total specific humidity [kg/kg] */
  readonly QT?: Assignable<'dimensionless'>;
  /** square root of the subgrid turbulent kinetic energy; at least 5e-5 [m/s] */
  readonly E12?: Assignable<'length per time'>;
}

/**
 * {@link CumulusFields}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface CumulusFieldsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<CumulusFieldsValues, Rank> {
  /** wind in x, relative to the ground, at west faces [m/s] */
  get U(): Read<'length per time', Rank>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the ground, at south faces [m/s] */
  get V(): Read<'length per time', Rank>;
  set V(value: Assignable<'length per time'>);
  /** wind upwards, at lower faces; 0 at the surface [m/s] */
  get W(): Read<'length per time', Rank>;
  set W(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Read<'temperature', Rank>;
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Read<'dimensionless', Rank>;
  set QT(value: Assignable<'dimensionless'>);
  /** square root of the subgrid turbulent kinetic energy; at least 5e-5 [m/s] */
  get E12(): Read<'length per time', Rank>;
  set E12(value: Assignable<'length per time'>);
  /** specific liquid water [kg/kg] */
  readonly QL: Read<'dimensionless', Rank>;
  /** temperature [K] */
  readonly T: Read<'temperature', Rank>;
  /** pressure [Pa] */
  readonly P: Read<'mass per length time^2', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: CumulusFieldsRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): CumulusFieldsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): CumulusFieldsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<CumulusFieldsSelection<readonly [], Computed>>;
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
  ): CumulusFieldsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link CumulusFields}, or a selection from it, with the attributes that are computed. */
export type CumulusFieldsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = CumulusFieldsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link CumulusFields}, or of a selection from it, asynchronously. */
export interface CumulusFieldsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<CumulusFieldsValues> {
  /** wind in x, relative to the ground, at west faces [m/s] */
  get U(): Request<Read<'length per time', Rank>>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the ground, at south faces [m/s] */
  get V(): Request<Read<'length per time', Rank>>;
  set V(value: Assignable<'length per time'>);
  /** wind upwards, at lower faces; 0 at the surface [m/s] */
  get W(): Request<Read<'length per time', Rank>>;
  set W(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Request<Read<'temperature', Rank>>;
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Request<Read<'dimensionless', Rank>>;
  set QT(value: Assignable<'dimensionless'>);
  /** square root of the subgrid turbulent kinetic energy; at least 5e-5 [m/s] */
  get E12(): Request<Read<'length per time', Rank>>;
  set E12(value: Assignable<'length per time'>);
  /** specific liquid water [kg/kg] */
  readonly QL: Request<Read<'dimensionless', Rank>>;
  /** temperature [K] */
  readonly T: Request<Read<'temperature', Rank>>;
  /** pressure [Pa] */
  readonly P: Request<Read<'mass per length time^2', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<CumulusFieldsSelection<readonly [unknown], Computed>>;
}

/** The fields, on the staggered grid of the model: x, y, and z upwards. */
export type CumulusFields = CumulusFieldsCells<readonly [x: unknown, y: unknown, z: unknown]>;

/** Values for attributes of {@link CumulusProfiles}. */
export type CumulusProfilesValues = Readonly<Record<string, never>>;

/**
 * {@link CumulusProfiles}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface CumulusProfilesCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<CumulusProfilesValues, Rank> {
  /** height of the level; W lies half a level lower [m] */
  readonly Z: Read<'length', Rank>;
  /** wind in x, relative to the ground [m/s] */
  readonly U: Read<'length per time', Rank>;
  /** wind in y, relative to the ground [m/s] */
  readonly V: Read<'length per time', Rank>;
  /** wind upwards [m/s] */
  readonly W: Read<'length per time', Rank>;
  /** liquid water potential temperature [K] */
  readonly THL: Read<'temperature', Rank>;
  /** total specific humidity [kg/kg] */
  readonly QT: Read<'dimensionless', Rank>;
  /** specific liquid water [kg/kg] */
  readonly QL: Read<'dimensionless', Rank>;
  /** temperature [K] */
  readonly T: Read<'temperature', Rank>;
  /** virtual potential temperature [K] */
  readonly THV: Read<'temperature', Rank>;
  /** pressure [Pa] */
  readonly P: Read<'mass per length time^2', Rank>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Read<'length per time', Rank>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Read<'length^2 per time^2', Rank>;
  /** resolved turbulent kinetic energy [m^2/s^2] */
  readonly TKE: Read<'length^2 per time^2', Rank>;
  /** cloud fraction: the fraction of points with cloud */
  readonly CF: Read<'dimensionless', Rank>;
  /** the fraction of points with buoyant cloud */
  readonly CORE: Read<'dimensionless', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: CumulusProfilesRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): CumulusProfilesSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): CumulusProfilesSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<CumulusProfilesSelection<readonly [], Computed>>;
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
  ): CumulusProfilesSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link CumulusProfiles}, or a selection from it, with the attributes that are computed. */
export type CumulusProfilesSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = CumulusProfilesCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link CumulusProfiles}, or of a selection from it, asynchronously. */
export interface CumulusProfilesRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<CumulusProfilesValues> {
  /** height of the level; W lies half a level lower [m] */
  readonly Z: Request<Read<'length', Rank>>;
  /** wind in x, relative to the ground [m/s] */
  readonly U: Request<Read<'length per time', Rank>>;
  /** wind in y, relative to the ground [m/s] */
  readonly V: Request<Read<'length per time', Rank>>;
  /** wind upwards [m/s] */
  readonly W: Request<Read<'length per time', Rank>>;
  /** liquid water potential temperature [K] */
  readonly THL: Request<Read<'temperature', Rank>>;
  /** total specific humidity [kg/kg] */
  readonly QT: Request<Read<'dimensionless', Rank>>;
  /** specific liquid water [kg/kg] */
  readonly QL: Request<Read<'dimensionless', Rank>>;
  /** temperature [K] */
  readonly T: Request<Read<'temperature', Rank>>;
  /** virtual potential temperature [K] */
  readonly THV: Request<Read<'temperature', Rank>>;
  /** pressure [Pa] */
  readonly P: Request<Read<'mass per length time^2', Rank>>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Request<Read<'length per time', Rank>>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Request<Read<'length^2 per time^2', Rank>>;
  /** resolved turbulent kinetic energy [m^2/s^2] */
  readonly TKE: Request<Read<'length^2 per time^2', Rank>>;
  /** cloud fraction: the fraction of points with cloud */
  readonly CF: Request<Read<'dimensionless', Rank>>;
  /** the fraction of points with buoyant cloud */
  readonly CORE: Request<Read<'dimensionless', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<CumulusProfilesSelection<readonly [unknown], Computed>>;
}

/** Means over each level, computed when they are read. */
export type CumulusProfiles = CumulusProfilesCells<readonly [z: unknown]>;

/** Values for attributes of {@link CumulusForcingProfiles}. */
export interface CumulusForcingProfilesValues {
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
 * {@link CumulusForcingProfiles}, or a selection from it, with as many axes as `Rank` has,
 * without attributes that are computed.
 */
export interface CumulusForcingProfilesCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<CumulusForcingProfilesValues, Rank> {
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
  readonly request: CumulusForcingProfilesRequests<Rank, Computed> &
    ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): CumulusForcingProfilesSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): CumulusForcingProfilesSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<CumulusForcingProfilesSelection<readonly [], Computed>>;
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
  ): CumulusForcingProfilesSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/**
 * {@link CumulusForcingProfiles}, or a selection from it, with the attributes that are computed.
 */
export type CumulusForcingProfilesSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = CumulusForcingProfilesCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/**
 * The attributes of {@link CumulusForcingProfiles}, or of a selection from it, asynchronously.
 */
export interface CumulusForcingProfilesRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<CumulusForcingProfilesValues> {
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
  ): Request<CumulusForcingProfilesSelection<readonly [unknown], Computed>>;
}

/** Tendencies that are added to the model’s own, until they are set again; initially 0. */
export type CumulusForcingProfiles = CumulusForcingProfilesCells<readonly [z: unknown]>;

/** Values for attributes of {@link CumulusSurfaceFields}. */
export interface CumulusSurfaceFieldsValues {
  /** friction velocity [m/s] */
  readonly USTAR?: Assignable<'length per time'>;
  /** upward flux of THL at the surface [K m/s] */
  readonly WTHL?: Assignable<'length temperature per time'>;
  /** upward flux of QT at the surface (kg/kg m/s) [m/s] */
  readonly WQT?: Assignable<'length per time'>;
}

/**
 * {@link CumulusSurfaceFields}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface CumulusSurfaceFieldsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<CumulusSurfaceFieldsValues, Rank> {
  /** liquid water path [kg/m^2] */
  readonly LWP: Read<'mass per length^2', Rank>;
  /** friction velocity [m/s] */
  get USTAR(): Read<'length per time', Rank>;
  set USTAR(value: Assignable<'length per time'>);
  /** upward flux of THL at the surface [K m/s] */
  get WTHL(): Read<'length temperature per time', Rank>;
  set WTHL(value: Assignable<'length temperature per time'>);
  /** upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get WQT(): Read<'length per time', Rank>;
  set WQT(value: Assignable<'length per time'>);
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: CumulusSurfaceFieldsRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): CumulusSurfaceFieldsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): CumulusSurfaceFieldsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<CumulusSurfaceFieldsSelection<readonly [], Computed>>;
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
  ): CumulusSurfaceFieldsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/**
 * {@link CumulusSurfaceFields}, or a selection from it, with the attributes that are computed.
 */
export type CumulusSurfaceFieldsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = CumulusSurfaceFieldsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link CumulusSurfaceFields}, or of a selection from it, asynchronously. */
export interface CumulusSurfaceFieldsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<CumulusSurfaceFieldsValues> {
  /** liquid water path [kg/m^2] */
  readonly LWP: Request<Read<'mass per length^2', Rank>>;
  /** friction velocity [m/s] */
  get USTAR(): Request<Read<'length per time', Rank>>;
  set USTAR(value: Assignable<'length per time'>);
  /** upward flux of THL at the surface [K m/s] */
  get WTHL(): Request<Read<'length temperature per time', Rank>>;
  set WTHL(value: Assignable<'length temperature per time'>);
  /** upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get WQT(): Request<Read<'length per time', Rank>>;
  set WQT(value: Assignable<'length per time'>);
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<CumulusSurfaceFieldsSelection<readonly [unknown], Computed>>;
}

/** Quantities of columns: integrals over the height, and values at the surface. */
export type CumulusSurfaceFields = CumulusSurfaceFieldsCells<readonly [x: unknown, y: unknown]>;

/** Values for parameters of Cumulus. */
export interface CumulusParameterValues {
  /** the initial state and the forcing */
  readonly case?: OrRequest<'bomex'>;
  /** grid points in x; at least 4 */
  readonly itot?: OrRequest<number>;
  /** grid points in y; at least 4, and at least the number of workers */
  readonly jtot?: OrRequest<number>;
  /** levels; at least 4 */
  readonly kmax?: OrRequest<number>;
  /** size of the domain in x [m] */
  readonly xsize?: OrRequest<QuantityLike<'length'>>;
  /** size of the domain in y [m] */
  readonly ysize?: OrRequest<QuantityLike<'length'>>;
  /** height of the domain [m] */
  readonly zsize?: OrRequest<QuantityLike<'length'>>;
  /** seed of the initial perturbations */
  readonly irandom?: OrRequest<number>;
  /** amplitude of the perturbations of THL [K] */
  readonly randthl?: OrRequest<QuantityLike<'temperature'>>;
  /** amplitude of the perturbations of QT [kg/kg] */
  readonly randqt?: OrRequest<QuantityLike<'dimensionless'>>;
  /** the height below which perturbations are applied [m] */
  readonly randtop?: OrRequest<QuantityLike<'length'>>;
  /** velocity at which the grid moves in x [m/s] */
  readonly cu?: OrRequest<QuantityLike<'length per time'>>;
  /** velocity at which the grid moves in y [m/s] */
  readonly cv?: OrRequest<QuantityLike<'length per time'>>;
  /** longest time step [s] */
  readonly dtmax?: OrRequest<QuantityLike<'time'>>;
  /** largest Courant number; at most 1.7 */
  readonly courant?: OrRequest<number>;
  /** largest diffusion number; at most 0.6 */
  readonly diffusion_number?: OrRequest<number>;
  /** interval of the lines in the log and in timeseries.txt; 0: none [s] */
  readonly dtav?: OrRequest<QuantityLike<'time'>>;
  /** interval of the files profiles.<seconds>.txt; 0: none [s] */
  readonly timeav?: OrRequest<QuantityLike<'time'>>;
}

/** The parameters of Cumulus, asynchronously: reading returns a request. */
export interface CumulusParameterRequests extends ParameterRequestMembers<CumulusParameterValues> {
  /** the initial state and the forcing */
  get case(): Request<'bomex'>;
  set case(value: OrRequest<'bomex'>);
  /** grid points in x; at least 4 */
  get itot(): Request<number>;
  set itot(value: OrRequest<number>);
  /** grid points in y; at least 4, and at least the number of workers */
  get jtot(): Request<number>;
  set jtot(value: OrRequest<number>);
  /** levels; at least 4 */
  get kmax(): Request<number>;
  set kmax(value: OrRequest<number>);
  /** size of the domain in x [m] */
  get xsize(): Request<Quantity<'length'>>;
  set xsize(value: OrRequest<QuantityLike<'length'>>);
  /** size of the domain in y [m] */
  get ysize(): Request<Quantity<'length'>>;
  set ysize(value: OrRequest<QuantityLike<'length'>>);
  /** height of the domain [m] */
  get zsize(): Request<Quantity<'length'>>;
  set zsize(value: OrRequest<QuantityLike<'length'>>);
  /** seed of the initial perturbations */
  get irandom(): Request<number>;
  set irandom(value: OrRequest<number>);
  /** amplitude of the perturbations of THL [K] */
  get randthl(): Request<Quantity<'temperature'>>;
  set randthl(value: OrRequest<QuantityLike<'temperature'>>);
  /** amplitude of the perturbations of QT [kg/kg] */
  get randqt(): Request<Quantity<'dimensionless'>>;
  set randqt(value: OrRequest<QuantityLike<'dimensionless'>>);
  /** the height below which perturbations are applied [m] */
  get randtop(): Request<Quantity<'length'>>;
  set randtop(value: OrRequest<QuantityLike<'length'>>);
  /** velocity at which the grid moves in x [m/s] */
  get cu(): Request<Quantity<'length per time'>>;
  set cu(value: OrRequest<QuantityLike<'length per time'>>);
  /** velocity at which the grid moves in y [m/s] */
  get cv(): Request<Quantity<'length per time'>>;
  set cv(value: OrRequest<QuantityLike<'length per time'>>);
  /** longest time step [s] */
  get dtmax(): Request<Quantity<'time'>>;
  set dtmax(value: OrRequest<QuantityLike<'time'>>);
  /** largest Courant number; at most 1.7 */
  get courant(): Request<number>;
  set courant(value: OrRequest<number>);
  /** largest diffusion number; at most 0.6 */
  get diffusion_number(): Request<number>;
  set diffusion_number(value: OrRequest<number>);
  /** interval of the lines in the log and in timeseries.txt; 0: none [s] */
  get dtav(): Request<Quantity<'time'>>;
  set dtav(value: OrRequest<QuantityLike<'time'>>);
  /** interval of the files profiles.<seconds>.txt; 0: none [s] */
  get timeav(): Request<Quantity<'time'>>;
  set timeav(value: OrRequest<QuantityLike<'time'>>);
}

/** The parameters of Cumulus. */
export interface CumulusParameters extends ParameterMembers<CumulusParameterValues> {
  /** the initial state and the forcing */
  get case(): 'bomex';
  set case(value: OrRequest<'bomex'>);
  /** grid points in x; at least 4 */
  get itot(): number;
  set itot(value: OrRequest<number>);
  /** grid points in y; at least 4, and at least the number of workers */
  get jtot(): number;
  set jtot(value: OrRequest<number>);
  /** levels; at least 4 */
  get kmax(): number;
  set kmax(value: OrRequest<number>);
  /** size of the domain in x [m] */
  get xsize(): Quantity<'length'>;
  set xsize(value: OrRequest<QuantityLike<'length'>>);
  /** size of the domain in y [m] */
  get ysize(): Quantity<'length'>;
  set ysize(value: OrRequest<QuantityLike<'length'>>);
  /** height of the domain [m] */
  get zsize(): Quantity<'length'>;
  set zsize(value: OrRequest<QuantityLike<'length'>>);
  /** seed of the initial perturbations */
  get irandom(): number;
  set irandom(value: OrRequest<number>);
  /** amplitude of the perturbations of THL [K] */
  get randthl(): Quantity<'temperature'>;
  set randthl(value: OrRequest<QuantityLike<'temperature'>>);
  /** amplitude of the perturbations of QT [kg/kg] */
  get randqt(): Quantity<'dimensionless'>;
  set randqt(value: OrRequest<QuantityLike<'dimensionless'>>);
  /** the height below which perturbations are applied [m] */
  get randtop(): Quantity<'length'>;
  set randtop(value: OrRequest<QuantityLike<'length'>>);
  /** velocity at which the grid moves in x [m/s] */
  get cu(): Quantity<'length per time'>;
  set cu(value: OrRequest<QuantityLike<'length per time'>>);
  /** velocity at which the grid moves in y [m/s] */
  get cv(): Quantity<'length per time'>;
  set cv(value: OrRequest<QuantityLike<'length per time'>>);
  /** longest time step [s] */
  get dtmax(): Quantity<'time'>;
  set dtmax(value: OrRequest<QuantityLike<'time'>>);
  /** largest Courant number; at most 1.7 */
  get courant(): number;
  set courant(value: OrRequest<number>);
  /** largest diffusion number; at most 0.6 */
  get diffusion_number(): number;
  set diffusion_number(value: OrRequest<number>);
  /** interval of the lines in the log and in timeseries.txt; 0: none [s] */
  get dtav(): Quantity<'time'>;
  set dtav(value: OrRequest<QuantityLike<'time'>>);
  /** interval of the files profiles.<seconds>.txt; 0: none [s] */
  get timeav(): Quantity<'time'>;
  set timeav(value: OrRequest<QuantityLike<'time'>>);
  /** The same, asynchronously. */
  readonly request: CumulusParameterRequests;
}

/** The properties, the parameters and the grids of Cumulus. */
export interface CumulusMembers {
  /**
   * The time that the model has reached.
   * The result of `getModelTime`; asynchronously: `getModelTime.asynchronous()`.
   */
  readonly modelTime: Quantity<'time'>;
  /**
   * The length of the last step; 0 before the first.
   * The result of `getTimestep`; asynchronously: `getTimestep.asynchronous()`.
   */
  readonly timestep: Quantity<'time'>;
  /** The parameters of the model, which are set before it starts. */
  readonly parameters: CumulusParameters;
  /** The fields, on the staggered grid of the model: x, y, and z upwards. */
  readonly fields: CumulusFields;
  /** Means over each level, computed when they are read. */
  readonly profiles: CumulusProfiles;
  /** Tendencies that are added to the model’s own, until they are set again; initially 0. */
  readonly forcingProfiles: CumulusForcingProfiles;
  /** Quantities of columns: integrals over the height, and values at the surface. */
  readonly surfaceFields: CumulusSurfaceFields;
}
