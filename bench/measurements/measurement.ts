// SPDX-License-Identifier: Apache-2.0
/**
 * What a measurement is.
 *
 * @module
 */
import type { ChannelType } from '../../src/index.js';
import type { FigureName } from '../figures.js';

/** The figures that a measurement results in. */
export type Values = Partial<Readonly<Record<FigureName, number>>>;

/**
 * A measurement. It is carried out in several rounds; in each, the raw reference and polymuse on each
 * channel take turns, so that whatever else the machine does meets all of them alike.
 */
export interface Measurement {
  /** What it is called by `--only`. */
  readonly name: string;
  /** What is shown while it runs. */
  readonly title: string;
  readonly rounds: (quick: boolean) => number;
  /** Measures the raw reference, if there is one. */
  readonly measureRaw?: (quick: boolean) => Values;
  /** Measures what the script does alone, if that is anything. */
  readonly measureScript?: (quick: boolean) => Promise<Values>;
  /** Measures polymuse on a channel, if anything goes over it. */
  readonly measure?: (channelType: ChannelType, quick: boolean) => Promise<Values>;
}
