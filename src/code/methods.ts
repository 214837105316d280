// SPDX-License-Identifier: Apache-2.0
/**
 * The static types that are inferred from an interface specification.
 *
 * @module
 */
import type { Request } from '../request/request.js';
import type {
  QuantityLike,
  Dimensionless,
  DimensionOf,
  Quantity,
  QuantityArray,
  SameDimension,
} from '../units/index.js';
import type { CallOptions } from '../calls/dependencies.js';
import type {
  ArgumentSpecification,
  FunctionSpecification,
  InPlaceResult,
  InterfaceSpecification,
  ResultSpecification,
  ValueType,
} from '../interface/specification.js';

interface TypedArrays {
  'int32[]': Int32Array;
  'float32[]': Float32Array;
  'float64[]': Float64Array;
}

/** Whether a value has a unit: `true` if it has one other than `''`. */
type HasUnit<Value> = Value extends { readonly unit: infer U }
  ? U extends ''
    ? false
    : true
  : false;

type PlainValue<Type extends ValueType> = Type extends keyof TypedArrays
  ? TypedArrays[Type]
  : Type extends 'bool'
    ? boolean
    : Type extends 'string'
      ? string
      : number;

interface Typed {
  readonly type: ValueType;
}

type DimensionIn<Value> = Value extends { readonly unit: infer U extends string }
  ? DimensionOf<U>
  : Dimensionless;

export type ResultValue<Value extends Typed> =
  HasUnit<Value> extends true
    ? Value['type'] extends keyof TypedArrays
      ? QuantityArray<DimensionIn<Value>>
      : Quantity<DimensionIn<Value>>
    : PlainValue<Value['type']>;

/**
 * Arguments accept the types of results, including quantities of unknown dimension; lists for arrays without
 * a unit; and plain numbers if the unit has no dimension.
 */
type ArgumentValue<Value extends Typed> =
  HasUnit<Value> extends true
    ? Value['type'] extends keyof TypedArrays
      ? QuantityArray<SameDimension<DimensionIn<Value>>>
      : QuantityLike<DimensionIn<Value>>
    : | PlainValue<Value['type']>
      | (Value['type'] extends keyof TypedArrays ? readonly number[] : never);

type ArgumentList = readonly ArgumentSpecification[];

type PositionalArguments<List extends ArgumentList> = List extends readonly [
  infer First extends ArgumentSpecification,
  ...infer Rest extends ArgumentList,
]
  ? First extends { readonly default: unknown }
    ? []
    : [ArgumentValue<First>, ...PositionalArguments<Rest>]
  : [];

type OptionalArguments<List extends ArgumentList> = {
  [
    Each in Extract<List[number], { readonly default: unknown }> as Each['name']
  ]?: ArgumentValue<Each>;
};

type ArgumentListOf<Specification extends FunctionSpecification> = Specification extends {
  readonly arguments: infer List extends ArgumentList;
}
  ? List
  : [];

/**
 * The arguments of a method: those without a default are positional, the others are in an object.
 *
 * @example
 * ArgumentsOf<typeof oceanInterface.functions.evolveModel>;
 * // [Quantity<'time' | 'unknown'>, options?: { exactEnd?: boolean }]
 */
export type ArgumentsOf<Specification extends FunctionSpecification> = keyof OptionalArguments<
  ArgumentListOf<Specification>
> extends never
  ? PositionalArguments<ArgumentListOf<Specification>>
  : [
      ...PositionalArguments<ArgumentListOf<Specification>>,
      options?: OptionalArguments<ArgumentListOf<Specification>>,
    ];

/** A value, or a request for one. */
export type OrRequest<Value> = Value | Request<Value>;

type OrRequests<Values extends unknown[]> = { [Place in keyof Values]: OrRequest<Values[Place]> };

/**
 * The arguments with which a method can be called: values or requests for them, and the option `after`.
 *
 * @example
 * CallArguments<[time: Quantity<'time'>, options?: { exactEnd?: boolean }]>;
 * // [Quantity<'time'> | Request<Quantity<'time'>>, options?: { exactEnd?: boolean | Request<boolean>; after?: … }]
 */
export type CallArguments<Arguments extends unknown[]> =
  Arguments['length'] extends Required<Arguments>['length']
    ? [...OrRequests<Arguments>, options?: CallOptions]
    : Required<Arguments> extends [...infer Positional, infer Options]
      ? [
          ...OrRequests<Positional>,
          options?: {
            [Name in keyof Options]: OrRequest<Exclude<Options[Name], undefined>>;
          } & CallOptions,
        ]
      : never;

type ArgumentNamed<Specification extends FunctionSpecification, Name> = Extract<
  ArgumentListOf<Specification>[number],
  { readonly name: Name }
>;

type ResultNamed<Specification extends FunctionSpecification, Result> = Result extends InPlaceResult
  ? ResultValue<ArgumentNamed<Specification, Result['inPlace']>>
  : Result extends Typed
    ? ResultValue<Result>
    : never;

/** Whether a union has more than one member. */
type IsUnion<Union, Whole = Union> = [Union] extends [never]
  ? false
  : Union extends unknown
    ? [Whole] extends [Union]
      ? false
      : true
    : never;

type ResultMap<Specification extends FunctionSpecification> = Specification extends {
  readonly results: infer Results extends Readonly<Record<string, ResultSpecification>>;
}
  ? Results
  : object;

type NamedResults<Specification extends FunctionSpecification> = {
  -readonly [Name in keyof ResultMap<Specification>]: ResultNamed<
    Specification,
    ResultMap<Specification>[Name]
  >;
};

/** `void`, which the linter allows only as the return type of functions. */
type Nothing = ReturnType<() => void>;

/**
 * The result of a method: nothing, the value of its only result, or an object with all results by name.
 *
 * @example
 * ResultOf<typeof oceanInterface.functions.getModelTime>; // Quantity<'time'>
 */
export type ResultOf<Specification extends FunctionSpecification> =
  NamedResults<Specification> extends infer Results
    ? keyof Results extends never
      ? Nothing
      : IsUnion<keyof Results> extends true
        ? Results
        : Results[keyof Results]
    : never;

/**
 * The methods of a code's instances, as plain functions.
 *
 * @example
 * MethodsOf<typeof oceanInterface>;
 * // { evolveModel(time: Quantity<…>, options?: { exactEnd?: boolean }): void; getModelTime(): Quantity<'time'> }
 */
export type MethodsOf<Specification extends InterfaceSpecification> = {
  -readonly [Name in keyof Specification['functions']]: (
    ...callArguments: ArgumentsOf<Specification['functions'][Name]>
  ) => ResultOf<Specification['functions'][Name]>;
};

/**
 * Properties of a code's instances, each the result of a function.
 *
 * @example
 * PropertiesOf<typeof oceanInterface>; // { readonly modelTime: Quantity<'time'> }
 */
export type PropertiesOf<Specification extends InterfaceSpecification> = Specification extends {
  readonly properties: infer Properties;
}
  ? {
      readonly [Name in keyof Properties]: Properties[Name] extends infer Called extends
        keyof Specification['functions']
        ? ResultOf<Specification['functions'][Called]>
        : never;
    }
  : object;
