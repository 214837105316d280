// SPDX-License-Identifier: Apache-2.0
/**
 * The volumes of the cells of grids with three axes.
 *
 * @module
 */
import { NdArray } from '../../array/index.js';
import { ArgumentError } from '../../errors.js';
import { conversion, type Unit } from '../../units/index.js';
import type { CurvilinearGeometry, GridGeometry } from './geometry.js';
import { isOnSphere } from './grid-cells.js';

/**
 * The volumes of all cells, in the cube of a unit of length.
 *
 * A cell of a structured grid is the image of a cube under trilinear interpolation between its corners. Its volume
 * is the integral of the Jacobian determinant, a polynomial of degree 2 along each axis, for which Gaussian
 * quadrature with two points along each axis is exact.
 *
 * @throws {ArgumentError} if the grid does not have three spatial axes, is on the sphere, or has no cell boundaries
 * @throws {UnitError} if positions along an axis are not lengths
 * @see J. Grandy, Efficient computation of volume of hexahedral cells, UCRL-ID-128886 (1997)
 */
export function cellVolumes(geometry: GridGeometry, name: string, lengthUnit: Unit): NdArray {
  const { kind, space, shape } = geometry;
  if (space.length !== 3 || isOnSphere(space) || kind === 'points' || kind === 'unstructured')
    throw new ArgumentError(
      `${name} has no cellVolume: ${reason(geometry)}; only grids with three axes of length, and blocks of ` +
        'adjacent cells of them, have cell volumes',
      'cellVolume',
      name,
    );
  const scales = space.map(({ unit }) => {
    const { factor, divisor } = conversion(unit, lengthUnit) ?? { factor: 1, divisor: 1 };
    return factor / divisor;
  });
  if (kind === 'curvilinear') {
    const scale = scales[0]! * scales[1]! * scales[2]!;
    return new NdArray(
      hexahedra(geometry).map((volume) => volume * scale),
      shape,
    );
  }
  const sizes = geometry.edges.map((edges, axis) =>
    Float64Array.from(
      { length: edges.length - 1 },
      (_, i) => Math.abs(edges[i + 1]! - edges[i]!) * scales[axis]!,
    ),
  ) as [Float64Array, Float64Array, Float64Array];
  const volumes = NdArray.zeros(shape);
  let at = 0;
  for (const x of sizes[0])
    for (const y of sizes[1]) for (const z of sizes[2]) volumes.data[at++] = x * y * z;
  return volumes;
}

function reason({ kind, space }: GridGeometry): string {
  if (space.length !== 3)
    return `it has ${space.length} spatial ${space.length === 1 ? 'axis' : 'axes'}`;
  if (isOnSphere(space)) return 'it is on the sphere, whose radius is not known';
  return kind === 'points' ? 'it is a selection that skips cells' : 'its cells are polygons';
}

/** The two points of Gaussian quadrature between 0 and 1; each has the weight 1/2. */
const gauss = [0.5 - Math.sqrt(1 / 12), 0.5 + Math.sqrt(1 / 12)];

function hexahedra({ shape, corners }: CurvilinearGeometry): Float64Array {
  const [nx, ny, nz] = shape as [number, number, number];
  const strides = [(ny + 1) * (nz + 1), nz + 1, 1] as const;
  const volumes = new Float64Array(nx * ny * nz);
  let at = 0;
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++)
      for (let k = 0; k < nz; k++)
        volumes[at++] = hexahedron(corners, strides, i * strides[0] + j * strides[1] + k);
  return volumes;
}

function hexahedron(
  corners: readonly Float64Array[],
  strides: readonly [number, number, number],
  first: number,
): number {
  let sum = 0;
  for (const u of gauss)
    for (const v of gauss)
      for (const w of gauss) {
        const at = [u, v, w];
        // The derivatives of the position along the three axes of the cube.
        const jacobian = strides.map((stride, along) => {
          const [p, q] = [(along + 1) % 3, (along + 2) % 3] as const;
          return corners.map((values) => {
            let slope = 0;
            for (const a of [0, 1])
              for (const b of [0, 1]) {
                const corner = first + a * strides[p]! + b * strides[q]!;
                const weight = (a ? at[p]! : 1 - at[p]!) * (b ? at[q]! : 1 - at[q]!);
                slope += weight * (values[corner + stride]! - values[corner]!);
              }
            return slope;
          });
        });
        sum += determinant(jacobian);
      }
  return Math.abs(sum) / 8;
}

function determinant(rows: readonly (readonly number[])[]): number {
  const [a, b, c] = rows as [number[], number[], number[]];
  return (
    a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) -
    a[1]! * (b[0]! * c[2]! - b[2]! * c[0]!) +
    a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!)
  );
}
