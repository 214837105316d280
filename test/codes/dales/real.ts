// SPDX-License-Identifier: Apache-2.0
/**
 * Tests that run DALES itself. They need one that has been built by its own instructions, named by
 * DALES_BUILD_DIR, and its worker (`npm test` builds it then); without, they are skipped.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Test } from 'tap';
import { Dales, quantity, type DalesOptions, type QuantityArray } from '../../../src/index.js';
import { dalesBuildOf } from '../../../src/codes/dales/cases.js';
import { buildDirectory } from '../../../src/build-directory.js';

const isNamed = (process.env['DALES_BUILD_DIR'] ?? '') !== '';

/** Options of tests that need DALES: why they are skipped, if they are. */
export const needsDales: { readonly skip?: string } = isNamed
  ? {}
  : { skip: 'DALES_BUILD_DIR is not set: it would name a build of DALES' };

/** The DALES that is there. */
export const build = dalesBuildOf(`${buildDirectory}/bin/dales_worker`);

/** How far answers may be from those of a DALES in double precision on another machine. */
export const tolerances =
  build?.precision === 'single'
    ? { U: 1e-3, THL: 1e-2, QT: 1e-5 }
    : { U: 1e-12, THL: 1e-10, QT: 1e-14 };

const scratch = mkdtempSync(path.join(tmpdir(), 'dales-'));
process.once('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
});
let count = 0;

/** A directory that nobody else has. */
export function freshWorkdir(): string {
  count++;
  return path.join(scratch, `les-${count}`);
}

/** Starts BOMEX on points of 100 m; it is stopped with the test. */
export function startBomex(t: Test, points: number, options: DalesOptions = {}): Dales {
  const model = new Dales({
    workdir: freshWorkdir(),
    channelType: 'sockets',
    case: 'bomex',
    ...options,
  });
  t.teardown(() => {
    if (!model.hasEnded) model.stop();
  });
  model.parameters.itot = model.parameters.jtot = points;
  model.parameters.xsize = model.parameters.ysize = quantity(100 * points, 'm');
  model.parameters.RUN.trestart = quantity(-1, 's');
  return model;
}

export const seconds = (value: number) => quantity(value, 's');
export const exactEnd = { exactEnd: true };

/** The largest difference between two arrays, in their unit. */
export function largestDifference(a: QuantityArray, b: QuantityArray): number {
  const others = b.toFloat64Array(a.unit);
  return Math.max(...a.toFloat64Array(a.unit).map((value, i) => Math.abs(value - others[i]!)));
}

/** The mean of an array, in its unit. */
export function meanOf(a: QuantityArray): number {
  return a.toFloat64Array(a.unit).reduce((sum, value) => sum + value, 0) / a.size;
}
