/**
 * Grids of a code: attributes on the cells of a grid, read and written by slices.
 *
 * A grid's attributes are properties. Reading one gives a quantity array of the shape that `at(...)`
 * selects; assigning to one writes it. Both wait for the model; through `request` they do not.
 *
 * @module
 */
import { NdArray, type AxisIndex, type TypedArray } from '../array/index.js';
import type { ControlWriter } from '../wire/control-writer.js';
import { messageKind, order, readBlockReply, readGridShape } from '../wire/layout.generated.js';
import { WireViolation } from '../wire/violation.js';
import type { Completion } from '../workers/worker-link.js';
import type { Calls, Operation } from '../calls/operation.js';
import type { AttributeLayout } from '../interface/layout.js';
import type { GridSpecification } from '../interface/specification.js';
import { ArgumentError } from '../errors.js';
import type { Request } from '../request/request.js';
import { type QuantitiesLike, Quantity, QuantityArray, quantity, unit } from '../units/index.js';
import { makeCodeCells } from './ends/code.js';
import { readOnlyError, requireDimension } from './ends/end.js';
import { Selection } from './selection.js';

/**
 * What can be assigned to an attribute of dimension `D`: an array of the selection's shape, or one value for
 * all; or a request for it.
 */
export type Assignable<D extends string = string> = QuantitiesLike<D> | Request<QuantitiesLike<D>>;

/** What reading an attribute of dimension `D` gives: of one point a quantity, of points an array. */
export interface Read<D extends string> {
  readonly point: Quantity<D>;
  readonly points: QuantityArray<D>;
}

const elementTypes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;

/** A grid of a code, all of it or what `at(...)` selects. Attributes are added by {@link makeGrid}. */
class Cells {
  readonly #grid: GridAccess;
  readonly #selection: Selection;

  constructor(grid: GridAccess, selection: Selection) {
    this.#grid = grid;
    this.#selection = selection;
  }

  read(attribute: AttributeLayout): Request<Quantity | QuantityArray> {
    return this.#grid.read(attribute, this.#selection);
  }

  write(attribute: AttributeLayout, value: Assignable): Request<void> {
    return this.#grid.write(attribute, this.#selection, value);
  }
}

/** Reads and writes the attributes of one grid of one instance. */
export class GridAccess {
  readonly #describing: Operation<readonly number[]>;

  constructor(
    private readonly calls: Calls,
    readonly name: string,
    readonly index: number,
    readonly specification: GridSpecification,
  ) {
    this.#describing = {
      method: `${name}.shape`,
      kind: messageKind.describe,
      target: index,
      need: 'grids',
      encode: () => undefined,
      decode: ({ control, at, controlBytes }) => readGridShape(control, at, controlBytes).shape,
    };
  }

  select(index: readonly AxisIndex[]): Selection {
    return Selection.of(index, this.specification.axes, this.fullName);
  }

  read(attribute: AttributeLayout, selection: Selection): Request<Quantity | QuantityArray> {
    const operation: Operation<Quantity | QuantityArray> = {
      method: `${this.name}.${attribute.name}`,
      kind: messageKind.read,
      target: attribute.index,
      need: 'grids',
      encode: (_, { control }) => {
        selection.encode(control);
      },
      decode: (completion) => decodeBlock(completion, attribute),
    };
    return this.calls.make(operation, []);
  }

  write(attribute: AttributeLayout, selection: Selection, value: Assignable): Request<void> {
    if (attribute.readOnly) throw readOnlyError(this.fullName, attribute.name);
    const operation: Operation<void> = {
      method: `${this.name}.${attribute.name} = …`,
      kind: messageKind.write,
      target: attribute.index,
      need: 'grids',
      encode: ([given], message) => {
        const values =
          typeof given === 'number' && unit(attribute.unit).dimension.isNone
            ? quantity(given, '1')
            : given;
        if (!(values instanceof Quantity) && !(values instanceof QuantityArray))
          throw new ArgumentError(
            `${this.fullName}.${attribute.name} must be a quantity in ${attribute.unit}, not ${String(given)}`,
            attribute.name,
            given,
          );
        requireDimension(`${this.fullName}.${attribute.name}`, unit(attribute.unit), values);
        const { data, order } = elementsOf(values, attribute);
        message.data = data.length > 0 ? data : undefined;
        encodeShape(message.control, values, order);
        selection.encode(message.control);
      },
      decode: () => undefined,
    };
    return this.calls.make(operation, [value]);
  }

  describe(): Request<readonly number[]> {
    return this.calls.make(this.#describing, []);
  }

  /** What error messages call it: `les1.fields`. */
  get fullName(): string {
    return `${this.calls.name}.${this.name}`;
  }
}

/** Writes what comes before the selection: `pm_write` of the wire, and the shape. */
function encodeShape(control: ControlWriter, value: Quantity | QuantityArray, order: number): void {
  const shape = value instanceof Quantity ? [] : value.shape;
  control.int64(order);
  control.int64(shape.length);
  for (const length of shape) control.int64(length);
}

/** The numbers to send, in the attribute's unit: the script's own memory where it can be used. */
function elementsOf(
  value: Quantity | QuantityArray,
  attribute: AttributeLayout,
): { data: TypedArray; order: number } {
  const { unit, type } = attribute;
  const typed = (data: TypedArray) =>
    type === 'float64' ? data : elementTypes[type].from(data as Float64Array);
  if (value instanceof Quantity)
    return { data: typed(Float64Array.of(value.valueIn(unit))), order: order.lastAxisFastest };
  const array = value.valueIn(unit);
  const { data, offset, size } = array;
  if (array.isFortranContiguous && array.shape.length > 1)
    return { data: typed(data.subarray(offset, offset + size)), order: order.firstAxisFastest };
  if (array.isContiguous)
    return { data: typed(data.subarray(offset, offset + size)), order: order.lastAxisFastest };
  return { data: typed(array.toFloat64Array()), order: order.lastAxisFastest };
}

/**
 * The elements that a read has given: in the model's order, behind strides.
 *
 * @throws {WireViolation} if there are not as many, or of another size, as the selection has
 */
function decodeBlock(
  { control, at, controlBytes, data }: Completion,
  attribute: AttributeLayout,
): Quantity | QuantityArray {
  const block = readBlockReply(control, at, controlBytes);
  const Elements = elementTypes[attribute.type];
  const { elementBytes } = block;
  if (elementBytes !== Elements.BYTES_PER_ELEMENT)
    throw new WireViolation(
      'block_reply',
      'element_bytes',
      elementBytes,
      `${Elements.BYTES_PER_ELEMENT}, of ${attribute.type}`,
    );
  const axes = block.shape.map((length, axis) => ({
    length,
    dropped: block.dropped[axis] === 1,
    stride: 1,
  }));
  let size = 1;
  for (const axis of block.order === order.firstAxisFastest ? axes : axes.toReversed()) {
    axis.stride = size;
    size *= axis.length;
  }
  const dataBytes = data?.byteLength ?? 0;
  if (dataBytes !== size * elementBytes)
    throw new WireViolation('reply', 'data_bytes', dataBytes, `${size * elementBytes}`);
  const elements = data ? new Elements(data) : new Elements(0);
  const kept = axes.filter((axis) => !axis.dropped);
  if (kept.length === 0) return quantity(elements[0]!, attribute.unit);
  const shape = kept.map((axis) => axis.length);
  const strides = kept.map((axis) => axis.stride);
  return quantity(new NdArray<TypedArray>(elements, shape, strides), attribute.unit);
}

/**
 * Makes the object that scripts see: one with a property for each attribute. What its properties are
 * is declared by the types that are generated beside the code's specification.
 */
export function makeGrid(access: GridAccess, attributes: readonly AttributeLayout[]): object {
  const view = (selection: Selection): object => {
    const cells = new Cells(access, selection);
    const synchronous = makeCodeCells(access, selection, attributes);
    const request = {};
    for (const attribute of attributes) {
      Object.defineProperty(synchronous, attribute.name, {
        enumerable: true,
        get: () => cells.read(attribute).result(),
        set: (value: Assignable) => {
          cells.write(attribute, value).result();
        },
      });
      Object.defineProperty(request, attribute.name, {
        enumerable: true,
        get: () => cells.read(attribute),
        set: (value: Assignable) => {
          cells.write(attribute, value);
        },
      });
    }
    return Object.defineProperty(synchronous, 'request', { value: request });
  };
  const whole = view(access.select([]));
  Object.defineProperties(whole, {
    at: { value: (...index: AxisIndex[]) => view(access.select(index)) },
    shape: { get: () => access.describe().result() },
  });
  return whole;
}
