// SPDX-License-Identifier: Apache-2.0
/**
 * Dimensions at compile time: string types such as `'length per time'`, and the types of their products,
 * quotients and powers.
 *
 * The text names the base quantities in a fixed order, so that equal dimensions are equal texts: those with
 * positive exponents, `per`, those with negative ones. Error messages and editors show it; `Dimension.text` is
 * the same at run time. The compiler caches each product, so the cost depends on the number of different
 * products in a script, not on the number of uses.
 *
 * @module
 */
import type { BaseQuantity, BaseQuantities, ExponentText } from './unit-names.generated.js';

/** The dimension of plain numbers, of ratios and of angles. */
export type Dimensionless = 'dimensionless';

/** The dimension of a quantity whose unit the compiler does not know: it is checked at run time. */
export type UnknownDimension = 'unknown';

// Exponents are integers that count twelfths, so that roots can be represented: 12 is 1, 6 is 1/2. TypeScript
// can add numbers only by joining tuples.
type Tuple<N extends number, T extends 0[] = []> = T['length'] extends N ? T : Tuple<N, [...T, 0]>;
type Length<T> = T extends { readonly length: infer N extends number } ? N : never;
type Negative<N extends number> = N extends 0
  ? 0
  : `${N}` extends `-${infer M extends number}`
    ? M
    : `-${N}` extends `${infer M extends number}`
      ? M
      : never;
type Magnitude<N extends number> = `${N}` extends `-${infer M extends number}` ? M : N;
type IsNegative<N extends number> = `${N}` extends `-${string}` ? true : false;

type Joined<A extends number, B extends number> = Length<[...Tuple<A>, ...Tuple<B>]>;
type Difference<A extends number, B extends number> =
  Tuple<A> extends [...Tuple<B>, ...infer Rest]
    ? Length<Rest>
    : Tuple<B> extends [...Tuple<A>, ...infer Rest]
      ? Negative<Length<Rest>>
      : never;
type Add<A extends number, B extends number> =
  IsNegative<A> extends true
    ? IsNegative<B> extends true
      ? Negative<Joined<Magnitude<A>, Magnitude<B>>>
      : Difference<B, Magnitude<A>>
    : IsNegative<B> extends true
      ? Difference<A, Magnitude<B>>
      : Joined<A, B>;

type Repeated<T extends 0[], Times, Result extends 0[] = []> = Times extends [0, ...infer Rest]
  ? Repeated<T, Rest, [...Result, ...T]>
  : Result;
/** The number of times that `Part` fits into a tuple; never if there is a remainder. */
type Fits<T, Part extends 0[], Result extends 0[] = []> = T extends []
  ? Length<Result>
  : T extends [...Part, ...infer Rest]
    ? Fits<Rest, Part, [...Result, 0]>
    : never;
/** N times P divided by Q, all positive or zero; never if that is not an integer. */
type ScaledMagnitude<N extends number, P extends number, Q extends number> = Fits<
  Repeated<Tuple<N>, Tuple<P>>,
  Tuple<Q>
>;
type Scaled<N extends number, P extends number, Q extends number> =
  IsNegative<N> extends IsNegative<P>
    ? ScaledMagnitude<Magnitude<N>, Magnitude<P>, Q>
    : Negative<ScaledMagnitude<Magnitude<N>, Magnitude<P>, Q>>;

type TextExponents = { [N in keyof ExponentText as ExponentText[N]]: N };

/** From text to exponents: an object with the nonzero exponents by base quantity. */
type Exponents<D extends string> = D extends `1 per ${infer Below}`
  ? Negated<WordExponents<Below>>
  : D extends `${infer Above} per ${infer Below}`
    ? WordExponents<Above> & Negated<WordExponents<Below>>
    : WordExponents<D>;
type WordExponents<Text extends string> = { [Word in Words<Text> as BaseOf<Word>]: SizeOf<Word> };
type Words<Text extends string> = Text extends `${infer First} ${infer Rest}`
  ? First | Words<Rest>
  : Text;
type BaseOf<Word extends string> = Word extends `${infer Base}^${string}`
  ? Base
  : Extract<Word, BaseQuantity>;
type SizeOf<Word extends string> = Word extends `${string}^${infer Exponent}`
  ? TextExponents[Extract<`^${Exponent}`, keyof TextExponents>]
  : 12;
type Negated<E> = { [Base in keyof E]: Negative<Extract<E[Base], number>> };

/** The exponent of a base quantity. */
type At<E, Base> = Base extends keyof E ? Extract<E[Base], number> : 0;

/** A base quantity with the magnitude of its exponent; unknown if the table has no text for that exponent. */
type WordOf<Base extends string, N> = N extends keyof ExponentText
  ? ExponentText[N] extends infer Exponent extends string
    ? `${Base}${Exponent}`
    : never
  : UnknownDimension;

/** From exponents to text. */
type TextOf<
  E,
  Left extends readonly unknown[] = BaseQuantities,
  Above extends string = '',
  Below extends string = '',
> = Left extends readonly [infer Base extends string, ...infer Rest]
  ? Base extends keyof E
    ? [E[Base]] extends [infer N extends number]
      ? [N] extends [never]
        ? UnknownDimension
        : N extends 0
          ? TextOf<E, Rest, Above, Below>
          : WordOf<Base, Magnitude<N>> extends infer Word extends string
            ? Word extends UnknownDimension
              ? UnknownDimension
              : IsNegative<N> extends true
                ? TextOf<E, Rest, Above, `${Below} ${Word}`>
                : TextOf<E, Rest, `${Above} ${Word}`, Below>
            : never
      : never
    : TextOf<E, Rest, Above, Below>
  : Below extends ''
    ? Above extends ` ${infer Words}`
      ? Words
      : Dimensionless
    : Above extends ` ${infer Words}`
      ? `${Words} per${Below}`
      : `1 per${Below}`;

/** Whether the compiler does not know the dimension: it is unknown, or any (`string`). */
type IsOpen<D extends string> = string extends D
  ? true
  : [UnknownDimension] extends [D]
    ? true
    : false;

/**
 * The dimension of a product.
 *
 * @example
 * Product<'length per time', 'time'>; // 'length'
 */
export type Product<A extends string, B extends string> =
  IsOpen<A> extends true
    ? UnknownDimension
    : IsOpen<B> extends true
      ? UnknownDimension
      : A extends Dimensionless
        ? B
        : B extends Dimensionless
          ? A
          : ProductOf<Exponents<A>, Exponents<B>>;
type ProductOf<E, F> = TextOf<{ [Base in keyof E | keyof F]: Add<At<E, Base>, At<F, Base>> }>;

/**
 * The dimension of a quotient.
 *
 * @example
 * Quotient<'length', 'time'>; // 'length per time'
 */
export type Quotient<A extends string, B extends string> = Product<A, Power<B, -1>>;

/**
 * The dimension of a power with the exponent P / Q; unknown if the compiler does not know their values.
 *
 * @example
 * Power<'length^2 per time^2', 1, 2>; // 'length per time'
 */
export type Power<D extends string, P extends number, Q extends number = 1> =
  IsOpen<D> extends true
    ? UnknownDimension
    : D extends Dimensionless
      ? D
      : number extends P
        ? UnknownDimension
        : number extends Q
          ? UnknownDimension
          : `${P}` extends keyof DecimalFractions
            ? Raised<D, DecimalFractions[`${P}`][0], DecimalFractions[`${P}`][1]>
            : `${P}` extends `${string}.${string}`
              ? UnknownDimension
              : Raised<D, P, Q>;
type Raised<D extends string, P extends number, Q extends number> = RaisedFrom<Exponents<D>, P, Q>;
type RaisedFrom<E, P extends number, Q extends number> = TextOf<{
  [Base in keyof E]: Scaled<Extract<E[Base], number>, P, Q>;
}>;

/** Decimal fractions that are used as exponents. */
interface DecimalFractions {
  '0.5': [1, 2];
  '1.5': [3, 2];
  '2.5': [5, 2];
  '0.25': [1, 4];
  '0.75': [3, 4];
  '-0.5': [-1, 2];
  '-1.5': [-3, 2];
  '-0.25': [-1, 4];
  '-0.75': [-3, 4];
}

/** The base quantities that also exist in generic units. */
type Mechanical = 'length' | 'mass' | 'time';

/**
 * The dimension after conversion to generic units.
 *
 * @example
 * ToGeneric<'length per time'>; // 'generic-length per generic-time'
 */
export type ToGeneric<D extends string> =
  IsOpen<D> extends true ? UnknownDimension : GenericText<Exponents<D>>;
type GenericText<E> = TextOf<{
  [Base in keyof E as Base extends Mechanical ? `generic-${Base}` : Base]: E[Base];
}>;

/**
 * The dimension after conversion from generic units.
 *
 * @example
 * FromGeneric<'generic-length per generic-time'>; // 'length per time'
 */
export type FromGeneric<D extends string> =
  IsOpen<D> extends true ? UnknownDimension : PhysicalText<Exponents<D>>;
type PhysicalText<E> = TextOf<{
  [Base in keyof E as Base extends `generic-${infer Physical}` ? Physical : Base]: E[Base];
}>;

/**
 * The dimensions that are accepted where `D` is needed: `D` itself, and unknown dimensions, which are checked at
 * run time. Any dimension if `D` is not known.
 */
export type SameDimension<D extends string> =
  IsOpen<D> extends true ? string : D | UnknownDimension;

/** Whether plain numbers are accepted where `D` is needed. */
export type IsPlain<D extends string> = Dimensionless extends D ? true : IsOpen<D>;
