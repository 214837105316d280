// SPDX-License-Identifier: Apache-2.0
/**
 * The figures of the benchmark: their units, what they are compared with, and their targets.
 *
 * @module
 */
import type { ChannelType } from '../src/index.js';

/** The subject of a figure: polymuse on a channel, the script alone, or the raw reference. */
export type RowChannel = ChannelType | 'script' | 'raw';

/** The target of a figure: a limit for its ratio, or for its value. */
interface Ambition {
  readonly of: 'ratio' | 'value';
  readonly atMost?: number;
  readonly atLeast?: number;
  /** The only channel to which it applies; default: all. */
  readonly channel?: ChannelType;
}

interface Figure {
  readonly unit: string;
  /** The figure that it is divided by for its ratio: a raw one, or one of the same channel. */
  readonly comparedTo?: string;
  readonly ambition?: Ambition;
  /** Shown in the table, as context for other figures, but not in the output for machines. */
  readonly isContext?: true;
}

const bandwidth = { unit: 'MB/s', ambition: { of: 'ratio', atLeast: 0.8 } } as const;
const grid = {
  unit: 'MB/s',
  comparedTo: 'raw.bandwidth.8MB',
  ambition: { of: 'ratio', atLeast: 0.7 },
} as const;
const processor = { unit: '% of a core', ambition: { of: 'value', atMost: 1 } } as const;
const arithmetic = { unit: 'µs', ambition: { of: 'ratio', atMost: 1.3 } } as const;
const loop = { unit: 'µs', isContext: true } as const;
const copy = { unit: 'MB/s', comparedTo: 'raw.bandwidth.8MB' } as const;
const start = { unit: 's', comparedTo: 'start.1' } as const;

const figureTable = {
  'raw.roundtrip': { unit: 'µs' },
  'raw.socket.roundtrip': { unit: 'µs', isContext: true },
  'raw.bandwidth.8MB': { unit: 'MB/s' },
  'raw.bandwidth.64MB': { unit: 'MB/s' },
  'raw.socket.bandwidth.8MB': { unit: 'MB/s', isContext: true },
  'raw.socket.bandwidth.64MB': { unit: 'MB/s', isContext: true },
  'roundtrip.sync': {
    unit: 'µs',
    comparedTo: 'raw.roundtrip',
    ambition: { of: 'ratio', atMost: 2, channel: 'mpi' },
  },
  'roundtrip.await': {
    unit: 'µs',
    comparedTo: 'raw.roundtrip',
    ambition: { of: 'ratio', atMost: 6, channel: 'mpi' },
  },
  pipelined: { unit: 'calls/s', ambition: { of: 'value', atLeast: 300_000 } },
  'pipelined.counted': { unit: 'calls/s', isContext: true },
  'pool.round': { unit: 'µs' },
  'bandwidth.8MB': { ...bandwidth, comparedTo: 'raw.bandwidth.8MB' },
  'bandwidth.64MB': { ...bandwidth, comparedTo: 'raw.bandwidth.64MB' },
  'grid.read': grid,
  'grid.write': grid,
  'grid.write.transposed': { ...grid, isContext: true },
  'cpu.waiting': processor,
  'cpu.idle': processor,
  'start.1': start,
  'start.8': start,
  'start.32': { ...start, ambition: { of: 'ratio', atMost: 5 } },
  'channel.copy.code': copy,
  'channel.copy.script': copy,
  'loop.plus': loop,
  'loop.times': loop,
  'loop.scale': loop,
  'loop.sum': loop,
  'loop.levels': loop,
  'array.plus': { ...arithmetic, comparedTo: 'loop.plus' },
  'array.times': { ...arithmetic, comparedTo: 'loop.times' },
  'array.scale': { ...arithmetic, comparedTo: 'loop.scale' },
  'array.sum': { ...arithmetic, comparedTo: 'loop.sum' },
  'array.levels': { ...arithmetic, comparedTo: 'loop.levels' },
  'types.numbers': { unit: 'ms', isContext: true },
  'types.quantities': {
    unit: 'ms',
    comparedTo: 'types.numbers',
    ambition: { of: 'ratio', atMost: 1.5 },
  },
  'types.expression': { unit: 'µs' },
  'types.native.numbers': { unit: 'ms', isContext: true },
  'types.native.quantities': { unit: 'ms', comparedTo: 'types.native.numbers' },
  'remap.conservative': { unit: 'MB/s' },
  'remap.weights.regular': { unit: 'cells/s', isContext: true },
  'remap.weights.curvilinear': { unit: 'cells/s', isContext: true },
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureName = keyof typeof figureTable;

/** All figures, in the order in which they are shown. */
export const figures: Readonly<Record<FigureName, Figure>> = figureTable;

/** A line of the result. */
export interface Row {
  readonly name: FigureName;
  readonly channel: RowChannel;
  readonly value: number;
  readonly unit: string;
  /** The value over that of the figure that it is compared with; null if there is none. */
  readonly ratio: number | null;
}

/** The target of a row, if there is one. */
export function ambitionOf({ name, channel }: Row): Ambition | undefined {
  const { ambition } = figures[name];
  return ambition?.channel === undefined || ambition.channel === channel ? ambition : undefined;
}

/** Whether a row meets its target; undefined if there is none or it cannot be decided. */
export function isMet(row: Row): boolean | undefined {
  const ambition = ambitionOf(row);
  const given = ambition?.of === 'ratio' ? row.ratio : row.value;
  if (!ambition || given === null) return undefined;
  return given <= (ambition.atMost ?? Infinity) && given >= (ambition.atLeast ?? -Infinity);
}

/** All values that were measured, with their ratios. */
export function makeRows(
  measured: ReadonlyMap<RowChannel, ReadonlyMap<FigureName, number>>,
): Row[] {
  const names = Object.keys(figures) as FigureName[];
  return names.flatMap((name) =>
    [...measured].flatMap(([channel, values]) => {
      const { unit, comparedTo } = figures[name];
      const value = values.get(name);
      if (value === undefined) return [];
      const reference = comparedTo as FigureName | undefined;
      const base = reference && (values.get(reference) ?? measured.get('raw')?.get(reference));
      return [{ name, channel, value, unit, ratio: base === undefined ? null : value / base }];
    }),
  );
}
