// SPDX-License-Identifier: Apache-2.0
/**
 * A tree of boxes: finds the boxes that overlap a given box, and the box nearest to a point, without visiting
 * all of them.
 *
 * @module
 */

/** The number of boxes in a node. */
const fanOut = 8;

/** The number of values of a box: the smallest x, y, z, then the largest. */
export const boxLength = 6;

/**
 * A packed R-tree of boxes in three dimensions, sorted along a Z-order curve through their centres, with eight
 * boxes per node on each level.
 *
 * @see I. Kamel, C. Faloutsos, On packing R-trees, CIKM (1993) 490
 */
export class BoxTree {
  readonly #count: number;
  /** The boxes of all levels: those of the items in the order of the curve, then those of the nodes, and so on. */
  readonly #boxes: Float64Array;
  /** The item of each box of the lowest level. */
  readonly #items: Int32Array;
  /** The start of each level in the boxes, and the end of the last one. */
  readonly #levels: readonly number[];
  readonly #stack: number[] = [];
  /** The result of the last search for the nearest box: its position in the lowest level. */
  #last = 0;

  /**
   * @param boxes six numbers for each item
   * @param items the numbers of the items that can be found
   */
  constructor(boxes: Float64Array, items: Int32Array) {
    this.#count = items.length;
    this.#items = sortAlongCurve(boxes, items);
    const levels = [0];
    let size = this.#count;
    let total = size;
    while (size > 1) {
      levels.push(total);
      size = Math.ceil(size / fanOut);
      total += size;
    }
    levels.push(total);
    this.#levels = levels;
    this.#boxes = new Float64Array(boxLength * total);
    this.#items.forEach((item, i) => {
      this.#boxes.set(boxes.subarray(boxLength * item, boxLength * (item + 1)), boxLength * i);
    });
    this.#packLevels();
  }

  #packLevels(): void {
    const boxes = this.#boxes;
    for (let level = 1; level + 1 < this.#levels.length; level++) {
      const below = this.#levels[level - 1]!;
      const own = this.#levels[level]!;
      const end = this.#levels[level + 1]!;
      for (let node = own; node < end; node++) {
        const at = boxLength * node;
        boxes.fill(Infinity, at, at + 3).fill(-Infinity, at + 3, at + 6);
        const first = below + fanOut * (node - own);
        const last = Math.min(first + fanOut, own);
        for (let child = first; child < last; child++)
          for (let axis = 0; axis < 3; axis++) {
            const low = boxes[boxLength * child + axis]!;
            const high = boxes[boxLength * child + axis + 3]!;
            if (low < boxes[at + axis]!) boxes[at + axis] = low;
            if (high > boxes[at + axis + 3]!) boxes[at + axis + 3] = high;
          }
      }
    }
  }

  /** Calls `visit` with each item whose box overlaps or touches the box at `at` of `query`. */
  search(query: Float64Array, at: number, visit: (item: number) => void): void {
    if (this.#count === 0) return;
    const boxes = this.#boxes;
    const stack = this.#stack;
    const top = this.#levels.length - 2;
    stack.push(top, this.#levels[top]!);
    while (stack.length > 0) {
      const node = stack.pop()!;
      const level = stack.pop()!;
      const box = boxLength * node;
      if (
        boxes[box]! > query[at + 3]! ||
        boxes[box + 1]! > query[at + 4]! ||
        boxes[box + 2]! > query[at + 5]! ||
        boxes[box + 3]! < query[at]! ||
        boxes[box + 4]! < query[at + 1]! ||
        boxes[box + 5]! < query[at + 2]!
      )
        continue;
      if (level === 0) {
        visit(this.#items[node]!);
        continue;
      }
      const own = this.#levels[level]!;
      const first = this.#levels[level - 1]! + fanOut * (node - own);
      const last = Math.min(first + fanOut, own);
      for (let child = last - 1; child >= first; child--) stack.push(level - 1, child);
    }
  }

  /** The item whose box is nearest to a point, the first if several are equally near; -1 if there are no items. */
  nearest(x: number, y: number, z: number): number {
    if (this.#count === 0) return -1;
    // Queries usually come for neighbouring cells in turn, so the last result is near the next one.
    let place = this.#last;
    let least = this.#squareTo(place, x, y, z);
    const stack = this.#stack;
    const top = this.#levels.length - 2;
    stack.push(top, this.#levels[top]!);
    while (stack.length > 0) {
      const node = stack.pop()!;
      const level = stack.pop()!;
      const square = this.#squareTo(node, x, y, z);
      if (square > least) continue;
      if (level === 0) {
        if (square < least || this.#items[node]! < this.#items[place]!) place = node;
        least = square;
        continue;
      }
      const own = this.#levels[level]!;
      const first = this.#levels[level - 1]! + fanOut * (node - own);
      const last = Math.min(first + fanOut, own);
      // The nearest child is pushed last, so that it is visited first.
      let nearest = first;
      let nearestSquare = Infinity;
      for (let child = first; child < last; child++) {
        const childSquare = this.#squareTo(child, x, y, z);
        if (childSquare > least) continue;
        if (childSquare < nearestSquare) {
          if (nearestSquare < Infinity) stack.push(level - 1, nearest);
          nearest = child;
          nearestSquare = childSquare;
        } else {
          stack.push(level - 1, child);
        }
      }
      if (nearestSquare < Infinity) stack.push(level - 1, nearest);
    }
    this.#last = place;
    return this.#items[place]!;
  }

  /** The square of the distance between a point and a box. */
  #squareTo(node: number, x: number, y: number, z: number): number {
    const boxes = this.#boxes;
    const box = boxLength * node;
    const dx = Math.max(boxes[box]! - x, 0, x - boxes[box + 3]!);
    const dy = Math.max(boxes[box + 1]! - y, 0, y - boxes[box + 4]!);
    const dz = Math.max(boxes[box + 2]! - z, 0, z - boxes[box + 5]!);
    return dx * dx + dy * dy + dz * dz;
  }
}

/** Bits of a coordinate in the key of the curve: three coordinates and the number of an item fit into a double. */
const mostBits = 10;

/** The items in the order of their boxes' centres along the curve. */
function sortAlongCurve(boxes: Float64Array, items: Int32Array): Int32Array {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const item of items)
    for (let axis = 0; axis < 3; axis++) {
      const middle = middleOf(boxes, item, axis);
      if (middle < low[axis]!) low[axis] = middle;
      if (middle > high[axis]!) high[axis] = middle;
    }
  const room = 53 - Math.ceil(Math.log2(Math.max(2, items.length)));
  const bits = Math.min(mostBits, Math.floor(room / 3));
  const steps = 2 ** bits - 1;
  const scale = low.map((least, axis) => (high[axis]! > least ? steps / (high[axis]! - least) : 0));
  // The keys have the position of the item in their low digits: they are sorted as numbers, without a comparison
  // function.
  const keys = Float64Array.from(items, (item, place) => {
    let key = 0;
    for (let axis = 0; axis < 3; axis++)
      key += spread((middleOf(boxes, item, axis) - low[axis]!) * scale[axis]!) * 2 ** axis;
    return key * items.length + place;
  }).sort();
  return Int32Array.from(keys, (key) => items[key % items.length]!);
}

function middleOf(boxes: Float64Array, item: number, axis: number): number {
  return (boxes[boxLength * item + axis]! + boxes[boxLength * item + axis + 3]!) / 2;
}

/** Inserts two zero bits between the bits of a number of up to ten bits. */
function spread(value: number): number {
  let bits = Math.round(value);
  bits = (bits | (bits << 16)) & 0x030000ff;
  bits = (bits | (bits << 8)) & 0x0300f00f;
  bits = (bits | (bits << 4)) & 0x030c30c3;
  return (bits | (bits << 2)) & 0x09249249;
}
