// SPDX-License-Identifier: Apache-2.0
/**
 * The examples in the comments of what is public: all compile; those that need no model run, and their values are
 * those of the comments beside them.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import ts from 'typescript';
import { problemsIn, scriptsDirectory } from '../support/compile.js';
import { publicSymbols } from '../declarations/surface.js';
import { type Example, examples } from './examples.js';
import { agrees, claims, isClaim } from './values.js';

const folder = path.join(scriptsDirectory, 'examples');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const surface = "newRegularGrid({ shape: [4, 4], lengths: quantity([4, 4], 'km'), attributes: ";
/** What examples take for granted, by name; what runs makes it, and does not just declare it. */
const granted: Readonly<Record<string, string>> = {
  d1: 'declare const d1: Cumulus;',
  d2: 'declare const d2: Cumulus;',
  les: 'declare const les: Cumulus;',
  model: 'declare const model: Cumulus;',
  dales: 'declare const dales: Dales;',
  pool: 'declare const pool: AsyncRequestsPool;',
  request: 'declare const request: Request<void>;',
  saveRestart: 'declare function saveRestart(of: Cumulus): void;',
  ocean: `const ocean = ${surface}{ SST: 'K' } });
ocean.set({ SST: quantity(290, 'K') });`,
  atmosphere: `const atmosphere = ${surface}{ SST: 'K' } });`,
  o1: 'declare const o1: { readonly surface: CumulusSurfaceFields };',
  a1: 'declare const a1: { readonly surface: CumulusSurfaceFields };',
  wet: 'const wet = new Int32Array(16).fill(1);',
  grid: `const grid = newRegularGrid({
  shape: [10, 10],
  lengths: quantity([10, 10], 'km'),
  attributes: { SST: 'K', U: 'm/s', V: 'm/s' },
});
grid.set({ SST: quantity(290, 'K'), U: quantity(3, 'm/s'), V: quantity(4, 'm/s') });`,
  speeds: "const speeds = quantity(NdArray.zeros([10, 10]), 'm/s');",
  limit: "const limit = quantity(280, 'K');",
  track: "const track = quantity([[1, 1], [2, 3]], 'km');",
  stations: "const stations = quantity([[1, 1], [2, 3]], 'km');",
  temperature: "const temperature = quantity([[270, 280], [290, 285]], 'K');",
  humidity: "const humidity = quantity([[90, 70], [50, 60]], '%');",
  height: "const height = quantity([[1, 2], [3, 4]], 'km');",
  field: 'const field = NdArray.zeros([4, 5, 6]);',
  rain: "const rain = quantity([[1, 2], [3, 4]], 'mm');",
  depth: "const depth = quantity([0.5, 20, 300], 'cm');",
  wind: "const wind = quantity([1, 5], 'm/s');",
  calm: "const calm = quantity(2, 'm/s');",
  mass: "const mass = quantity([3, 1, 2], 'kg');",
  radius: "const radius = quantity([30, 10, 20], 'm');",
  zarr: `const chunk = { data: Float32Array.of(1, 2, 3, 4), shape: [2, 2], stride: [2, 1] };
const zarr = { get: (_array: QuantityArray, _index: unknown[]) => Promise.resolve(chunk) };`,
  temperatures: "const temperatures = quantity(NdArray.zeros([10, 20]), 'K');",
  cornerLongitudes: "const cornerLongitudes = quantity([[0, 0], [1, 1]], 'deg');",
  cornerLatitudes: "const cornerLatitudes = quantity([[0, 1], [0, 1]], 'deg');",
  channel: `const source = ${surface}{ U: 'm/s', V: 'm/s' } });
source.set({ U: quantity(1, 'm/s'), V: quantity(1, 'm/s') });
const target = ${surface}{ tauX: 'm^2/s^2' } });
const channel = source.newChannelTo(target);`,
  drag: 'const drag = 0.001;',
  array: 'const array = NdArray.zeros([9, 9, 12]);',
  textFromAFile: "const textFromAFile = 'mi' + 'n';",
  oceanInterface: `const oceanInterface = defineInterface({
  name: 'ocean',
  language: 'c',
  functions: {
    evolveModel: { arguments: [{ name: 'time', type: 'float64', unit: 's' }] },
    getModelTime: { results: { time: { type: 'float64', unit: 's' } } },
  },
  parameters: { depth: { type: 'float64', unit: 'm' } },
});`,
  OceanMembers: 'type OceanMembers = InferredMembers<typeof oceanInterface>;',
  OceanMethods: 'type OceanMethods = MethodsOf<typeof oceanInterface>;',
};

/** What the same name stands for in the examples of some classes. */
const grantedIn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  QuantityArray: { speed: "const speed = quantity([[1, 2, 3], [4, 5, 6]], 'm/s');" },
  GridChannel: {
    speed: `const speed = (u: QuantityArray<'length per time'>, v: QuantityArray<'length per time'>) =>
  u.pow(2).plus(v.pow(2)).sqrt();`,
    ocean: `const ocean = { surface: ${surface}{ SST: 'K', U: 'm/s', V: 'm/s' } }) };
ocean.surface.set({ SST: quantity(290, 'K') });`,
    atmosphere: `const atmosphere = { surface: ${surface}{ SST: 'K', windX: 'm/s', windY: 'm/s' } }) };`,
  },
};

function names(text: string): Set<string> {
  const code = text.replaceAll(/\/\/.*|'[^']*'/g, '');
  return new Set([...code.matchAll(/(?<![.\w])[A-Za-z]\w*/g)].map(([name]) => name));
}

/** Whether an example makes something of that name itself. */
function declares(text: string, name: string): boolean {
  return new RegExp(
    `\\b(?:const|let|class|function)\\s+(?:${name}\\b|[[{][^=]*\\b${name}\\b)`,
  ).test(text);
}

/** What comes before an example: imports of what it names, and what it takes for granted. */
function head({ text, place }: Example): string {
  const made: string[] = [];
  const pending = [...names(text)];
  const seen = new Set(pending);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const own = grantedIn[place.split(' ').at(-1) ?? '']?.[name] ?? granted[name];
    if (own === undefined || declares(text, name)) continue;
    made.unshift(own);
    for (const each of names(own)) if (!seen.has(each)) pending.push(each);
    for (const each of names(own)) seen.add(each);
  }
  const imported = [...seen].filter(
    (name) => publicSymbols.has(name) && !declares(text, name) && granted[name] === undefined,
  );
  const values = imported.filter((name) => isValue(publicSymbols.get(name)!));
  const types = imported.filter((name) => !values.includes(name)).map((name) => `type ${name}`);
  return [
    `import { ${[...values, ...types].sort().join(', ')} } from 'polymuse';`,
    ...made,
    '',
  ].join('\n');
}

function isValue({ flags }: ts.Symbol): boolean {
  return (flags & ts.SymbolFlags.Value) !== 0;
}

/** The types of an example about a type; the compiler compares those that are texts with the comments. */
function typesOf(text: string): string {
  const same =
    'type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;';
  const lines = text.split('\n').flatMap((line, at) => {
    const [, type, comment = ''] = /^(\S.*>);(?:\s*\/\/ (.*))?$/.exec(line) ?? [];
    if (type === undefined) return [];
    const literal = /^'[^']*'$/.test(comment);
    return literal
      ? `export const is${at}: Same<${type}, ${comment}> = true;`
      : `export type Is${at} = ${type};`;
  });
  return [same, ...lines].join('\n');
}

const all = examples().map((example, at) => ({ ...example, name: `example-${at}` }));

t.test('all compile', (t) => {
  const files = all.map((example) => {
    const file = path.join(folder, `${example.name}.mts`);
    const body = example.isOfType ? typesOf(example.text) : example.text;
    writeFileSync(file, `${head(example)}${body}\nexport {};\n`);
    return file;
  });
  const problems = problemsIn(files);
  for (const [at, file] of files.entries()) t.same(problems.get(file) ?? [], [], all[at]!.place);
  t.ok(all.length > 50, `${all.length} examples`);
  t.end();
});

/** An example in which expressions with a claim beside them are looked at. */
function withClaims(text: string): string {
  const source = ts.createSourceFile('example.ts', text, ts.ScriptTarget.ES2022, true);
  let changed = text;
  for (const statement of [...source.statements].reverse()) {
    if (!ts.isExpressionStatement(statement)) continue;
    const end = statement.getEnd();
    const comment = /^[^\S\n]*\/\/ (.*)/.exec(text.slice(end))?.[1] ?? '';
    if (!isClaim(comment)) continue;
    const expression = statement.expression.getText();
    const call = `claim(${JSON.stringify(expression)}, ${JSON.stringify(comment)}, () => (${expression}));`;
    changed = changed.slice(0, statement.getStart()) + call + changed.slice(end);
  }
  return changed;
}

const started = ['Cumulus', 'Dales', 'codeClass', 'allocation', 'terminationSignal'];

t.test('those that need no model run, and give what they say', async (t) => {
  let count = 0;
  for (const example of all) {
    const before = head(example);
    const needsModel = started.some((name) => names(before + example.text).has(name));
    if (example.isOfType || needsModel || before.includes('declare const')) continue;
    const text = `import { claim } from '../../test/docs/values.js';\n${before}${withClaims(example.text)}`;
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    const file = path.join(folder, `${example.name}.mjs`);
    writeFileSync(file, outputText);
    claims.length = 0;
    await t.resolves(import(file) as Promise<unknown>, `${example.place} runs`);
    for (const { expression, comment, value } of claims)
      t.ok(agrees(value, comment), `${example.place}: ${expression} is ${comment}`, { value });
    count += claims.length;
  }
  t.ok(count > 20, `${count} values`);
});
