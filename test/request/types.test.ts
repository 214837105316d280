// SPDX-License-Identifier: Apache-2.0
/** The types of asynchronous calls: what they give, and what does not compile. */
import t from 'tap';
import {
  type AsyncRequestsPool,
  quantity,
  type Quantity,
  type QuantityArray,
  type Request,
  type MultiResultRequest,
} from '../../src/index.js';
import type { Probe } from '../support/probe.js';

interface Probed<T> {
  is: <U>(value: U) => U extends T ? 1 : 2;
}

type Same<Left, Right> = Probed<Left> extends Probed<Right> ? true : false;

/** Compiles only for types that are the same: `same<Same<…, …>>()`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- its constraint is the test
function same<Answer extends true>(...proof: Answer[]): void {
  t.equal(proof.length, 0, 'the compiler has done it');
}

type Asynchronous<Name extends keyof Probe> = Probe[Name] extends { asynchronous: infer Call }
  ? Call extends (...given: never) => infer Given
    ? Given
    : never
  : never;

same<Same<Asynchronous<'doNothing'>, Request<void>>>();
same<Same<Asynchronous<'stop'>, Request<void>>>();
same<Same<Asynchronous<'echoInt32'>, Request<number>>>();
same<Same<Asynchronous<'echoBool'>, Request<boolean>>>();
same<Same<Asynchronous<'echoString'>, Request<string>>>();
same<Same<Asynchronous<'echoLength'>, Request<Quantity<'length'>>>>();
same<Same<Asynchronous<'scale'>, Request<QuantityArray<'length'>>>>();
same<Same<Asynchronous<'countUp'>, Request<Int32Array>>>();
same<Same<Asynchronous<'rankSum'>, MultiResultRequest<{ sum: number; ranks: number }>>>();

/** Never called: it is there to be compiled. */
export function misuse(probe: Probe, pool: AsyncRequestsPool, length: Quantity<'length'>): unknown {
  const number = probe.echoInt32.asynchronous(1);
  const text = probe.echoString.asynchronous('a');
  const several = probe.summarize.asynchronous(
    probe.scale.asynchronous(probe.cells.request.value, 2),
  );

  same<Same<typeof number, Request<number>>>();
  const half = number.map((value) => value / 2);
  same<Same<typeof half, Request<number>>>();
  const flat = number.map((value) => probe.echoLength.asynchronous(length.times(value)));
  same<Same<typeof flat, Request<Quantity<'length'>>>>();
  const { least, reversed } = several.parts;
  same<Same<typeof least, Request<Quantity<'length'>>>>();
  same<Same<typeof reversed, Request<QuantityArray<'length'>>>>();
  const sum = number.plus(1);
  same<Same<typeof sum, Request<number>>>();
  const product = number.times(length);
  same<Same<typeof product, Request<Quantity<'length'>>>>();
  const array = least.per(reversed);
  same<Same<typeof array, Request<QuantityArray<'dimensionless'>>>>();
  const ratio = least.per(length);
  same<Same<typeof ratio, Request<number>>>();
  const area = least.times(reversed);
  same<Same<typeof area, Request<QuantityArray<'length^2'>>>>();
  const longer = least.plus(quantity(1, 'km'));
  same<Same<typeof longer, Request<Quantity<'length'>>>>();
  const longerEach = least.plus(reversed);
  same<Same<typeof longerEach, Request<QuantityArray<'length'>>>>();
  const root = least.sqrt();
  same<Same<typeof root, Request<Quantity<'length^(1/2)'>>>>();
  const cubed = least.pow(3);
  same<Same<typeof cubed, Request<Quantity<'length^3'>>>>();

  probe.echoInt32.asynchronous(number);
  probe.echoInt32.asynchronous(number, { after: pool });
  probe.echoInt32(number, { after: text });
  probe.combine.asynchronous(number, { second: half, label: text, after: number });
  probe.cells.request.value = least;
  pool.addRequest(number, (request, factor: number) => request.result() * factor, 2);

  // @ts-expect-error a request for a string is no number
  probe.echoInt32.asynchronous(text);
  // @ts-expect-error a request for a number has no unit
  probe.echoLength.asynchronous(number);
  // @ts-expect-error an option of another type
  probe.combine.asynchronous(1, { negate: number });
  // @ts-expect-error an option that there is not
  probe.combine.asynchronous(1, { fifth: number });
  // @ts-expect-error a number cannot be waited for
  probe.echoInt32.asynchronous(1, { after: 1 });
  // @ts-expect-error one argument too few
  probe.echoInt32.asynchronous();
  /* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-misused-promises -- what is wrong here */
  // @ts-expect-error a plain call gives its value
  probe.echoInt32(1).result();
  // @ts-expect-error the value is a number, not a string
  number.result().trim();
  // @ts-expect-error one value cannot be taken apart
  const taken = [...number];
  // @ts-expect-error there is no such value
  const middle: unknown = several.parts.middle;
  // @ts-expect-error a string cannot be computed with
  text.plus(1);
  // @ts-expect-error nor can a number with a string
  number.plus('1');
  // @ts-expect-error a time cannot be added to a length
  least.plus(quantity(1, 's'));
  // @ts-expect-error nor can a request for an area
  least.plus(area);
  // @ts-expect-error a request for an area cannot be assigned to an attribute with a length
  probe.cells.request.value = area;
  // @ts-expect-error a request for a number cannot be assigned to an attribute with a unit
  probe.cells.request.value = number;
  // @ts-expect-error what is assigned is no promise
  probe.cells.request.value = Promise.resolve(length);
  // @ts-expect-error nor is a pool made of promises
  pool.addRequest(Promise.resolve(1));
  // @ts-expect-error a time has a unit
  number.result({ timeout: 10 });
  // @ts-expect-error the handler's own argument is missing
  pool.addRequest(number, (request, factor: number) => request.result() * factor);
  return [flat, sum, product, array, ratio, area, longer, longerEach, root, cubed, taken, middle];
}

t.equal(typeof misuse, 'function');
