// SPDX-License-Identifier: Apache-2.0
import t from 'tap';
import { PendingCalls } from '../../src/workers/pending.js';

/** Receivers are told apart by the call that they are for. */
const receiverOf = (call: number) => ({ call });

t.test('calls that complete in order, in any number', (t) => {
  const pending = new PendingCalls<number, { call: number }>();
  for (const count of [1, 1000, 1024, 1025, 50_000]) {
    for (let call = 1; call <= count; call++) pending.add(call, receiverOf(call));
    t.equal(pending.size, count);
    let right = 0;
    for (let call = 1; call <= count; call++) if (pending.take(call)?.call === call) right++;
    t.equal(right, count);
    t.equal(pending.size, 0);
  }
  t.equal(pending.take(1), undefined, 'each once');
  t.end();
});

t.test('some that take longer than many others', (t) => {
  const pending = new PendingCalls<number, { call: number }>();
  const late = [3, 5, 2000, 2 ** 31, 2 ** 31 + 1];
  let right = 0;
  const makeMany = (from: number) => {
    for (let call = from; call < from + 5000; call++) {
      pending.add(call, receiverOf(call));
      if (!late.includes(call) && pending.take(call)?.call === call) right++;
    }
  };
  // Numbers beyond 32 bits too.
  makeMany(1);
  makeMany(2 ** 31 - 10);
  makeMany(2 ** 40);
  t.equal(right, 15_000 - late.length);
  t.equal(pending.size, late.length);
  t.same(
    late.map((call) => pending.take(call)?.call),
    late,
  );
  t.equal(pending.size, 0);
  t.end();
});
