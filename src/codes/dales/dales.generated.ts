// Generated from src/codes/dales/interface.ts by npm run generate; do not edit.
// What is read is a value, or a request for one; what is set is always a value.
/* eslint-disable @typescript-eslint/related-getter-setter-pairs */
import type { AxisIndex } from '../../array/index-expression.js';
import type { Assignable } from '../../grid/grid.js';
import type { Request } from '../../request/request.js';
import type { Quantity } from '../../units/quantity.js';
import type { QuantityArray } from '../../units/quantity-array.js';

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
  evolveModel(time: Quantity, options?: { exactEnd?: boolean }): void;

  /** @returns [s] */
  getModelTime(): Quantity;

  /**
   * The length of the last step.
   * @returns [s]
   */
  getTimestep(): Quantity;

  /**
   * The size of the grid and of the domain.
   * @returns itot: points in x; jtot: points in y; kmax: levels; xsize: [m]; ysize: [m]
   */
  getParamsGrid(): { itot: number; jtot: number; kmax: number; xsize: Quantity; ysize: Quantity };

  /**
   * The velocity of what U and V of fields are relative to: of the moving grid.
   * @returns u: [m/s]; v: [m/s]
   */
  getGridVelocity(): { u: Quantity; v: Quantity };

  /** The part of the columns that have cloud somewhere. */
  getCloudCover(): number;

  /**
   * The mean over the domain.
   * @returns [kg/m^2]
   */
  getLiquidWaterPath(): Quantity;

  /**
   * The lower face of the lowest level with cloud; NaN without cloud.
   * @returns [m]
   */
  getCloudBase(): Quantity;

  /**
   * The upper face of the highest level with cloud; NaN without cloud.
   * @returns [m]
   */
  getCloudTop(): Quantity;

  /**
   * The part of the columns that have cloud within slabs of levels: the first from the ground to
   * below level ends[0], the next from there to below ends[1], and so on; levels count from 0.
   */
  getCloudfraction(ends: Int32Array | readonly number[]): Float64Array;

  /**
   * The mean of the rain that has reached the surface.
   * @returns [kg/m^2]
   */
  getRain(): Quantity;

  /** @returns [Pa] */
  getSurfacePressure(): Quantity;

  /** @param pressure [Pa] */
  setSurfacePressure(pressure: Quantity): void;

  /** @returns [Pa/s] */
  getTendencySurfacePressure(): Quantity;

  /**
   * How fast the surface pressure changes from now on.
   * @param tendency [Pa/s]
   */
  setTendencySurfacePressure(tendency: Quantity): void;

  /**
   * How the tendency of QT in forcingProfiles is applied: "global", the same everywhere in a level;
   * "local", QL in clouds and the rest outside; "variance", with fluctuations forced by qt_alpha;
   * "strong", with fluctuations forced towards ql_ref.
   */
  setQtForcing(kind: string): void;

  getQtForcing(): string;

  /** @returns [s] */
  getNudgeTimeU(): Quantity;

  /**
   * How fast U is nudged towards nudgingProfiles; 0, as at first: not at all.
   * @param time [s]
   */
  setNudgeTimeU(time: Quantity): void;

  /** @returns [s] */
  getNudgeTimeV(): Quantity;

  /**
   * How fast V is nudged towards nudgingProfiles; 0, as at first: not at all.
   * @param time [s]
   */
  setNudgeTimeV(time: Quantity): void;

  /** @returns [s] */
  getNudgeTimeTHL(): Quantity;

  /**
   * How fast THL is nudged towards nudgingProfiles; 0, as at first: not at all.
   * @param time [s]
   */
  setNudgeTimeTHL(time: Quantity): void;

  /** @returns [s] */
  getNudgeTimeQT(): Quantity;

  /**
   * How fast QT is nudged towards nudgingProfiles; 0, as at first: not at all.
   * @param time [s]
   */
  setNudgeTimeQT(time: Quantity): void;

  /** Writes restart files of the present time; every rank writes its own. */
  writeRestart(): void;
}

/** Points of {@link DalesFields}: their attributes. */
export interface DalesFieldsCells<Value extends Assignable> {
  /** the middle of the cell [m] */
  readonly x: Value;
  /** the middle of the cell [m] */
  readonly y: Value;
  /** the middle of the cell [m] */
  readonly z: Value;
  /** wind in x, relative to the moving grid, at west faces [m/s] */
  get U(): Value;
  set U(value: Assignable);
  /** wind in y, relative to the moving grid, at south faces [m/s] */
  get V(): Value;
  set V(value: Assignable);
  /** wind upwards, at lower faces [m/s] */
  get W(): Value;
  set W(value: Assignable);
  /** liquid water potential temperature [K] */
  get THL(): Value;
  set THL(value: Assignable);
  /** total specific humidity [kg/kg] */
  get QT(): Value;
  set QT(value: Assignable);
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  get E12(): Value;
  set E12(value: Assignable);
  /** specific condensed water [kg/kg] */
  readonly QL: Value;
  /** the part of it that is ice [kg/kg] */
  readonly QL_ice: Value;
  /** specific rain water [kg/kg] */
  readonly QR: Value;
  /** specific humidity at saturation [kg/kg] */
  readonly Qsat: Value;
  /** temperature [K] */
  readonly T: Value;
  /** hydrostatic pressure of the level [Pa] */
  readonly P: Value;
  /** modified pressure fluctuation [m^2/s^2] */
  readonly pi: Value;
  /** shortwave radiation downwards [W/m^2] */
  readonly rswd: Value;
  /** the part of it that is direct [W/m^2] */
  readonly rswdir: Value;
  /** the part of it that is diffuse [W/m^2] */
  readonly rswdif: Value;
  /** shortwave radiation upwards [W/m^2] */
  readonly rswu: Value;
  /** longwave radiation downwards [W/m^2] */
  readonly rlwd: Value;
  /** longwave radiation upwards [W/m^2] */
  readonly rlwu: Value;
  /** rswd if the sky were clear [W/m^2] */
  readonly rswdcs: Value;
  /** rswu if the sky were clear [W/m^2] */
  readonly rswucs: Value;
  /** rlwd if the sky were clear [W/m^2] */
  readonly rlwdcs: Value;
  /** rlwu if the sky were clear [W/m^2] */
  readonly rlwucs: Value;
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesFieldsRequests<Value>;
}

/** Points of {@link DalesFields}: their attributes, asynchronously. */
export interface DalesFieldsRequests<Value extends Assignable> {
  /** the middle of the cell [m] */
  readonly x: Request<Value>;
  /** the middle of the cell [m] */
  readonly y: Request<Value>;
  /** the middle of the cell [m] */
  readonly z: Request<Value>;
  /** wind in x, relative to the moving grid, at west faces [m/s] */
  get U(): Request<Value>;
  set U(value: Assignable);
  /** wind in y, relative to the moving grid, at south faces [m/s] */
  get V(): Request<Value>;
  set V(value: Assignable);
  /** wind upwards, at lower faces [m/s] */
  get W(): Request<Value>;
  set W(value: Assignable);
  /** liquid water potential temperature [K] */
  get THL(): Request<Value>;
  set THL(value: Assignable);
  /** total specific humidity [kg/kg] */
  get QT(): Request<Value>;
  set QT(value: Assignable);
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  get E12(): Request<Value>;
  set E12(value: Assignable);
  /** specific condensed water [kg/kg] */
  readonly QL: Request<Value>;
  /** the part of it that is ice [kg/kg] */
  readonly QL_ice: Request<Value>;
  /** specific rain water [kg/kg] */
  readonly QR: Request<Value>;
  /** specific humidity at saturation [kg/kg] */
  readonly Qsat: Request<Value>;
  /** temperature [K] */
  readonly T: Request<Value>;
  /** hydrostatic pressure of the level [Pa] */
  readonly P: Request<Value>;
  /** modified pressure fluctuation [m^2/s^2] */
  readonly pi: Request<Value>;
  /** shortwave radiation downwards [W/m^2] */
  readonly rswd: Request<Value>;
  /** the part of it that is direct [W/m^2] */
  readonly rswdir: Request<Value>;
  /** the part of it that is diffuse [W/m^2] */
  readonly rswdif: Request<Value>;
  /** shortwave radiation upwards [W/m^2] */
  readonly rswu: Request<Value>;
  /** longwave radiation downwards [W/m^2] */
  readonly rlwd: Request<Value>;
  /** longwave radiation upwards [W/m^2] */
  readonly rlwu: Request<Value>;
  /** rswd if the sky were clear [W/m^2] */
  readonly rswdcs: Request<Value>;
  /** rswu if the sky were clear [W/m^2] */
  readonly rswucs: Request<Value>;
  /** rlwd if the sky were clear [W/m^2] */
  readonly rlwdcs: Request<Value>;
  /** rlwu if the sky were clear [W/m^2] */
  readonly rlwucs: Request<Value>;
}

/** The fields, on the staggered grid of the model: x, y, and z upwards. */
export interface DalesFields extends DalesFieldsCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number, z: number): DalesFieldsCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex, z?: AxisIndex): DalesFieldsCells<QuantityArray>;
}

/** Points of {@link DalesProfiles}: their attributes. */
export interface DalesProfilesCells<Value extends Assignable> {
  /** height of the middle of the level [m] */
  readonly z: Value;
  /** the same [m] */
  readonly Z: Value;
  /** height of the lower face of the level [m] */
  readonly zh: Value;
  /** hydrostatic pressure [Pa] */
  readonly P: Value;
  /** hydrostatic pressure at the lower face [Pa] */
  readonly Ph: Value;
  /** density [kg/m^3] */
  readonly rho: Value;
  /** density of the base state [kg/m^3] */
  readonly rhob: Value;
  /** cloud fraction: the part of the points with cloud */
  readonly A: Value;
  /** the same */
  readonly CF: Value;
  /** wind in x, relative to the moving grid [m/s] */
  readonly U: Value;
  /** wind in y, relative to the moving grid [m/s] */
  readonly V: Value;
  /** wind upwards [m/s] */
  readonly W: Value;
  /** liquid water potential temperature [K] */
  readonly THL: Value;
  /** total specific humidity [kg/kg] */
  readonly QT: Value;
  /** specific condensed water [kg/kg] */
  readonly QL: Value;
  /** the part of it that is ice [kg/kg] */
  readonly QL_ice: Value;
  /** specific rain water [kg/kg] */
  readonly QR: Value;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Value;
  /** temperature [K] */
  readonly T: Value;
  /** mean square of W [m^2/s^2] */
  readonly W2: Value;
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesProfilesRequests<Value>;
}

/** Points of {@link DalesProfiles}: their attributes, asynchronously. */
export interface DalesProfilesRequests<Value extends Assignable> {
  /** height of the middle of the level [m] */
  readonly z: Request<Value>;
  /** the same [m] */
  readonly Z: Request<Value>;
  /** height of the lower face of the level [m] */
  readonly zh: Request<Value>;
  /** hydrostatic pressure [Pa] */
  readonly P: Request<Value>;
  /** hydrostatic pressure at the lower face [Pa] */
  readonly Ph: Request<Value>;
  /** density [kg/m^3] */
  readonly rho: Request<Value>;
  /** density of the base state [kg/m^3] */
  readonly rhob: Request<Value>;
  /** cloud fraction: the part of the points with cloud */
  readonly A: Request<Value>;
  /** the same */
  readonly CF: Request<Value>;
  /** wind in x, relative to the moving grid [m/s] */
  readonly U: Request<Value>;
  /** wind in y, relative to the moving grid [m/s] */
  readonly V: Request<Value>;
  /** wind upwards [m/s] */
  readonly W: Request<Value>;
  /** liquid water potential temperature [K] */
  readonly THL: Request<Value>;
  /** total specific humidity [kg/kg] */
  readonly QT: Request<Value>;
  /** specific condensed water [kg/kg] */
  readonly QL: Request<Value>;
  /** the part of it that is ice [kg/kg] */
  readonly QL_ice: Request<Value>;
  /** specific rain water [kg/kg] */
  readonly QR: Request<Value>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Request<Value>;
  /** temperature [K] */
  readonly T: Request<Value>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Request<Value>;
}

/** Means over each level, computed when they are read; and what levels have. */
export interface DalesProfiles extends DalesProfilesCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): DalesProfilesCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): DalesProfilesCells<QuantityArray>;
}

/** Points of {@link DalesNudgingProfiles}: their attributes. */
export interface DalesNudgingProfilesCells<Value extends Assignable> {
  /** height of the middle of the level [m] */
  readonly z: Value;
  /** wind in x, relative to the ground [m/s] */
  get U(): Value;
  set U(value: Assignable);
  /** wind in y, relative to the ground [m/s] */
  get V(): Value;
  set V(value: Assignable);
  /** liquid water potential temperature [K] */
  get THL(): Value;
  set THL(value: Assignable);
  /** total specific humidity [kg/kg] */
  get QT(): Value;
  set QT(value: Assignable);
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesNudgingProfilesRequests<Value>;
}

/** Points of {@link DalesNudgingProfiles}: their attributes, asynchronously. */
export interface DalesNudgingProfilesRequests<Value extends Assignable> {
  /** height of the middle of the level [m] */
  readonly z: Request<Value>;
  /** wind in x, relative to the ground [m/s] */
  get U(): Request<Value>;
  set U(value: Assignable);
  /** wind in y, relative to the ground [m/s] */
  get V(): Request<Value>;
  set V(value: Assignable);
  /** liquid water potential temperature [K] */
  get THL(): Request<Value>;
  set THL(value: Assignable);
  /** total specific humidity [kg/kg] */
  get QT(): Request<Value>;
  set QT(value: Assignable);
}

/** What the means over each level are nudged to; see setNudgeTimeU and the like. */
export interface DalesNudgingProfiles extends DalesNudgingProfilesCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): DalesNudgingProfilesCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): DalesNudgingProfilesCells<QuantityArray>;
}

/** Points of {@link DalesForcingProfiles}: their attributes. */
export interface DalesForcingProfilesCells<Value extends Assignable> {
  /** height of the middle of the level [m] */
  readonly z: Value;
  /** of wind in x [m/s^2] */
  get U(): Value;
  set U(value: Assignable);
  /** of wind in y [m/s^2] */
  get V(): Value;
  set V(value: Assignable);
  /** of liquid water potential temperature [K/s] */
  get THL(): Value;
  set THL(value: Assignable);
  /** of total specific humidity (kg/kg/s) [1/s] */
  get QT(): Value;
  set QT(value: Assignable);
  /** of condensed water (kg/kg/s), for "local" QT forcing [1/s] */
  get QL(): Value;
  set QL(value: Assignable);
  /** condensed water, for "strong" QT forcing [kg/kg] */
  get ql_ref(): Value;
  set ql_ref(value: Assignable);
  /** of fluctuations, for "variance" QT forcing [1/s] */
  get qt_alpha(): Value;
  set qt_alpha(value: Assignable);
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesForcingProfilesRequests<Value>;
}

/** Points of {@link DalesForcingProfiles}: their attributes, asynchronously. */
export interface DalesForcingProfilesRequests<Value extends Assignable> {
  /** height of the middle of the level [m] */
  readonly z: Request<Value>;
  /** of wind in x [m/s^2] */
  get U(): Request<Value>;
  set U(value: Assignable);
  /** of wind in y [m/s^2] */
  get V(): Request<Value>;
  set V(value: Assignable);
  /** of liquid water potential temperature [K/s] */
  get THL(): Request<Value>;
  set THL(value: Assignable);
  /** of total specific humidity (kg/kg/s) [1/s] */
  get QT(): Request<Value>;
  set QT(value: Assignable);
  /** of condensed water (kg/kg/s), for "local" QT forcing [1/s] */
  get QL(): Request<Value>;
  set QL(value: Assignable);
  /** condensed water, for "strong" QT forcing [kg/kg] */
  get ql_ref(): Request<Value>;
  set ql_ref(value: Assignable);
  /** of fluctuations, for "variance" QT forcing [1/s] */
  get qt_alpha(): Request<Value>;
  set qt_alpha(value: Assignable);
}

/** Tendencies that are added to the model’s own, until they are set anew. */
export interface DalesForcingProfiles extends DalesForcingProfilesCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): DalesForcingProfilesCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): DalesForcingProfilesCells<QuantityArray>;
}

/** Points of {@link DalesScalars}: their attributes. */
export interface DalesScalarsCells<Value extends Assignable> {
  /** surface pressure [Pa] */
  readonly Ps: Value;
  /** rain that has reached the surface [kg/m^2] */
  readonly QR: Value;
  /** upward flux of THL at the surface, as prescribed [K m/s] */
  get wt(): Value;
  set wt(value: Assignable);
  /** upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get wq(): Value;
  set wq(value: Assignable);
  /** roughness length for momentum [m] */
  get z0m(): Value;
  set z0m(value: Assignable);
  /** roughness length for heat [m] */
  get z0h(): Value;
  set z0h(value: Assignable);
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesScalarsRequests<Value>;
}

/** Points of {@link DalesScalars}: their attributes, asynchronously. */
export interface DalesScalarsRequests<Value extends Assignable> {
  /** surface pressure [Pa] */
  readonly Ps: Request<Value>;
  /** rain that has reached the surface [kg/m^2] */
  readonly QR: Request<Value>;
  /** upward flux of THL at the surface, as prescribed [K m/s] */
  get wt(): Request<Value>;
  set wt(value: Assignable);
  /** upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get wq(): Request<Value>;
  set wq(value: Assignable);
  /** roughness length for momentum [m] */
  get z0m(): Request<Value>;
  set z0m(value: Assignable);
  /** roughness length for heat [m] */
  get z0h(): Request<Value>;
  set z0h(value: Assignable);
}

/** What the whole domain has: one point. */
export interface DalesScalars extends DalesScalarsCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(point: number): DalesScalarsCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(point?: AxisIndex): DalesScalarsCells<QuantityArray>;
}

/** Points of {@link DalesSurfaceFields}: their attributes. */
export interface DalesSurfaceFieldsCells<Value extends Assignable> {
  /** the middle of the cell [m] */
  readonly x: Value;
  /** the middle of the cell [m] */
  readonly y: Value;
  /** liquid water path [kg/m^2] */
  readonly LWP: Value;
  /** rain water path [kg/m^2] */
  readonly RWP: Value;
  /** total water path [kg/m^2] */
  readonly TWP: Value;
  /** friction velocity [m/s] */
  readonly ustar: Value;
  /** roughness length for momentum [m] */
  readonly z0m: Value;
  /** roughness length for heat [m] */
  readonly z0h: Value;
  /** temperature of the surface [K] */
  readonly tskin: Value;
  /** specific humidity at the surface [kg/kg] */
  readonly qskin: Value;
  /** latent heat flux [W/m^2] */
  readonly LE: Value;
  /** sensible heat flux [W/m^2] */
  readonly H: Value;
  /** Obukhov length [m] */
  readonly obl: Value;
  /** upward flux of QT (kg/kg m/s) [m/s] */
  readonly wq: Value;
  /** upward flux of THL [K m/s] */
  readonly wt: Value;
  /** gradient of U at the surface [1/s] */
  readonly dudz: Value;
  /** gradient of V at the surface [1/s] */
  readonly dvdz: Value;
  /** gradient of QT at the surface [1/m] */
  readonly dqtdz: Value;
  /** gradient of THL at the surface [K/m] */
  readonly dthldz: Value;
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: DalesSurfaceFieldsRequests<Value>;
}

/** Points of {@link DalesSurfaceFields}: their attributes, asynchronously. */
export interface DalesSurfaceFieldsRequests<Value extends Assignable> {
  /** the middle of the cell [m] */
  readonly x: Request<Value>;
  /** the middle of the cell [m] */
  readonly y: Request<Value>;
  /** liquid water path [kg/m^2] */
  readonly LWP: Request<Value>;
  /** rain water path [kg/m^2] */
  readonly RWP: Request<Value>;
  /** total water path [kg/m^2] */
  readonly TWP: Request<Value>;
  /** friction velocity [m/s] */
  readonly ustar: Request<Value>;
  /** roughness length for momentum [m] */
  readonly z0m: Request<Value>;
  /** roughness length for heat [m] */
  readonly z0h: Request<Value>;
  /** temperature of the surface [K] */
  readonly tskin: Request<Value>;
  /** specific humidity at the surface [kg/kg] */
  readonly qskin: Request<Value>;
  /** latent heat flux [W/m^2] */
  readonly LE: Request<Value>;
  /** sensible heat flux [W/m^2] */
  readonly H: Request<Value>;
  /** Obukhov length [m] */
  readonly obl: Request<Value>;
  /** upward flux of QT (kg/kg m/s) [m/s] */
  readonly wq: Request<Value>;
  /** upward flux of THL [K m/s] */
  readonly wt: Request<Value>;
  /** gradient of U at the surface [1/s] */
  readonly dudz: Request<Value>;
  /** gradient of V at the surface [1/s] */
  readonly dvdz: Request<Value>;
  /** gradient of QT at the surface [1/m] */
  readonly dqtdz: Request<Value>;
  /** gradient of THL at the surface [K/m] */
  readonly dthldz: Request<Value>;
}

/** What belongs to columns. */
export interface DalesSurfaceFields extends DalesSurfaceFieldsCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number): DalesSurfaceFieldsCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex): DalesSurfaceFieldsCells<QuantityArray>;
}

/** The grids of Dales. */
export interface DalesGrids {
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
