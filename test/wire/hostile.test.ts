// SPDX-License-Identifier: Apache-2.0
/** Whatever a worker answers, it ends its own instance at most, with an error that names the field. */
import t, { type Test } from 'tap';
import { ProtocolError } from '../../src/index.js';
import { wire } from '../../src/wire/layout.generated.js';
import { hostileProbe } from '../support/hostile.js';
import type { Answer } from '../support/hostile-worker.js';
import { startProbe, type Probe } from '../support/probe.js';

/** Numbers as items of a control part. */
function items(...values: (number | bigint)[]): string {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, i) => bytes.writeBigInt64LE(BigInt(value), 8 * i));
  return bytes.toString('hex');
}

/** A block of a grid of three axes, with some of it changed. */
function block(changes: Readonly<Record<number, number>> = {}): string {
  const values = new Array<number>(35).fill(0);
  // Order, bytes of an element, axes; then shape, start, count and dropped, of eight axes each.
  values.splice(0, 3, 0, 8, 3);
  values.splice(3, 3, 2, 2, 2);
  values.splice(19, 3, 2, 2, 2);
  for (const [place, value] of Object.entries(changes)) values[Number(place)] = value;
  return items(...values);
}

const echo = (probe: Probe) => probe.echoInt32.asynchronous(3);
const countUp = (probe: Probe) => probe.countUp.asynchronous(4);
const read = (probe: Probe) => probe.cells.request.value;

const cases: readonly {
  readonly what: string;
  readonly call?: (probe: Probe) => PromiseLike<unknown>;
  readonly answer: Answer;
  readonly field: string;
}[] = [
  { what: 'another magic', answer: { header: { magic: 1 } }, field: 'header.magic' },
  {
    what: 'another version',
    answer: { header: { version: wire.wireVersion + 1 } },
    field: 'header.version',
  },
  { what: 'an unknown kind', answer: { header: { kind: 77 } }, field: 'header.kind' },
  { what: 'a request as an answer', answer: { header: { kind: 1 } }, field: 'header.kind' },
  { what: 'ready, without data to be sent', answer: { header: { kind: 8 } }, field: 'header.kind' },
  { what: 'an unknown status', answer: { header: { status: 55 } }, field: 'header.status' },
  { what: 'another sequence', answer: { header: { sequence: 999 } }, field: 'header.sequence' },
  {
    what: 'a control part of terabytes',
    answer: { header: { control_bytes: 2 ** 41 } },
    field: 'header.control_bytes',
  },
  {
    what: 'a data part beyond all memory',
    answer: { header: { data_bytes: 2 ** 60 } },
    field: 'header.data_bytes',
  },
  { what: 'a result that is missing', answer: {}, field: 'reply.length' },
  { what: 'two results for one', answer: { control: items(1, 2) }, field: 'reply.length' },
  {
    what: 'a failure that is cut',
    answer: { header: { status: 1 }, control: items(1) },
    field: 'failure.length',
  },
  {
    what: 'an array longer than its data',
    call: countUp,
    answer: { control: items(400), data: '00'.repeat(16) },
    field: 'reply.numbers',
  },
  {
    what: 'a negative length',
    call: countUp,
    answer: { control: items(-4), data: '00'.repeat(16) },
    field: 'reply.numbers',
  },
  {
    what: 'data behind the array',
    call: countUp,
    answer: { control: items(2), data: '00'.repeat(16) },
    field: 'reply.data_bytes',
  },
  {
    what: 'a block of nine axes',
    call: read,
    answer: { control: block({ 2: 9 }), data: '00'.repeat(64) },
    field: 'block_reply.axes',
  },
  {
    what: 'elements of no bytes',
    call: read,
    answer: { control: block({ 1: 0 }), data: '00'.repeat(64) },
    field: 'block_reply.element_bytes',
  },
  {
    what: 'elements of another size',
    call: read,
    answer: { control: block({ 1: 4 }), data: '00'.repeat(32) },
    field: 'block_reply.element_bytes',
  },
  {
    what: 'a block beyond the selection',
    call: read,
    answer: { control: block({ 11: 1 }), data: '00'.repeat(64) },
    field: 'block_reply.count',
  },
  {
    what: 'a block that begins before it',
    call: read,
    answer: { control: block({ 11: -1 }), data: '00'.repeat(64) },
    field: 'block_reply.start',
  },
  {
    what: 'a selection that no memory holds',
    call: read,
    answer: { control: block({ 3: 2 ** 40, 4: 2 ** 40 }), data: '00'.repeat(64) },
    field: 'block_reply.shape',
  },
  {
    what: 'a part that no rank has',
    call: read,
    answer: { control: block({ 19: 1 }), data: '00'.repeat(32) },
    field: 'block_reply.count',
  },
  {
    what: 'less data than the block has',
    call: read,
    answer: { control: block(), data: '00'.repeat(56) },
    field: 'header.data_bytes',
  },
  {
    what: 'a grid of no axes',
    call: async (probe) => {
      await Promise.resolve();
      return probe.cells.shape;
    },
    answer: { control: items(0, 0, 0, 0, 0, 0, 0, 0, 0) },
    field: 'grid_shape.axes',
  },
];

async function refuses(t: Test, probe: Probe, call: PromiseLike<unknown>, field: string) {
  const error: unknown = await Promise.resolve(call).then(null, (reason: unknown) => reason);
  t.type(error, ProtocolError);
  if (!(error instanceof ProtocolError)) {
    t.comment(String(error));
    return;
  }
  t.equal(error.violation?.field, field, error.message);
  t.equal(error.instance, probe.name);
  t.match(error.message, error.violation?.expected);
}

t.test('whatever a worker answers', async (t) => {
  const healthy = startProbe(t, { channelType: 'sockets' });
  for (const { what, call = echo, answer, field } of cases)
    await t.test(what, async (t) => {
      const probe = hostileProbe(answer);
      // States come first, and are answered in the same way: so is each function without results.
      await refuses(t, probe, call(probe), field);
      t.equal(probe.hasEnded, true, 'its instance has ended');
      await t.rejects(Promise.resolve(probe.doNothing.asynchronous()), 'and says so');
      t.equal(healthy.echoInt32(5), 5, 'another one goes on');
      t.same(healthy.countUp(3), Int32Array.of(0, 1, 2));
    });
});
