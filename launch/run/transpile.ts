// SPDX-License-Identifier: Apache-2.0
/**
 * From TypeScript to the JavaScript that Node runs, one file at a time and without looking at types.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { digest, readEntry, writeEntry } from './cache.js';
import { compiler, compilerVersion } from './compiler.js';

/** Changes with what the same source is compiled to. */
const outputVersion = '1';

/** The endings of what is compiled; all of it to modules, whatever the package.json around says. */
export const typescriptFile = /(?<!\.d)\.m?ts$/;

/**
 * The JavaScript for a TypeScript file, with its source map within.
 *
 * @throws {SyntaxError} that names the place as the compiler does
 */
export function transpiled(file: string): string {
  const source = readFileSync(file, 'utf8');
  const name = basename(file);
  const key = digest(outputVersion, compilerVersion, name, source);
  const before = readEntry('modules', key);
  if (before !== undefined) return before;

  const ts = compiler();
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    // Relative to the module, which Node takes to be where its source is.
    fileName: name,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleDetection: ts.ModuleDetectionKind.Force,
      inlineSourceMap: true,
    },
  });
  if (diagnostics.length > 0) {
    throw new SyntaxError(
      ts.formatDiagnostics(diagnostics, {
        getCanonicalFileName: () => file,
        getCurrentDirectory: () => '',
        getNewLine: () => '\n',
      }),
    );
  }
  writeEntry('modules', key, outputText);
  return outputText;
}
