// SPDX-License-Identifier: Apache-2.0
/**
 * The encoding and decoding of values of grids of codes.
 *
 * @module
 */
import { NdArray, type TypedArray } from '../../array/index.js';
import type { AttributeLayout } from '../../interface/layout.js';
import { Quantity, type QuantityArray, quantity } from '../../units/index.js';
import type { ControlWriter } from '../../wire/control-writer.js';
import { order, readBlockReply } from '../../wire/layout.generated.js';
import { WireViolation } from '../../wire/violation.js';
import type { Completion } from '../../workers/worker-link.js';

const elementTypes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;

/** Writes the part of a write message before the selection: `pm_write` of the wire, and the shape. */
export function encodeShape(
  control: ControlWriter,
  value: Quantity | QuantityArray,
  order: number,
): void {
  const shape = value instanceof Quantity ? [] : value.shape;
  control.int64(order);
  control.int64(shape.length);
  for (const length of shape) control.int64(length);
}

/** The numbers to send, in the unit of the attribute: the memory of the script itself if it can be used. */
export function elementsOf(
  value: Quantity | QuantityArray,
  attribute: AttributeLayout,
): { data: TypedArray; order: number } {
  const { unit, type } = attribute;
  const typed = (data: TypedArray) =>
    type === 'float64' ? data : elementTypes[type].from(data as Float64Array);
  if (value instanceof Quantity)
    return { data: typed(Float64Array.of(value.valueIn(unit))), order: order.lastAxisFastest };
  const array = value.valueIn(unit);
  const { data, offset, size } = array;
  if (array.isFortranContiguous && array.shape.length > 1)
    return { data: typed(data.subarray(offset, offset + size)), order: order.firstAxisFastest };
  if (array.isContiguous)
    return { data: typed(data.subarray(offset, offset + size)), order: order.lastAxisFastest };
  return { data: typed(array.toFloat64Array()), order: order.lastAxisFastest };
}

/**
 * The elements in the reply to a read: in the order of the model's memory, with strides.
 *
 * @throws {WireViolation} if the number or the size of the elements does not agree with the selection
 */
export function decodeBlock(
  { control, at, controlBytes, data }: Completion,
  attribute: AttributeLayout,
): Quantity | QuantityArray {
  const block = readBlockReply(control, at, controlBytes);
  const Elements = elementTypes[attribute.type];
  const { elementBytes } = block;
  if (elementBytes !== Elements.BYTES_PER_ELEMENT)
    throw new WireViolation(
      'block_reply',
      'element_bytes',
      elementBytes,
      `${Elements.BYTES_PER_ELEMENT}, of ${attribute.type}`,
    );
  const axes = block.shape.map((length, axis) => ({
    length,
    dropped: block.dropped[axis] === 1,
    stride: 1,
  }));
  let size = 1;
  for (const axis of block.order === order.firstAxisFastest ? axes : axes.toReversed()) {
    axis.stride = size;
    size *= axis.length;
  }
  const dataBytes = data?.byteLength ?? 0;
  if (dataBytes !== size * elementBytes)
    throw new WireViolation('reply', 'data_bytes', dataBytes, `${size * elementBytes}`);
  const elements = data ? new Elements(data) : new Elements(0);
  const kept = axes.filter((axis) => !axis.dropped);
  if (kept.length === 0) return quantity(elements[0]!, attribute.unit);
  const shape = kept.map((axis) => axis.length);
  const strides = kept.map((axis) => axis.stride);
  return quantity(new NdArray<TypedArray>(elements, shape, strides), attribute.unit);
}
