// Generated from src/codes/cumulus-interface.ts by npm run generate; do not edit.
// What is read is a value, or a request for one; what is set is always a value.
/* eslint-disable @typescript-eslint/related-getter-setter-pairs */
import type { AxisIndex } from '../array/index-expression.js';
import type { Assignable } from '../grid/grid.js';
import type { Request } from '../request/request.js';
import type { Quantity } from '../units/quantity.js';
import type { QuantityArray } from '../units/quantity-array.js';

/** The methods of Cumulus, as plain functions. */
export interface CumulusMethods {
  initializeCode(): void;

  /** Makes the grid and the initial state. The first call that needs them does it. */
  commitParameters(): void;

  /**
   * Runs the model until a time; times before the model time are an error.
   * @param time the time to reach [s]
   * @param options.exactEnd shortens the last steps to end exactly there, else the last step may go
   * beyond (false)
   */
  evolveModel(time: Quantity, options?: { exactEnd?: boolean }): void;

  /** @returns [s] */
  getModelTime(): Quantity;

  /**
   * The length of the last step; 0 before the first.
   * @returns [s]
   */
  getTimestep(): Quantity;

  /**
   * The velocity of what U and V of fields are relative to; 0, since that is the ground.
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
}

/** Points of {@link CumulusFields}: their attributes. */
export interface CumulusFieldsCells<Value extends Assignable> {
  /** wind in x, relative to the ground, at west faces [m/s] */
  get U(): Value;
  set U(value: Assignable);
  /** wind in y, relative to the ground, at south faces [m/s] */
  get V(): Value;
  set V(value: Assignable);
  /** wind upwards, at lower faces; 0 at the surface [m/s] */
  get W(): Value;
  set W(value: Assignable);
  /** liquid water potential temperature [K] */
  get THL(): Value;
  set THL(value: Assignable);
  /** total specific humidity [kg/kg] */
  get QT(): Value;
  set QT(value: Assignable);
  /** square root of the subgrid turbulent kinetic energy; at least 5e-5 [m/s] */
  get E12(): Value;
  set E12(value: Assignable);
  /** specific liquid water [kg/kg] */
  readonly QL: Value;
  /** temperature [K] */
  readonly T: Value;
  /** pressure [Pa] */
  readonly P: Value;
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: CumulusFieldsRequests<Value>;
}

/** Points of {@link CumulusFields}: their attributes, asynchronously. */
export interface CumulusFieldsRequests<Value extends Assignable> {
  /** wind in x, relative to the ground, at west faces [m/s] */
  get U(): Request<Value>;
  set U(value: Assignable);
  /** wind in y, relative to the ground, at south faces [m/s] */
  get V(): Request<Value>;
  set V(value: Assignable);
  /** wind upwards, at lower faces; 0 at the surface [m/s] */
  get W(): Request<Value>;
  set W(value: Assignable);
  /** liquid water potential temperature [K] */
  get THL(): Request<Value>;
  set THL(value: Assignable);
  /** total specific humidity [kg/kg] */
  get QT(): Request<Value>;
  set QT(value: Assignable);
  /** square root of the subgrid turbulent kinetic energy; at least 5e-5 [m/s] */
  get E12(): Request<Value>;
  set E12(value: Assignable);
  /** specific liquid water [kg/kg] */
  readonly QL: Request<Value>;
  /** temperature [K] */
  readonly T: Request<Value>;
  /** pressure [Pa] */
  readonly P: Request<Value>;
}

/** The fields, on the staggered grid of the model: x, y, and z upwards. */
export interface CumulusFields extends CumulusFieldsCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number, z: number): CumulusFieldsCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex, z?: AxisIndex): CumulusFieldsCells<QuantityArray>;
}

/** Points of {@link CumulusProfiles}: their attributes. */
export interface CumulusProfilesCells<Value extends Assignable> {
  /** height of the level; W lies half a level lower [m] */
  readonly Z: Value;
  /** wind in x, relative to the ground [m/s] */
  readonly U: Value;
  /** wind in y, relative to the ground [m/s] */
  readonly V: Value;
  /** wind upwards [m/s] */
  readonly W: Value;
  /** liquid water potential temperature [K] */
  readonly THL: Value;
  /** total specific humidity [kg/kg] */
  readonly QT: Value;
  /** specific liquid water [kg/kg] */
  readonly QL: Value;
  /** temperature [K] */
  readonly T: Value;
  /** virtual potential temperature [K] */
  readonly THV: Value;
  /** pressure [Pa] */
  readonly P: Value;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Value;
  /** mean square of W [m^2/s^2] */
  readonly W2: Value;
  /** resolved turbulent kinetic energy [m^2/s^2] */
  readonly TKE: Value;
  /** cloud fraction: the part of the points that have cloud */
  readonly CF: Value;
  /** the part of the points that have buoyant cloud */
  readonly CORE: Value;
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: CumulusProfilesRequests<Value>;
}

/** Points of {@link CumulusProfiles}: their attributes, asynchronously. */
export interface CumulusProfilesRequests<Value extends Assignable> {
  /** height of the level; W lies half a level lower [m] */
  readonly Z: Request<Value>;
  /** wind in x, relative to the ground [m/s] */
  readonly U: Request<Value>;
  /** wind in y, relative to the ground [m/s] */
  readonly V: Request<Value>;
  /** wind upwards [m/s] */
  readonly W: Request<Value>;
  /** liquid water potential temperature [K] */
  readonly THL: Request<Value>;
  /** total specific humidity [kg/kg] */
  readonly QT: Request<Value>;
  /** specific liquid water [kg/kg] */
  readonly QL: Request<Value>;
  /** temperature [K] */
  readonly T: Request<Value>;
  /** virtual potential temperature [K] */
  readonly THV: Request<Value>;
  /** pressure [Pa] */
  readonly P: Request<Value>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Request<Value>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Request<Value>;
  /** resolved turbulent kinetic energy [m^2/s^2] */
  readonly TKE: Request<Value>;
  /** cloud fraction: the part of the points that have cloud */
  readonly CF: Request<Value>;
  /** the part of the points that have buoyant cloud */
  readonly CORE: Request<Value>;
}

/** Means over each level, computed when they are read. */
export interface CumulusProfiles extends CumulusProfilesCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): CumulusProfilesCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): CumulusProfilesCells<QuantityArray>;
}

/** Points of {@link CumulusForcingProfiles}: their attributes. */
export interface CumulusForcingProfilesCells<Value extends Assignable> {
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
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: CumulusForcingProfilesRequests<Value>;
}

/** Points of {@link CumulusForcingProfiles}: their attributes, asynchronously. */
export interface CumulusForcingProfilesRequests<Value extends Assignable> {
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
}

/** Tendencies that are added to the model’s own, until they are set anew; 0 at first. */
export interface CumulusForcingProfiles extends CumulusForcingProfilesCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): CumulusForcingProfilesCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): CumulusForcingProfilesCells<QuantityArray>;
}

/** Points of {@link CumulusSurfaceFields}: their attributes. */
export interface CumulusSurfaceFieldsCells<Value extends Assignable> {
  /** liquid water path [kg/m^2] */
  readonly LWP: Value;
  /** friction velocity [m/s] */
  get USTAR(): Value;
  set USTAR(value: Assignable);
  /** upward flux of THL at the surface [K m/s] */
  get WTHL(): Value;
  set WTHL(value: Assignable);
  /** upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get WQT(): Value;
  set WQT(value: Assignable);
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: CumulusSurfaceFieldsRequests<Value>;
}

/** Points of {@link CumulusSurfaceFields}: their attributes, asynchronously. */
export interface CumulusSurfaceFieldsRequests<Value extends Assignable> {
  /** liquid water path [kg/m^2] */
  readonly LWP: Request<Value>;
  /** friction velocity [m/s] */
  get USTAR(): Request<Value>;
  set USTAR(value: Assignable);
  /** upward flux of THL at the surface [K m/s] */
  get WTHL(): Request<Value>;
  set WTHL(value: Assignable);
  /** upward flux of QT at the surface (kg/kg m/s) [m/s] */
  get WQT(): Request<Value>;
  set WQT(value: Assignable);
}

/** What belongs to columns. */
export interface CumulusSurfaceFields extends CumulusSurfaceFieldsCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number): CumulusSurfaceFieldsCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex): CumulusSurfaceFieldsCells<QuantityArray>;
}

/** The grids of Cumulus. */
export interface CumulusGrids {
  /** The fields, on the staggered grid of the model: x, y, and z upwards. */
  readonly fields: CumulusFields;
  /** Means over each level, computed when they are read. */
  readonly profiles: CumulusProfiles;
  /** Tendencies that are added to the model’s own, until they are set anew; 0 at first. */
  readonly forcingProfiles: CumulusForcingProfiles;
  /** What belongs to columns. */
  readonly surfaceFields: CumulusSurfaceFields;
}
