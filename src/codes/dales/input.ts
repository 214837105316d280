// SPDX-License-Identifier: Apache-2.0
/**
 * The input of a DALES instance: where it comes from, and what goes into the working directory.
 *
 * @module
 */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ArgumentError, StateError } from '../../errors.js';
import type { QuantityArray } from '../../units/index.js';
import { caseDirectory, namelistFile } from './cases.js';
import { checkInput } from './checks.js';
import {
  atHeights,
  forcingFormat,
  linear,
  profileFormat,
  readColumns,
  scalarFormat,
  writeColumns,
  type ColumnFileFormat,
  type Interpolation,
} from './column-file.js';
import { inputFileError } from './input-file.js';
import { Namelists } from './namelist.js';
import { keysOf, makeDalesParameters, valuesOf, type DalesParameters } from './parameters.js';

/** Where the input of DALES comes from. */
export interface InputOptions {
  /** A case that comes with DALES, by the name of its directory: 'bomex', 'rico', … */
  readonly case?: string;
  /** The directory with the input files. */
  readonly inputdir?: string;
  /** The number of the experiment, in the files' names; 1 if absent, or the only one that there is. */
  readonly exp?: number;
  /** The file of namelists, if it is not `namoptions.<exp>` among the input files. */
  readonly namelist?: string;
  /** The file of initial profiles, if it is not `prof.inp.<exp>` among the input files. */
  readonly profiles?: string;
  /** The file of large-scale forcings, if it is not `lscale.inp.<exp>` among the input files. */
  readonly forcings?: string;
  /** The file of initial profiles of scalars, if it is not `scalar.inp.<exp>` among the input files. */
  readonly scalars?: string;
  /** The file of the density of the base state, if it is not `baseprof.inp.<exp>` among the input files. */
  readonly baseProfiles?: string;
  /** Heights of other levels than those of the input files, whose profiles are interpolated to them. */
  readonly z?: QuantityArray;
  /** How; linear if absent. */
  readonly interpolator?: Interpolation;
}

/** The names of all of these options. */
export const inputOptionNames = {
  case: true,
  inputdir: true,
  exp: true,
  namelist: true,
  profiles: true,
  forcings: true,
  scalars: true,
  baseProfiles: true,
  z: true,
  interpolator: true,
} as const satisfies Record<keyof InputOptions, true>;

const stems = {
  profiles: profileFormat.stem,
  forcings: forcingFormat.stem,
  scalars: 'scalar.inp',
  baseProfiles: 'baseprof.inp',
} as const;

/** What error messages call the instance, and where it is. */
interface Place {
  readonly instance: string;
  /** The working directory, if the script has named it. */
  readonly workdir: string | undefined;
  /** Where the source of DALES is, if that is known. */
  readonly source: string | undefined;
}

/** The input of one instance. */
export class DalesInput {
  /** The namelists, as the script sees them. */
  readonly parameters: DalesParameters;
  /** The name of the file of namelists, in the working directory. */
  readonly namelistFile: string;
  readonly #instance: string;
  readonly #namelists: Namelists;
  /** `001` */
  readonly #number: string;
  /** The other files: where they come from, or what is in them, by their names in the working directory. */
  readonly #files: ReadonlyMap<string, { readonly from: string } | { readonly text: string }>;
  #isWritten = false;

  /**
   * Finds and reads the input; writes nothing.
   *
   * @throws {ArgumentError} if an option cannot be as it is
   * @throws {InputFileError} if there is no file of namelists, or if it is not one
   */
  constructor(options: InputOptions, { instance, workdir, source }: Place) {
    this.#instance = instance;
    const directory = directoryOf(options, instance, workdir, source);
    const experiment = options.exp ?? experimentIn(directory, instance);
    if (!Number.isInteger(experiment) || experiment < 0 || experiment > 999)
      throw new ArgumentError(
        `${instance}: exp is ${experiment}; it must be a whole number from 0 to 999`,
        'exp',
        experiment,
      );
    this.#number = String(experiment).padStart(3, '0');
    this.namelistFile = `namoptions.${this.#number}`;
    const file =
      options.namelist ?? (directory === undefined ? '' : path.join(directory, this.namelistFile));
    if (file === '')
      throw new ArgumentError(
        `${instance}: DALES needs input; give the option case, inputdir or namelist`,
        'case',
        undefined,
      );
    this.#namelists = new Namelists(this.#read(file), { instance, file: this.namelistFile });
    // DALES finds its files by it.
    this.#namelists.set('RUN', 'iexpnr', [experiment]);
    this.#files = this.#collect(options, directory);
    this.parameters = makeDalesParameters({
      name: instance,
      namelists: this.#namelists,
      beforeChange: (parameter) => {
        this.#checkChange(parameter);
      },
    });
  }

  /** Puts all but the namelists, which may still change, into the working directory. */
  copyTo(workdir: string): void {
    for (const [name, file] of this.#files) {
      const target = path.join(workdir, name);
      if ('text' in file) writeFileSync(target, file.text);
      else if (path.resolve(file.from) !== path.resolve(target)) copyFileSync(file.from, target);
    }
  }

  /**
   * Checks all input, and writes the namelists; they cannot be changed any more then.
   *
   * @throws {InputFileError} if DALES could not use it
   * @throws {ArgumentError} if the grid cannot be shared out over the ranks
   */
  complete(workdir: string, ranks: number): void {
    checkInput({
      instance: this.#instance,
      namelists: this.#namelists,
      directory: workdir,
      number: this.#number,
      ranks,
    });
    writeFileSync(path.join(workdir, this.namelistFile), this.#namelists.text);
    this.#isWritten = true;
  }

  #checkChange(parameter: string): void {
    if (this.#isWritten)
      throw new StateError(
        `${this.#instance}: parameters.${parameter} can no longer be set, DALES has read its namelists`,
        this.#instance,
      );
    if (parameter === 'RUN.iexpnr')
      throw new ArgumentError(
        `${this.#instance}: RUN.iexpnr numbers the input files; give the option exp for another one`,
        parameter,
        undefined,
      );
  }

  #read(file: string): string {
    if (existsSync(file)) return readFileSync(file, 'utf8');
    throw inputFileError(
      { instance: this.#instance, file: path.basename(file) },
      `there is no such file in ${path.resolve(path.dirname(file))}`,
    );
  }

  /** The files besides the namelists: all of this experiment, and those that options name. */
  #collect(options: InputOptions, directory: string | undefined) {
    const files = new Map<string, { readonly from: string } | { readonly text: string }>();
    if (directory !== undefined)
      for (const each of readdirSync(directory, { withFileTypes: true }))
        if (each.isFile() && isInput(each.name, this.#number))
          files.set(each.name, { from: path.join(directory, each.name) });
    for (const option of Object.keys(stems) as (keyof typeof stems)[]) {
      const from = options[option];
      if (from === undefined) continue;
      this.#read(from);
      files.set(`${stems[option]}.${this.#number}`, { from });
    }
    if (options.z) this.#changeLevels(files, options.z, options.interpolator ?? linear);
    return files;
  }

  /** Brings all profiles to other levels. */
  #changeLevels(
    files: Map<string, { readonly from: string } | { readonly text: string }>,
    z: QuantityArray,
    interpolate: Interpolation,
  ): void {
    const heights = [...z.valueIn('m')];
    const isAscending = heights.every((height, i) => height > (i === 0 ? 0 : heights[i - 1]!));
    if (z.shape.length !== 1 || heights.length === 0 || !isAscending)
      throw new ArgumentError(
        `${this.#instance}: z must be a list of ascending, positive heights`,
        'z',
        z,
      );
    const [scalars = 0] = valuesOf(this.#namelists, 'RUN', 'nsv', keysOf('RUN')!['nsv']!) ?? [];
    const formats: ColumnFileFormat[] = [profileFormat, forcingFormat];
    if (Number(scalars) > 0) formats.push(scalarFormat(Number(scalars)));
    for (const format of formats) {
      const name = `${format.stem}.${this.#number}`;
      const file = files.get(name);
      if (!file || 'text' in file) continue; // the checks will say that it is missing
      const source = { instance: this.#instance, file: name };
      const { header, values } = readColumns(this.#read(file.from), format, source);
      const text = writeColumns(format, header, atHeights(values, heights, interpolate));
      files.set(name, { text });
    }
    this.#namelists.set('DOMAIN', 'kmax', [heights.length]);
  }
}

/** Where the input files are; undefined if all of them are named by options. */
function directoryOf(
  options: InputOptions,
  instance: string,
  workdir: string | undefined,
  source: string | undefined,
): string | undefined {
  const { case: named, inputdir } = options;
  if (named !== undefined && inputdir !== undefined)
    throw new ArgumentError(
      `${instance}: give case or inputdir, not both: each says where the input files are`,
      'inputdir',
      inputdir,
    );
  if (named !== undefined) return caseDirectory(named, source, instance);
  if (inputdir !== undefined) {
    if (existsSync(inputdir)) return inputdir;
    throw new ArgumentError(
      `${instance}: inputdir is '${inputdir}'; there is no such directory`,
      'inputdir',
      inputdir,
    );
  }
  // A directory that has been worked in before: the model goes on with what is there.
  const isInput = workdir !== undefined && experimentsIn(workdir).length > 0;
  return isInput ? workdir : undefined;
}

function experimentsIn(directory: string): number[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .map((file) => Number(namelistFile.exec(file)?.[1]))
    .filter((number) => !Number.isNaN(number));
}

/** The experiment that is meant if the script does not say. */
function experimentIn(directory: string | undefined, instance: string): number {
  const [first = 1, ...others] = directory === undefined ? [] : experimentsIn(directory);
  if (others.length === 0) return first;
  if ([first, ...others].includes(1)) return 1;
  throw new ArgumentError(
    `${instance}: exp: which of the experiments ${[first, ...others].join(', ')} in ${directory!} is it?`,
    'exp',
    undefined,
  );
}

/** Whether a file among others belongs to an experiment; netCDF files may be of all of them. */
function isInput(file: string, number: string): boolean {
  if (namelistFile.test(file)) return false;
  return file.endsWith(`.${number}`) || file.endsWith('.nc');
}
