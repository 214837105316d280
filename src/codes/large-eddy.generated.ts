// Generated from src/codes/large-eddy-interface.ts by npm run generate; do not edit.
// What is read is a value, or a request for one; what is set is always a value.
/* eslint-disable @typescript-eslint/related-getter-setter-pairs */
import type { AxisIndex } from '../array/index-expression.js';
import type { Assignable } from '../grid/grid.js';
import type { Request } from '../request/request.js';
import type { Quantity } from '../units/quantity.js';
import type { QuantityArray } from '../units/quantity-array.js';

/** The methods of LargeEddy, as plain functions. */
export interface LargeEddyMethods {
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
   * The length of the last step.
   * @returns [s]
   */
  getTimestep(): Quantity;

  /**
   * The velocity of what U and V of fields and profiles are relative to: the ground or a moving
   * grid.
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

/** Points of {@link LargeEddyFields}: their attributes. */
export interface LargeEddyFieldsCells<Value extends Assignable> {
  /** wind in x, at west faces [m/s] */
  get U(): Value;
  set U(value: Assignable);
  /** wind in y, at south faces [m/s] */
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
  /** temperature [K] */
  readonly T: Value;
  /** pressure [Pa] */
  readonly P: Value;
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: LargeEddyFieldsRequests<Value>;
}

/** Points of {@link LargeEddyFields}: their attributes, asynchronously. */
export interface LargeEddyFieldsRequests<Value extends Assignable> {
  /** wind in x, at west faces [m/s] */
  get U(): Request<Value>;
  set U(value: Assignable);
  /** wind in y, at south faces [m/s] */
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
  /** temperature [K] */
  readonly T: Request<Value>;
  /** pressure [Pa] */
  readonly P: Request<Value>;
}

/** The fields, on the staggered grid of the model: x, y, and z upwards. */
export interface LargeEddyFields extends LargeEddyFieldsCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number, z: number): LargeEddyFieldsCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex, z?: AxisIndex): LargeEddyFieldsCells<QuantityArray>;
}

/** Points of {@link LargeEddyProfiles}: their attributes. */
export interface LargeEddyProfilesCells<Value extends Assignable> {
  /** height of the level [m] */
  readonly Z: Value;
  /** wind in x [m/s] */
  readonly U: Value;
  /** wind in y [m/s] */
  readonly V: Value;
  /** wind upwards [m/s] */
  readonly W: Value;
  /** liquid water potential temperature [K] */
  readonly THL: Value;
  /** total specific humidity [kg/kg] */
  readonly QT: Value;
  /** specific condensed water [kg/kg] */
  readonly QL: Value;
  /** temperature [K] */
  readonly T: Value;
  /** pressure [Pa] */
  readonly P: Value;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Value;
  /** mean square of W [m^2/s^2] */
  readonly W2: Value;
  /** the part of the points that have cloud */
  readonly CF: Value;
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: LargeEddyProfilesRequests<Value>;
}

/** Points of {@link LargeEddyProfiles}: their attributes, asynchronously. */
export interface LargeEddyProfilesRequests<Value extends Assignable> {
  /** height of the level [m] */
  readonly Z: Request<Value>;
  /** wind in x [m/s] */
  readonly U: Request<Value>;
  /** wind in y [m/s] */
  readonly V: Request<Value>;
  /** wind upwards [m/s] */
  readonly W: Request<Value>;
  /** liquid water potential temperature [K] */
  readonly THL: Request<Value>;
  /** total specific humidity [kg/kg] */
  readonly QT: Request<Value>;
  /** specific condensed water [kg/kg] */
  readonly QL: Request<Value>;
  /** temperature [K] */
  readonly T: Request<Value>;
  /** pressure [Pa] */
  readonly P: Request<Value>;
  /** square root of the subgrid turbulent kinetic energy [m/s] */
  readonly E12: Request<Value>;
  /** mean square of W [m^2/s^2] */
  readonly W2: Request<Value>;
  /** the part of the points that have cloud */
  readonly CF: Request<Value>;
}

/** Means over each level, computed when they are read. */
export interface LargeEddyProfiles extends LargeEddyProfilesCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): LargeEddyProfilesCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): LargeEddyProfilesCells<QuantityArray>;
}

/** Points of {@link LargeEddyForcingProfiles}: their attributes. */
export interface LargeEddyForcingProfilesCells<Value extends Assignable> {
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
  readonly request: LargeEddyForcingProfilesRequests<Value>;
}

/** Points of {@link LargeEddyForcingProfiles}: their attributes, asynchronously. */
export interface LargeEddyForcingProfilesRequests<Value extends Assignable> {
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
export interface LargeEddyForcingProfiles extends LargeEddyForcingProfilesCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(z: number): LargeEddyForcingProfilesCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(z?: AxisIndex): LargeEddyForcingProfilesCells<QuantityArray>;
}

/** Points of {@link LargeEddySurfaceFields}: their attributes. */
export interface LargeEddySurfaceFieldsCells<Value extends Assignable> {
  /** liquid water path [kg/m^2] */
  readonly LWP: Value;
  /** The same, asynchronously: reading gives a request, setting returns at once. */
  readonly request: LargeEddySurfaceFieldsRequests<Value>;
}

/** Points of {@link LargeEddySurfaceFields}: their attributes, asynchronously. */
export interface LargeEddySurfaceFieldsRequests<Value extends Assignable> {
  /** liquid water path [kg/m^2] */
  readonly LWP: Request<Value>;
}

/** What belongs to columns. */
export interface LargeEddySurfaceFields extends LargeEddySurfaceFieldsCells<QuantityArray> {
  /** The number of points along each axis. */
  readonly shape: readonly number[];
  /** One point, by an integer for each axis. */
  at(x: number, y: number): LargeEddySurfaceFieldsCells<Quantity>;
  /** Some of the points: for each axis an integer, or a slice such as '3:6'. */
  at(x?: AxisIndex, y?: AxisIndex): LargeEddySurfaceFieldsCells<QuantityArray>;
}

/** The grids of LargeEddy. */
export interface LargeEddyGrids {
  /** The fields, on the staggered grid of the model: x, y, and z upwards. */
  readonly fields: LargeEddyFields;
  /** Means over each level, computed when they are read. */
  readonly profiles: LargeEddyProfiles;
  /** Tendencies that are added to the model’s own, until they are set anew; 0 at first. */
  readonly forcingProfiles: LargeEddyForcingProfiles;
  /** What belongs to columns. */
  readonly surfaceFields: LargeEddySurfaceFields;
}
