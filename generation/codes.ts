// SPDX-License-Identifier: Apache-2.0
/**
 * The codes of this repository, and where their generated files are. A specification must not need anything
 * that is generated from it, or it could not be changed.
 *
 * @module
 */
import { largeEddyInterface } from '../src/codes/large-eddy/interface.js';
import { bundledCodes } from '../src/codes/table.js';
import type { GeneratedFile } from '../launch/generate/files.js';
import { generate } from '../launch/generate/generate.js';
import { notice } from '../launch/generate/text.js';
import type { InterfaceSpecification } from '../src/interface/specification.js';
import { probeFortranInterface, probeInterface } from '../test/workers/probe.js';

/** A code; paths are relative to the root of the repository. */
interface GeneratedCode {
  readonly specification: InterfaceSpecification;
  /** The file that holds the specification. */
  readonly source: string;
  /** The directory of the worker's files; default: there is no worker. */
  readonly worker?: string;
  /** The directory of the declarations; default: there are none. */
  readonly declarations?: string;
}

const codes: readonly GeneratedCode[] = [
  ...bundledCodes.map(({ specification, folder }) => ({
    specification,
    source: `src/codes/${folder}/interface.ts`,
    worker: `native-mpi/codes/${folder}`,
    declarations: `src/codes/${folder}`,
  })),
  {
    specification: largeEddyInterface,
    source: 'src/codes/large-eddy/interface.ts',
    declarations: 'src/codes/large-eddy',
  },
  {
    specification: probeInterface,
    source: 'test/workers/probe.ts',
    worker: 'test/workers',
    declarations: 'test/workers',
  },
  {
    specification: probeFortranInterface,
    source: 'test/workers/probe.ts',
    worker: 'test/workers',
  },
];

/** The files of all codes of this repository. */
export function codeFiles(
  command: string,
  inRepository: (file: string) => string,
): GeneratedFile[] {
  return codes.flatMap(({ specification, source, worker, declarations }) =>
    generate(specification, {
      notice: notice(source, command),
      ...(worker !== undefined && { worker: inRepository(worker) }),
      ...(declarations !== undefined && { declarations: inRepository(declarations) }),
    }),
  );
}
