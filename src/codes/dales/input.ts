// SPDX-License-Identifier: Apache-2.0
/**
 * The input of a DALES instance: its sources, and the files in the working directory.
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

/** The options for the input of DALES. */
export interface InputOptions {
  /** A case that comes with DALES, by the name of its directory: `'bomex'`, `'rico'`, … */
  readonly case?: string;
  /** The directory with the input files. */
  readonly inputdir?: string;
  /**
   * The number of the experiment, in the names of the files; default: that of the only experiment in the
   * directory, or 1.
   */
  readonly exp?: number;
  /** The namelist file; default: `namoptions.<exp>` among the input files. */
  readonly namelist?: string;
  /** The file of initial profiles; default: `prof.inp.<exp>` among the input files. */
  readonly profiles?: string;
  /** The file of large-scale forcings; default: `lscale.inp.<exp>` among the input files. */
  readonly forcings?: string;
  /** The file of initial profiles of scalars; default: `scalar.inp.<exp>` among the input files. */
  readonly scalars?: string;
  /** The file of the density of the base state; default: `baseprof.inp.<exp>` among the input files. */
  readonly baseProfiles?: string;
  /**
   * The heights of the levels, to which the profiles of the input files are interpolated; default: those of
   * the input files.
   */
  readonly z?: QuantityArray;
  /** The method of interpolation; default: linear. */
  readonly interpolator?: Interpolation;
}

/** The names of all these options. */
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

/** The name of the instance in error messages, and its directories. */
interface Place {
  readonly instance: string;
  /** The working directory, if the script has set it. */
  readonly workdir: string | undefined;
  /** The directory with the source of DALES, if it is known. */
  readonly source: string | undefined;
}

/** The input of one instance. */
export class DalesInput {
  /** The namelists as parameters. */
  readonly parameters: DalesParameters;
  /** The name of the namelist file in the working directory. */
  readonly namelistFile: string;
  readonly #instance: string;
  readonly #namelists: Namelists;
  /** `001` */
  readonly #number: string;
  /** The other files, by their names in the working directory: their sources or their contents. */
  readonly #files: ReadonlyMap<string, { readonly from: string } | { readonly text: string }>;
  #isWritten = false;

  /**
   * Finds and reads the input. Does not write anything.
   *
   * @throws {ArgumentError} if an option is invalid
   * @throws {InputFileError} if there is no namelist file, or it is invalid
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
        `${instance}: DALES needs input: set the option case, inputdir or namelist`,
        'case',
        undefined,
      );
    this.#namelists = new Namelists(this.#read(file), { instance, file: this.namelistFile });
    // DALES finds its files by this number.
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

  /** Copies all files into the working directory, except the namelists, which may still change. */
  copyTo(workdir: string): void {
    for (const [name, file] of this.#files) {
      const target = path.join(workdir, name);
      if ('text' in file) writeFileSync(target, file.text);
      else if (path.resolve(file.from) !== path.resolve(target)) copyFileSync(file.from, target);
    }
  }

  /**
   * Checks all input, and writes the namelists. After that they can no longer be changed.
   *
   * @throws {InputFileError} if DALES cannot use the input
   * @throws {ArgumentError} if the grid cannot be divided among the ranks
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
        `${this.#instance}: parameters.${parameter} can no longer be set: DALES has read its namelists`,
        this.#instance,
      );
    if (parameter === 'RUN.iexpnr')
      throw new ArgumentError(
        `${this.#instance}: RUN.iexpnr is the number of the input files; set the option exp to use another one`,
        parameter,
        undefined,
      );
  }

  #read(file: string): string {
    if (existsSync(file)) return readFileSync(file, 'utf8');
    throw inputFileError(
      { instance: this.#instance, file: path.basename(file) },
      `${path.resolve(path.dirname(file))} does not contain this file`,
    );
  }

  /** The files other than the namelists: all files of this experiment, and those of the options. */
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

  /** Interpolates all profiles to other levels. */
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
      if (!file || 'text' in file) continue; // the checks report that it is missing
      const source = { instance: this.#instance, file: name };
      const { header, values } = readColumns(this.#read(file.from), format, source);
      const text = writeColumns(format, header, atHeights(values, heights, interpolate));
      files.set(name, { text });
    }
    this.#namelists.set('DOMAIN', 'kmax', [heights.length]);
  }
}

/** The directory with the input files; undefined if options name all files. */
function directoryOf(
  options: InputOptions,
  instance: string,
  workdir: string | undefined,
  source: string | undefined,
): string | undefined {
  const { case: named, inputdir } = options;
  if (named !== undefined && inputdir !== undefined)
    throw new ArgumentError(
      `${instance}: set case or inputdir, not both: each defines the directory of the input files`,
      'inputdir',
      inputdir,
    );
  if (named !== undefined) return caseDirectory(named, source, instance);
  if (inputdir !== undefined) {
    if (existsSync(inputdir)) return inputdir;
    throw new ArgumentError(
      `${instance}: inputdir is '${inputdir}'; this directory does not exist`,
      'inputdir',
      inputdir,
    );
  }
  // A working directory that has been used before: the model uses the files in it.
  const isInput = workdir !== undefined && experimentsIn(workdir).length > 0;
  return isInput ? workdir : undefined;
}

function experimentsIn(directory: string): number[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .map((file) => Number(namelistFile.exec(file)?.[1]))
    .filter((number) => !Number.isNaN(number));
}

/** The experiment, if the script does not set it. */
function experimentIn(directory: string | undefined, instance: string): number {
  const [first = 1, ...others] = directory === undefined ? [] : experimentsIn(directory);
  if (others.length === 0) return first;
  if ([first, ...others].includes(1)) return 1;
  throw new ArgumentError(
    `${instance}: ${directory!} contains the experiments ${[first, ...others].join(', ')}: set the option exp to one of them`,
    'exp',
    undefined,
  );
}

/** Whether a file belongs to an experiment; netCDF files may belong to any experiment. */
function isInput(file: string, number: string): boolean {
  if (namelistFile.test(file)) return false;
  return file.endsWith(`.${number}`) || file.endsWith('.nc');
}
