// SPDX-License-Identifier: Apache-2.0
// Generated from src/codes/dales/interface.ts by npm run generate; do not edit.
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
import type { QuantityLike, Quantity } from '../../units/quantity.js';
import type { ValidUnit } from '../../units/unit-types.js';

/** The methods of Dales, as plain functions. */
export interface DalesMethods {
  /** Prepares the worker for its parameters. Called automatically when it is needed. */
  initializeCode(): void;

  /** Sets the file with the namelists, in the working directory. */
  setInputFile(file: string): void;

  /**
   * Sets the date at which the model time is 0; replaces xyear and xday of the namelists.
   * @param date year, month and day: 20041231
   */
  setStartDate(date: number): void;

  /**
   * Sets the time of day at which the model time is 0; used with setStartDate.
   * @param time hours, minutes, seconds: 235959
   */
  setStartTime(time: number): void;

  /** Reads the input of DALES and sets up its grid. */
  commitParameters(): void;

  /** Completes the set-up. */
  commitGrid(): void;

  /**
   * Runs the model until a time; times before the model time, or after the end of the run that the
   * namelists set, are an error.
   * @param time the time to reach [s]
   * @param options.exactEnd shortens the last steps to end exactly there, to the millisecond;
   * otherwise the last step may go beyond that time (false)
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
   * The size of the grid and of the domain.
   * @returns itot: points in x; jtot: points in y; kmax: levels; xsize: [m]; ysize: [m]
   */
  getParamsGrid(): {
    itot: number;
    jtot: number;
    kmax: number;
    xsize: Quantity<'length'>;
    ysize: Quantity<'length'>;
  };

  /**
   * The velocity of the frame of U and V in fields: the moving grid.
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

  /**
   * The fraction of columns with cloud in each slab of levels: the first from the ground to below
   * level ends[0], the next from there to below ends[1], and so on; levels count from 0.
   */
  getCloudfraction(ends: Int32Array | readonly number[]): Float64Array;

  /**
   * The mean amount of rain that has reached the surface.
   * @returns [kg/m^2]
   */
  getRain(): Quantity<'mass per length^2'>;

  /** @returns [Pa] */
  getSurfacePressure(): Quantity<'mass per length time^2'>;

  /**
   * Sets the pressure at the surface.
   * @param pressure [Pa]
   */
  setSurfacePressure(pressure: QuantityLike<'mass per length time^2'>): void;

  /** @returns [Pa/s] */
  getTendencySurfacePressure(): Quantity<'mass per length time^3'>;

  /**
   * Sets the rate of change of the surface pressure.
   * @param tendency [Pa/s]
   */
  setTendencySurfacePressure(tendency: QuantityLike<'mass per length time^3'>): void;

  /**
   * Sets how the tendency of QT in forcingProfiles is applied: "global", the same everywhere in a
   * level; "local", QL in clouds and the rest outside; "variance", with fluctuations forced by
   * qt_alpha; "strong", with fluctuations forced towards ql_ref.
   */
  setQtForcing(kind: string): void;

  /** The kind of forcing of QT: see setQtForcing. */
  getQtForcing(): string;

  /** @returns [s] */
  getNudgeTimeU(): Quantity<'time'>;

  /**
   * Sets the time scale of nudging U to nudgingProfiles; 0 (initially): no nudging.
   * @param time [s]
   */
  setNudgeTimeU(time: QuantityLike<'time'>): void;

  /** @returns [s] */
  getNudgeTimeV(): Quantity<'time'>;

  /**
   * Sets the time scale of nudging V to nudgingProfiles; 0 (initially): no nudging.
   * @param time [s]
   */
  setNudgeTimeV(time: QuantityLike<'time'>): void;

  /** @returns [s] */
  getNudgeTimeTHL(): Quantity<'time'>;

  /**
   * Sets the time scale of nudging THL to nudgingProfiles; 0 (initially): no nudging.
   * @param time [s]
   */
  setNudgeTimeTHL(time: QuantityLike<'time'>): void;

  /** @returns [s] */
  getNudgeTimeQT(): Quantity<'time'>;

  /**
   * Sets the time scale of nudging QT to nudgingProfiles; 0 (initially): no nudging.
   * @param time [s]
   */
  setNudgeTimeQT(time: QuantityLike<'time'>): void;

  /** Writes restart files for the present model time; every rank writes its own. */
  writeRestart(): void;
}

/** Values for attributes of {@link DalesFields}. */
export interface DalesFieldsValues {
  /** wind in x, relative to the moving grid, at west faces [m/s] */
  readonly U?: Assignable<'length per time'>;
  /** wind in y, relative to the moving grid, at south faces [m/s] */
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
 * {@link DalesFields}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface DalesFieldsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<DalesFieldsValues, Rank> {
  /** the centre of the cell [m] */
  readonly x: Read<'length', Rank>;
  /** the centre of the cell [m] */
  readonly y: Read<'length', Rank>;
  /** the centre of the cell [m] */
  readonly z: Read<'length', Rank>;
  /** wind in x, relative to the moving grid, at west faces [m/s] */
  get U(): Read<'length per time', Rank>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the moving grid, at south faces [m/s] */
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
  /** the part of QL that is ice [kg/kg] */
  readonly QL_ice: Read<'dimensionless', Rank>;
  /** specific rain water [kg/kg] */
  readonly QR: Read<'dimensionless', Rank>;
  /** specific humidity at saturation [kg/kg] */
  readonly Qsat: Read<'dimensionless', Rank>;
  /** temperature [K] */
  readonly T: Read<'temperature', Rank>;
  /** hydrostatic pressure of the level [Pa] */
  readonly P: Read<'mass per length time^2', Rank>;
  /** modified pressure fluctuation [m^2/s^2] */
  readonly pi: Read<'length^2 per time^2', Rank>;
  /** shortwave radiation downwards [W/m^2] */
  readonly rswd: Read<'mass per time^3', Rank>;
  /** the direct part of rswd [W/m^2] */
  readonly rswdir: Read<'mass per time^3', Rank>;
  /** the diffuse part of rswd [W/m^2] */
  readonly rswdif: Read<'mass per time^3', Rank>;
  /** shortwave radiation upwards [W/m^2] */
  readonly rswu: Read<'mass per time^3', Rank>;
  /** longwave radiation downwards [W/m^2] */
  readonly rlwd: Read<'mass per time^3', Rank>;
  /** longwave radiation upwards [W/m^2] */
  readonly rlwu: Read<'mass per time^3', Rank>;
  /** rswd for a clear sky [W/m^2] */
  readonly rswdcs: Read<'mass per time^3', Rank>;
  /** rswu for a clear sky [W/m^2] */
  readonly rswucs: Read<'mass per time^3', Rank>;
  /** rlwd for a clear sky [W/m^2] */
  readonly rlwdcs: Read<'mass per time^3', Rank>;
  /** rlwu for a clear sky [W/m^2] */
  readonly rlwucs: Read<'mass per time^3', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: DalesFieldsRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): DalesFieldsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): DalesFieldsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<DalesFieldsSelection<readonly [], Computed>>;
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
  ): DalesFieldsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link DalesFields}, or a selection from it, with the attributes that are computed. */
export type DalesFieldsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = DalesFieldsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link DalesFields}, or of a selection from it, asynchronously. */
export interface DalesFieldsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<DalesFieldsValues> {
  /** the centre of the cell [m] */
  readonly x: Request<Read<'length', Rank>>;
  /** the centre of the cell [m] */
  readonly y: Request<Read<'length', Rank>>;
  /** the centre of the cell [m] */
  readonly z: Request<Read<'length', Rank>>;
  /** wind in x, relative to the moving grid, at west faces [m/s] */
  get U(): Request<Read<'length per time', Rank>>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the moving grid, at south faces [m/s] */
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
  /** the part of QL that is ice [kg/kg] */
  readonly QL_ice: Request<Read<'dimensionless', Rank>>;
  /** specific rain water [kg/kg] */
  readonly QR: Request<Read<'dimensionless', Rank>>;
  /** specific humidity at saturation [kg/kg] */
  readonly Qsat: Request<Read<'dimensionless', Rank>>;
  /** temperature [K] */
  readonly T: Request<Read<'temperature', Rank>>;
  /** hydrostatic pressure of the level [Pa] */
  readonly P: Request<Read<'mass per length time^2', Rank>>;
  /** modified pressure fluctuation [m^2/s^2] */
  readonly pi: Request<Read<'length^2 per time^2', Rank>>;
  /** shortwave radiation downwards [W/m^2] */
  readonly rswd: Request<Read<'mass per time^3', Rank>>;
  /** the direct part of rswd [W/m^2] */
  readonly rswdir: Request<Read<'mass per time^3', Rank>>;
  /** the diffuse part of rswd [W/m^2] */
  readonly rswdif: Request<Read<'mass per time^3', Rank>>;
  /** shortwave radiation upwards [W/m^2] */
  readonly rswu: Request<Read<'mass per time^3', Rank>>;
  /** longwave radiation downwards [W/m^2] */
  readonly rlwd: Request<Read<'mass per time^3', Rank>>;
  /** longwave radiation upwards [W/m^2] */
  readonly rlwu: Request<Read<'mass per time^3', Rank>>;
  /** rswd for a clear sky [W/m^2] */
  readonly rswdcs: Request<Read<'mass per time^3', Rank>>;
  /** rswu for a clear sky [W/m^2] */
  readonly rswucs: Request<Read<'mass per time^3', Rank>>;
  /** rlwd for a clear sky [W/m^2] */
  readonly rlwdcs: Request<Read<'mass per time^3', Rank>>;
  /** rlwu for a clear sky [W/m^2] */
  readonly rlwucs: Request<Read<'mass per time^3', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<DalesFieldsSelection<readonly [unknown], Computed>>;
}

/** The fields, on the staggered grid of the model: x, y, and z upwards. */
export type DalesFields = DalesFieldsCells<readonly [x: unknown, y: unknown, z: unknown]>;

/** Values for attributes of {@link DalesProfiles}. */
export type DalesProfilesValues = Readonly<Record<string, never>>;

/**
 * {@link DalesProfiles}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface DalesProfilesCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<DalesProfilesValues, Rank> {
  /** height of the middle of the level [m] */
  readonly z: Read<'length', Rank>;
  /** the same as z [m] */
  readonly Z: Read<'length', Rank>;
  /** height of the lower face of the level [m] */
  readonly zh: Read<'length', Rank>;
  /** hydrostatic pressure [Pa] */
  readonly P: Read<'mass per length time^2', Rank>;
  /** hydrostatic pressure at the lower face [Pa] */
  readonly Ph: Read<'mass per length time^2', Rank>;
  /** density [kg/m^3] */
  readonly rho: Read<'mass per length^3', Rank>;
  /** density of the base state [kg/m^3] */
  readonly rhob: Read<'mass per length^3', Rank>;
  /** cloud fraction: the fraction of points with cloud */
  readonly A: Read<'dimensionless', Rank>;
  /** the same as A */
  readonly CF: Read<'dimensionless', Rank>;
  /** wind in x, relative to the moving grid [m/s] */
  readonly U: Read<'length per time', Rank>;
  /** wind in y, relative to the moving grid [m/s] */
  readonly V: Read<'length per time', Rank>;
  /** wind upwards [m/s] */
  readonly W: Read<'length per time', Rank>;
  /** liquid water potential temperature [K] */
  readonly THL: Read<'temperature', Rank>;
  /** total specific humidity [kg/kg] */
  readonly QT: Read<'dimensionless', Rank>;
  /** specific condensed water [kg/kg] */
  readonly QL: Read<'dimensionless', Rank>;
  /** the part of QL that is ice [kg/kg] */
  readonly QL_ice: Read<'dimensionless', Rank>;
  /** specific rain water [kg/kg] */
  readonly QR: Read<'dimensionless', Rank>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Read<'length per time', Rank>;
  /** temperature [K] */
  readonly T: Read<'temperature', Rank>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Read<'length^2 per time^2', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: DalesProfilesRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): DalesProfilesSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): DalesProfilesSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<DalesProfilesSelection<readonly [], Computed>>;
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
  ): DalesProfilesSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link DalesProfiles}, or a selection from it, with the attributes that are computed. */
export type DalesProfilesSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = DalesProfilesCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link DalesProfiles}, or of a selection from it, asynchronously. */
export interface DalesProfilesRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<DalesProfilesValues> {
  /** height of the middle of the level [m] */
  readonly z: Request<Read<'length', Rank>>;
  /** the same as z [m] */
  readonly Z: Request<Read<'length', Rank>>;
  /** height of the lower face of the level [m] */
  readonly zh: Request<Read<'length', Rank>>;
  /** hydrostatic pressure [Pa] */
  readonly P: Request<Read<'mass per length time^2', Rank>>;
  /** hydrostatic pressure at the lower face [Pa] */
  readonly Ph: Request<Read<'mass per length time^2', Rank>>;
  /** density [kg/m^3] */
  readonly rho: Request<Read<'mass per length^3', Rank>>;
  /** density of the base state [kg/m^3] */
  readonly rhob: Request<Read<'mass per length^3', Rank>>;
  /** cloud fraction: the fraction of points with cloud */
  readonly A: Request<Read<'dimensionless', Rank>>;
  /** the same as A */
  readonly CF: Request<Read<'dimensionless', Rank>>;
  /** wind in x, relative to the moving grid [m/s] */
  readonly U: Request<Read<'length per time', Rank>>;
  /** wind in y, relative to the moving grid [m/s] */
  readonly V: Request<Read<'length per time', Rank>>;
  /** wind upwards [m/s] */
  readonly W: Request<Read<'length per time', Rank>>;
  /** liquid water potential temperature [K] */
  readonly THL: Request<Read<'temperature', Rank>>;
  /** total specific humidity [kg/kg] */
  readonly QT: Request<Read<'dimensionless', Rank>>;
  /** specific condensed water [kg/kg] */
  readonly QL: Request<Read<'dimensionless', Rank>>;
  /** the part of QL that is ice [kg/kg] */
  readonly QL_ice: Request<Read<'dimensionless', Rank>>;
  /** specific rain water [kg/kg] */
  readonly QR: Request<Read<'dimensionless', Rank>>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Request<Read<'length per time', Rank>>;
  /** temperature [K] */
  readonly T: Request<Read<'temperature', Rank>>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Request<Read<'length^2 per time^2', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<DalesProfilesSelection<readonly [unknown], Computed>>;
}

/** Means over each level, computed when they are read, and properties of levels. */
export type DalesProfiles = DalesProfilesCells<readonly [z: unknown]>;

/** Values for attributes of {@link DalesNudgingProfiles}. */
export interface DalesNudgingProfilesValues {
  /** wind in x, relative to the ground [m/s] */
  readonly U?: Assignable<'length per time'>;
  /** wind in y, relative to the ground [m/s] */
  readonly V?: Assignable<'length per time'>;
  /** liquid water potential temperature [K] */
  readonly THL?: Assignable<'temperature'>;
  /** total specific humidity [kg/kg] */
  readonly QT?: Assignable<'dimensionless'>;
}

/**
 * {@link DalesNudgingProfiles}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface DalesNudgingProfilesCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<DalesNudgingProfilesValues, Rank> {
  /** height of the middle of the level [m] */
  readonly z: Read<'length', Rank>;
  /** wind in x, relative to the ground [m/s] */
  get U(): Read<'length per time', Rank>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the ground [m/s] */
  get V(): Read<'length per time', Rank>;
  set V(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Read<'temperature', Rank>;
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Read<'dimensionless', Rank>;
  set QT(value: Assignable<'dimensionless'>);
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: DalesNudgingProfilesRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): DalesNudgingProfilesSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): DalesNudgingProfilesSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<DalesNudgingProfilesSelection<readonly [], Computed>>;
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
  ): DalesNudgingProfilesSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/**
 * {@link DalesNudgingProfiles}, or a selection from it, with the attributes that are computed.
 */
export type DalesNudgingProfilesSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = DalesNudgingProfilesCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link DalesNudgingProfiles}, or of a selection from it, asynchronously. */
export interface DalesNudgingProfilesRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<DalesNudgingProfilesValues> {
  /** height of the middle of the level [m] */
  readonly z: Request<Read<'length', Rank>>;
  /** wind in x, relative to the ground [m/s] */
  get U(): Request<Read<'length per time', Rank>>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the ground [m/s] */
  get V(): Request<Read<'length per time', Rank>>;
  set V(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Request<Read<'temperature', Rank>>;
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Request<Read<'dimensionless', Rank>>;
  set QT(value: Assignable<'dimensionless'>);
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<DalesNudgingProfilesSelection<readonly [unknown], Computed>>;
}

/** The profiles to which the means over each level are nudged; see setNudgeTimeU etc. */
export type DalesNudgingProfiles = DalesNudgingProfilesCells<readonly [z: unknown]>;

/** Values for attributes of {@link DalesForcingProfiles}. */
export interface DalesForcingProfilesValues {
  /** tendency of the wind in x [m/s^2] */
  readonly U?: Assignable<'length per time^2'>;
  /** tendency of the wind in y [m/s^2] */
  readonly V?: Assignable<'length per time^2'>;
  /** tendency of the liquid water potential temperature [K/s] */
  readonly THL?: Assignable<'temperature per time'>;
  /** tendency of the total specific humidity (kg/kg/s) [1/s] */
  readonly QT?: Assignable<'1 per time'>;
  /** tendency of condensed water (kg/kg/s), for "local" QT forcing [1/s] */
  readonly QL?: Assignable<'1 per time'>;
  /** condensed water, for "strong" QT forcing [kg/kg] */
  readonly ql_ref?: Assignable<'dimensionless'>;
  /** rate of the forcing of fluctuations, for "variance" QT forcing [1/s] */
  readonly qt_alpha?: Assignable<'1 per time'>;
}

/**
 * {@link DalesForcingProfiles}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface DalesForcingProfilesCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<DalesForcingProfilesValues, Rank> {
  /** height of the middle of the level [m] */
  readonly z: Read<'length', Rank>;
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
  /** tendency of condensed water (kg/kg/s), for "local" QT forcing [1/s] */
  get QL(): Read<'1 per time', Rank>;
  set QL(value: Assignable<'1 per time'>);
  /** condensed water, for "strong" QT forcing [kg/kg] */
  get ql_ref(): Read<'dimensionless', Rank>;
  set ql_ref(value: Assignable<'dimensionless'>);
  /** rate of the forcing of fluctuations, for "variance" QT forcing [1/s] */
  get qt_alpha(): Read<'1 per time', Rank>;
  set qt_alpha(value: Assignable<'1 per time'>);
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: DalesForcingProfilesRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): DalesForcingProfilesSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): DalesForcingProfilesSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<DalesForcingProfilesSelection<readonly [], Computed>>;
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
  ): DalesForcingProfilesSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/**
 * {@link DalesForcingProfiles}, or a selection from it, with the attributes that are computed.
 */
export type DalesForcingProfilesSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = DalesForcingProfilesCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link DalesForcingProfiles}, or of a selection from it, asynchronously. */
export interface DalesForcingProfilesRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<DalesForcingProfilesValues> {
  /** height of the middle of the level [m] */
  readonly z: Request<Read<'length', Rank>>;
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
  /** tendency of condensed water (kg/kg/s), for "local" QT forcing [1/s] */
  get QL(): Request<Read<'1 per time', Rank>>;
  set QL(value: Assignable<'1 per time'>);
  /** condensed water, for "strong" QT forcing [kg/kg] */
  get ql_ref(): Request<Read<'dimensionless', Rank>>;
  set ql_ref(value: Assignable<'dimensionless'>);
  /** rate of the forcing of fluctuations, for "variance" QT forcing [1/s] */
  get qt_alpha(): Request<Read<'1 per time', Rank>>;
  set qt_alpha(value: Assignable<'1 per time'>);
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<DalesForcingProfilesSelection<readonly [unknown], Computed>>;
}

/** Tendencies that are added to the model’s own, until they are set again. */
export type DalesForcingProfiles = DalesForcingProfilesCells<readonly [z: unknown]>;

/** Values for attributes of {@link DalesScalars}. */
export interface DalesScalarsValues {
  /** prescribed upward flux of THL at the surface [K m/s] */
  readonly wt?: Assignable<'length temperature per time'>;
  /** prescribed upward flux of QT at the surface (kg/kg m/s) [m/s] */
  readonly wq?: Assignable<'length per time'>;
  /** roughness length for momentum [m] */
  readonly z0m?: Assignable<'length'>;
  /** roughness length for heat [m] */
  readonly z0h?: Assignable<'length'>;
}

/**
 * {@link DalesScalars}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface DalesScalarsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<DalesScalarsValues, Rank> {
  /** surface pressure [Pa] */
  readonly Ps: Read<'mass per length time^2', Rank>;
  /** rain that has reached the surface [kg/m^2] */
  readonly QR: Read<'mass per length^2', Rank>;
  /** prescribed upward flux of THL at the surface [K m/s] */
  get wt(): Read<'length temperature per time', Rank>;
  set wt(value: Assignable<'length temperature per time'>);
  /** prescribed upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get wq(): Read<'length per time', Rank>;
  set wq(value: Assignable<'length per time'>);
  /** roughness length for momentum [m] */
  get z0m(): Read<'length', Rank>;
  set z0m(value: Assignable<'length'>);
  /** roughness length for heat [m] */
  get z0h(): Read<'length', Rank>;
  set z0h(value: Assignable<'length'>);
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: DalesScalarsRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): DalesScalarsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): DalesScalarsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<DalesScalarsSelection<readonly [], Computed>>;
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
  ): DalesScalarsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link DalesScalars}, or a selection from it, with the attributes that are computed. */
export type DalesScalarsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = DalesScalarsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link DalesScalars}, or of a selection from it, asynchronously. */
export interface DalesScalarsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<DalesScalarsValues> {
  /** surface pressure [Pa] */
  readonly Ps: Request<Read<'mass per length time^2', Rank>>;
  /** rain that has reached the surface [kg/m^2] */
  readonly QR: Request<Read<'mass per length^2', Rank>>;
  /** prescribed upward flux of THL at the surface [K m/s] */
  get wt(): Request<Read<'length temperature per time', Rank>>;
  set wt(value: Assignable<'length temperature per time'>);
  /** prescribed upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get wq(): Request<Read<'length per time', Rank>>;
  set wq(value: Assignable<'length per time'>);
  /** roughness length for momentum [m] */
  get z0m(): Request<Read<'length', Rank>>;
  set z0m(value: Assignable<'length'>);
  /** roughness length for heat [m] */
  get z0h(): Request<Read<'length', Rank>>;
  set z0h(value: Assignable<'length'>);
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<DalesScalarsSelection<readonly [unknown], Computed>>;
}

/** Quantities of the whole domain: one point. */
export type DalesScalars = DalesScalarsCells<readonly [point: unknown]>;

/** Values for attributes of {@link DalesSurfaceFields}. */
export type DalesSurfaceFieldsValues = Readonly<Record<string, never>>;

/**
 * {@link DalesSurfaceFields}, or a selection from it, with as many axes as `Rank` has, without
 * attributes that are computed.
 */
export interface DalesSurfaceFieldsCells<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridMembers<DalesSurfaceFieldsValues, Rank> {
  /** the centre of the cell [m] */
  readonly x: Read<'length', Rank>;
  /** the centre of the cell [m] */
  readonly y: Read<'length', Rank>;
  /** liquid water path [kg/m^2] */
  readonly LWP: Read<'mass per length^2', Rank>;
  /** rain water path [kg/m^2] */
  readonly RWP: Read<'mass per length^2', Rank>;
  /** total water path [kg/m^2] */
  readonly TWP: Read<'mass per length^2', Rank>;
  /** friction velocity [m/s] */
  readonly ustar: Read<'length per time', Rank>;
  /** roughness length for momentum [m] */
  readonly z0m: Read<'length', Rank>;
  /** roughness length for heat [m] */
  readonly z0h: Read<'length', Rank>;
  /** temperature of the surface [K] */
  readonly tskin: Read<'temperature', Rank>;
  /** specific humidity at the surface [kg/kg] */
  readonly qskin: Read<'dimensionless', Rank>;
  /** latent heat flux [W/m^2] */
  readonly LE: Read<'mass per time^3', Rank>;
  /** sensible heat flux [W/m^2] */
  readonly H: Read<'mass per time^3', Rank>;
  /** Obukhov length [m] */
  readonly obl: Read<'length', Rank>;
  /** upward flux of QT (kg/kg m/s) [m/s] */
  readonly wq: Read<'length per time', Rank>;
  /** upward flux of THL [K m/s] */
  readonly wt: Read<'length temperature per time', Rank>;
  /** gradient of U at the surface [1/s] */
  readonly dudz: Read<'1 per time', Rank>;
  /** gradient of V at the surface [1/s] */
  readonly dvdz: Read<'1 per time', Rank>;
  /** gradient of QT at the surface [1/m] */
  readonly dqtdz: Read<'1 per length', Rank>;
  /** gradient of THL at the surface [K/m] */
  readonly dthldz: Read<'temperature per length', Rank>;
  /** The same, asynchronously: reading returns a request, setting returns at once. */
  readonly request: DalesSurfaceFieldsRequests<Rank, Computed> & ComputedRequests<Computed, Rank>;
  /**
   * Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or
   * a list of integers; `'...'` means all axes without an index. Integers for all axes give one
   * cell.
   */
  at<const Index extends IndexOf<Rank>>(
    ...index: Index
  ): DalesSurfaceFieldsSelection<Remaining<Rank, Index>, Computed>;
  /**
   * The cells for which a condition holds, in C order: a selection with one axis. Reading transfers
   * the block around them, setting changes only these cells.
   */
  where(
    condition: Mask | ((cells: this) => Mask),
  ): DalesSurfaceFieldsSelection<readonly [unknown], Computed>;
  /** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */
  cells(): IterableIterator<DalesSurfaceFieldsSelection<readonly [], Computed>>;
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
  ): DalesSurfaceFieldsSelection<Rank, Computed & Readonly<Record<Name, Unit>>>;
}

/** {@link DalesSurfaceFields}, or a selection from it, with the attributes that are computed. */
export type DalesSurfaceFieldsSelection<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> = DalesSurfaceFieldsCells<Rank, Computed> & ComputedValues<Computed, Rank>;

/** The attributes of {@link DalesSurfaceFields}, or of a selection from it, asynchronously. */
export interface DalesSurfaceFieldsRequests<
  Rank extends Axes,
  Computed extends AttributeUnits = NoAttributes,
> extends CodeGridRequests<DalesSurfaceFieldsValues> {
  /** the centre of the cell [m] */
  readonly x: Request<Read<'length', Rank>>;
  /** the centre of the cell [m] */
  readonly y: Request<Read<'length', Rank>>;
  /** liquid water path [kg/m^2] */
  readonly LWP: Request<Read<'mass per length^2', Rank>>;
  /** rain water path [kg/m^2] */
  readonly RWP: Request<Read<'mass per length^2', Rank>>;
  /** total water path [kg/m^2] */
  readonly TWP: Request<Read<'mass per length^2', Rank>>;
  /** friction velocity [m/s] */
  readonly ustar: Request<Read<'length per time', Rank>>;
  /** roughness length for momentum [m] */
  readonly z0m: Request<Read<'length', Rank>>;
  /** roughness length for heat [m] */
  readonly z0h: Request<Read<'length', Rank>>;
  /** temperature of the surface [K] */
  readonly tskin: Request<Read<'temperature', Rank>>;
  /** specific humidity at the surface [kg/kg] */
  readonly qskin: Request<Read<'dimensionless', Rank>>;
  /** latent heat flux [W/m^2] */
  readonly LE: Request<Read<'mass per time^3', Rank>>;
  /** sensible heat flux [W/m^2] */
  readonly H: Request<Read<'mass per time^3', Rank>>;
  /** Obukhov length [m] */
  readonly obl: Request<Read<'length', Rank>>;
  /** upward flux of QT (kg/kg m/s) [m/s] */
  readonly wq: Request<Read<'length per time', Rank>>;
  /** upward flux of THL [K m/s] */
  readonly wt: Request<Read<'length temperature per time', Rank>>;
  /** gradient of U at the surface [1/s] */
  readonly dudz: Request<Read<'1 per time', Rank>>;
  /** gradient of V at the surface [1/s] */
  readonly dvdz: Request<Read<'1 per time', Rank>>;
  /** gradient of QT at the surface [1/m] */
  readonly dqtdz: Request<Read<'1 per length', Rank>>;
  /** gradient of THL at the surface [K/m] */
  readonly dthldz: Request<Read<'temperature per length', Rank>>;
  /** The cells for which a condition holds. */
  where(
    condition: MaskToCome | ((cells: this) => MaskToCome),
  ): Request<DalesSurfaceFieldsSelection<readonly [unknown], Computed>>;
}

/** Quantities of columns: integrals over the height, and values at the surface. */
export type DalesSurfaceFields = DalesSurfaceFieldsCells<readonly [x: unknown, y: unknown]>;

/** The properties, the parameters and the grids of Dales. */
export interface DalesMembers {
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
  /** The fields, on the staggered grid of the model: x, y, and z upwards. */
  readonly fields: DalesFields;
  /** Means over each level, computed when they are read, and properties of levels. */
  readonly profiles: DalesProfiles;
  /** The profiles to which the means over each level are nudged; see setNudgeTimeU etc. */
  readonly nudgingProfiles: DalesNudgingProfiles;
  /** Tendencies that are added to the model’s own, until they are set again. */
  readonly forcingProfiles: DalesForcingProfiles;
  /** Quantities of the whole domain: one point. */
  readonly scalars: DalesScalars;
  /** Quantities of columns: integrals over the height, and values at the surface. */
  readonly surfaceFields: DalesSurfaceFields;
}
