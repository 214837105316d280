// SPDX-License-Identifier: Apache-2.0
/**
 * The description of the wire, `native-mpi/wire/protocol.json`: its contents, and the layout that follows
 * from them.
 *
 * @module
 */
import { readFileSync } from 'node:fs';

/** A number that is written out, or the name of a constant, with a minus in front if it is negative. */
export type NumberOrName = number | string;

/** A constant that both sides share. */
export interface Constant {
  readonly name: string;
  readonly value: number;
  readonly doc: string;
}

/** A variable of a worker's environment. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly value: string;
  readonly doc: string;
}

/** An enumeration; its values in C are `PM_`, the prefix, and their names. */
export interface Enumeration {
  readonly name: string;
  readonly prefix: string;
  readonly doc: string;
  /** Whether values are bits, which are combined. */
  readonly flags?: boolean;
  readonly values: readonly {
    readonly name: string;
    readonly value: number;
    readonly doc: string;
  }[];
}

/** The types of fields. */
export type FieldType = keyof typeof fieldTypes;

/** A field of a struct, and what may be in it. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly doc?: string;
  /** For an array: how many elements. */
  readonly count?: NumberOrName;
  /** For an array: the field that says how many of them are used; the others may be anything. */
  readonly used?: string;
  /** The constant that it must equal. */
  readonly is?: string;
  /** The enumeration that it must be one of. */
  readonly oneOf?: string;
  /** The enumeration whose bits it may have. */
  readonly flags?: string;
  readonly min?: NumberOrName;
  readonly max?: NumberOrName;
  readonly not?: number;
  /** For characters: whether a zero must be among them. */
  readonly ends?: boolean;
  /** The name of a text behind the struct, whose length this is. */
  readonly text?: string;
}

/** A struct: fields, each at its natural place. */
export interface Struct {
  readonly name: string;
  readonly doc: string;
  /** Whether TypeScript has a reader for it, or only its layout. */
  readonly typescript?: true | 'layout';
  readonly fields: readonly Field[];
}

/** A message: its kind, and what its parts hold. */
export interface MessageDescription {
  readonly kind: string;
  readonly from: 'coordinator' | 'worker';
  readonly control?: string;
  readonly data?: string;
}

/** The whole description. */
export interface Protocol {
  readonly doc: readonly string[];
  readonly constants: readonly Constant[];
  readonly environment: readonly EnvironmentVariable[];
  readonly enums: readonly Enumeration[];
  readonly structs: readonly Struct[];
  readonly messages: readonly MessageDescription[];
}

/** What types are in C, how many bytes they have, and how a DataView of JavaScript's reads them. */
export const fieldTypes = {
  char: { c: 'char', bytes: 1, view: 'Uint8' },
  uint16: { c: 'uint16_t', bytes: 2, view: 'Uint16' },
  int32: { c: 'int32_t', bytes: 4, view: 'Int32' },
  uint32: { c: 'uint32_t', bytes: 4, view: 'Uint32' },
  int64: { c: 'int64_t', bytes: 8, view: 'BigInt64' },
  uint64: { c: 'uint64_t', bytes: 8, view: 'BigUint64' },
  float64: { c: 'double', bytes: 8, view: 'Float64' },
} as const;

/** Reads the description. */
export function readProtocol(file: string): Protocol {
  return JSON.parse(readFileSync(file, 'utf8')) as Protocol;
}

/** A field and where it is. */
export interface PlacedField extends Field {
  readonly offset: number;
  /** How many elements; 1 for what is not an array. */
  readonly elements: number;
}

/** The layout of a description, for both languages. */
export class Layout {
  constructor(readonly protocol: Protocol) {}

  /** @throws {Error} if the constant does not exist */
  valueOf(value: NumberOrName): number {
    if (typeof value === 'number') return value;
    const negative = value.startsWith('-');
    const name = negative ? value.slice(1) : value;
    const found = this.protocol.constants.find((each) => each.name === name);
    if (!found) throw new Error(`protocol.json: the constant ${name} does not exist`);
    return negative ? -found.value : found.value;
  }

  /** @throws {Error} if the enumeration does not exist */
  enumeration(name: string): Enumeration {
    const found = this.protocol.enums.find((each) => each.name === name);
    if (!found) throw new Error(`protocol.json: the enumeration ${name} does not exist`);
    return found;
  }

  /**
   * Where the fields of a struct are.
   *
   * @throws {Error} if one is not aligned, or the struct has bytes at its end that belong to no field
   */
  placed(struct: Struct): PlacedField[] {
    let offset = 0;
    const fields = struct.fields.map((field) => {
      const { bytes } = fieldTypes[field.type];
      if (offset % bytes !== 0)
        throw new Error(`protocol.json: ${struct.name}.${field.name} is not aligned`);
      const elements = field.count === undefined ? 1 : this.valueOf(field.count);
      const placed = { ...field, offset, elements };
      offset += bytes * elements;
      return placed;
    });
    if (offset % 8 !== 0) throw new Error(`protocol.json: ${struct.name} does not end on 8 bytes`);
    return fields;
  }

  /** The bytes of a struct. */
  size(struct: Struct): number {
    const last = this.placed(struct).at(-1)!;
    return last.offset + fieldTypes[last.type].bytes * last.elements;
  }

  /** The allowed values of a field, in words; undefined if all are allowed. */
  expected(field: Field): string | undefined {
    if (field.is !== undefined) return String(this.valueOf(field.is));
    if (field.oneOf !== undefined)
      return `one of ${this.enumeration(field.oneOf)
        .values.map(({ value }) => value)
        .join(', ')}`;
    if (field.ends) return 'a text with an end';
    const { min, max } = this.bounds(field);
    if (min === undefined && max === undefined) return undefined;
    const range =
      max === undefined
        ? `${min} or more`
        : min === undefined
          ? `${max} or less`
          : `${min} to ${max}`;
    return field.not === undefined ? range : `${range}, but not ${field.not}`;
  }

  /** The bounds of a field that are narrower than its type. */
  bounds(field: Field): { readonly min?: number; readonly max?: number } {
    const unsigned = field.type.startsWith('u');
    const least = field.min === undefined ? undefined : this.valueOf(field.min);
    const bits =
      field.flags === undefined
        ? undefined
        : this.enumeration(field.flags).values.reduce((sum, { value }) => sum | value, 0);
    const most = field.max === undefined ? bits : this.valueOf(field.max);
    return {
      ...(least !== undefined && !(unsigned && least <= 0) && { min: least }),
      ...(most !== undefined && { max: most }),
    };
  }
}
