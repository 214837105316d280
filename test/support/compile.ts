// SPDX-License-Identifier: Apache-2.0
/** What the compiler says of scripts. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Where scripts can be that import 'polymuse': inside the package, where that is this package. */
export const scriptsDirectory = path.join(root, 'dist/snippets');

/** What the compiler has against a script, with the strict settings of this project. */
export function problemsOf(file: string): string[] {
  return [...problemsIn([file]).values()].flat();
}

/** What it has against several scripts, by file. */
export function problemsIn(files: readonly string[]): Map<string, string[]> {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (name) => ts.sys.readFile(name)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  delete options.tsBuildInfoFile;
  // With these, the compiler takes 'polymuse' for this project's sources, and checks them each time; users
  // have its declarations.
  delete options.outDir;
  delete options.rootDir;
  const program = ts.createProgram(files, {
    ...options,
    noEmit: true,
    incremental: false,
    noUnusedLocals: false,
  });
  const problems = new Map<string, string[]>();
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file?.fileName ?? '';
    const text = ts.flattenDiagnosticMessageText(messageText, '\n');
    problems.set(name, [...(problems.get(name) ?? []), text]);
  }
  return problems;
}
