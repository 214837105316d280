// SPDX-License-Identifier: Apache-2.0
/**
 * The TypeScript declarations of an interface: the methods, since what the compiler infers from the
 * specification has no names of arguments and no documentation, and what it cannot infer (parameters and
 * attributes whose types differ between reading and setting).
 *
 * @module
 */
import path from 'node:path';
import { packageRoot } from '../../../src/build-directory.js';
import { argumentsOf, isArrayType, resultsOf } from '../../../src/interface/layout.js';
import { pascalCase, snakeCase } from '../../../src/interface/names.js';
import type {
  FunctionSpecification,
  GridSpecification,
  InterfaceSpecification,
  ValueType,
} from '../../../src/interface/specification.js';
import { unit } from '../../../src/units/parse-unit.js';
import { joinLines, valueText, wrap } from '../text.js';
import type { Target } from './target.js';

const mostColumns = 100;

/** The modules of the package that export the types which declarations use. */
const origins = {
  Axes: 'src/grid/axis-types.js',
  IndexOf: 'src/grid/axis-types.js',
  Remaining: 'src/grid/axis-types.js',
  Assignable: 'src/grid/grid-values.js',
  CodeGridMembers: 'src/grid/code-grid-types.js',
  CodeGridRequests: 'src/grid/code-grid-types.js',
  Computation: 'src/grid/code-grid-types.js',
  ComputedRequests: 'src/grid/code-grid-types.js',
  ComputedSources: 'src/grid/code-grid-types.js',
  ComputedValues: 'src/grid/code-grid-types.js',
  AttributeUnits: 'src/grid/grid-types.js',
  MaskToCome: 'src/grid/grid-types.js',
  NoAttributes: 'src/grid/grid-types.js',
  Mask: 'src/array/mask.js',
  Request: 'src/request/request.js',
  OrRequest: 'src/code/methods.js',
  ParameterMembers: 'src/code/parameter-types.js',
  ParameterRequestMembers: 'src/code/parameter-types.js',
  Read: 'src/grid/grid-values.js',
  QuantityLike: 'src/units/quantity.js',
  Quantity: 'src/units/quantity.js',
  QuantityArray: 'src/units/quantity-array.js',
  SameDimension: 'src/units/dimension-types.js',
  ValidUnit: 'src/units/unit-types.js',
};

/**
 * The declarations, in `<name>.generated.ts`: `<Name>Methods`, and `<Name>Members` with the types of the
 * parameters and of each grid.
 *
 * @example
 * typescript(oceanInterface, { directory: 'src', notice: 'Generated from …' })[0]?.path; // 'src/ocean.generated.ts'
 */
export const typescript: Target = (specification, { directory, notice }) => {
  const declarations = declare(specification);
  const imports = importsOf(declarations.join('\n'), directory);
  return [
    {
      path: path.join(
        directory,
        `${snakeCase(specification.name).replaceAll('_', '-')}.generated.ts`,
      ),
      contents: joinLines([
        `// ${notice}`,
        ...imports,
        ...(imports.length > 0 ? [''] : []),
        ...declarations,
      ]),
    },
  ];
};

function declare(specification: InterfaceSpecification): string[] {
  const name = pascalCase(specification.name);
  const grids = Object.entries(specification.grids ?? {});
  return [
    ...methods(name, specification),
    ...grids.flatMap(([each, grid]) => ['', ...gridTypes(name, each, grid)]),
    '',
    ...(specification.parameters ? [...parameterTypes(name, specification), ''] : []),
    `/** The properties, the parameters and the grids of ${name}. */`,
    ...block(`export interface ${name}Members`, [
      ...propertyTypes(specification),
      ...(specification.parameters
        ? [
            '/** The parameters of the model, which are set before it starts. */',
            `readonly parameters: ${name}Parameters;`,
          ]
        : []),
      ...grids.flatMap(([each, grid]) => [
        ...comment(grid.description ?? ''),
        `readonly ${each}: ${name}${pascalCase(each)};`,
      ]),
    ]),
  ];
}

/** The imports of the types in declarations. */
function importsOf(declarations: string, directory: string): string[] {
  const used = Object.entries(origins).filter(([type]) =>
    new RegExp(`\\b${type}\\b`).test(declarations),
  );
  return [...new Set(used.map(([, module]) => module))].map((module) => {
    const types = used.filter(([, origin]) => origin === module).map(([type]) => type);
    return `import type { ${types.join(', ')} } from '${specifierOf(module, directory)}';`;
  });
}

/** How a file in a directory imports a module of this package. */
function specifierOf(module: string, directory: string): string {
  const found = path.relative(directory, path.join(packageRoot, module)).replaceAll(path.sep, '/');
  return found.startsWith('.') ? found : `./${found}`;
}

function methods(name: string, specification: InterfaceSpecification): string[] {
  return [
    `/** The methods of ${name}, as plain functions. */`,
    ...block(
      `export interface ${name}Methods`,
      Object.entries(specification.functions).flatMap(([each, value], i) => [
        ...(i > 0 ? [''] : []),
        ...method(each, value),
      ]),
    ),
  ];
}

function method(name: string, specification: FunctionSpecification): string[] {
  const taken = argumentsOf(specification);
  const positional = taken.filter((each) => each.default === undefined);
  const optional = taken.filter((each) => each.default !== undefined);
  const results = resultsOf(specification);
  const documented = [
    ...(specification.description === undefined ? [] : [specification.description]),
    ...positional
      .filter((each) => valueText(each) !== '')
      .map((each) => `@param ${each.name} ${valueText(each)}`),
    ...optional.map(
      (each) =>
        `@param options.${each.name} ${`${valueText(each)} (${JSON.stringify(each.default)})`.trim()}`,
    ),
    ...(results.length === 1 && results[0] && valueText(results[0]) !== ''
      ? [`@returns ${valueText(results[0])}`]
      : results.length > 1
        ? [
            `@returns ${results.map((each) => `${each.name}: ${valueText(each) || each.type}`).join('; ')}`,
          ]
        : []),
  ];
  const parameters = positional.map((each) => `${each.name}: ${argumentType(each)}`);
  if (optional.length > 0) {
    const members = optional.map((each) => `${each.name}?: ${argumentType(each)}`);
    parameters.push(`options?: { ${members.join('; ')} }`);
  }
  const [only] = results;
  const result =
    only === undefined
      ? 'void'
      : results.length === 1
        ? resultType(only)
        : `{ ${results.map((each) => `${each.name}: ${resultType(each)}`).join('; ')} }`;
  return [...comment(...documented), `${name}(${parameters.join(', ')}): ${result};`];
}

function gridTypes(code: string, name: string, grid: GridSpecification): string[] {
  const type = `${code}${pascalCase(name)}`;
  const attributes = Object.entries(grid.attributes);
  const what = grid.description ?? `The grid ${name}.`;
  const members = (wrap: (value: string) => string) =>
    attributes.flatMap(([attribute, specification]) => {
      const { readOnly = false, unit: symbol = '' } = specification;
      const dimension = dimensionText(symbol);
      const value = wrap(`Read<${dimension}, Rank>`);
      return [
        ...comment(valueText(specification)),
        ...(readOnly
          ? [`readonly ${attribute}: ${value};`]
          : [
              `get ${attribute}(): ${value};`,
              `set ${attribute}(value: Assignable<${dimension}>);`,
            ]),
      ];
    });
  const writable = attributes.filter(([, specification]) => !specification.readOnly);
  const axes = grid.axes.map((each) => `${each}: unknown`).join(', ');
  const parameters = '<Rank extends Axes, Computed extends AttributeUnits = NoAttributes>';
  const chosen = `${type}Selection<readonly [unknown], Computed>`;
  return [
    ...comment(`Values for attributes of {@link ${type}}.`),
    ...(writable.length === 0
      ? [`export type ${type}Values = Readonly<Record<string, never>>;`]
      : block(
          `export interface ${type}Values`,
          writable.flatMap(([attribute, specification]) => [
            ...comment(valueText(specification)),
            `readonly ${attribute}?: Assignable<${dimensionText(specification.unit ?? '')}>;`,
          ]),
        )),
    '',
    ...comment(
      `{@link ${type}}, or a selection from it, with as many axes as \`Rank\` has, without attributes that are computed.`,
    ),
    ...block(
      `export interface ${type}Cells${parameters} extends CodeGridMembers<${type}Values, Rank>`,
      [
        ...members((value) => value),
        '/** The same, asynchronously: reading returns a request, setting returns at once. */',
        `readonly request: ${type}Requests<Rank, Computed> & ComputedRequests<Computed, Rank>;`,
        ...comment(
          "Some of the cells: for each axis an integer, which drops the axis, a slice such as `'3:6'`, or a list " +
            "of integers; `'...'` means all axes without an index. Integers for all axes give one cell.",
        ),
        'at<const Index extends IndexOf<Rank>>(',
        '  ...index: Index',
        `): ${type}Selection<Remaining<Rank, Index>, Computed>;`,
        ...comment(
          'The cells for which a condition holds, in C order: a selection with one axis. Reading ' +
            'transfers the block around them, setting changes only these cells.',
        ),
        `where(condition: Mask | ((cells: this) => Mask)): ${chosen};`,
        '/** The cells one by one, in C order. Reading an attribute of a cell is a call of the model. */',
        `cells(): IterableIterator<${type}Selection<readonly [], Computed>>;`,
        ...comment(
          'The same grid, with an attribute more that is computed from arrays of others whenever it is read; for ' +
            'a single cell they are arrays without axes.',
        ),
        'withComputed<',
        '  Self extends object,',
        '  const Name extends string,',
        '  const Unit extends string,',
        '  const Sources extends ComputedSources<Self>,',
        '>(',
        '  this: Self,',
        '  name: Name,',
        '  unit: ValidUnit<Unit>,',
        '  sources: Sources,',
        '  compute: Computation<Self, Sources, Unit>,',
        `): ${type}Selection<Rank, Computed & Readonly<Record<Name, Unit>>>;`,
      ],
    ),
    '',
    ...comment(`{@link ${type}}, or a selection from it, with the attributes that are computed.`),
    `export type ${type}Selection${parameters} = ${type}Cells<Rank, Computed> & ComputedValues<Computed, Rank>;`,
    '',
    ...comment(`The attributes of {@link ${type}}, or of a selection from it, asynchronously.`),
    ...block(
      `export interface ${type}Requests${parameters} extends CodeGridRequests<${type}Values>`,
      [
        ...members((value) => `Request<${value}>`),
        '/** The cells for which a condition holds. */',
        `where(condition: MaskToCome | ((cells: this) => MaskToCome)): Request<${chosen}>;`,
      ],
    ),
    '',
    ...comment(what),
    `export type ${type} = ${type}Cells<readonly [${axes}]>;`,
  ];
}

/** The parameters: setting also accepts requests and other types of values that can be converted. */
function parameterTypes(name: string, specification: InterfaceSpecification): string[] {
  const parameters = Object.entries(specification.parameters ?? {}).map(
    ([parameter, { choices, ...value }]) => {
      const read = choices?.map((each) => `'${each}'`).join(' | ') ?? resultType(value);
      const settable = `OrRequest<${choices ? read : argumentType(value)}>`;
      return { parameter, read, settable, documented: comment(valueText(value)) };
    },
  );
  const accessors = (wrap: (read: string) => string) =>
    parameters.flatMap(({ parameter, read, settable, documented }) => [
      ...documented,
      `get ${parameter}(): ${wrap(read)};`,
      `set ${parameter}(value: ${settable});`,
    ]);
  return [
    `/** Values for parameters of ${name}. */`,
    ...block(
      `export interface ${name}ParameterValues`,
      parameters.flatMap(({ parameter, settable, documented }) => [
        ...documented,
        `readonly ${parameter}?: ${settable};`,
      ]),
    ),
    '',
    `/** The parameters of ${name}, asynchronously: reading returns a request. */`,
    ...block(
      `export interface ${name}ParameterRequests extends ParameterRequestMembers<${name}ParameterValues>`,
      accessors((read) => `Request<${read}>`),
    ),
    '',
    `/** The parameters of ${name}. */`,
    ...block(
      `export interface ${name}Parameters extends ParameterMembers<${name}ParameterValues>`,
      [
        ...accessors((read) => read),
        '/** The same, asynchronously. */',
        `readonly request: ${name}ParameterRequests;`,
      ],
    ),
  ];
}

/** The properties that are results of functions. */
function propertyTypes({ properties = {}, functions }: InterfaceSpecification): string[] {
  return Object.entries(properties).flatMap(([property, called]) => {
    const specification = functions[called]!;
    const [result] = resultsOf(specification);
    return [
      ...comment(
        specification.description ?? '',
        `The result of \`${called}\`; asynchronously: \`${called}.asynchronous()\`.`,
      ),
      `readonly ${property}: ${resultType(result!)};`,
    ];
  });
}

/** The dimension of a unit, as a type. */
function dimensionText(symbol: string): string {
  return `'${unit(symbol).dimension.text}'`;
}

function resultType(value: { type: ValueType; unit?: string }): string {
  if ((value.unit ?? '') !== '')
    return `${isArrayType(value.type) ? 'QuantityArray' : 'Quantity'}<${dimensionText(value.unit ?? '')}>`;
  switch (value.type) {
    case 'bool':
      return 'boolean';
    case 'string':
      return 'string';
    case 'int32[]':
      return 'Int32Array';
    case 'float32[]':
      return 'Float32Array';
    case 'float64[]':
      return 'Float64Array';
    default:
      return 'number';
  }
}

function argumentType(value: { type: ValueType; unit?: string }): string {
  const symbol = value.unit ?? '';
  if (symbol === '')
    return resultType(value) + (isArrayType(value.type) ? ' | readonly number[]' : '');
  return isArrayType(value.type)
    ? `QuantityArray<SameDimension<${dimensionText(symbol)}>>`
    : `QuantityLike<${dimensionText(symbol)}>`;
}

/** A documentation comment with a paragraph, and tags if there are any. */
function comment(...parts: readonly string[]): string[] {
  const lines = parts.flatMap((part) => wrap(part, mostColumns - 5));
  const [only] = lines;
  if (only === undefined) return [];
  if (lines.length === 1 && only.length <= mostColumns - 9) return [`/** ${only} */`];
  return ['/**', ...lines.map((line) => ` * ${line}`), ' */'];
}

function block(head: string, members: readonly string[]): string[] {
  if (members.length === 0) return [`${head} {}`];
  return [`${head} {`, ...members.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}
