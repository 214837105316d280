// SPDX-License-Identifier: Apache-2.0
/**
 * How Node finds and loads the modules of a script: the module hooks of `polymuse run`.
 *
 * Files keep their locations: `import.meta.url` is the URL of the TypeScript file, packages are resolved from
 * there, and nothing is written next to it. Nothing here is asynchronous, so that the same hooks work with
 * Node's newer interface, which runs them in the script's own thread.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import type {
  LoadFnOutput,
  LoadHookContext,
  ResolveFnOutput,
  ResolveHookContext,
} from 'node:module';
import { fileURLToPath } from 'node:url';
import { isBroughtAlong } from './brought-packages.js';
import { transpiled, typescriptFile } from './transpile.js';

/** A value with Node's newer interface, and a promise of it with the older one. */
type Later<T> = T | Promise<T>;

/** Resolves a module: some packages are always resolved from here. */
export function resolve(
  specifier: string,
  context: ResolveHookContext,
  nextResolve: (specifier: string, context?: Partial<ResolveHookContext>) => Later<ResolveFnOutput>,
): Later<ResolveFnOutput> {
  if (isBroughtAlong(specifier, fileOf(context.parentURL ?? '') ?? ''))
    return nextResolve(specifier, { ...context, parentURL: import.meta.url });
  return nextResolve(sourceOf(specifier, context.parentURL) ?? specifier, context);
}

/** Loads a module: TypeScript files as compiled JavaScript. */
export function load(
  url: string,
  context: LoadHookContext,
  nextLoad: (url: string, context?: Partial<LoadHookContext>) => Later<LoadFnOutput>,
): Later<LoadFnOutput> {
  const file = fileOf(url);
  if (file === undefined || !typescriptFile.test(file)) return nextLoad(url, context);
  return { format: 'module', source: transpiled(file), shortCircuit: true };
}

/** TypeScript imports `./name.js` where it means `./name.ts`; so does the type check. */
function sourceOf(specifier: string, parent: string | undefined): string | undefined {
  if (parent === undefined || !/^(\.\.?\/|\/|file:)/.test(specifier)) return undefined;
  if (!typescriptFile.test(fileOf(parent) ?? '')) return undefined;
  const url = new URL(specifier, parent);
  url.pathname = url.pathname.replace(/\.(m?)js$/, '.$1ts');
  return existsSync(url) ? url.href : undefined;
}

function fileOf(url: string): string | undefined {
  return url.startsWith('file:') ? fileURLToPath(url) : undefined;
}
