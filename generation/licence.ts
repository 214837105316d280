// SPDX-License-Identifier: Apache-2.0
/**
 * The licence in the files of this repository, the generated ones too. What users generate for their own codes
 * is theirs, and has none.
 *
 * @module
 */
import type { GeneratedFile } from '../launch/generate/files.js';

/** The first line of every source; see https://spdx.dev. */
export const licence = 'SPDX-License-Identifier: Apache-2.0';

/** How a line of comment is written in a file, by its ending; undefined: it has no sources of that kind. */
export function commentIn(file: string, text: string): string | undefined {
  if (/\.(ts|mts|mjs|cc)$|addon\/\w+\.h$/.test(file)) return `// ${text}`;
  if (/\.(c|h)$/.test(file)) return `/* ${text} */`;
  if (file.endsWith('.f90')) return `! ${text}`;
  if (/CMakeLists\.txt$|\.(sh|sbatch|cmake)$|^\.ci\/run$/.test(file)) return `# ${text}`;
  return undefined;
}

/** A generated file with the licence in front of it. */
export function licensed(file: GeneratedFile): GeneratedFile {
  return { ...file, contents: `${commentIn(file.path, licence)}\n${file.contents}` };
}
