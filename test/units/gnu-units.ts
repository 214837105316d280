// SPDX-License-Identifier: Apache-2.0
/** GNU units (`apt-get install units`), whose tables are independent of ours. */
import { spawnSync } from 'node:child_process';

/** What GNU units says is the factor between two units; dimensions are written as `Dimension` does. */
export function gnuFactor(from: string, to: string): number {
  // 'm2' would be a product there.
  const target = to.replace(/([A-Za-z])(-?\d)/g, '$1^$2');
  const run = spawnSync('units', ['--terse', '--output-format', '%.17g', from, target], {
    encoding: 'utf8',
  });
  return run.stdout.trim() === '' ? NaN : Number(run.stdout.trim().split('\n')[0]);
}

/** Why the tests against GNU units cannot run; false if they can. */
export const gnuUnitsMissing = spawnSync('units', ['--version']).error
  ? 'GNU units is not installed (apt-get install units)'
  : false;
