// SPDX-License-Identifier: Apache-2.0
/** Readers, in C and in TypeScript, take what is right, and name the field of what is not. */
import { spawnSync } from 'node:child_process';
import t from 'tap';
import { wireLayout } from '../../generation/wire/files.js';
import { buildDirectory } from '../../src/build-directory.js';
import * as generated from '../../src/wire/layout.generated.js';
import { ControlWriter } from '../../src/wire/control-writer.js';
import { ControlReader } from '../../src/wire/values.js';
import { damagedMessages, rightMessage } from './messages.js';

const layout = wireLayout();
const { structs } = layout.protocol;

/** What the readers in C say to messages: a line for each. */
function readInC(lines: readonly string[]): string[] {
  const { stdout, stderr, status } = spawnSync(`${buildDirectory}/bin/wire_readers`, [], {
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`wire_readers: ${stderr}`);
  return stdout.trimEnd().split('\n');
}

for (const struct of structs)
  t.test(`${struct.name}, in C`, (t) => {
    const damages = damagedMessages(struct, layout);
    const hex = (bytes: Uint8Array) => `${struct.name} ${Buffer.from(bytes).toString('hex')}`;
    const [right, ...wrong] = readInC([
      hex(rightMessage(struct, layout)),
      ...damages.map(({ bytes }) => hex(bytes)),
    ]);
    t.equal(right, 'ok');
    damages.forEach(({ field, what }, i) => t.equal(wrong[i], field, what));
    t.end();
  });

type Reader = (view: DataView, at: number, available: number) => object;

for (const struct of structs.filter(({ typescript }) => typescript === true))
  t.test(`${struct.name}, in TypeScript`, (t) => {
    const name = struct.name.replace(/(?:^|_)([a-z])/g, (_, letter: string) =>
      letter.toUpperCase(),
    );
    const read = (generated as unknown as Record<string, Reader>)[`read${name}`]!;
    // Not at the beginning of its memory, and with something behind it.
    const readFrom = (bytes: Uint8Array) => {
      const memory = new Uint8Array(bytes.length + 80);
      memory.set(bytes, 40);
      return read(new DataView(memory.buffer, 8), 32, bytes.length);
    };
    t.type(readFrom(rightMessage(struct, layout)), 'object');
    for (const { field, what, bytes } of damagedMessages(struct, layout))
      t.throws(() => readFrom(bytes), { name: 'WireViolation', part: struct.name, field }, what);
    t.end();
  });

t.test('values are read as they were written', (t) => {
  const writer = new ControlWriter();
  writer.int32(-7);
  writer.int64(-(2 ** 53));
  writer.int64(5_000_000_000);
  writer.float32(0.5);
  writer.float64(Math.PI);
  writer.int32(1);
  writer.text('Wärme 🌊');
  writer.text('');
  writer.text('x'.repeat(100_000));
  const reader = new ControlReader();
  const control = new DataView(writer.buffer);
  reader.begin(control, 0, writer.length, 'test');
  t.same(
    [reader.int32(), reader.int64(), reader.int64(), reader.float32(), reader.float64()],
    [-7, -(2 ** 53), 5_000_000_000, 0.5, Math.PI],
  );
  t.equal(reader.bool(), true);
  t.equal(reader.text(), 'Wärme 🌊');
  t.equal(reader.text(), '');
  t.equal(reader.text().length, 100_000);
  reader.end();
  t.throws(() => reader.int32(), { name: 'WireViolation', field: 'length' });

  writer.reset();
  writer.int64(1e12);
  reader.begin(new DataView(writer.buffer), 0, writer.length, 'test');
  t.throws(() => reader.text(), { name: 'WireViolation', field: 'length' }, 'a text too long');
  writer.reset();
  writer.int64(-1);
  reader.begin(new DataView(writer.buffer), 0, writer.length, 'test');
  t.throws(() => reader.text(), { name: 'WireViolation', field: 'text' }, 'a negative length');
  reader.begin(new DataView(writer.buffer), 0, writer.length, 'test');
  t.throws(() => reader.bool(), { name: 'WireViolation', field: 'bool' });
  reader.begin(new DataView(writer.buffer), 0, writer.length, 'test');
  t.throws(() => reader.end(), { name: 'WireViolation', field: 'length' }, 'something is left');
  t.end();
});
