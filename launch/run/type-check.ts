// SPDX-License-Identifier: Apache-2.0
/**
 * The type check of a script and of everything that it imports.
 *
 * Its options are those of a new project: strict, with Node's module resolution. Options of the script's
 * tsconfig.json are used unless they contradict how the script is run.
 *
 * @module
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type TypeScript from 'typescript';
import { packageRoot } from '../../src/build-directory.js';
import { isBroughtAlong, nodeModulesAbove } from './brought-packages.js';
import { compiler } from './compiler.js';
import { typescriptFile } from './transpile.js';

/** The result of a check. */
export interface CheckResult {
  /** The errors as tsc prints them; empty if there are none. */
  readonly errors: string;
  readonly errorCount: number;
  /** The TypeScript and JavaScript that a run may load. */
  readonly sources: readonly string[];
  /** All files whose contents the result depends on. */
  readonly read: readonly string[];
  /** Files, and folders, that do not exist and that the result would depend on if they did. */
  readonly absentFiles: readonly string[];
  readonly absentFolders: readonly string[];
}

/** Checks a script, given by its absolute path. */
export function checkTypes(script: string): CheckResult {
  const ts = compiler();
  const read = new Set<string>();
  const absentFiles = new Set<string>();
  const absentFolders = new Set<string>();
  const watched = {
    readFile: (file: string) => {
      read.add(file);
      return ts.sys.readFile(file);
    },
    fileExists: (file: string) => {
      const exists = ts.sys.fileExists(file);
      if (!exists) absentFiles.add(file);
      return exists;
    },
    directoryExists: (folder: string) => {
      const exists = ts.sys.directoryExists(folder);
      if (!exists) absentFolders.add(folder);
      return exists;
    },
  };

  const { options, errors } = optionsFor(script, { ...ts.sys, ...watched });
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  Object.assign(host, {
    ...watched,
    getSourceFile: (...given: Parameters<typeof getSourceFile>) => {
      const [file, languageVersion, ...rest] = given;
      return getSourceFile(file, asModule(file, languageVersion), ...rest);
    },
  });
  const program = ts.createProgram([script], options, host);
  const diagnostics = ts.sortAndDeduplicateDiagnostics([
    ...errors,
    ...ts.getPreEmitDiagnostics(program),
  ]);
  return {
    errors: ts.formatDiagnosticsWithColorAndContext(diagnostics, host),
    errorCount: diagnostics.length,
    sources: program
      .getSourceFiles()
      .filter((each) => !each.isDeclarationFile && !program.isSourceFileFromExternalLibrary(each))
      .map((each) => each.fileName),
    read: [...read],
    absentFiles: [...absentFiles],
    absentFolders: [...absentFolders],
  };
}

/** TypeScript is always run as an ES module; without a package.json the compiler would take it for CommonJS. */
function asModule(
  file: string,
  given: TypeScript.ScriptTarget | TypeScript.CreateSourceFileOptions,
): TypeScript.ScriptTarget | TypeScript.CreateSourceFileOptions {
  if (typeof given !== 'object' || !(typescriptFile.test(file) || file.endsWith('.js')))
    return given;
  return { ...given, impliedNodeFormat: compiler().ModuleKind.ESNext };
}

/** The compiler's options for a script. */
function optionsFor(
  script: string,
  system: TypeScript.System,
): { options: TypeScript.CompilerOptions; errors: readonly TypeScript.Diagnostic[] } {
  const ts = compiler();
  const project = projectOf(script, system);
  const own = withoutBuild(project?.options ?? {});
  const isFolder = (folder: string) => system.directoryExists(folder);
  const brought = Object.fromEntries(
    Object.entries(ourDeclarations)
      .filter(([name]) => isBroughtAlong(name, script, isFolder))
      .map(([name, file]) => [name, [file]]),
  );
  const options: TypeScript.CompilerOptions = {
    // Defaults, which a tsconfig.json may change.
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
    types: ['node'],
    skipLibCheck: true,
    ...own,
    // Fixed by the way in which the script is run.
    allowJs: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    isolatedModules: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    typeRoots: [...(own.typeRoots ?? nodeModulesAbove(script, '@types')), ourTypes],
    paths: { ...own.paths, ...brought },
    noEmit: true,
  };
  return { options, errors: project?.errors ?? [] };
}

/** Options without those about output. */
function withoutBuild(options: TypeScript.CompilerOptions): TypeScript.CompilerOptions {
  const ofABuild =
    /^(rootDir|outDir|outFile|declaration|declarationDir|declarationMap|emitDeclarationOnly|composite|incremental|tsBuildInfoFile)$/;
  return Object.fromEntries(Object.entries(options).filter(([name]) => !ofABuild.test(name)));
}

/** The tsconfig.json that an editor would use for the script. */
function projectOf(
  script: string,
  system: TypeScript.System,
): TypeScript.ParsedCommandLine | undefined {
  const ts = compiler();
  const file = ts.findConfigFile(path.dirname(script), (name) => system.fileExists(name));
  if (file === undefined) return undefined;
  const found: { config?: object; error?: TypeScript.Diagnostic } = ts.readConfigFile(
    file,
    (name) => system.readFile(name),
  );
  const { config, error } = found;
  // Its list of files is ignored: the script and what it imports are checked.
  const parsed = ts.parseJsonConfigFileContent(
    { ...config, files: [script], include: [], references: [] },
    system,
    path.dirname(file),
    undefined,
    file,
  );
  return error ? { ...parsed, errors: [error, ...parsed.errors] } : parsed;
}

const require = createRequire(import.meta.url);

const { exports } = require('polymuse/package.json') as {
  exports: Record<string, string | { readonly types: string }>;
};

/** The declarations of the packages that come from here. */
const ourDeclarations: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(exports).flatMap(([subpath, target]) =>
      typeof target === 'string'
        ? []
        : [[path.posix.join('polymuse', subpath), path.join(packageRoot, target.types)]],
    ),
  ),
  yargs: path.resolve(require.resolve('@types/yargs/package.json'), '../index.d.mts'),
};

/** The folder with the types of Node that come with polymuse. */
const ourTypes = path.resolve(require.resolve('@types/node/package.json'), '../..');
