// SPDX-License-Identifier: Apache-2.0
/** What an editor shows of what is under the cursor: arguments have names, and methods their descriptions. */
import path from 'node:path';
import t from 'tap';
import ts from 'typescript';
import { packageRoot } from '../../src/build-directory.js';

/** In the package, where `polymuse` is this one; it is not written. */
const file = path.join(packageRoot, 'dist/hovered.ts');
const text = `
import { codeClass, Cumulus, defineInterface, newRegularGrid, quantity } from 'polymuse';
const les = new Cumulus({ workdir: 'les' });
les.evolveModel(quantity(1, 's'), { exactEnd: true });
les.evolveModel.asynchronous(quantity(1, 's'));
les.stop();
les.fields.U;
les.fields.request.set({ U: quantity(1, 'm/s') });
class Ocean extends codeClass(
  defineInterface({
    name: 'ocean',
    language: 'c',
    functions: { dive: { arguments: [{ name: 'depth', type: 'float64', unit: 'm' }] } },
  }),
) {}
const ocean = new Ocean();
ocean.dive(quantity(1, 'm'));
const grid = newRegularGrid({
  shape: [2, 2],
  lengths: quantity([1, 1], 'm'),
  attributes: { T: 'K' },
});
grid.T;
grid.at('0:1', 1);
const channel = grid.newChannelTo(grid);
channel.copyAttributes(['T']);
`;

const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  types: [],
};
const { sys } = ts;
const service = ts.createLanguageService({
  readFile: (name) => sys.readFile(name),
  directoryExists: (name) => sys.directoryExists(name),
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (name) => {
    const contents = name === file ? text : sys.readFile(name);
    return contents === undefined ? undefined : ts.ScriptSnapshot.fromString(contents);
  },
  getCurrentDirectory: () => packageRoot,
  getDefaultLibFileName: (each) => ts.getDefaultLibFilePath(each),
  fileExists: (name) => name === file || sys.fileExists(name),
});

function written(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return ts.displayPartsToString([...(parts ?? [])]).replace(/\s+/g, ' ');
}

/** What is shown for the last name of an expression. */
function hover(expression: string): { type: string; description: string; tags: string } {
  const at = text.indexOf(expression);
  const info =
    at < 0 ? undefined : service.getQuickInfoAtPosition(file, at + expression.length - 1);
  if (!info) throw new Error(`there is no ${expression}`);
  return {
    type: written(info.displayParts),
    description: written(info.documentation),
    tags: (info.tags ?? []).map((tag) => `@${tag.name} ${written(tag.text)}`).join('; '),
  };
}

/** The parameters that are shown while the arguments of a call are written. */
function parameters(call: string): string[] {
  const at = text.indexOf(`${call}(`) + call.length + 1;
  const [signature] = service.getSignatureHelpItems(file, at, undefined)?.items ?? [];
  return (signature?.parameters ?? []).map((each) => written(each.displayParts));
}

const time = 'time: OrRequest<Quantity<"time" | "unknown">>';

t.test('the script compiles', (t) => {
  t.same(
    service.getSemanticDiagnostics(file).map(({ messageText }) => messageText),
    [],
  );
  t.end();
});

t.test('a method of a code that comes with polymuse', (t) => {
  const { type, description, tags } = hover('les.evolveModel');
  t.match(type, `evolveModel(${time}, options?: ({ exactEnd?: OrRequest<boolean> | undefined; }`);
  t.equal(description, 'Runs the model until a time; times before the model time are an error.');
  t.match(tags, '@param time the time to reach [s]');
  t.equal(parameters('les.evolveModel')[0], time);
  t.match(hover('les.stop').description, 'Ends the worker');
  t.end();
});

t.test('the same, asynchronously', (t) => {
  t.match(hover('les.evolveModel.asynchronous').type, `.asynchronous: (${time}, options?: (`);
  t.match(hover('les.evolveModel.asynchronous').type, '=> Request<void>');
  t.equal(parameters('les.evolveModel.asynchronous')[0], time);
  t.end();
});

t.test('a method of a code without generated declarations has types, but no names', (t) => {
  // TypeScript labels the members of a tuple in its source only; no type can compute a label.
  t.match(parameters('ocean.dive')[0], /^callArguments_0: OrRequest<Quantity<.*"length"/);
  t.end();
});

t.test('grids of codes', (t) => {
  t.match(hover('les.fields.U').type, 'U: QuantityArray<"length per time">');
  t.equal(
    hover('les.fields.U').description,
    'wind in x, relative to the ground, at west faces [m/s]',
  );
  t.match(hover('les.fields.request.set').type, 'set(values: CumulusFieldsValues): Request<void>');
  t.end();
});

t.test('grids of scripts, and channels', (t) => {
  t.match(hover('grid.T').type, 'T: ArrayIn<"K">');
  t.match(hover('grid.at').type, 'at<readonly ["0:1", 1]>(index_0: "0:1", index_1: 1)');
  t.match(hover('grid.at').tags, '@param index for each axis an integer, which drops it, a slice');
  t.match(hover('channel.copyAttributes').type, '(names: Copies<Grid<');
  t.match(hover('channel.copyAttributes').description, 'Copies attributes');
  t.end();
});
