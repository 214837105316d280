// SPDX-License-Identifier: Apache-2.0
/**
 * Node, and what of polymuse has been built.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildDirectory, packageRoot } from '../../src/build-directory.js';
import { inventory, isProblem } from '../codes/inventory.js';
import { shortMpiVersion } from '../mpi-version.js';
import type { Finding } from './finding.js';

/** The MPI library that the addon uses. */
export interface AddonMpi {
  readonly version: string;
  readonly library: string;
}

const build = `npm run build, in ${packageRoot}`;

/** Whether this Node is new enough. */
export function node(): Finding {
  const manifest = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const needed = manifest.engines.node;
  const oldest = Number(/\d+/.exec(needed)?.[0]);
  const isNewEnough = Number.parseInt(process.versions.node) >= oldest;
  const text = `${process.version} (${process.execPath})`;
  const facts = { version: process.version, path: process.execPath, needed };
  if (isNewEnough) return { title: 'Node', state: 'ok', text, facts };
  const remedy = 'install a newer Node, or load a module that provides one';
  return {
    title: 'Node',
    state: 'problem',
    text: `${text}; polymuse needs ${needed}`,
    remedy,
    facts,
  };
}

/** Whether the addon exists and can be loaded; if so, the MPI library that it uses. */
export async function addon(): Promise<{ finding: Finding; mpi?: AddonMpi }> {
  const title = 'addon';
  const file = path.join(buildDirectory, 'bin', 'polymuse.node');
  const facts = { file };
  if (!existsSync(file)) {
    const text = `${file} does not exist`;
    return { finding: { title, state: 'problem', text, remedy: build, facts } };
  }
  try {
    const { loadNative } = await import('../../src/workers/native.js');
    const { version, library } = loadNative().mpi();
    const text = `${file}, with ${shortMpiVersion(version)} (${library})`;
    return {
      finding: { title, state: 'ok', text, facts: { ...facts, mpi: version, library } },
      mpi: { version, library },
    };
  } catch (error) {
    const text = `${file} cannot be loaded: ${(error as Error).message}`;
    const remedy = `load the modules with which it was built, or build it again with the loaded modules (${build})`;
    return { finding: { title, state: 'problem', text, remedy, facts } };
  }
}

/** The codes, and whether they can be used. */
export async function codes(): Promise<Finding[]> {
  return (await inventory()).map((code) => {
    const { name, state, worker, mpi = '', problems, remedy } = code;
    return {
      title: name,
      state: isProblem(code) ? 'problem' : problems.length === 0 ? 'ok' : 'note',
      text: problems.length === 0 ? `${worker}, with ${shortMpiVersion(mpi)}` : problems.join('; '),
      ...(remedy !== undefined && { remedy }),
      facts: { worker, state, fingerprint: code.fingerprint, mpi },
    };
  });
}
