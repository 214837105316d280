// SPDX-License-Identifier: Apache-2.0
/**
 * Comparison of grids.
 *
 * @module
 */
import type { NdArray } from '../array/index.js';
import { derive } from '../request/derive.js';
import type { Request } from '../request/request.js';
import { conversion, Quantity, type Unit } from '../units/index.js';
import { attributeOf, type GridEnd } from './ends/end.js';
import { settled } from './ends/store.js';
import type { GridGeometry } from './geometry/geometry.js';
import { selectGeometry } from './geometry/select-geometry.js';
import type { Values } from './grid-values.js';

/**
 * Whether two grids or selections are equal: they have the same shape, the same attributes with the same values
 * (after conversion of units) and, if both have positions, the same positions. NaN is equal to NaN, and an attribute
 * that is set in neither grid is equal.
 */
export function areEqual(one: GridEnd, other: GridEnd): Request<boolean> {
  const name = `${one.name}.equals(${other.name})`;
  const { attributeNames } = one;
  const isAlike =
    attributeNames.length === other.attributeNames.length &&
    attributeNames.every((each) => {
      const theirs = other.describe(each);
      return (
        theirs?.unit.dimension === attributeOf(one, each).unit.dimension &&
        one.isSet(each) === other.isSet(each)
      );
    });
  if (!isAlike) return settled(name, false);
  const shapes = [one.shape(), other.shape()] as const;
  const names = attributeNames.filter((each) => one.isSet(each));
  const reads = names.map((each) => [one.read(each), other.read(each)] as const);
  const geometries = [geometryNow(one), geometryNow(other)] as const;
  const compared = derive(name, [...shapes, ...reads.flat()], () => {
    const [own, theirs] = shapes.map((each) => each.result()) as [number[], number[]];
    if (own.join() !== theirs.join()) return false;
    if (geometries[0] && geometries[1] && !isSamePlace(geometries[0], geometries[1])) return false;
    return reads.every(([mine, yours]) => isSame(mine.result(), yours.result()));
  });
  for (const each of names) {
    one.retain(each, compared);
    other.retain(each, compared);
  }
  return compared;
}

/** The geometry of the cells, if it is known; then no call to a code is needed. */
function geometryNow(end: GridEnd): GridGeometry | undefined {
  return end.geometry && selectGeometry(end.geometry, end.places().result());
}

function isSame(one: Values, other: Values): boolean {
  const unit: Unit = one.unit;
  if (one instanceof Quantity || other instanceof Quantity)
    return (
      one instanceof Quantity &&
      other instanceof Quantity &&
      isSameNumber(one.number, other.valueIn(unit))
    );
  return hasSameNumbers(one.valueIn(unit), other.valueIn(unit));
}

function isSameNumber(one: number, other: number): boolean {
  return one === other || (Number.isNaN(one) && Number.isNaN(other));
}

function hasSameNumbers(one: NdArray, other: NdArray): boolean {
  const [mine, yours] = [one.toFloat64Array(), other.toFloat64Array()];
  for (let i = 0; i < mine.length; i++) if (!isSameNumber(mine[i]!, yours[i]!)) return false;
  return true;
}

function isSamePlace(one: GridGeometry, other: GridGeometry): boolean {
  return (
    one.kind === other.kind &&
    one.space.length === other.space.length &&
    one.space.every(({ name, unit }, axis) => {
      const theirs = other.space[axis]!;
      return name === theirs.name && unit.dimension === theirs.unit.dimension;
    }) &&
    one.space.every(({ unit }, axis) => {
      const from = other.space[axis]!.unit;
      return (
        isClose(one.centres[axis]!, other.centres[axis]!, from, unit) &&
        isClose(boundsOf(one)[axis] ?? nothing, boundsOf(other)[axis] ?? nothing, from, unit)
      );
    })
  );
}

const nothing = new Float64Array(0);

function boundsOf(geometry: GridGeometry): readonly Float64Array[] {
  if (geometry.kind === 'points') return [];
  return geometry.kind === 'separable' ? geometry.edges : geometry.corners;
}

/** The largest difference, relative to the largest coordinate, between positions that are equal up to rounding. */
const rounding = 1e-12;

function isClose(one: Float64Array, other: Float64Array, from: Unit, to: Unit): boolean {
  if (one.length !== other.length) return false;
  const { factor, divisor, shift } = conversion(from, to) ?? { factor: 1, divisor: 1, shift: 0 };
  const size = one.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return one.every(
    (value, i) => Math.abs(value - ((other[i]! * factor) / divisor + shift)) <= rounding * size,
  );
}
