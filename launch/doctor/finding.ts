// SPDX-License-Identifier: Apache-2.0
/**
 * What `polymuse doctor` finds.
 *
 * @module
 */
import type { Finding } from '../../src/workers/platforms/finding.js';

export type { Finding } from '../../src/workers/platforms/finding.js';

/** Findings that belong together. */
export interface Section {
  readonly title: string;
  readonly findings: readonly Finding[];
}
