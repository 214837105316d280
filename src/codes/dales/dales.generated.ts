// SPDX-License-Identifier: Apache-2.0
// Generated from src/codes/dales/interface.ts by npm run generate; do not edit.
import type { AxisIndex } from '../../array/index-expression.js';
import type { Assignable, Read } from '../../grid/grid-values.js';
import type { CodeGridMembers } from '../../grid/code-grid-types.js';
import type { Request } from '../../request/request.js';
import type { QuantityLike, Quantity } from '../../units/quantity.js';

/** The methods of Dales, as plain functions. */
export interface DalesMethods {
  initializeCode(): void;

  /** The file with the namelists, in the working directory. */
  setInputFile(file: string): void;

  /**
   * The date at which the model time is 0; replaces xyear and xday of the namelists.
   * @param date year, month and day: 20041231
   */
  setStartDate(date: number): void;

  /**
   * The time of that day, with setStartDate.
   * @param time hours, minutes, seconds: 235959
   */
  setStartTime(time: number): void;

  /** Has DALES read its input and set up its grid. */
  commitParameters(): void;

  /** Ends the set-up. */
  commitGrid(): void;

  /**
   * Runs the model until a time; times before the model time, or after the end of the run that the
   * namelists set, are an error.
   * @param time the time to reach [s]
   * @param options.exactEnd shortens the last steps to end exactly there, to the millisecond, else
   * the last step may go beyond (false)
   */
  evolveModel(time: QuantityLike<'time'>, options?: { exactEnd?: boolean }): void;

  /** @returns [s] */
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
   * The velocity of what U and V of fields are relative to: of the moving grid.
   * @returns u: [m/s]; v: [m/s]
   */
  getGridVelocity(): { u: Quantity<'length per time'>; v: Quantity<'length per time'> };

  /** The part of the columns that have cloud somewhere. */
  getCloudCover(): number;

  /**
   * The mean over the domain.
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
   * The part of the columns that have cloud within slabs of levels: the first from the ground to
   * below level ends[0], the next from there to below ends[1], and so on; levels count from 0.
   */
  getCloudfraction(ends: Int32Array | readonly number[]): Float64Array;

  /**
   * The mean of the rain that has reached the surface.
   * @returns [kg/m^2]
   */
  getRain(): Quantity<'mass per length^2'>;

  /** @returns [Pa] */
  getSurfacePressure(): Quantity<'mass per length time^2'>;

  /** @param pressure [Pa] */
  setSurfacePressure(pressure: QuantityLike<'mass per length time^2'>): void;

  /** @returns [Pa/s] */
  getTendencySurfacePressure(): Quantity<'mass per length time^3'>;

  /**
   * How fast the surface pressure changes from now on.
   * @param tendency [Pa/s]
   */
  setTendencySurfacePressure(tendency: QuantityLike<'mass per length time^3'>): void;

  /**
   * How the tendency of QT in forcingProfiles is applied: "global", the same everywhere in a level;
   * "local", QL in clouds and the rest outside; "variance", with fluctuations forced by qt_alpha;
   * "strong", with fluctuations forced towards ql_ref.
   */
  setQtForcing(kind: string): void;

  getQtForcing(): string;

  /** @returns [s] */
  getNudgeTimeU(): Quantity<'time'>;

  /**
   * How fast U is nudged towards nudgingProfiles; 0, as at first: not at all.
   * @param time [s]
   */
  setNudgeTimeU(time: QuantityLike<'time'>): void;

  /** @returns [s] */
  getNudgeTimeV(): Quantity<'time'>;

  /**
   * How fast V is nudged towards nudgingProfiles; 0, as at first: not at all.
   * @param time [s]
   */
  setNudgeTimeV(time: QuantityLike<'time'>): void;

  /** @returns [s] */
  getNudgeTimeTHL(): Quantity<'time'>;

  /**
   * How fast THL is nudged towards nudgingProfiles; 0, as at first: not at all.
   * @param time [s]
   */
  setNudgeTimeTHL(time: QuantityLike<'time'>): void;

  /** @returns [s] */
  getNudgeTimeQT(): Quantity<'time'>;

  /**
   * How fast QT is nudged towards nudgingProfiles; 0, as at first: not at all.
   * @param time [s]
   */
  setNudgeTimeQT(time: QuantityLike<'time'>): void;

  /** Writes restart files of the present time; every rank writes its own. */
  writeRestart(): void;
}

/** One point, or points, of {@link DalesFields}: their attributes. */
export interface DalesFieldsCells<Of extends 'point' | 'points'> extends CodeGridMembers {
  /** the middle of the cell [m] */
  readonly x: Read<'length'>[Of];
  /** the middle of the cell [m] */
  readonly y: Read<'length'>[Of];
  /** the middle of the cell [m] */
  readonly z: Read<'length'>[Of];
  /** wind in x, relative to the moving grid, at west faces [m/s] */
  get U(): Read<'length per time'>[Of];
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the moving grid, at south faces [m/s] */
  get V(): Read<'length per time'>[Of];
  set V(value: Assignable<'length per time'>);
  /** wind upwards, at lower faces [m/s] */
  get W(): Read<'length per time'>[Of];
  set W(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Read<'temperature'>[Of];
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Read<'dimensionless'>[Of];
  set QT(value: Assignable<'dimensionless'>);
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  get E12(): Read<'length per time'>[Of];
  set E12(value: Assignable<'length per time'>);
  /** specific condensed water [kg/kg] */
  readonly QL: Read<'dimensionless'>[Of];
  /** the part of it that is ice [kg/kg] */
  readonly QL_ice: Read<'dimensionless'>[Of];
  /** specific rain water [kg/kg] */
  readonly QR: Read<'dimensionless'>[Of];
  /** specific humidity at saturation [kg/kg] */
  readonly Qsat: Read<'dimensionless'>[Of];
  /** temperature [K] */
  readonly T: Read<'temperature'>[Of];
  /** hydrostatic pressure of the level [Pa] */
  readonly P: Read<'mass per length time^2'>[Of];
  /** modified pressure fluctuation [m^2/s^2] */
  readonly pi: Read<'length^2 per time^2'>[Of];
  /** shortwave radiation downwards [W/m^2] */
  readonly rswd: Read<'mass per time^3'>[Of];
  /** the part of it that is direct [W/m^2] */
  readonly rswdir: Read<'mass per time^3'>[Of];
  /** the part of it that is diffuse [W/m^2] */
  readonly rswdif: Read<'mass per time^3'>[Of];
  /** shortwave radiation upwards [W/m^2] */
  readonly rswu: Read<'mass per time^3'>[Of];
  /** longwave radiation downwards [W/m^2] */
  readonly rlwd: Read<'mass per time^3'>[Of];
  /** longwave radiation upwards [W/m^2] */
  readonly rlwu: Read<'mass per time^3'>[Of];
  /** rswd if the sky were clear [W/m^2] */
  readonly rswdcs: Read<'mass per time^3'>[Of];
  /** rswu if the sky were clear [W/m^2] */
  readonly rswucs: Read<'mass per time^3'>[Of];
  /** rlwd if the sky were clear [W/m^2] */
  readonly rlwdcs: Read<'mass per time^3'>[Of];
  /** rlwu if the sky were clear [W/m^2] */
  readonly rlwucs: Read<'mass per time^3'>[Of];
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesFieldsRequests<Of>;
}

/** One point, or points, of {@link DalesFields}: their attributes, asynchronously. */
export interface DalesFieldsRequests<Of extends 'point' | 'points'> {
  /** the middle of the cell [m] */
  readonly x: Request<Read<'length'>[Of]>;
  /** the middle of the cell [m] */
  readonly y: Request<Read<'length'>[Of]>;
  /** the middle of the cell [m] */
  readonly z: Request<Read<'length'>[Of]>;
  /** wind in x, relative to the moving grid, at west faces [m/s] */
  get U(): Request<Read<'length per time'>[Of]>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the moving grid, at south faces [m/s] */
  get V(): Request<Read<'length per time'>[Of]>;
  set V(value: Assignable<'length per time'>);
  /** wind upwards, at lower faces [m/s] */
  get W(): Request<Read<'length per time'>[Of]>;
  set W(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Request<Read<'temperature'>[Of]>;
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Request<Read<'dimensionless'>[Of]>;
  set QT(value: Assignable<'dimensionless'>);
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  get E12(): Request<Read<'length per time'>[Of]>;
  set E12(value: Assignable<'length per time'>);
  /** specific condensed water [kg/kg] */
  readonly QL: Request<Read<'dimensionless'>[Of]>;
  /** the part of it that is ice [kg/kg] */
  readonly QL_ice: Request<Read<'dimensionless'>[Of]>;
  /** specific rain water [kg/kg] */
  readonly QR: Request<Read<'dimensionless'>[Of]>;
  /** specific humidity at saturation [kg/kg] */
  readonly Qsat: Request<Read<'dimensionless'>[Of]>;
  /** temperature [K] */
  readonly T: Request<Read<'temperature'>[Of]>;
  /** hydrostatic pressure of the level [Pa] */
  readonly P: Request<Read<'mass per length time^2'>[Of]>;
  /** modified pressure fluctuation [m^2/s^2] */
  readonly pi: Request<Read<'length^2 per time^2'>[Of]>;
  /** shortwave radiation downwards [W/m^2] */
  readonly rswd: Request<Read<'mass per time^3'>[Of]>;
  /** the part of it that is direct [W/m^2] */
  readonly rswdir: Request<Read<'mass per time^3'>[Of]>;
  /** the part of it that is diffuse [W/m^2] */
  readonly rswdif: Request<Read<'mass per time^3'>[Of]>;
  /** shortwave radiation upwards [W/m^2] */
  readonly rswu: Request<Read<'mass per time^3'>[Of]>;
  /** longwave radiation downwards [W/m^2] */
  readonly rlwd: Request<Read<'mass per time^3'>[Of]>;
  /** longwave radiation upwards [W/m^2] */
  readonly rlwu: Request<Read<'mass per time^3'>[Of]>;
  /** rswd if the sky were clear [W/m^2] */
  readonly rswdcs: Request<Read<'mass per time^3'>[Of]>;
  /** rswu if the sky were clear [W/m^2] */
  readonly rswucs: Request<Read<'mass per time^3'>[Of]>;
  /** rlwd if the sky were clear [W/m^2] */
  readonly rlwdcs: Request<Read<'mass per time^3'>[Of]>;
  /** rlwu if the sky were clear [W/m^2] */
  readonly rlwucs: Request<Read<'mass per time^3'>[Of]>;
}

/** The fields, on the staggered grid of the model: x, y, and z upwards. */
export interface DalesFields extends DalesFieldsCells<'points'> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number, z: number): DalesFieldsCells<'point'>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex, z?: AxisIndex): DalesFieldsCells<'points'>;
}

/** One point, or points, of {@link DalesProfiles}: their attributes. */
export interface DalesProfilesCells<Of extends 'point' | 'points'> extends CodeGridMembers {
  /** height of the middle of the level [m] */
  readonly z: Read<'length'>[Of];
  /** the same [m] */
  readonly Z: Read<'length'>[Of];
  /** height of the lower face of the level [m] */
  readonly zh: Read<'length'>[Of];
  /** hydrostatic pressure [Pa] */
  readonly P: Read<'mass per length time^2'>[Of];
  /** hydrostatic pressure at the lower face [Pa] */
  readonly Ph: Read<'mass per length time^2'>[Of];
  /** density [kg/m^3] */
  readonly rho: Read<'mass per length^3'>[Of];
  /** density of the base state [kg/m^3] */
  readonly rhob: Read<'mass per length^3'>[Of];
  /** cloud fraction: the part of the points with cloud */
  readonly A: Read<'dimensionless'>[Of];
  /** the same */
  readonly CF: Read<'dimensionless'>[Of];
  /** wind in x, relative to the moving grid [m/s] */
  readonly U: Read<'length per time'>[Of];
  /** wind in y, relative to the moving grid [m/s] */
  readonly V: Read<'length per time'>[Of];
  /** wind upwards [m/s] */
  readonly W: Read<'length per time'>[Of];
  /** liquid water potential temperature [K] */
  readonly THL: Read<'temperature'>[Of];
  /** total specific humidity [kg/kg] */
  readonly QT: Read<'dimensionless'>[Of];
  /** specific condensed water [kg/kg] */
  readonly QL: Read<'dimensionless'>[Of];
  /** the part of it that is ice [kg/kg] */
  readonly QL_ice: Read<'dimensionless'>[Of];
  /** specific rain water [kg/kg] */
  readonly QR: Read<'dimensionless'>[Of];
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Read<'length per time'>[Of];
  /** temperature [K] */
  readonly T: Read<'temperature'>[Of];
  /** mean square of W [m^2/s^2] */
  readonly W2: Read<'length^2 per time^2'>[Of];
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesProfilesRequests<Of>;
}

/** One point, or points, of {@link DalesProfiles}: their attributes, asynchronously. */
export interface DalesProfilesRequests<Of extends 'point' | 'points'> {
  /** height of the middle of the level [m] */
  readonly z: Request<Read<'length'>[Of]>;
  /** the same [m] */
  readonly Z: Request<Read<'length'>[Of]>;
  /** height of the lower face of the level [m] */
  readonly zh: Request<Read<'length'>[Of]>;
  /** hydrostatic pressure [Pa] */
  readonly P: Request<Read<'mass per length time^2'>[Of]>;
  /** hydrostatic pressure at the lower face [Pa] */
  readonly Ph: Request<Read<'mass per length time^2'>[Of]>;
  /** density [kg/m^3] */
  readonly rho: Request<Read<'mass per length^3'>[Of]>;
  /** density of the base state [kg/m^3] */
  readonly rhob: Request<Read<'mass per length^3'>[Of]>;
  /** cloud fraction: the part of the points with cloud */
  readonly A: Request<Read<'dimensionless'>[Of]>;
  /** the same */
  readonly CF: Request<Read<'dimensionless'>[Of]>;
  /** wind in x, relative to the moving grid [m/s] */
  readonly U: Request<Read<'length per time'>[Of]>;
  /** wind in y, relative to the moving grid [m/s] */
  readonly V: Request<Read<'length per time'>[Of]>;
  /** wind upwards [m/s] */
  readonly W: Request<Read<'length per time'>[Of]>;
  /** liquid water potential temperature [K] */
  readonly THL: Request<Read<'temperature'>[Of]>;
  /** total specific humidity [kg/kg] */
  readonly QT: Request<Read<'dimensionless'>[Of]>;
  /** specific condensed water [kg/kg] */
  readonly QL: Request<Read<'dimensionless'>[Of]>;
  /** the part of it that is ice [kg/kg] */
  readonly QL_ice: Request<Read<'dimensionless'>[Of]>;
  /** specific rain water [kg/kg] */
  readonly QR: Request<Read<'dimensionless'>[Of]>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Request<Read<'length per time'>[Of]>;
  /** temperature [K] */
  readonly T: Request<Read<'temperature'>[Of]>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Request<Read<'length^2 per time^2'>[Of]>;
}

/** Means over each level, computed when they are read; and what levels have. */
export interface DalesProfiles extends DalesProfilesCells<'points'> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): DalesProfilesCells<'point'>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): DalesProfilesCells<'points'>;
}

/** One point, or points, of {@link DalesNudgingProfiles}: their attributes. */
export interface DalesNudgingProfilesCells<Of extends 'point' | 'points'> extends CodeGridMembers {
  /** height of the middle of the level [m] */
  readonly z: Read<'length'>[Of];
  /** wind in x, relative to the ground [m/s] */
  get U(): Read<'length per time'>[Of];
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the ground [m/s] */
  get V(): Read<'length per time'>[Of];
  set V(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Read<'temperature'>[Of];
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Read<'dimensionless'>[Of];
  set QT(value: Assignable<'dimensionless'>);
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesNudgingProfilesRequests<Of>;
}

/** One point, or points, of {@link DalesNudgingProfiles}: their attributes, asynchronously. */
export interface DalesNudgingProfilesRequests<Of extends 'point' | 'points'> {
  /** height of the middle of the level [m] */
  readonly z: Request<Read<'length'>[Of]>;
  /** wind in x, relative to the ground [m/s] */
  get U(): Request<Read<'length per time'>[Of]>;
  set U(value: Assignable<'length per time'>);
  /** wind in y, relative to the ground [m/s] */
  get V(): Request<Read<'length per time'>[Of]>;
  set V(value: Assignable<'length per time'>);
  /** liquid water potential temperature [K] */
  get THL(): Request<Read<'temperature'>[Of]>;
  set THL(value: Assignable<'temperature'>);
  /** total specific humidity [kg/kg] */
  get QT(): Request<Read<'dimensionless'>[Of]>;
  set QT(value: Assignable<'dimensionless'>);
}

/** What the means over each level are nudged to; see setNudgeTimeU and the like. */
export interface DalesNudgingProfiles extends DalesNudgingProfilesCells<'points'> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): DalesNudgingProfilesCells<'point'>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): DalesNudgingProfilesCells<'points'>;
}

/** One point, or points, of {@link DalesForcingProfiles}: their attributes. */
export interface DalesForcingProfilesCells<Of extends 'point' | 'points'> extends CodeGridMembers {
  /** height of the middle of the level [m] */
  readonly z: Read<'length'>[Of];
  /** of wind in x [m/s^2] */
  get U(): Read<'length per time^2'>[Of];
  set U(value: Assignable<'length per time^2'>);
  /** of wind in y [m/s^2] */
  get V(): Read<'length per time^2'>[Of];
  set V(value: Assignable<'length per time^2'>);
  /** of liquid water potential temperature [K/s] */
  get THL(): Read<'temperature per time'>[Of];
  set THL(value: Assignable<'temperature per time'>);
  /** of total specific humidity (kg/kg/s) [1/s] */
  get QT(): Read<'1 per time'>[Of];
  set QT(value: Assignable<'1 per time'>);
  /** of condensed water (kg/kg/s), for "local" QT forcing [1/s] */
  get QL(): Read<'1 per time'>[Of];
  set QL(value: Assignable<'1 per time'>);
  /** condensed water, for "strong" QT forcing [kg/kg] */
  get ql_ref(): Read<'dimensionless'>[Of];
  set ql_ref(value: Assignable<'dimensionless'>);
  /** of fluctuations, for "variance" QT forcing [1/s] */
  get qt_alpha(): Read<'1 per time'>[Of];
  set qt_alpha(value: Assignable<'1 per time'>);
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesForcingProfilesRequests<Of>;
}

/** One point, or points, of {@link DalesForcingProfiles}: their attributes, asynchronously. */
export interface DalesForcingProfilesRequests<Of extends 'point' | 'points'> {
  /** height of the middle of the level [m] */
  readonly z: Request<Read<'length'>[Of]>;
  /** of wind in x [m/s^2] */
  get U(): Request<Read<'length per time^2'>[Of]>;
  set U(value: Assignable<'length per time^2'>);
  /** of wind in y [m/s^2] */
  get V(): Request<Read<'length per time^2'>[Of]>;
  set V(value: Assignable<'length per time^2'>);
  /** of liquid water potential temperature [K/s] */
  get THL(): Request<Read<'temperature per time'>[Of]>;
  set THL(value: Assignable<'temperature per time'>);
  /** of total specific humidity (kg/kg/s) [1/s] */
  get QT(): Request<Read<'1 per time'>[Of]>;
  set QT(value: Assignable<'1 per time'>);
  /** of condensed water (kg/kg/s), for "local" QT forcing [1/s] */
  get QL(): Request<Read<'1 per time'>[Of]>;
  set QL(value: Assignable<'1 per time'>);
  /** condensed water, for "strong" QT forcing [kg/kg] */
  get ql_ref(): Request<Read<'dimensionless'>[Of]>;
  set ql_ref(value: Assignable<'dimensionless'>);
  /** of fluctuations, for "variance" QT forcing [1/s] */
  get qt_alpha(): Request<Read<'1 per time'>[Of]>;
  set qt_alpha(value: Assignable<'1 per time'>);
}

/** Tendencies that are added to the model’s own, until they are set anew. */
export interface DalesForcingProfiles extends DalesForcingProfilesCells<'points'> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): DalesForcingProfilesCells<'point'>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): DalesForcingProfilesCells<'points'>;
}

/** One point, or points, of {@link DalesScalars}: their attributes. */
export interface DalesScalarsCells<Of extends 'point' | 'points'> extends CodeGridMembers {
  /** surface pressure [Pa] */
  readonly Ps: Read<'mass per length time^2'>[Of];
  /** rain that has reached the surface [kg/m^2] */
  readonly QR: Read<'mass per length^2'>[Of];
  /** upward flux of THL at the surface, as prescribed [K m/s] */
  get wt(): Read<'length temperature per time'>[Of];
  set wt(value: Assignable<'length temperature per time'>);
  /** upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get wq(): Read<'length per time'>[Of];
  set wq(value: Assignable<'length per time'>);
  /** roughness length for momentum [m] */
  get z0m(): Read<'length'>[Of];
  set z0m(value: Assignable<'length'>);
  /** roughness length for heat [m] */
  get z0h(): Read<'length'>[Of];
  set z0h(value: Assignable<'length'>);
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesScalarsRequests<Of>;
}

/** One point, or points, of {@link DalesScalars}: their attributes, asynchronously. */
export interface DalesScalarsRequests<Of extends 'point' | 'points'> {
  /** surface pressure [Pa] */
  readonly Ps: Request<Read<'mass per length time^2'>[Of]>;
  /** rain that has reached the surface [kg/m^2] */
  readonly QR: Request<Read<'mass per length^2'>[Of]>;
  /** upward flux of THL at the surface, as prescribed [K m/s] */
  get wt(): Request<Read<'length temperature per time'>[Of]>;
  set wt(value: Assignable<'length temperature per time'>);
  /** upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get wq(): Request<Read<'length per time'>[Of]>;
  set wq(value: Assignable<'length per time'>);
  /** roughness length for momentum [m] */
  get z0m(): Request<Read<'length'>[Of]>;
  set z0m(value: Assignable<'length'>);
  /** roughness length for heat [m] */
  get z0h(): Request<Read<'length'>[Of]>;
  set z0h(value: Assignable<'length'>);
}

/** What the whole domain has: one point. */
export interface DalesScalars extends DalesScalarsCells<'points'> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(point: number): DalesScalarsCells<'point'>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(point?: AxisIndex): DalesScalarsCells<'points'>;
}

/** One point, or points, of {@link DalesSurfaceFields}: their attributes. */
export interface DalesSurfaceFieldsCells<Of extends 'point' | 'points'> extends CodeGridMembers {
  /** the middle of the cell [m] */
  readonly x: Read<'length'>[Of];
  /** the middle of the cell [m] */
  readonly y: Read<'length'>[Of];
  /** liquid water path [kg/m^2] */
  readonly LWP: Read<'mass per length^2'>[Of];
  /** rain water path [kg/m^2] */
  readonly RWP: Read<'mass per length^2'>[Of];
  /** total water path [kg/m^2] */
  readonly TWP: Read<'mass per length^2'>[Of];
  /** friction velocity [m/s] */
  readonly ustar: Read<'length per time'>[Of];
  /** roughness length for momentum [m] */
  readonly z0m: Read<'length'>[Of];
  /** roughness length for heat [m] */
  readonly z0h: Read<'length'>[Of];
  /** temperature of the surface [K] */
  readonly tskin: Read<'temperature'>[Of];
  /** specific humidity at the surface [kg/kg] */
  readonly qskin: Read<'dimensionless'>[Of];
  /** latent heat flux [W/m^2] */
  readonly LE: Read<'mass per time^3'>[Of];
  /** sensible heat flux [W/m^2] */
  readonly H: Read<'mass per time^3'>[Of];
  /** Obukhov length [m] */
  readonly obl: Read<'length'>[Of];
  /** upward flux of QT (kg/kg m/s) [m/s] */
  readonly wq: Read<'length per time'>[Of];
  /** upward flux of THL [K m/s] */
  readonly wt: Read<'length temperature per time'>[Of];
  /** gradient of U at the surface [1/s] */
  readonly dudz: Read<'1 per time'>[Of];
  /** gradient of V at the surface [1/s] */
  readonly dvdz: Read<'1 per time'>[Of];
  /** gradient of QT at the surface [1/m] */
  readonly dqtdz: Read<'1 per length'>[Of];
  /** gradient of THL at the surface [K/m] */
  readonly dthldz: Read<'temperature per length'>[Of];
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesSurfaceFieldsRequests<Of>;
}

/** One point, or points, of {@link DalesSurfaceFields}: their attributes, asynchronously. */
export interface DalesSurfaceFieldsRequests<Of extends 'point' | 'points'> {
  /** the middle of the cell [m] */
  readonly x: Request<Read<'length'>[Of]>;
  /** the middle of the cell [m] */
  readonly y: Request<Read<'length'>[Of]>;
  /** liquid water path [kg/m^2] */
  readonly LWP: Request<Read<'mass per length^2'>[Of]>;
  /** rain water path [kg/m^2] */
  readonly RWP: Request<Read<'mass per length^2'>[Of]>;
  /** total water path [kg/m^2] */
  readonly TWP: Request<Read<'mass per length^2'>[Of]>;
  /** friction velocity [m/s] */
  readonly ustar: Request<Read<'length per time'>[Of]>;
  /** roughness length for momentum [m] */
  readonly z0m: Request<Read<'length'>[Of]>;
  /** roughness length for heat [m] */
  readonly z0h: Request<Read<'length'>[Of]>;
  /** temperature of the surface [K] */
  readonly tskin: Request<Read<'temperature'>[Of]>;
  /** specific humidity at the surface [kg/kg] */
  readonly qskin: Request<Read<'dimensionless'>[Of]>;
  /** latent heat flux [W/m^2] */
  readonly LE: Request<Read<'mass per time^3'>[Of]>;
  /** sensible heat flux [W/m^2] */
  readonly H: Request<Read<'mass per time^3'>[Of]>;
  /** Obukhov length [m] */
  readonly obl: Request<Read<'length'>[Of]>;
  /** upward flux of QT (kg/kg m/s) [m/s] */
  readonly wq: Request<Read<'length per time'>[Of]>;
  /** upward flux of THL [K m/s] */
  readonly wt: Request<Read<'length temperature per time'>[Of]>;
  /** gradient of U at the surface [1/s] */
  readonly dudz: Request<Read<'1 per time'>[Of]>;
  /** gradient of V at the surface [1/s] */
  readonly dvdz: Request<Read<'1 per time'>[Of]>;
  /** gradient of QT at the surface [1/m] */
  readonly dqtdz: Request<Read<'1 per length'>[Of]>;
  /** gradient of THL at the surface [K/m] */
  readonly dthldz: Request<Read<'temperature per length'>[Of]>;
}

/** What belongs to columns. */
export interface DalesSurfaceFields extends DalesSurfaceFieldsCells<'points'> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number): DalesSurfaceFieldsCells<'point'>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex): DalesSurfaceFieldsCells<'points'>;
}

/** The parameters and the grids of Dales. */
export interface DalesMembers {
  /** The fields, on the staggered grid of the model: x, y, and z upwards. */
  readonly fields: DalesFields;
  /** Means over each level, computed when they are read; and what levels have. */
  readonly profiles: DalesProfiles;
  /** What the means over each level are nudged to; see setNudgeTimeU and the like. */
  readonly nudgingProfiles: DalesNudgingProfiles;
  /** Tendencies that are added to the model’s own, until they are set anew. */
  readonly forcingProfiles: DalesForcingProfiles;
  /** What the whole domain has: one point. */
  readonly scalars: DalesScalars;
  /** What belongs to columns. */
  readonly surfaceFields: DalesSurfaceFields;
}
