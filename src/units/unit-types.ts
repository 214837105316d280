// SPDX-License-Identifier: Apache-2.0
/**
 * Units at compile time: the dimension of the text of a unit, by the grammar of `unit-expression.ts` and the
 * names of `unit-table.ts`.
 *
 * A text is divided into tokens, and these are parsed as a product of factors, each with its power. The result for
 * a text that cannot be parsed is {@link Refused} with the reason, which the compiler shows as the expected type.
 *
 * @module
 */
import type {
  Dimensionless,
  Power,
  Product,
  Quotient,
  SameDimension,
  UnknownDimension,
} from './dimension-types.js';
import type { LongPrefix, PrefixedNames, ShortPrefix, UnitNames } from './unit-names.generated.js';
import type { Unit } from './unit.js';

/** Why a text is not a unit. */
interface Refused<Why extends string> {
  readonly refused: Why;
}

// Names, with prefixes and plurals as in `parse-unit.ts`.

type OfName<Name extends string> = Name extends keyof UnitNames
  ? UnitNames[Name]
  : Name extends `${infer First}${infer Rest}`
    ? First extends ShortPrefix
      ? Rest extends keyof PrefixedNames['short']
        ? PrefixedNames['short'][Rest]
        : OfLongName<Name>
      : OfLongName<Name>
    : never;
type OfLongName<Name extends string> =
  Name extends `da${infer Rest extends keyof PrefixedNames['short']}`
    ? PrefixedNames['short'][Rest]
    : OfSpelledOut<Name> extends infer D extends string
      ? D
      : Name extends `${string}${string}${string}${string}s`
        ? Name extends `${infer Singular}s`
          ? OfSingular<Singular> extends infer D extends string
            ? D
            : Refused<`'${Name}' is not a unit`>
          : never
        : Refused<`'${Name}' is not a unit`>;
type OfSingular<Name extends string> = Name extends keyof UnitNames
  ? UnitNames[Name]
  : OfSpelledOut<Name>;
// `false` if there is none: without strictNullChecks, undefined would be assignable to string.
type OfSpelledOut<Name extends string> = Name extends `${LongPrefix}${infer Rest}`
  ? Rest extends keyof PrefixedNames['long']
    ? PrefixedNames['long'][Rest]
    : false
  : false;

// Tokens: names, operators, and numbers, which are marked by '#'.

interface Operators {
  ' ': ' ';
  '*': '*';
  '·': '*';
  '⋅': '*';
  '×': '*';
  '/': '/';
  '(': '(';
  ')': ')';
  '^': '^';
}
interface Digits {
  '0': '0';
  '1': '1';
  '2': '2';
  '3': '3';
  '4': '4';
  '5': '5';
  '6': '6';
  '7': '7';
  '8': '8';
  '9': '9';
  '+': '';
  '-': '-';
  '⁰': '0';
  '¹': '1';
  '²': '2';
  '³': '3';
  '⁴': '4';
  '⁵': '5';
  '⁶': '6';
  '⁷': '7';
  '⁸': '8';
  '⁹': '9';
  '⁺': '';
  '⁻': '-';
}
type Tokens<
  Text extends string,
  Name extends string = '',
  Digit extends string = '',
  Done extends string[] = [],
> = Text extends `${infer First}${infer Rest}`
  ? First extends keyof Operators
    ? Tokens<Rest, '', '', [...Ended<Done, Name, Digit>, Operators[First]]>
    : First extends keyof Digits
      ? Tokens<Rest, Name, `${Digit}${Digits[First]}`, Done>
      : First extends '.'
        ? [Name, Digit] extends ['', `${infer Whole}`]
          ? Whole extends ''
            ? Tokens<Rest, '', '', [...Done, '*']>
            : Tokens<Rest, '', `${Digit}.`, Done>
          : Tokens<Rest, '', '', [...Ended<Done, Name, Digit>, '*']>
        : Digit extends ''
          ? Tokens<Rest, `${Name}${First}`, '', Done>
          : [Name, First, Rest] extends ['', 'e' | 'E', `${keyof Digits}${string}`]
            ? Tokens<Rest, '', `${Digit}e`, Done>
            : Tokens<Rest, First, '', [...Ended<Done, Name, Digit>, '*']>
  : Ended<Done, Name, Digit>;
/** The tokens, with the ones that have just ended: a name, a number, or a name and its exponent. */
type Ended<Done extends string[], Name extends string, Digit extends string> = Name extends ''
  ? Digit extends ''
    ? Done
    : [...Done, `#${Digit}`]
  : Digit extends ''
    ? [...Done, Name]
    : [...Done, Name, '^', `#${Digit}`];

// Products: each type gives the dimension, or the reason why there is none, and the remaining tokens.

type Trimmed<Rest> = Rest extends [' ', ...infer After] ? Trimmed<After> : Rest;

type Factor<Rest> = Rest extends [' ', ...infer After]
  ? Factor<After>
  : Rest extends ['(', ...infer Inside]
    ? ProductIn<Inside> extends [infer D, infer Left]
      ? Left extends [')', ...infer After]
        ? Powered<D, After>
        : [D extends string ? Refused<"a ')' is missing"> : D, []]
      : never
    : Rest extends [`#${string}`, ...infer After]
      ? Powered<Dimensionless, After>
      : Rest extends ['*' | '/' | ')' | '^', ...unknown[]]
        ? [Refused<`a unit is missing before '${Rest[0] & string}'`>, []]
        : Rest extends [infer Name extends string, ...infer After]
          ? Powered<OfName<Name>, After>
          : [Refused<'a unit is missing at the end'>, []];

type Powered<D, Rest> = Rest extends [' ', '^', ...infer After] | ['*', '*', ...infer After]
  ? PoweredBy<D, Trimmed<After>>
  : Rest extends [' ', '*', '*', ...infer After]
    ? PoweredBy<D, Trimmed<After>>
    : Rest extends ['^', ...infer After]
      ? PoweredBy<D, Trimmed<After>>
      : [D, Rest];
type PoweredBy<D, Rest> = Rest extends [`#${infer P}`, ...infer After]
  ? [RaisedTo<D, P>, After]
  : Rest extends ['(', `#${infer P}`, ')', ...infer After]
    ? [RaisedTo<D, P>, After]
    : Rest extends ['(', `#${infer P}`, '/', `#${infer Q}`, ')', ...infer After]
      ? [RaisedTo<D, P, Q>, After]
      : [Refused<"an exponent is missing after '^'">, []];
type RaisedTo<D, P extends string, Q extends string = '1'> = D extends string
  ? [P, Q] extends [`${infer N extends number}`, `${infer M extends number}`]
    ? Power<D, N, M>
    : UnknownDimension
  : D;

type ProductIn<Rest> = Factor<Rest> extends [infer D, infer Left] ? Continued<D, Left> : never;
type Continued<D, Left, Divided = false> = D extends string
  ? Trimmed<Left> extends infer Rest
    ? Rest extends []
      ? [D, []]
      : Rest extends [')', ...unknown[]]
        ? [D, Rest]
        : Rest extends ['/', ...infer After]
          ? Factor<After> extends [infer E, infer Next]
            ? Continued<E extends string ? Quotient<D, E> : E, Next, true>
            : never
          : [Left, Rest] extends [[' ', ...unknown[]], [`#${string}`, ...unknown[]]]
            ? [
                Refused<"a number is neither an exponent nor a factor: write 'm2' or 'm^2' for an exponent">,
                [],
              ]
            : Divided extends true
              ? [Refused<"a product after '/' is ambiguous: use brackets, as in 'J/(kg K)'">, []]
              : Factor<Rest extends ['*', ...infer After] ? After : Rest> extends [
                    infer E,
                    infer Next,
                  ]
                ? Continued<E extends string ? Product<D, E> : E, Next>
                : never
    : never
  : [D, []];

/** The dimension of a text that is more than a name; or the reason why it has none. */
type Read<Text extends string> =
  ProductIn<Tokens<Text>> extends [infer D, infer Left]
    ? Left extends []
      ? D
      : Refused<"there is an unmatched ')'">
    : never;

/** The names of all units, with and without prefixes. */
export type UnitName =
  | keyof UnitNames
  | `${ShortPrefix | 'da'}${keyof PrefixedNames['short']}`
  | `${LongPrefix}${keyof PrefixedNames['long']}`;

/** Whether the compiler knows the full text: it is neither `string` nor a template pattern. */
type IsLiteral<Text extends string> = Record<never, 0> extends Record<Text, 0> ? false : true;

/** The dimension of the text of a unit; or the reason why it has none. */
type Reading<Text extends string> =
  IsLiteral<Text> extends false
    ? UnknownDimension
    : Text extends keyof UnitNames
      ? UnitNames[Text]
      : Text extends '' | '1'
        ? Dimensionless
        : Read<Text>;

/**
 * The dimension of a unit, or of its text; unknown for a text that is known only at run time.
 *
 * @example
 * DimensionOf<'km/hour'>; // 'length per time'
 */
export type DimensionOf<U> =
  U extends Unit<infer D>
    ? D
    : U extends string
      ? Reading<U> extends infer D extends string
        ? D
        : never
      : never;

/**
 * The type of a parameter for a unit: the type of the argument if it is a valid unit. Otherwise it is the reason
 * why it is not: the compiler reports that `"kgg"` is not assignable to `"'kgg' is not a unit"`.
 */
export type ValidUnit<U> = U extends string
  ? Reading<U> extends Refused<infer Why>
    ? Why
    : U
  : U extends Unit
    ? U
    : string | Unit;

/**
 * The type of a parameter for a unit of dimension `D`: the type of the argument if it is one. Otherwise it is the
 * reason why it is not: the compiler reports that `"kg"` is not assignable to `"'kg' has dimension 'mass', but
 * 'length per time' is needed"`.
 */
export type UnitMeasuring<U, D extends string> = U extends string
  ? Reading<U> extends infer Own
    ? Own extends Refused<infer Why>
      ? Why
      : Own extends SameDimension<D>
        ? U
        : Own extends UnknownDimension
          ? U
          : `'${U}' has dimension '${Own & string}', but '${D}' is needed`
    : never
  : Unit<SameDimension<D>>;
