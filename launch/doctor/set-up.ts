// SPDX-License-Identifier: Apache-2.0
/**
 * What the set-up scripts know about this machine: compilers and libraries, and how to install them. These scripts
 * are plain JavaScript outside dist/, since they run before anything is compiled.
 *
 * @module
 */
import { packageRoot } from '../../src/build-directory.js';
import type { Finding } from './finding.js';

interface Requirement {
  readonly name: string;
  /** What is missing, in words. */
  readonly missing: () => string | undefined;
  readonly debianPackages: readonly string[];
}

interface Requirements {
  readonly toBuild: () => readonly Requirement[];
}

interface Debian {
  readonly hasDebianPackages: () => boolean;
  readonly installCommand: (packages: readonly string[]) => string;
}

/**
 * The tools for building polymuse and your own workers. A missing tool is not a problem by itself: once polymuse
 * has been built, it runs without them.
 */
export async function buildTools(): Promise<Finding[]> {
  const { toBuild } = await fromSetUp<Requirements>('requirements.mjs');
  return Promise.all(
    toBuild().map(async ({ name, missing, debianPackages }): Promise<Finding> => {
      const text = missing();
      if (text === undefined) return { title: name, state: 'ok', text: 'found' };
      const remedy = await howToInstall(debianPackages);
      return { title: name, state: 'note', text: `missing: ${text}; needed to build`, remedy };
    }),
  );
}

/** How to install Debian packages, or what they contain on other systems. */
export async function howToInstall(packages: readonly string[]): Promise<string> {
  const { hasDebianPackages, installCommand } = await fromSetUp<Debian>('debian.mjs');
  return hasDebianPackages()
    ? `${installCommand(packages)}; or load the module that provides it`
    : 'install it or, on a cluster, load the module that provides it';
}

async function fromSetUp<Exports>(file: string): Promise<Exports> {
  return (await import(new URL(`setup/library/${file}`, `file://${packageRoot}`).href)) as Exports;
}
