// SPDX-License-Identifier: Apache-2.0
/**
 * Arrays as text, in numpy's format.
 *
 * @module
 */
import type { Strided } from './kernels.js';
import { sizeOf } from './strides.js';

/** Arrays with more elements are printed with only the ends of each axis, as by numpy. */
const threshold = 1000;
/** The number of elements that are printed at each end. */
const edge = 3;
/** Longer rows are continued on the next line. */
const lineWidth = 80;

/**
 * The values in brackets, separated by spaces and aligned, with one line for each row of the last axis:
 * `[1 2 3]`. For an array of more than 1000 values, only the first and last three along each axis.
 * Eight significant digits, as in numpy.
 */
export function formatValues(
  array: Strided,
  format: (value: number) => string = formatNumber,
): string {
  const { data, shape, strides, offset } = array;
  const summarised = sizeOf(shape) > threshold;
  const gap = '…';

  // All values are formatted first, since the width of the widest one is needed for alignment.
  type Texts = string | Texts[];
  let width = 0;
  const read = (axis: number, position: number): Texts => {
    const length = shape[axis];
    if (length === undefined) {
      const text = format(data[position]!);
      width = Math.max(width, text.length);
      return text;
    }
    const element = (i: number): Texts => read(axis + 1, position + i * strides[axis]!);
    if (!summarised || length <= 2 * edge) return Array.from({ length }, (_, i) => element(i));
    const ends = Array.from({ length: 2 * edge }, (_, i) =>
      element(i < edge ? i : length - 2 * edge + i),
    );
    return [...ends.slice(0, edge), gap, ...ends.slice(edge)];
  };

  const print = (texts: Texts, depth: number): string => {
    if (typeof texts === 'string') return texts;
    const indent = ' '.repeat(depth + 1);
    const isRow = depth === shape.length - 1;
    if (!isRow) {
      // Blank lines between planes, the same number as in numpy.
      const separator = '\n'.repeat(shape.length - 1 - depth) + indent;
      return `[${texts.map((each) => print(each, depth + 1)).join(separator)}]`;
    }
    let line = '';
    const lines: string[] = [];
    for (const text of texts) {
      const padded = text === gap ? gap : String(text).padStart(width);
      if (line !== '' && indent.length + line.length + 1 + padded.length >= lineWidth) {
        lines.push(line);
        line = '';
      }
      line += line === '' ? padded : ` ${padded}`;
    }
    return `[${[...lines, line].join(`\n${indent}`)}]`;
  };
  return print(read(0, offset), 0);
}

function formatNumber(value: number): string {
  return String(Number(value.toPrecision(8)));
}
