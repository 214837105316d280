// SPDX-License-Identifier: Apache-2.0
/**
 * The type of measurements.
 *
 * @module
 */
import type { ChannelType } from '../../src/index.js';
import type { FigureName } from '../figures.js';

/** The figures of a measurement. */
export type Values = Partial<Readonly<Record<FigureName, number>>>;

/**
 * A measurement. It is carried out in several rounds; in each, the raw reference and polymuse on each channel
 * take turns, so that other load of the machine affects all of them in the same way.
 */
export interface Measurement {
  /** Its name for `--only`. */
  readonly name: string;
  /** What is shown while it runs. */
  readonly title: string;
  readonly rounds: (quick: boolean) => number;
  /** Measures the raw reference, if there is one. */
  readonly measureRaw?: (quick: boolean) => Values;
  /** Measures the script alone, if that applies. */
  readonly measureScript?: (quick: boolean) => Promise<Values>;
  /** Measures polymuse on a channel, if that applies. */
  readonly measure?: (channelType: ChannelType, quick: boolean) => Promise<Values>;
}
