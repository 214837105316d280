// SPDX-License-Identifier: Apache-2.0
/**
 * polymuse couples simulation codes from one script: each code runs in its own MPI processes, and the
 * script calls methods of objects, each of which is a running model.
 *
 * @example
 * import { AsyncRequestsPool, Cumulus, quantity } from 'polymuse';
 *
 * const d1 = new Cumulus({ workdir: 'les1', channelType: 'sockets', case: 'bomex' });
 * const d2 = new Cumulus({ workdir: 'les2', numberOfWorkers: 2, case: 'bomex' });
 * const pool = new AsyncRequestsPool();
 * pool.addRequest(d1.evolveModel.asynchronous(quantity(120, 's'), { exactEnd: true }));
 * pool.addRequest(d2.evolveModel.asynchronous(quantity(120, 's'), { exactEnd: true }));
 * pool.waitall();
 * const wind = d1.fields.at(5, 5, '1:10').U;
 *
 * @module polymuse
 */
// Codes and their instances.
export type { ChannelType } from './workers/transports/table.js';
export {
  type AsynchronousMethods,
  type Code,
  codeClass,
  type CodeClass,
  type InferredMembers,
} from './code/code-class.js';
export { defineInterface } from './code/define-interface.js';
export { CodeInstance, type Waiting } from './code/instance.js';
export type {
  ArgumentsOf,
  CallArguments,
  MethodsOf,
  OrRequest,
  PropertiesOf,
  ResultOf,
} from './code/methods.js';
export type {
  ParameterMembers,
  ParameterRequestMembers,
  ParametersLike,
  ParametersOf,
  ParameterValue,
} from './code/parameter-types.js';
export type { CodeOptions, Redirection } from './code/options.js';
export type { CallOptions } from './calls/dependencies.js';
export type { CallEvent, InstanceEvent } from './calls/events.js';
export type { Language } from './interface/languages.js';
export type {
  ScalarType,
  ArrayType,
  ValueType,
  ArgumentSpecification,
  ComputedResult,
  InPlaceResult,
  ResultSpecification,
  FunctionSpecification,
  ParameterSpecification,
  AttributeSpecification,
  GridSpecification,
  TransitionSpecification,
  StatesSpecification,
  InterfaceSpecification,
} from './interface/specification.js';
export type { RankInfo } from './workers/worker-link.js';

// The codes that come with polymuse.
export { Cumulus, type CumulusOptions } from './codes/cumulus/cumulus.js';
export type {
  CumulusMethods,
  CumulusFieldsValues,
  CumulusFieldsCells,
  CumulusFieldsRequests,
  CumulusFields,
  CumulusProfilesValues,
  CumulusProfilesCells,
  CumulusProfilesRequests,
  CumulusProfiles,
  CumulusForcingProfilesValues,
  CumulusForcingProfilesCells,
  CumulusForcingProfilesRequests,
  CumulusForcingProfiles,
  CumulusSurfaceFieldsValues,
  CumulusSurfaceFieldsCells,
  CumulusSurfaceFieldsRequests,
  CumulusSurfaceFields,
  CumulusParameterValues,
  CumulusParameterRequests,
  CumulusParameters,
  CumulusMembers,
  CumulusFieldsSelection,
  CumulusForcingProfilesSelection,
  CumulusProfilesSelection,
  CumulusSurfaceFieldsSelection,
} from './codes/cumulus/cumulus.generated.js';
export { Dales, type DalesOptions } from './codes/dales/dales.js';
export type {
  CommonParameters,
  DalesParameters,
  NamelistGroups,
  NamelistParameters,
} from './codes/dales/parameters.js';
export type { Interpolation } from './codes/dales/column-file.js';
export type { InputOptions } from './codes/dales/input.js';
export type { NamelistName } from './codes/dales/namelist-keys.js';
export type {
  DalesMethods,
  DalesFieldsValues,
  DalesFieldsCells,
  DalesFieldsRequests,
  DalesFields,
  DalesProfilesValues,
  DalesProfilesCells,
  DalesProfilesRequests,
  DalesProfiles,
  DalesNudgingProfilesValues,
  DalesNudgingProfilesCells,
  DalesNudgingProfilesRequests,
  DalesNudgingProfiles,
  DalesForcingProfilesValues,
  DalesForcingProfilesCells,
  DalesForcingProfilesRequests,
  DalesForcingProfiles,
  DalesScalarsValues,
  DalesScalarsCells,
  DalesScalarsRequests,
  DalesScalars,
  DalesSurfaceFieldsValues,
  DalesSurfaceFieldsCells,
  DalesSurfaceFieldsRequests,
  DalesSurfaceFields,
  DalesMembers,
  DalesFieldsSelection,
  DalesForcingProfilesSelection,
  DalesNudgingProfilesSelection,
  DalesProfilesSelection,
  DalesScalarsSelection,
  DalesSurfaceFieldsSelection,
} from './codes/dales/dales.generated.js';
export type { LargeEddyModel } from './codes/large-eddy/large-eddy-model.js';
export type {
  LargeEddyMethods,
  LargeEddyFieldsValues,
  LargeEddyFieldsCells,
  LargeEddyFieldsRequests,
  LargeEddyFields,
  LargeEddyProfilesValues,
  LargeEddyProfilesCells,
  LargeEddyProfilesRequests,
  LargeEddyProfiles,
  LargeEddyForcingProfilesValues,
  LargeEddyForcingProfilesCells,
  LargeEddyForcingProfilesRequests,
  LargeEddyForcingProfiles,
  LargeEddySurfaceFieldsValues,
  LargeEddySurfaceFieldsCells,
  LargeEddySurfaceFieldsRequests,
  LargeEddySurfaceFields,
  LargeEddyParameterValues,
  LargeEddyParameterRequests,
  LargeEddyParameters,
  LargeEddyMembers,
  LargeEddyFieldsSelection,
  LargeEddyForcingProfilesSelection,
  LargeEddyProfilesSelection,
  LargeEddySurfaceFieldsSelection,
} from './codes/large-eddy/large-eddy.generated.js';

// Requests.
export {
  AsyncRequestsPool,
  type FinishedRequest,
  type FinishedRequests,
  type PoolHandler,
} from './request/pool.js';
export type { Sum, TermsFor } from './request/arithmetic.js';
export type { Method } from './request/method.js';
export { Request, type RequestState, type ResultHandler } from './request/request.js';
export type { RequestFor, MultiResultRequest } from './request/multi-result.js';
export type { WaitOptions } from './request/waiting.js';

// Placement of ranks, and the end of a job.
export type { AllocatedNode, Allocation } from './workers/platforms/platform.js';
export { allocation } from './workers/placement/cores-of-this-job.js';
export type { Binding, Placement, RankPlacement } from './workers/placement/placement.js';
export { onTermination, terminationSignal } from './workers/termination.js';

// Errors.
export {
  PolymuseError,
  ShapeError,
  SliceError,
  UnitError,
  ArgumentError,
  AttributeError,
  RemapError,
  InputFileError,
  CodeError,
  NotRunError,
  CancelledError,
  MemoryError,
  type WorkerEnd,
  WorkerDiedError,
  LaunchError,
  InterfaceMismatchError,
  StateError,
  TimeoutError,
  TerminatedError,
  type Violation,
  ProtocolError,
} from './errors.js';

// Grids, as `polymuse/grids` has them.
export {
  type AxisIndex,
  type AxisRange,
  NdArray,
  type NestedNumbers,
  type TypedArray,
  type TypedArrayConstructor,
  type Normalization,
  type MaskValues,
  Remapper,
  type RemapMethod,
  type RemapOptions,
  type SparseMatrix,
  type Axes,
  type IndexOf,
  type Remaining,
  type PerAxis,
  type CodeGridMembers,
  type CodeGridRequests,
  type GridOptions,
  type StandardAxes,
  type UniformGridOptions,
  newCartesianGrid,
  newGrid,
  newRectilinearGrid,
  newRegularGrid,
  newStructuredGrid,
  newUnstructuredGrid,
  type ArrayIn,
  type ArrayOperation,
  type AssignableIn,
  type Assignments,
  type AttributesOf,
  type AttributeUnits,
  type CellAttributesOf,
  type CoordinatesOf,
  type Grid,
  type GridCell,
  type GridMembers,
  type GridRequests,
  type OneDimension,
  type Selected,
  type SourceName,
  type ValidUnits,
  type ValueIn,
  type Assignable,
  type Read,
  newRemapper,
  type ChannelOptions,
  GridChannel,
  type Copies,
  type CopyableName,
  type TargetName,
  type TransformMethod,
  Mask,
  type IndexList,
  type SampleMethod,
  type Point,
  type Points,
  type SampleOptions,
  type AxisSelection,
  type Reductions,
  type SeveralIndex,
  type Computation,
  type ComputedRequests,
  type ComputedSources,
  type ComputedOf,
  type MaskToCome,
  type Measured,
  type NoAttributes,
  type AxisElements,
  type ComputedValues,
} from './grid/index.js';

// Units, as `polymuse/units` has them.
export {
  constants,
  type Conversion,
  conversion,
  conversionFactor,
  genericUnits,
  nbodyConverter,
  UnitConverter,
  type ArrayValues,
  quantity,
  Dimension,
  type Dimensionless,
  type FromGeneric,
  type Power,
  type Product,
  type Quotient,
  type SameDimension,
  type ToGeneric,
  type UnknownDimension,
  type JsonNumber,
  type DimensionIn,
  type Divided,
  type Multiplied,
  type Operand,
  type Raised,
  type Result,
  defineUnit,
  unit,
  type UnitLike,
  QuantityArray,
  type QuantityArrayJson,
  type QuantitiesLike,
  Quantity,
  type QuantityJson,
  type QuantityLike,
  type DimensionOf,
  type UnitMeasuring,
  type UnitName,
  type ValidUnit,
  Unit,
  type Units,
  units,
  type AlongAxes,
  type AlongAxis,
  type Comparison,
  type NestedBooleans,
  maximum,
  minimum,
  where,
  unitConverter,
  arange,
  concatenate,
  full,
  linspace,
  stack,
  zeros,
  type StridedValues,
  type Angle,
  type LikeFirst,
  type Plain,
  abs,
  exp,
  hypot,
  log,
  log10,
  argsort,
  cumulativeSum,
  sort,
  acos,
  asin,
  atan,
  atan2,
  cos,
  sin,
  tan,
  type QuantityReductions,
} from './units/index.js';
