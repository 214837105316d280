// @ts-check
// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run check`: all static checks: types, lint, formatting,
 * generated files, and clang-tidy for C and C++ if it is installed. Every check runs, so that one run
 * shows all problems.
 *
 * @module
 */

import { runLogged } from './library/commands.mjs';
import { mpiFlavour } from './library/mpi-flavour.mjs';
import { runScript, SetupFailure } from './library/script.mjs';
import { step } from './library/progress.mjs';
import { toCheck, toDocument, toLintC } from './library/requirements.mjs';
import {
  clangFormat,
  clangTidy,
  doxygen,
  eslint,
  generate,
  prettier,
  typedoc,
  typescriptCompiler,
} from './library/tools.mjs';
import { nativePart } from './steps/native-part.mjs';
import { npmPackages } from './steps/npm-packages.mjs';
import { systemPackages } from './steps/system-packages.mjs';

await runScript(async () => {
  await systemPackages(toCheck(), { mayInstall: true });
  await npmPackages();
  const lintsC = toLintC().every((each) => each.missing() === undefined);
  const documentsC = toDocument().every((each) => each.missing() === undefined);
  // clang-tidy compiles, and needs cmake's list of compile commands.
  if (lintsC) await nativePart();

  const checks = [
    { title: 'types', tool: typescriptCompiler(['--build', '.', 'setup']), remedy: '' },
    { title: 'lint', tool: eslint(['--max-warnings=0']), remedy: '' },
    {
      title: 'format',
      tool: prettier(['--check', '--log-level', 'warn']),
      remedy: 'npm run format',
    },
    {
      title: 'format of C',
      tool: clangFormat(['--dry-run', '--Werror']),
      remedy: 'npm run format',
    },
    { title: 'reference', tool: typedoc(), remedy: 'npm run docs' },
    ...(documentsC ? [{ title: 'reference of C', tool: doxygen(), remedy: 'npm run docs' }] : []),
    { title: 'generated files', tool: generate(['--check']), remedy: 'npm run generate' },
    ...(lintsC
      ? [{ title: 'lint of C', tool: clangTidy(mpiFlavour().buildDirectory), remedy: '' }]
      : []),
  ];
  /** @type {string[]} */
  const failures = [];
  for (const { title, tool, remedy } of checks) {
    await step(title, async (progress) => {
      try {
        await runLogged({
          command: tool,
          log: `check-${title.replaceAll(' ', '-')}`,
          progress,
          failure: `${title}: failed${remedy && `; to fix it: ${remedy}`}`,
        });
        return 'passed';
      } catch (error) {
        if (!(error instanceof SetupFailure)) throw error;
        failures.push(error.message);
        return 'FAILED';
      }
    });
  }
  if (failures.length > 0) throw new SetupFailure(failures.join('\n\n'));
});
