// SPDX-License-Identifier: Apache-2.0
/**
 * Compiles TypeScript to JavaScript, one file at a time and without checking types.
 *
 * @module
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { digest, readEntry, writeEntry } from './cache.js';
import { compiler, compilerVersion } from './compiler.js';

/** To be changed when the output for the same source changes. */
const outputVersion = '1';

/** Names of the files that are compiled; always to ES modules, whatever package.json says. */
export const typescriptFile = /(?<!\.d)\.m?ts$/;

/**
 * The JavaScript for a TypeScript file, with an inline source map.
 *
 * @throws {SyntaxError} with the location, as the compiler prints it
 */
export function transpiled(file: string): string {
  const source = readFileSync(file, 'utf8');
  const name = basename(file);
  const key = digest(outputVersion, compilerVersion, name, source);
  const before = readEntry('modules', key);
  if (before !== undefined) return before;

  const ts = compiler();
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    // Relative to the module, whose URL is that of its source.
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
