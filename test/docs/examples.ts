// SPDX-License-Identifier: Apache-2.0
/**
 * The examples in the comments of what is public, as the package's declarations have them.
 *
 * @module
 */
import path from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/build-directory.js';
import { publicSymbols } from '../declarations/surface.js';

/** An example, and what it stands at. */
export interface Example {
  /** The file and the line of the declaration, and its name: for messages. */
  readonly place: string;
  readonly text: string;
  /** Whether it is about a type, and its lines are types. */
  readonly isOfType: boolean;
}

/** All examples of public names and their members. */
export function examples(): Example[] {
  const found = new Map<string, Example>();
  const visit = (node: ts.Node, name: string): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text !== 'example' || tag.parent.parent !== node) continue;
      const text = ts.getTextOfJSDocComment(tag.comment) ?? '';
      const source = node.getSourceFile();
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const file = path.relative(path.join(packageRoot, 'dist'), source.fileName);
      const place = `${file}:${line + 1} ${name}`;
      found.set(`${file}:${tag.pos}`, { place, text, isOfType: /^[A-Z]\w*<.*>;/.test(text) });
    }
    ts.forEachChild(node, (child) => {
      visit(child, name);
    });
  };
  for (const [name, symbol] of publicSymbols)
    for (const declaration of symbol.declarations ?? [])
      visit(ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration, name);
  return [...found.values()];
}
