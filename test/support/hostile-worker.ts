// SPDX-License-Identifier: Apache-2.0
/**
 * A worker that answers each request with what POLYMUSE_HOSTILE says: JSON with fields of the header to
 * be changed, and the control and data parts in hexadecimal digits. It speaks the wire itself, of the
 * sockets transport; one rank, without a guard. Run by a script of the shell that tests write: see
 * hostile.ts.
 *
 * @module
 */
import { connect } from 'node:net';
import { Layout, readProtocol, type Struct } from '../../generation/wire/protocol.js';

/** What is answered. */
export interface Answer {
  /** Fields of the header. */
  readonly header?: Readonly<Record<string, number>>;
  /** In hexadecimal digits. */
  readonly control?: string;
  readonly data?: string;
}

const { env } = process;
const layout = new Layout(readProtocol(env['POLYMUSE_HOSTILE_PROTOCOL']!));
const struct = (name: string): Struct =>
  layout.protocol.structs.find((each) => each.name === name)!;
const headerBytes = layout.size(struct('header'));

/** The bytes of a struct with some fields; characters as text. */
function bytesOf(name: string, values: Readonly<Record<string, number | bigint | string>>): Buffer {
  const bytes = Buffer.alloc(layout.size(struct(name)));
  for (const { name: field, type, offset } of layout.placed(struct(name))) {
    const value = values[field];
    if (value === undefined) continue;
    if (typeof value === 'string') bytes.write(value, offset, 'latin1');
    else if (type === 'uint64' || type === 'int64')
      bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), offset);
    else if (type === 'uint16') bytes.writeUInt16LE(Number(value), offset);
    else bytes.writeUInt32LE(Number(value) >>> 0, offset);
  }
  return bytes;
}

const common = { magic: layout.valueOf('MAGIC'), version: layout.valueOf('WIRE_VERSION') };
const answer = JSON.parse(env['POLYMUSE_HOSTILE'] ?? '{}') as Answer;
const connection = connect(env['POLYMUSE_ADDRESS']!.replace(/^unix:/, ''));
connection.on('error', () => process.exit(0));
connection.on('close', () => process.exit(0));
connection.write(
  bytesOf('hello', {
    ...common,
    role: 1,
    token: env['POLYMUSE_TOKEN']!,
    host: 'here',
    rank: 0,
    size: 1,
    pid: process.pid,
    fingerprint: BigInt(`0x${env['POLYMUSE_HOSTILE_FINGERPRINT']!}`),
  }),
);

let received = Buffer.alloc(0);
connection.on('data', (data: Buffer) => {
  received = Buffer.concat([received, data]);
  while (received.length >= headerBytes) {
    const sequence = received.readBigUInt64LE(8);
    const length =
      headerBytes + Number(received.readBigUInt64LE(32) + received.readBigUInt64LE(40));
    if (received.length < length) return;
    received = received.subarray(length);
    const control = Buffer.from(answer.control ?? '', 'hex');
    const body = Buffer.from(answer.data ?? '', 'hex');
    const header = bytesOf('header', {
      ...common,
      kind: 9,
      sequence,
      piece_bytes: 4096,
      control_bytes: control.length,
      data_bytes: body.length,
      ...answer.header,
    });
    connection.write(Buffer.concat([header, control, body]));
  }
});
