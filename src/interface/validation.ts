// SPDX-License-Identifier: Apache-2.0
/**
 * The checks of interface specifications that the compiler cannot make.
 *
 * @module
 */
import { ArgumentError } from '../errors.js';
import { unit } from '../units/index.js';
import { wire } from '../wire/layout.generated.js';
import { isLanguage, listLanguages } from './languages.js';
import { elementTypeOf, isArrayType } from './layout.js';
import { snakeCase } from './names.js';
import type {
  ArgumentSpecification,
  AttributeSpecification,
  ComputedResult,
  FunctionSpecification,
  GridSpecification,
  InPlaceResult,
  InterfaceSpecification,
  ParameterSpecification,
  ResultSpecification,
  StatesSpecification,
  TransitionSpecification,
  ValueType,
} from './specification.js';

const scalarTypes = ['int32', 'int64', 'float32', 'float64', 'bool', 'string'];
const arrayTypes = ['int32[]', 'float32[]', 'float64[]'];
const attributeTypes = ['float64', 'float32', 'int32'];
/** Fortran's limit for names is 63; prefixes such as 'polymuse_' need some of it. */
const longestName = 50;

/** Words that cannot be the name of a function or a variable in C or C++ (those in lower case). */
const reservedWords = new Set(
  (
    'alignas alignof and asm auto bitand bitor bool break case catch char class compl concept const ' +
    'constexpr continue decltype default delete do double else enum explicit export extern false float ' +
    'for friend goto if inline int long main mutable namespace new noexcept not nullptr operator or ' +
    'private protected public register requires restrict return short signed sizeof static struct ' +
    'switch template this throw true try typedef typeid typename union unsigned using virtual void ' +
    'volatile while xor status'
  ).split(' '),
);

/** The reserved names: members of all instances, of all objects of parameters, and of all grids of codes. */
export interface TakenNames {
  isOfInstances(name: string): boolean;
  isOfParameters(name: string): boolean;
  isOfGrids(name: string): boolean;
}

/** The option that every method has, of src/calls/dependencies.ts. */
const commonOption = 'after';

/** The keys of each part of a specification; the compiler checks that none is missing. */
const keys = {
  interface: keysOf<InterfaceSpecification>({
    name: true,
    language: true,
    description: true,
    functions: true,
    properties: true,
    parameters: true,
    grids: true,
    states: true,
  }),
  function: keysOf<FunctionSpecification>({ description: true, arguments: true, results: true }),
  argument: keysOf<ArgumentSpecification>({
    name: true,
    type: true,
    unit: true,
    default: true,
    description: true,
  }),
  result: keysOf<ComputedResult>({ type: true, unit: true, length: true, description: true }),
  inPlace: keysOf<InPlaceResult>({ inPlace: true, description: true }),
  parameter: keysOf<ParameterSpecification>({
    type: true,
    unit: true,
    default: true,
    choices: true,
    description: true,
  }),
  grid: keysOf<GridSpecification>({ description: true, axes: true, attributes: true }),
  attribute: keysOf<AttributeSpecification>({
    type: true,
    unit: true,
    readOnly: true,
    description: true,
  }),
  states: keysOf<StatesSpecification>({ initial: true, transitions: true, needs: true }),
  transition: keysOf<TransitionSpecification>({
    from: true,
    call: true,
    to: true,
    automatic: true,
  }),
};

function keysOf<Part>(names: Readonly<Record<keyof Part, true>>): readonly string[] {
  return Object.keys(names);
}

/**
 * Checks a specification.
 *
 * @param taken the reserved names of functions, grids and attributes
 * @throws {ArgumentError} at the first error, with the place and what to change
 *
 * @example
 * validateInterface({ name: 'ocean', language: 'c', functions: { stir: { arguments: [{ name: 'by', type: 'real' }] } } });
 * // ArgumentError: interface ocean, functions.stir.arguments.by: unknown type 'real'; …
 */
export function validateInterface(specification: InterfaceSpecification, taken: TakenNames): void {
  const name: unknown = specification.name;
  new Validation(typeof name === 'string' ? name : '?', taken).interface(specification);
}

class Validation {
  constructor(
    private readonly name: string,
    private readonly taken: TakenNames,
  ) {}

  interface(specification: InterfaceSpecification): void {
    const { name, language, functions, states } = specification;
    const { properties = {}, parameters = {}, grids = {} } = specification;
    this.knownKeys('', specification, keys.interface);
    this.camelCase('name', name);
    if (!isLanguage(language)) this.fail('language', `must be ${listLanguages()}`, language);
    if (Object.keys(functions).length === 0)
      this.fail('functions', 'at least one function is needed', functions);
    for (const [each, value] of Object.entries(functions)) this.function(each, value);
    for (const [each, called] of Object.entries(properties))
      this.property(each, called, specification);
    for (const [each, value] of Object.entries(parameters)) this.parameter(each, value);
    for (const [each, value] of Object.entries(grids)) {
      this.grid(each, value);
      if (each in functions) this.fail(`grids.${each}`, 'a function has the same name', each);
    }
    this.distinct('functions', Object.keys(functions));
    this.distinct('grids', Object.keys(grids));
    if (states) this.states(states, functions);
  }

  private function(name: string, specification: FunctionSpecification): void {
    const place = `functions.${name}`;
    const { arguments: taken = [], results = {} } = specification;
    this.camelCase(place, name);
    this.notOfInstances(place, name);
    this.knownKeys(place, specification, keys.function);
    let optional: string | undefined;
    for (const argument of taken) {
      const at = `${place}.arguments.${argument.name}`;
      this.knownKeys(at, argument, keys.argument);
      this.camelCase(at, argument.name);
      this.value(at, argument, [...scalarTypes, ...arrayTypes]);
      if (argument.default !== undefined) optional = argument.name;
      else if (optional !== undefined) {
        this.fail(at, `must have a default, since ${optional} before it has one`, argument);
      }
      if (optional === commonOption)
        this.fail(at, `'${commonOption}' is already an option of every method`, argument);
    }
    for (const [each, result] of Object.entries(results)) this.result(place, each, result, taken);
    const arrays = Object.values(results).filter(
      (each) => 'inPlace' in each || isArrayType(each.type),
    );
    if (arrays.length > wire.maxResultArrays) {
      this.fail(
        `${place}.results`,
        `at most ${wire.maxResultArrays} arrays are allowed`,
        arrays.length,
      );
    }
    // All of them are arguments of the worker's function; arrays have an argument for the length too.
    const computed = Object.entries(results).filter(([, each]) => 'type' in each);
    const variables = [
      ...taken.map((each): [string, ValueType] => [each.name, each.type]),
      ...computed.map(([each, result]): [string, ValueType] => [each, (result as Typed).type]),
    ];
    const withLengths = variables.flatMap(([each, type]) =>
      isArrayType(type)
        ? [each, `${each}Count`]
        : type === 'string'
          ? [each, `${each}Capacity`]
          : [each],
    );
    this.distinct(place, [name, ...withLengths]);
  }

  private result(
    place: string,
    name: string,
    result: ResultSpecification,
    taken: readonly ArgumentSpecification[],
  ): void {
    const at = `${place}.results.${name}`;
    const argument = (of: string) => taken.find((each) => each.name === of);
    this.camelCase(at, name);
    if ('inPlace' in result) {
      this.knownKeys(at, result, keys.inPlace);
      const source = argument(result.inPlace);
      if (!source || !isArrayType(source.type)) {
        this.fail(
          at,
          `inPlace: the function has no array argument '${result.inPlace}'`,
          result.inPlace,
        );
      }
      return;
    }
    this.knownKeys(at, result, keys.result);
    this.value(at, result, [...scalarTypes, ...arrayTypes]);
    if (!isArrayType(result.type)) {
      if (result.length !== undefined) this.fail(at, 'only arrays have a length', result.length);
      return;
    }
    if (result.length === undefined) {
      this.fail(
        at,
        'length is missing: name the argument that has the length of the array',
        result.length,
      );
    }
    const source = argument(result.length);
    if (!source || !(isArrayType(source.type) || ['int32', 'int64'].includes(source.type))) {
      this.fail(
        at,
        `length: the function has no array or integer argument '${result.length}'`,
        result.length,
      );
    }
  }

  private property(name: string, called: string, specification: InterfaceSpecification): void {
    const { functions, grids = {} } = specification;
    const place = `properties.${name}`;
    this.camelCase(place, name);
    this.notOfInstances(place, name);
    if (name in functions || name in grids)
      this.fail(place, 'a function or a grid has the same name', name);
    const source = functions[called];
    if (!source) this.fail(place, `the interface has no function '${called}'`, called);
    const isPlain =
      (source.arguments ?? []).every((each) => each.default !== undefined) &&
      Object.keys(source.results ?? {}).length === 1;
    if (!isPlain)
      this.fail(place, `${called} must have one result, and no required arguments`, called);
  }

  private parameter(name: string, parameter: ParameterSpecification): void {
    const place = `parameters.${name}`;
    this.modelName(place, name);
    if (this.taken.isOfParameters(name))
      this.fail(place, `'${name}' is a reserved name of parameters; choose another name`, name);
    this.knownKeys(place, parameter, keys.parameter);
    this.value(place, parameter, scalarTypes);
    const { choices } = parameter;
    if (choices === undefined) return;
    if (parameter.type !== 'string') this.fail(place, 'only strings can have choices', choices);
    if (parameter.default !== undefined && !choices.includes(String(parameter.default))) {
      this.fail(
        place,
        `default is not one of the choices: ${choices.join(', ')}`,
        parameter.default,
      );
    }
  }

  private grid(name: string, grid: GridSpecification): void {
    const place = `grids.${name}`;
    this.camelCase(place, name);
    this.notOfInstances(place, name);
    this.knownKeys(place, grid, keys.grid);
    for (const axis of grid.axes) this.camelCase(`${place}.axes`, axis);
    this.distinct(`${place}.axes`, grid.axes);
    if (grid.axes.length < 1 || grid.axes.length > wire.maxAxes) {
      this.fail(`${place}.axes`, `it must have 1 to ${wire.maxAxes} axes`, grid.axes);
    }
    for (const [each, attribute] of Object.entries(grid.attributes)) {
      const at = `${place}.attributes.${each}`;
      this.modelName(at, each);
      this.knownKeys(at, attribute, keys.attribute);
      this.value(at, { type: 'float64', ...attribute }, attributeTypes);
      if (this.taken.isOfGrids(each)) {
        this.fail(at, `'${each}' is a reserved name of grids; choose another name`, each);
      }
    }
  }

  private states(
    states: StatesSpecification,
    functions: InterfaceSpecification['functions'],
  ): void {
    this.knownKeys('states', states, keys.states);
    const known = new Set([states.initial, ...states.transitions.map((each) => each.to)]);
    const requireKnown = (place: string, state: string) => {
      if (!known.has(state)) this.fail(place, `no transition leads to the state '${state}'`, state);
    };
    for (const transition of states.transitions) {
      const place = `states.transitions.${transition.call}`;
      this.knownKeys(place, transition, keys.transition);
      requireKnown(place, transition.from);
      const called = functions[transition.call];
      if (!called) this.fail(place, 'the interface has no such function', transition.call);
      const { automatic = true } = transition;
      if (automatic && called.arguments?.some((each) => each.default === undefined)) {
        this.fail(
          place,
          'the function needs arguments, which an automatic transition cannot provide',
          transition.call,
        );
      }
    }
    const automatic = new Set([
      states.initial,
      ...states.transitions.filter((each) => each.automatic ?? true).map((each) => each.to),
    ]);
    for (const [what, state] of Object.entries(states.needs)) {
      requireKnown(`states.needs.${what}`, state);
      if (!automatic.has(state))
        this.fail(`states.needs.${what}`, `no automatic transition leads to '${state}'`, state);
      if (!(what in functions) && !['grids', 'setParameters', 'getParameters'].includes(what)) {
        this.fail(
          `states.needs.${what}`,
          "must be the name of a function, or 'grids', 'setParameters' or 'getParameters'",
          what,
        );
      }
    }
  }

  /** Type, unit, and default of an argument, result, parameter or attribute. */
  private value(place: string, value: Typed, types: readonly string[]): void {
    if (!types.includes(value.type)) {
      this.fail(place, `unknown type '${value.type}'; it can be ${types.join(', ')}`, value.type);
    }
    const type = elementTypeOf(value.type);
    const isNumber = type !== 'bool' && type !== 'string';
    if (value.unit !== undefined && value.unit !== '') {
      if (!isNumber) this.fail(place, `a ${type} cannot have a unit`, value.unit);
      try {
        unit(value.unit);
      } catch (error) {
        this.fail(place, (error as Error).message, value.unit);
      }
    }
    const { default: standard } = value;
    if (standard === undefined) return;
    const wanted = isNumber ? 'number' : type === 'bool' ? 'boolean' : 'string';
    if (isArrayType(value.type)) this.fail(place, 'arrays cannot have a default', standard);
    if (typeof standard !== wanted) this.fail(place, `default must be a ${wanted}`, standard);
    if (type.startsWith('int') && !Number.isSafeInteger(standard)) {
      this.fail(place, 'default must be an integer', standard);
    }
  }

  private camelCase(place: string, name: string): void {
    if (typeof name !== 'string' || !/^[a-z][a-zA-Z0-9]*$/.test(name)) {
      this.fail(place, `'${name}' is not a camelCase name`, name);
    }
    const inWorker = snakeCase(name);
    if (reservedWords.has(inWorker) || inWorker.startsWith('pm_')) {
      this.fail(place, `'${inWorker}' is reserved in workers; choose another name`, name);
    }
    if (inWorker.length > longestName) {
      this.fail(place, `'${inWorker}' has more than ${longestName} characters`, name);
    }
  }

  private notOfInstances(place: string, name: string): void {
    if (this.taken.isOfInstances(name))
      this.fail(place, `'${name}' is a reserved name of instances; choose another name`, name);
  }

  private modelName(place: string, name: string): void {
    if (!/^[a-zA-Z]\w*$/.test(name)) this.fail(place, `'${name}' is not a name`, name);
  }

  /** Names that differ in the script may be the same in snake_case. */
  private distinct(place: string, names: readonly string[]): void {
    const seen = new Set<string>();
    for (const name of names.map(snakeCase)) {
      if (seen.has(name)) this.fail(place, `'${name}' occurs twice`, names);
      seen.add(name);
    }
  }

  private knownKeys(place: string, value: object, known: readonly string[]): void {
    const description: unknown = 'description' in value ? value.description : undefined;
    if (typeof description === 'string' && description.includes('*/')) {
      this.fail(
        place,
        "a description must not contain '*/', since it is written as a comment",
        description,
      );
    }
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) {
        this.fail(
          place === '' ? key : `${place}.${key}`,
          `unknown key; the keys are ${known.join(', ')}`,
          key,
        );
      }
    }
  }

  private fail(place: string, problem: string, given: unknown): never {
    throw new ArgumentError(`interface ${this.name}, ${place}: ${problem}`, place, given);
  }
}

interface Typed {
  readonly type: ValueType;
  readonly unit?: string;
  readonly default?: number | boolean | string;
}
