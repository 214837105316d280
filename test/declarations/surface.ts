// SPDX-License-Identifier: Apache-2.0
/**
 * The public surface: all that scripts can import, with its declarations as the compiler writes them for the
 * package, and without comments.
 *
 * @module
 */
import path from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/build-directory.js';

/** The modules of the package, as scripts import them. */
export const entries: Readonly<Record<string, string>> = {
  polymuse: 'index.d.ts',
  'polymuse/units': 'units/index.d.ts',
  'polymuse/grids': 'grid/index.d.ts',
};

const declarations = path.join(packageRoot, 'dist/src');

/** The file of the surface; `npm run snapshots` writes it. */
export const surfaceFile = path.join(packageRoot, 'test/declarations/public-surface.txt');

const program = ts.createProgram(
  Object.values(entries).map((file) => path.join(declarations, file)),
  {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    types: [],
  },
);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/** What an alias (of an import or an export) stands for. */
function resolved(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** What a module exports, by the names under which it does. */
function exportsOf(file: string): Map<string, ts.Symbol> {
  const source = program.getSourceFile(path.join(declarations, file));
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`There is no module ${file} in ${declarations}: npm run build`);
  return new Map(
    checker.getExportsOfModule(module).map((each) => [each.getName(), resolved(each)] as const),
  );
}

const modules = new Map(
  Object.entries(entries).map(([name, file]) => [name, exportsOf(file)] as const),
);

/** The names that a module exports, in order. */
export function namesOf(entry: string): string[] {
  return [...(modules.get(entry)?.keys() ?? [])].sort();
}

/** All that can be imported, by name: modules that export the same name mean the same by it. */
const everything = new Map<string, ts.Symbol>();
export const publicSymbols: ReadonlyMap<string, ts.Symbol> = everything;
for (const [entry, names] of modules)
  for (const [name, symbol] of names) {
    const other = everything.get(name);
    if (other !== undefined && other !== symbol)
      throw new Error(`${entry} exports another ${name} than the other modules`);
    everything.set(name, symbol);
  }
const isExported = new Set(everything.values());

function isPrivate(member: ts.ClassElement): boolean {
  return (
    (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0 ||
    (member.name !== undefined && ts.isPrivateIdentifier(member.name))
  );
}

function byName<Member extends ts.ClassElement | ts.TypeElement>(
  members: readonly Member[],
): Member[] {
  const nameOf = (member: Member) => member.name?.getText() ?? '';
  return [...members].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));
}

/** A declaration with its members in the order of their names, and without those that are private. */
function inOrder(node: ts.Declaration): ts.Node {
  const { factory } = ts;
  if (ts.isClassDeclaration(node))
    return factory.updateClassDeclaration(
      node,
      node.modifiers,
      node.name,
      node.typeParameters,
      node.heritageClauses,
      byName(node.members.filter((member) => !isPrivate(member))),
    );
  if (ts.isInterfaceDeclaration(node))
    return factory.updateInterfaceDeclaration(
      node,
      node.modifiers,
      node.name,
      node.typeParameters,
      node.heritageClauses,
      byName(node.members),
    );
  return ts.isVariableDeclaration(node) ? node.parent.parent : node;
}

function declarationsOf(symbol: ts.Symbol): readonly ts.Declaration[] {
  return symbol.declarations ?? [];
}

function print(symbol: ts.Symbol): string {
  return declarationsOf(symbol)
    .map((each) => printer.printNode(ts.EmitHint.Unspecified, inOrder(each), each.getSourceFile()))
    .join('\n');
}

/** The surface as a text: which names each module exports, then the declaration of each. */
export function surface(): string {
  const compare = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
  const lists = Object.keys(entries).map((entry) => `// ${entry}\n${namesOf(entry).join('\n')}`);
  const printed = [...everything]
    .sort(compare)
    .map(([name, symbol]) => `// ${name}\n${print(symbol)}`);
  return `${[...lists, ...printed].join('\n\n')}\n`;
}

/**
 * What public declarations name, and no module exports: scripts could not write down the types of what they
 * have. Each with where it is needed.
 */
export function forgottenExports(): string[] {
  const forgotten = new Map<string, string>();
  const visit = (node: ts.Node, from: string): void => {
    if (isComputed(node) || ts.isComputedPropertyName(node)) return;
    if (ts.isClassElement(node) && isPrivate(node)) return;
    // What is implemented adds nothing to a class; what is extended by an expression is the compiler's own.
    if (ts.isHeritageClause(node) && ts.isClassDeclaration(node.parent)) {
      if (node.token === ts.SyntaxKind.ImplementsKeyword) return;
      if (node.types[0]?.expression.getText().endsWith('_base')) return;
    }
    if (ts.isIdentifier(node)) {
      const found = checker.getSymbolAtLocation(node);
      const symbol = found && resolved(found);
      const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
      if (symbol && file?.startsWith(declarations) && isForgotten(symbol)) {
        const place = path.relative(declarations, file);
        forgotten.set(`${symbol.getName()} of ${place}`, from);
      }
    }
    ts.forEachChild(node, (child) => {
      visit(child, from);
    });
  };
  for (const [name, symbol] of everything)
    for (const declaration of declarationsOf(symbol))
      ts.forEachChild(declaration, (child) => {
        visit(child, name);
      });
  return [...forgotten].map(([what, from]) => `${what}, needed by ${from}`).sort();
}

/** Types that the compiler puts the result in the place of: what they are computed with does not show. */
function isComputed(node: ts.Node | undefined): boolean {
  return (
    node !== undefined &&
    (ts.isConditionalTypeNode(node) ||
      ts.isMappedTypeNode(node) ||
      ts.isTypeQueryNode(node) ||
      (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) ||
      ts.isTemplateLiteralTypeNode(node))
  );
}

/** A type, class or value of a module's top level that no entry exports. */
function isForgotten(symbol: ts.Symbol): boolean {
  const declaration = symbol.declarations?.[0];
  if (declaration === undefined || isExported.has(symbol)) return false;
  // A module's own abbreviation: the compiler writes down what it stands for.
  const isOwn = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) === 0;
  if (ts.isTypeAliasDeclaration(declaration) && isOwn) return false;
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return ts.isSourceFile(statement.parent);
}
