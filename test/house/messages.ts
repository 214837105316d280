// SPDX-License-Identifier: Apache-2.0
/**
 * The messages for users: the strings of the sources that are text in English. A test compares them with a
 * committed file, so that a change of wording is in the diff.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/build-directory.js';

/** The file of the messages; `npm run snapshots` writes it. */
export const messagesFile = path.join(packageRoot, 'test/house/messages.txt');

/** What stands in a message for a value. */
const value = '${…}';

/** How to find strings, by the ending of a file's name. */
const readers: Readonly<Record<string, (text: string) => Iterable<string>>> = {
  '.ts': stringsOfTypeScript,
  '.mjs': stringsOfTypeScript,
  '.c': stringsOfC,
  '.cc': stringsOfC,
  '.h': stringsOfC,
  '.f90': stringsOfFortran,
};

/** Sources whose strings are not messages: descriptions of interfaces, tables of units, the text of generated code. */
const withoutMessages = [
  /\.generated\./,
  /^src\/codes\/.*\/interface\.ts$/,
  /^src\/units\/unit-table\.ts$/,
  /^launch\/generate\/(targets\/|worker-tables\.ts)/,
];

/** The first comment of a generated file says so. */
const generated = /^(\/\/|\/\*| \*|!).*do not edit/m;

/** All messages, each once per file, under the paths of the files. */
export function messages(): string {
  const sections = ['launch', 'native-mpi', 'src'].flatMap(filesIn).flatMap((file) => {
    const text = readFileSync(path.join(packageRoot, file), 'utf8');
    if (generated.test(text)) return [];
    const found = new Set([...readers[path.extname(file)]!(text)].filter(isEnglish));
    return found.size === 0 ? [] : [`${file}\n${[...found].sort().map(indented).join('\n')}`];
  });
  return `${sections.join('\n\n')}\n`;
}

function filesIn(folder: string): string[] {
  return readdirSync(path.join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file))
    .filter((file) => path.extname(file) in readers)
    .filter((file) => !withoutMessages.some((pattern) => pattern.test(file)))
    .sort();
}

/** Two words or values with a space between them, and a word of four letters: units and symbols have none. */
function isEnglish(text: string): boolean {
  return /[\p{L}}][',:;.)\]-]* [(['"]*(\p{L}|\$\{)/u.test(text) && /\p{L}{4}/u.test(text);
}

/** On one line, with the escapes of JSON. */
function indented(text: string): string {
  return `  ${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')}`.trimEnd();
}

/** Strings, templates and their types; those that are joined by + are one. */
function stringsOfTypeScript(text: string): Set<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node, isJoined: boolean): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isTemplateLiteralTypeNode(node)) found.add(templateText(node));
    else if ((isText(node) || isSum(node)) && !isJoined && !isSplit(node)) found.add(sumText(node));
    ts.forEachChild(node, (child) => {
      visit(child, isSum(node) && (isText(child) || isSum(child)));
    });
  };
  visit(ts.createSourceFile('', text, ts.ScriptTarget.Latest, true), false);
  return found;
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

function isSum(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

/** A list of words that is written as a string. */
function isSplit(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === 'split';
}

function sumText(node: ts.Node): string {
  if (isSum(node)) return sumText(node.left) + sumText(node.right);
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? templateText(node) : value;
}

function templateText(node: ts.TemplateExpression | ts.TemplateLiteralTypeNode): string {
  const spans = node.templateSpans.map((span) => value + span.literal.text);
  return node.head.text + spans.join('');
}

/** Comments and characters are found too, so that their quotes are not taken for those of strings. */
const tokenOfC =
  /\/\/.*|\/\*[^]*?\*\/|#\s*include.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\])*"(?:(?:\s*|\s*PRI\w+\s*|\s*\+[^"';,]*\+\s*)"(?:\\.|[^"\\])*")*/g;

/** Strings of C and C++; those that follow each other or are joined by + are one. */
function* stringsOfC(text: string): Generator<string> {
  for (const [token] of text.matchAll(tokenOfC))
    if (token.startsWith('"'))
      yield token
        .replace(/"\s*\+[^"';,]*\+\s*"/g, value)
        .replace(/"\s*(PRI\w+)?\s*"/g, '')
        .slice(1, -1)
        .replaceAll('\\n', '\n')
        .replaceAll('\\"', '"');
}

function* stringsOfFortran(text: string): Generator<string> {
  for (const [token] of text.matchAll(/'(?:''|[^'\n])*'|"(?:""|[^"\n])*"|!.*/g))
    if (!token.startsWith('!')) yield token.slice(1, -1).replaceAll(token[0]!.repeat(2), token[0]!);
}
