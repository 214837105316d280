// SPDX-License-Identifier: Apache-2.0
/**
 * Structs of the wire as bytes, right and damaged, as its description says: what is added there is
 * tested without anything new here.
 */
import {
  fieldTypes,
  type Layout,
  type PlacedField,
  type Struct,
} from '../../generation/wire/protocol.js';

const textBytes = 3;

function writeField(view: DataView, { type, offset }: PlacedField, value: number, i = 0): void {
  const { bytes } = fieldTypes[type];
  const at = offset + bytes * i;
  switch (type) {
    case 'int64':
      view.setBigInt64(at, BigInt(value), true);
      break;
    case 'uint64':
      view.setBigUint64(at, BigInt(value), true);
      break;
    case 'float64':
      view.setFloat64(at, value, true);
      break;
    case 'int32':
      view.setInt32(at, value, true);
      break;
    case 'uint32':
      view.setUint32(at, value, true);
      break;
    case 'uint16':
      view.setUint16(at, value, true);
      break;
    case 'char':
      view.setUint8(at, value);
  }
}

/** A value that a field may have. */
function rightValue(field: PlacedField, layout: Layout, isCount: boolean): number {
  if (field.text !== undefined) return textBytes;
  if (field.is !== undefined) return layout.valueOf(field.is);
  if (field.oneOf !== undefined) return layout.enumeration(field.oneOf).values[0]!.value;
  const { min = 0, max = Infinity } = layout.bounds(field);
  const wanted = isCount ? 2 : field.not === undefined ? Math.max(min, 0) : 1;
  return Math.min(wanted, max);
}

/** Values that a field may not have, as far as its type can hold them. */
function wrongValues(field: PlacedField, layout: Layout): number[] {
  if (field.is !== undefined) return [layout.valueOf(field.is) + 1, 0];
  if (field.oneOf !== undefined)
    return [Math.max(...layout.enumeration(field.oneOf).values.map(({ value }) => value)) + 1];
  const { min, max } = layout.bounds(field);
  const widest = { uint16: 2 ** 16, int32: 2 ** 31, uint32: 2 ** 32 } as Record<string, number>;
  return [
    ...(min === undefined ? [] : [min - 1]),
    ...(max === undefined || max + 1 >= (widest[field.type] ?? Infinity) ? [] : [max + 1]),
    ...(field.not === undefined ? [] : [field.not]),
  ];
}

/** A struct as it should be, with its texts behind it. */
export function rightMessage(struct: Struct, layout: Layout): Uint8Array {
  const fields = layout.placed(struct);
  const counts = new Set(fields.map(({ used }) => used));
  const texts = fields.filter(({ text }) => text !== undefined).length;
  const bytes = new Uint8Array(layout.size(struct) + texts * textBytes);
  const view = new DataView(bytes.buffer);
  for (const field of fields) {
    const value = rightValue(field, layout, counts.has(field.name));
    // Elements beyond those that are used may be anything.
    for (let i = 0; i < field.elements; i++)
      writeField(view, field, field.used !== undefined && i >= 2 ? -1 : value, i);
  }
  return bytes;
}

/** A message that is damaged, and the field that a reader must name. */
export interface Damage {
  readonly field: string;
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** The same with each field damaged in turn, and cut off at each length. */
export function damagedMessages(struct: Struct, layout: Layout): Damage[] {
  const right = rightMessage(struct, layout);
  const damages: Damage[] = [];
  for (const field of layout.placed(struct)) {
    for (const value of wrongValues(field, layout)) {
      const bytes = right.slice();
      writeField(new DataView(bytes.buffer), field, value);
      damages.push({ field: field.name, what: `${field.name} = ${value}`, bytes });
    }
    if (field.ends) {
      const bytes = right.slice();
      bytes.fill(120, field.offset, field.offset + field.elements);
      damages.push({ field: field.name, what: `${field.name} without an end`, bytes });
    }
  }
  for (let length = 0; length < right.length; length++)
    damages.push({ field: 'length', what: `${length} bytes`, bytes: right.slice(0, length) });
  return damages;
}
