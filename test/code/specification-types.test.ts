// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import type { MethodsOf } from '../../src/code/methods.js';
import type { ParametersOf } from '../../src/code/parameter-types.js';
import { defineInterface } from '../../src/code/define-interface.js';
import { quantity, type Quantity, type QuantityArray } from '../../src/units/index.js';
import type { CumulusMethods } from '../../src/codes/cumulus/cumulus.generated.js';
import type { cumulusInterface } from '../../src/codes/cumulus/interface.js';
import type { DalesMethods } from '../../src/codes/dales/dales.generated.js';
import type { dalesInterface } from '../../src/codes/dales/interface.js';
import type { LargeEddyMethods } from '../../src/codes/large-eddy/large-eddy.generated.js';
import type { largeEddyInterface } from '../../src/codes/large-eddy/interface.js';
import type { ProbeMethods } from '../workers/probe.generated.js';
import type { probeInterface } from '../workers/probe.js';

interface Probed<T> {
  is: <U>(value: U) => U extends T ? 1 : 2;
}

type Same<Left, Right> = Probed<Left> extends Probed<Right> ? true : false;

/** Compiles only for types that are the same: `same<Same<…, …>>()`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- its constraint is the test
function same<Answer extends true>(...proof: Answer[]): void {
  t.equal(proof.length, 0, 'the compiler has done it');
}

/** What the types below follow from. */
const exampleInterface = defineInterface({
  name: 'example',
  language: 'c',
  functions: {
    nothing: {},
    // The same names in another order: the order of arguments must not come from their names.
    forward: {
      arguments: [
        { name: 'first', type: 'string' },
        { name: 'second', type: 'float64', unit: 's' },
      ],
    },
    backward: {
      arguments: [
        { name: 'second', type: 'float64', unit: 's' },
        { name: 'first', type: 'string' },
      ],
    },
    options: {
      arguments: [
        { name: 'count', type: 'int32', default: 1 },
        { name: 'duration', type: 'float64', unit: 's', default: 1 },
      ],
      results: { isDone: { type: 'bool' } },
    },
    arrays: {
      arguments: [
        { name: 'lengths', type: 'float64[]', unit: 'm' },
        { name: 'counts', type: 'int32[]' },
      ],
      results: {
        lengths: { inPlace: 'lengths' },
        halves: { type: 'float32[]', length: 'counts' },
        plain: { type: 'float64', unit: '' },
      },
    },
  },
  parameters: {
    depth: { type: 'float64', unit: 'm' },
    steps: { type: 'int64' },
    flag: { type: 'bool' },
    title: { type: 'string' },
    scheme: { type: 'string', choices: ['fast', 'exact'] },
  },
});

type Methods = MethodsOf<typeof exampleInterface>;

same<Same<ReturnType<Methods['nothing']>, void>>();
same<Same<Parameters<Methods['nothing']>, []>>();
same<Same<Parameters<Methods['forward']>, [string, Quantity<'time' | 'unknown'>]>>();
same<Same<Parameters<Methods['backward']>, [Quantity<'time' | 'unknown'>, string]>>();
same<
  Same<
    Parameters<Methods['options']>,
    [options?: { count?: number; duration?: Quantity<'time' | 'unknown'> }]
  >
>();
same<Same<ReturnType<Methods['options']>, boolean>>();
same<
  Same<
    Parameters<Methods['arrays']>,
    [QuantityArray<'length' | 'unknown'>, Int32Array | readonly number[]]
  >
>();
same<
  Same<
    ReturnType<Methods['arrays']>,
    { lengths: QuantityArray<'length'>; halves: Float32Array; plain: number }
  >
>();
same<
  Same<
    Omit<ParametersOf<typeof exampleInterface>, 'set' | 'reset' | 'toString' | 'request'>,
    {
      depth: Quantity<'length'>;
      steps: number;
      flag: boolean;
      title: string;
      scheme: 'fast' | 'exact';
    }
  >
>();
// @ts-expect-error an argument with a unit does not take a number
same<Same<Parameters<Methods['forward']>, [string, number]>>();

// What is generated says the same as what is inferred.
type Plain<M> = {
  [Name in keyof M]: M[Name] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Result
    : never;
};
same<Same<Plain<MethodsOf<typeof probeInterface>>, Plain<ProbeMethods>>>();
same<Same<Plain<MethodsOf<typeof largeEddyInterface>>, Plain<LargeEddyMethods>>>();
// Of specifications that take functions over from another one, too.
same<Same<Plain<MethodsOf<typeof cumulusInterface>>, Plain<CumulusMethods>>>();
same<Same<Plain<MethodsOf<typeof dalesInterface>>, Plain<DalesMethods>>>();

t.test('what does not fit a specification does not compile', (t) => {
  const methods = {
    evolveModel: () => undefined,
    echoString: (value: string) => value,
  } as unknown as MethodsOf<typeof probeInterface>;
  methods.evolveModel(quantity(1, 's'));
  methods.evolveModel(quantity(1, 's'), {});
  methods.evolveModel(quantity(1, 's'), { exactEnd: true });
  // @ts-expect-error a number has no unit
  methods.evolveModel(1);
  // @ts-expect-error an option that there is not
  methods.evolveModel(quantity(1, 's'), { exact: true });
  // @ts-expect-error an option of another type
  methods.evolveModel(quantity(1, 's'), { exactEnd: 1 });
  // @ts-expect-error one argument too few
  methods.evolveModel();
  // @ts-expect-error a string is wanted
  methods.echoString(1);
  t.equal(methods.echoString('a'), 'a');
  t.equal(exampleInterface.parameters.scheme.choices[0], 'fast');
  t.end();
});
