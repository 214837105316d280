// SPDX-License-Identifier: Apache-2.0
/**
 * Conservative remapping on the sphere against `cdo remapcon` (`apt-get install cdo`), which is
 * independent of ours: regular and curvilinear grids, with masks.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t, { type Test } from 'tap';
import {
  newRegularGrid,
  newRemapper,
  newStructuredGrid,
  quantity,
  type QuantityArray,
} from '../../src/index.js';

const hasCdo = spawnSync('cdo', ['--version']).status === 0;
const skip = hasCdo ? false : 'there is no cdo here (apt-get install cdo)';
if (skip) console.error(`Not compared with cdo: ${skip}`);

const folder = mkdtempSync(path.join(tmpdir(), 'polymuse-cdo-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const missing = -9999;

/** A grid as polymuse and as cdo have it; cells are in the order of `[lat, lon]`, as cdo's are. */
interface Both {
  readonly grid: {
    readonly shape: readonly number[];
    readonly lon: QuantityArray;
    readonly lat: QuantityArray;
    readonly cellArea: QuantityArray;
  };
  /** The grid description that cdo reads. */
  readonly description: string;
}

function lonLat(columns: number, rows: number, west: number): Both {
  const [width, height] = [360 / columns, 180 / rows];
  return {
    grid: newRegularGrid({
      shape: [rows, columns],
      lengths: quantity([180, 360], 'deg'),
      offset: quantity([-90, west], 'deg'),
      axes: ['lat', 'lon'],
    }),
    description: [
      'gridtype = lonlat',
      `xsize = ${columns}`,
      `ysize = ${rows}`,
      `xfirst = ${west + width / 2}`,
      `xinc = ${width}`,
      `yfirst = ${-90 + height / 2}`,
      `yinc = ${height}`,
    ].join('\n'),
  };
}

/** A patch of the sphere whose rows and columns are bent. */
function bent(columns: number, rows: number): Both {
  const corner = (j: number, i: number): [number, number] => {
    const [u, v] = [i / columns, j / rows];
    return [
      -40 + 110 * u + 12 * Math.sin(Math.PI * v) + 5 * v * u,
      -35 + 100 * v + 8 * Math.sin(Math.PI * u) * (1 - v),
    ];
  };
  const corners = Array.from({ length: rows + 1 }, (_, j) =>
    Array.from({ length: columns + 1 }, (_, i) => corner(j, i)),
  );
  const component = (which: 0 | 1) => corners.map((row) => row.map((point) => point[which]));
  const grid = newStructuredGrid({
    corners: [quantity(component(1), 'deg'), quantity(component(0), 'deg')],
    axes: ['lat', 'lon'],
  });
  const bounds = (which: 0 | 1) =>
    Array.from({ length: rows * columns }, (_, cell) => {
      const [j, i] = [Math.floor(cell / columns), cell % columns];
      return [corner(j, i), corner(j, i + 1), corner(j + 1, i + 1), corner(j + 1, i)]
        .map((point) => point[which])
        .join(' ');
    });
  const values = (array: QuantityArray) => [...array.toFloat64Array('deg')].join('\n');
  return {
    grid,
    description: [
      'gridtype = curvilinear',
      `gridsize = ${rows * columns}`,
      `xsize = ${columns}`,
      `ysize = ${rows}`,
      `xvals = ${values(grid.lon)}`,
      `yvals = ${values(grid.lat)}`,
      `xbounds = ${bounds(0).join('\n')}`,
      `ybounds = ${bounds(1).join('\n')}`,
    ].join('\n'),
  };
}

function run(...given: string[]): string {
  const { status, stdout, stderr } = spawnSync('cdo', ['-s', ...given], {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`cdo ${given.join(' ')}: ${stderr}`);
  return stdout;
}

/** Remaps by cdo; cells without a value are NaN. */
function remapByCdo(source: Both, target: Both, values: Float64Array, mask?: Uint8Array) {
  writeFileSync(path.join(folder, 'source.txt'), source.description);
  writeFileSync(path.join(folder, 'target.txt'), target.description);
  const input = [...values].map((value, cell) => (mask?.[cell] === 0 ? missing : value)).join('\n');
  const made = spawnSync('cdo', ['-s', '-f', 'nc', '-b', 'F64', 'input,source.txt', 'in.nc'], {
    input: `${input}\n`,
    cwd: folder,
  });
  if (made.status !== 0) throw new Error(`cdo input: ${made.stderr.toString()}`);
  run('-b', 'F64', `setctomiss,${missing}`, 'in.nc', 'masked.nc');
  const output = run('outputf,%.17g,1', '-remapcon,target.txt', 'masked.nc');
  return Float64Array.from(output.trim().split(/\s+/), (text) =>
    Math.abs(Number(text)) > 9000 ? NaN : Number(text),
  );
}

/** A smooth field, with structure on the scale of a few cells. */
function field({ grid }: Both): QuantityArray {
  const [lon, lat] = [grid.lon.toFloat64Array('rad'), grid.lat.toFloat64Array('rad')];
  const values = lon.map(
    (l, i) => 2 + Math.cos(lat[i]!) ** 2 * Math.cos(2 * l) + 0.3 * Math.sin(6 * lat[i]!),
  );
  return quantity(quantity(values, 'K').valueIn('K').reshape(grid.shape), 'K');
}

function compare(
  t: Test,
  source: Both,
  target: Both,
  tolerance: number,
  options: { sourceMask?: Uint8Array } = {},
): void {
  const values = field(source);
  const remapper = newRemapper(source.grid, target.grid, { method: 'conservative', ...options });
  const ours = remapper.apply(values).toFloat64Array('K');
  const theirs = remapByCdo(source, target, values.toFloat64Array('K'), options.sourceMask);
  t.equal(ours.length, theirs.length);
  const { coverage } = remapper;
  let worst = 0;
  let compared = 0;
  let covered = 0;
  ours.forEach((value, cell) => {
    const part = coverage.data[cell]!;
    // On which of the cells that are covered by a sliver have values, opinions may differ.
    if (part > 1e-6) covered++;
    if (part < 1e-6 || Number.isNaN(theirs[cell]!)) return;
    compared++;
    worst = Math.max(worst, Math.abs(value - theirs[cell]!));
  });
  t.equal(compared, covered, 'the same cells have values');
  t.ok(worst <= tolerance, `${compared} cells; the greatest difference is ${worst}`);
}

const coarse = lonLat(36, 18, -30);
const fine = lonLat(50, 40, 7);
const patch = bent(30, 24);

function maskOf({ grid }: Both): Uint8Array {
  const lon = grid.lon.toFloat64Array('rad');
  const lat = grid.lat.toFloat64Array('rad');
  return Uint8Array.from(lon, (l, i) => (Math.sin(3 * l) + Math.sin(4 * lat[i]!) > 0.8 ? 0 : 1));
}

t.test('regular grids', { skip }, (t) => {
  compare(t, coarse, fine, 1e-12);
  compare(t, fine, coarse, 1e-12);
  compare(t, fine, coarse, 1e-12, { sourceMask: maskOf(fine) });
  t.end();
});

t.test('curvilinear grids', { skip }, (t) => {
  compare(t, patch, bent(17, 13), 1e-12);
  compare(t, patch, bent(17, 13), 1e-12, { sourceMask: maskOf(patch) });
  t.end();
});

t.test('regular and curvilinear grids', { skip }, (t) => {
  compare(t, fine, patch, 1e-12);
  compare(t, patch, fine, 1e-12);
  compare(t, patch, coarse, 1e-12, { sourceMask: maskOf(patch) });
  t.end();
});

t.test('the areas of cells', { skip }, (t) => {
  // Of a curvilinear grid: for regular ones, gridarea too takes all sides for great circles.
  writeFileSync(path.join(folder, 'grid.txt'), patch.description);
  const output = run('outputf,%.17g,1', '-gridarea', '-const,1,grid.txt');
  const theirs = output.trim().split(/\s+/).map(Number);
  const ours = patch.grid.cellArea.toFloat64Array('sr');
  // cdo's are in m^2, for a radius of its own.
  const radius = 6371000;
  const worst = Math.max(...theirs.map((area, i) => Math.abs(area / radius ** 2 / ours[i]! - 1)));
  t.ok(worst < 1e-12, `the greatest relative difference is ${worst}`);
  t.end();
});
