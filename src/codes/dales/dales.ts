// SPDX-License-Identifier: Apache-2.0
/**
 * DALES, the Dutch Atmospheric Large-Eddy Simulation, as scripts use it.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { codeClass } from '../../code/code-class.js';
import type { CodeOptions } from '../../code/options.js';
import { ArgumentError, LaunchError } from '../../errors.js';
import { buildDirectory } from '../../build-directory.js';
import type { LargeEddyModel } from '../large-eddy/large-eddy-model.js';
import { dalesBuildOf } from './cases.js';
import type { DalesMembers, DalesMethods } from './dales.generated.js';
import { DalesInput, inputOptionNames, type InputOptions } from './input.js';
import { dalesInterface } from './interface.js';
import type { DalesParameters } from './parameters.js';

/** Options with which an instance of DALES is started, and its input. */
export interface DalesOptions extends CodeOptions, InputOptions {
  /** The date and time (UTC) at which the model time is 0; default: those of the namelists. */
  readonly startDate?: Date;
}

const dalesOptionNames = Object.keys({
  startDate: true,
  ...inputOptionNames,
} satisfies Record<Exclude<keyof DalesOptions, keyof CodeOptions>, true>);

/**
 * A running DALES, of the version that the user has built; see docs/dales.md.
 *
 * @example
 * const d1 = new Dales({ workdir: 'dales1', channelType: 'sockets', case: 'bomex' });
 * d1.parameters.DOMAIN.itot = 32;
 * d1.parameters.RUN.runtime = quantity(8, 'hour');
 * d1.evolveModel(quantity(120, 's'), { exactEnd: true });
 * d1.fields.at(':', ':', '3:6').U = quantity(1, 'm/s');
 * d1.profiles.THL.valueIn('K');
 */
export class Dales
  extends codeClass<typeof dalesInterface, DalesMembers, DalesMethods>(dalesInterface)
  implements LargeEddyModel
{
  /** The names of its options. */
  static override readonly optionNames = [...super.optionNames, ...dalesOptionNames];

  /** The namelists; they can be changed until DALES reads them. */
  declare readonly parameters: DalesParameters;
  readonly #input: DalesInput;
  readonly #ranks: number;

  /**
   * @throws {ArgumentError} if an option is invalid; then nothing is started
   * @throws {InputFileError} if there is no namelist file, or it is invalid
   * @throws {LaunchError} if the worker has not been built: `npm run build:dales` builds it
   */
  constructor(options: DalesOptions = {}) {
    const { workdir, name, startDate } = options;
    const instance = name ?? path.basename(workdir ?? 'dales');
    const input = new DalesInput(options, { instance, workdir, source: sourceOf(options) });
    if (startDate !== undefined && Number.isNaN(startDate.getTime()))
      throw new ArgumentError(`${instance}: startDate is not a valid date`, 'startDate', startDate);
    const worker = workerOf(options);
    if (!existsSync(worker))
      throw new LaunchError(
        `The worker of ${instance} could not be started: ${worker} does not exist. DALES is not a part of ` +
          'polymuse: build it according to its own documentation, then run DALES_BUILD_DIR=<where> npm run build:dales',
        instance,
      );
    super(options);
    this.#input = input;
    this.#ranks = options.numberOfWorkers ?? 1;
    Object.defineProperty(this, 'parameters', { value: input.parameters });
    try {
      input.copyTo(this.workdir);
    } catch (error) {
      this.kill.asynchronous('its input could not be copied').delegateFailure();
      throw error;
    }
    this.setInputFile.asynchronous(input.namelistFile).delegateFailure();
    if (startDate !== undefined) {
      const [date, time] = startDate.toISOString().split('T') as [string, string];
      this.setStartDate.asynchronous(Number(date.replaceAll('-', ''))).delegateFailure();
      this.setStartTime
        .asynchronous(Number(time.slice(0, 8).replaceAll(':', '')))
        .delegateFailure();
    }
  }

  protected override beforeTransition(name: string): void {
    if (name === 'commitParameters') this.#input.complete(this.workdir, this.#ranks);
  }
}

function workerOf({ worker }: DalesOptions): string {
  return worker ?? `${buildDirectory}/bin/dales_worker`;
}

/** The directory with the source of the user's DALES: from the environment, or from the build of the worker. */
function sourceOf(options: DalesOptions): string | undefined {
  const given = process.env['DALES_SOURCE_DIR'];
  if (given !== undefined && given !== '') return given;
  return dalesBuildOf(workerOf(options))?.sourceDirectory;
}
