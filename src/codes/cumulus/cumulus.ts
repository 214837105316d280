// SPDX-License-Identifier: Apache-2.0
/**
 * Cumulus, the bundled large-eddy model of trade-wind cumulus, as scripts use it.
 *
 * @module
 */
import { basename } from 'node:path';
import { codeClass } from '../../code/code-class.js';
import type { CodeOptions } from '../../code/options.js';
import { ArgumentError } from '../../errors.js';
import { cumulusCases, cumulusInterface } from './interface.js';
import type { CumulusMembers, CumulusMethods } from './cumulus.generated.js';
import type { LargeEddyModel } from '../large-eddy/large-eddy-model.js';

/** Options with which an instance of Cumulus is started. */
export interface CumulusOptions extends CodeOptions {
  /** The initial state and the forcing; default: `'bomex'`. */
  readonly case?: (typeof cumulusCases)[number];
}

/**
 * A running large-eddy simulation; docs/cumulus.md describes the model.
 *
 * @example
 * const d1 = new Cumulus({ workdir: 'les1', numberOfWorkers: 2, case: 'bomex' });
 * d1.parameters.itot = 32;
 * d1.evolveModel(quantity(120, 's'), { exactEnd: true });
 * d1.fields.at(':', ':', '3:6').U = quantity(1, 'm/s');
 * d1.profiles.THL.valueIn('K');
 */
export class Cumulus
  extends codeClass<typeof cumulusInterface, CumulusMembers, CumulusMethods>(cumulusInterface)
  implements LargeEddyModel
{
  /** The names of its options. */
  static override readonly optionNames = [...super.optionNames, 'case'];

  /** @throws {ArgumentError} if an option is invalid; then nothing is started */
  constructor(options: CumulusOptions = {}) {
    checkCase(options);
    super(options);
    if (options.case !== undefined) this.parameters.case = options.case;
  }
}

function checkCase({ case: given, name, workdir }: CumulusOptions): void {
  if (given === undefined || cumulusCases.includes(given)) return;
  const instance = name ?? basename(workdir ?? 'cumulus');
  const choices = cumulusCases.map((each) => `'${each}'`).join(', ');
  throw new ArgumentError(
    `cumulus '${instance}': case is '${given as string}'; it can be ${choices}`,
    'case',
    given,
  );
}
