// SPDX-License-Identifier: Apache-2.0
/**
 * What is generated from the description of the wire.
 *
 * @module
 */
import path from 'node:path';
import type { GeneratedFile } from '../../launch/generate/files.js';
import { notice } from '../../launch/generate/text.js';
import { packageRoot } from '../../src/build-directory.js';
import { cDefinitions, cReaderDeclarations, cReaders } from './c.js';
import { Layout, readProtocol } from './protocol.js';
import { typescriptLayout } from './typescript.js';

const source = 'native-mpi/wire/protocol.json';

/** The description of the wire of this repository. */
export function wireLayout(): Layout {
  return new Layout(readProtocol(path.join(packageRoot, source)));
}

/** The files, their paths relative to the root of the repository. */
export function wireFiles(command: string): GeneratedFile[] {
  const layout = wireLayout();
  const inC = [`/* ${notice(source, command)} */`, '/* clang-format off */'];
  const inTypescript = [`// ${notice(source, command)}`];
  return [
    { path: 'native-mpi/wire/wire.generated.h', contents: cDefinitions(layout, inC) },
    { path: 'native-mpi/wire/readers.generated.h', contents: cReaderDeclarations(layout, inC) },
    { path: 'native-mpi/wire/readers.generated.c', contents: cReaders(layout, inC) },
    { path: 'src/wire/layout.generated.ts', contents: typescriptLayout(layout, inTypescript) },
  ];
}
