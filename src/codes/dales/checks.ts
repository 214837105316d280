// SPDX-License-Identifier: Apache-2.0
/**
 * Checks of the input of DALES. They find errors at which DALES would end while it starts, mostly without a
 * message to the script.
 *
 * @module
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ArgumentError } from '../../errors.js';
import { nearestName } from '../../nearest-name.js';
import { warn } from '../../warnings.js';
import {
  forcingFormat,
  profileFormat,
  readColumns,
  scalarFormat,
  type Columns,
  type ColumnFileFormat,
} from './column-file.js';
import { inputFileError, type InputFile } from './input-file.js';
import { namelistKeys, type NamelistKey } from './namelist-keys.js';
import { readValues, type NamelistEntry, type Namelists, type NamelistValue } from './namelist.js';
import { keysOf } from './parameters.js';

/** The input to check. */
export interface CheckedInput {
  /** The name of the instance in error messages. */
  readonly instance: string;
  readonly namelists: Namelists;
  /** The directory of the files. */
  readonly directory: string;
  /** The number in the names of the files, such as `001`. */
  readonly number: string;
  /** The number of ranks of the worker. */
  readonly ranks: number;
}

/**
 * Checks all input that DALES will read.
 *
 * @throws {InputFileError} if a file is missing or too short, or a value in it is invalid; with file, line
 *   and key
 * @throws {ArgumentError} if the grid cannot be divided among the ranks
 */
export function checkInput(input: CheckedInput): void {
  checkNamelists(input.namelists);
  const settings = new Settings(input);
  checkSettings(settings);
  checkRanks(settings, input);
  checkFiles(settings, input);
}

/**
 * Checks the keys and values of namelists: DALES ends at an unknown key and at an invalid value.
 *
 * @throws {InputFileError} at the first error
 */
export function checkNamelists(namelists: Namelists): void {
  for (const { name, line } of namelists.names) {
    const keys = keysOf(name);
    if (!keys) {
      warnOfGroup(namelists.source, name, line);
      continue;
    }
    const group = name.toUpperCase();
    for (const entry of namelists.entries(name)) {
      const known = Object.entries(keys).find(([key]) => key.toLowerCase() === entry.key);
      const wrong = (problem: string) =>
        inputFileError(
          { ...namelists.source, line: entry.line, key: `${group}.${entry.name}` },
          problem,
        );
      if (!known) {
        const meant = nearestName(entry.key, Object.keys(keys));
        throw wrong(
          `DALES has no such key${meant === undefined ? '' : `; did you mean ${meant}?`}`,
        );
      }
      const { type, isList }: NamelistKey = known[1];
      const values = readValues(entry.words, type);
      if (!values) throw wrong(`'${entry.words.join(' ')}' is not ${typeNames[type]}`);
      if (values.length > 1 && !isList)
        throw wrong(`it has ${values.length} values, but can have only one`);
    }
  }
}

const typeNames = {
  bool: 'a logical value (.true. or .false.)',
  int32: 'a whole number',
  float64: 'a finite number',
  string: 'string',
} as const;

/** Namelists of other versions of DALES, which some of its cases still have. */
const groupsOfOthers = ['NAMNETCDFMOVIE', 'NAMFIELDDUMP2'];

/** DALES ignores an unknown namelist. */
function warnOfGroup({ instance, file }: InputFile, name: string, line: number): void {
  if (groupsOfOthers.includes(name.toUpperCase())) return;
  const meant = nearestName(name, Object.keys(namelistKeys));
  warn(
    'POLYMUSE_INPUT',
    `${instance}: ${file}, line ${line}: DALES has no namelist &${name}, and ignores it` +
      (meant === undefined ? '' : `; did you mean &${meant}?`),
  );
}

// ---- settings ------------------------------------------------------------------------------------

/** The settings that DALES will use: those of the namelists, or its defaults. */
class Settings {
  constructor(private readonly input: CheckedInput) {}

  /** The number of a key; if several namelists have the key, DALES uses the one that it reads last. */
  number(key: string, otherwise: number, ...groups: string[]): number {
    return this.#value(key, groups, 'float64', otherwise) as number;
  }

  flag(key: string, otherwise: boolean, ...groups: string[]): boolean {
    return this.#value(key, groups, 'bool', otherwise) as boolean;
  }

  text(key: string, ...groups: string[]): string {
    return this.#value(key, groups, 'string', '') as string;
  }

  /** All numbers of a list, including those that are set by subscripts. */
  numbers(key: string, group: string): number[] {
    return this.input.namelists
      .entries(group)
      .filter((each) => each.key === key)
      .flatMap((each) => (readValues(each.words, 'float64') ?? []) as number[]);
  }

  /** Throws an error about a key, which the file may not have. */
  refuse(key: string, group: string, problem: string): never {
    const entry = this.#entry(key, [group]);
    const { source } = this.input.namelists;
    throw inputFileError({ ...source, line: entry?.line, key: `${group}.${key}` }, problem);
  }

  #value(
    key: string,
    groups: readonly string[],
    type: 'bool' | 'float64' | 'string',
    otherwise: NamelistValue,
  ): NamelistValue {
    const entry = this.#entry(key, groups);
    return (entry && readValues(entry.words, type)?.[0]) ?? otherwise;
  }

  #entry(key: string, groups: readonly string[]): NamelistEntry | undefined {
    return groups.map((group) => this.input.namelists.find(group, key)).findLast((each) => each);
  }
}

const surface = ['PHYSICS', 'NAMSURFACE'];

/** The number of scalars that a microphysics scheme needs, by the number of the scheme. */
const scalarsOf: Readonly<Record<number, number>> = { 2: 2, 5: 2, 6: 2, 11: 12 };

/** Checks the conditions at which DALES ends after it has read its namelists. */
function checkSettings(settings: Settings): void {
  const atLeast = (least: number, key: string, otherwise: number, ...groups: string[]) => {
    const value = settings.number(key, otherwise, ...groups);
    if (!(value >= least))
      settings.refuse(key, groups.at(-1)!, `it is ${value}, but must be ${least} or more`);
  };
  const positive = (key: string, otherwise: number, ...groups: string[]) => {
    const value = settings.number(key, otherwise, ...groups);
    if (!(value > 0))
      settings.refuse(
        key,
        groups.at(-1)!,
        value === otherwise
          ? 'it must be set to a positive number'
          : `it is ${value}, but must be positive`,
      );
  };
  atLeast(0, 'runtime', 300, 'RUN');
  positive('dtmax', 20, 'RUN');
  atLeast(0, 'nsv', 0, 'RUN');
  for (const key of ['itot', 'jtot', 'kmax']) atLeast(1, key, 64, 'DOMAIN');
  positive('xsize', -1, 'DOMAIN');
  positive('ysize', -1, 'DOMAIN');
  const isurf = settings.number('isurf', -1, ...surface);
  if (![1, 2, 3, 4, 10].includes(isurf))
    settings.refuse(
      'isurf',
      'NAMSURFACE',
      isurf === -1
        ? 'it must be set to 1, 2, 3, 4 or 10'
        : `it is ${isurf}; it can be 1, 2, 3, 4 or 10`,
    );
  if (settings.flag('llsadv', false, 'DYNAMICS'))
    settings.refuse('llsadv', 'DYNAMICS', 'DALES no longer supports .true.');
  if (settings.flag('lmason', false, 'NAMSUBGRID') && !settings.flag('ldelta', false, 'NAMSUBGRID'))
    settings.refuse('lmason', 'NAMSUBGRID', '.true. needs ldelta = .true.');
  const scheme = settings.number('imicro', 0, 'NAMMICROPHYSICS');
  const scalars = scalarsOf[scheme] ?? 0;
  if (settings.number('nsv', 0, 'RUN') < scalars)
    settings.refuse('imicro', 'NAMMICROPHYSICS', `${scheme} needs nsv = ${scalars} or more in RUN`);
  // Files with time-dependent values set these too.
  const isGivenElsewhere =
    settings.flag('ltimedep', false, 'PHYSICS') || settings.flag('ltestbed', false, 'NAMTESTBED');
  if (isGivenElsewhere) return;
  positive('ps', -1, ...surface);
  if (isurf === 3 || isurf === 4) {
    for (const key of ['wtsurf', 'wqsurf'])
      if (settings.number(key, -Infinity, ...surface) < -1e10)
        settings.refuse(key, 'NAMSURFACE', `it must be set with isurf = ${isurf}`);
  } else positive('thls', -1, ...surface);
  if (isurf === 3) atLeast(0, 'ustin', -1, ...surface);
}

// ---- ranks ---------------------------------------------------------------------------------------

/** The number of ghost cells that an advection scheme needs, by the number of the scheme in DALES. */
function haloOf(scheme: number): number {
  if (scheme === 2) return 1;
  return scheme === 7 ? 2 : 3;
}

function checkRanks(settings: Settings, { instance, ranks }: CheckedInput): void {
  const [itot, jtot] = (['itot', 'jtot'] as const).map((key) =>
    settings.number(key, 64, 'DOMAIN'),
  ) as [number, number];
  const given = [settings.number('nprocx', 1, 'RUN'), settings.number('nprocy', 0, 'RUN')] as const;
  const wrong = (problem: string) =>
    new ArgumentError(
      `${instance}: numberOfWorkers is ${ranks}; ${problem}`,
      'numberOfWorkers',
      ranks,
    );
  const shape = shareOut(ranks, ...given);
  if (!shape)
    throw wrong(
      `the product of nprocx and nprocy in RUN (${given[0]} and ${given[1]}) is not that number (0 means any number)`,
    );
  const [nx, ny] = shape;
  const momentum = settings.number('iadv_mom', 5, 'DYNAMICS');
  const schemes = ['iadv_tke', 'iadv_thl', 'iadv_qt'].map((key) =>
    settings.number(key, -1, 'DYNAMICS'),
  );
  const all = [momentum, ...schemes, ...settings.numbers('iadv_sv', 'DYNAMICS')];
  const halo = Math.max(...all.map((scheme) => haloOf(scheme < 0 ? momentum : scheme)));
  for (const [count, points, axis, total] of [
    [nx, itot, 'nprocx', 'itot'],
    [ny, jtot, 'nprocy', 'jtot'],
  ] as const) {
    if (points % count !== 0)
      throw wrong(
        `DALES then uses ${axis} = ${count}, which does not divide ${total} = ${points}; it can be ${rankCounts(settings, halo, given).join(', ')}`,
      );
    if (points / count < halo)
      throw wrong(
        `each rank has ${points / count} of the ${points} points of ${total}, but the advection schemes need ${halo}; it can be ${rankCounts(settings, halo, given).join(', ')}`,
      );
  }
}

/** The numbers of ranks in x and y into which DALES divides a number of ranks; 0: any number. */
function shareOut(ranks: number, x: number, y: number): readonly [number, number] | undefined {
  if (x > 0 && y > 0) return x * y === ranks ? [x, y] : undefined;
  if (x > 0) return ranks % x === 0 ? [x, ranks / x] : undefined;
  if (y > 0) return ranks % y === 0 ? [ranks / y, y] : undefined;
  let smaller = Math.floor(Math.sqrt(ranks));
  while (ranks % smaller !== 0) smaller--;
  return [ranks / smaller, smaller];
}

/** The first few numbers of ranks among which the grid can be divided. */
function rankCounts(settings: Settings, halo: number, given: readonly [number, number]): number[] {
  const points = [
    settings.number('itot', 64, 'DOMAIN'),
    settings.number('jtot', 64, 'DOMAIN'),
  ] as const;
  const counts: number[] = [];
  for (let ranks = 1; ranks <= points[0] * points[1] && counts.length < 8; ranks++) {
    const shape = shareOut(ranks, ...given);
    if (shape?.every((count, axis) => points[axis]! % count === 0 && points[axis]! / count >= halo))
      counts.push(ranks);
  }
  return counts;
}

// ---- files ---------------------------------------------------------------------------------------

function checkFiles(settings: Settings, input: CheckedInput): void {
  const levels = settings.number('kmax', 96, 'DOMAIN');
  checkLevels(readFile(input, profileFormat, levels), input);
  const isTestbed = settings.flag('ltestbed', false, 'NAMTESTBED');
  if (isTestbed) need(input, 'scm_in.nc', 'ltestbed in NAMTESTBED needs it');
  else readFile(input, forcingFormat, levels);
  const isWarm = settings.flag('lwarmstart', false, 'RUN');
  const scalars = settings.number('nsv', 0, 'RUN');
  if (scalars > 0 && !isWarm) readFile(input, scalarFormat(scalars), levels);
  if (isWarm) {
    const start = settings.text('startfile', 'RUN');
    if (start === '')
      settings.refuse('startfile', 'RUN', 'it must be set with lwarmstart = .true.');
    need(input, start, 'startfile in RUN names it');
  }
  for (const [key, group, stem] of [
    ['ltimedep', 'PHYSICS', 'ls_flux.inp'],
    ['ltimedepsv', 'PHYSICS', 'ls_fluxsv.inp'],
    ['lnudge', 'NAMNUDGE', 'nudge.inp'],
    ['lchem', 'NAMCHEM', 'chem.inp'],
  ] as const)
    if (settings.flag(key, false, group) && !isTestbed)
      need(input, `${stem}.${input.number}`, `${key} in ${group} needs it`);
  if (settings.number('ibas_prf', 3, 'DYNAMICS') === 5 || isWarm)
    need(
      input,
      `baseprof.inp.${input.number}`,
      isWarm ? 'a warm start reads it' : 'ibas_prf in DYNAMICS needs it',
    );
}

function need({ directory, instance }: CheckedInput, file: string, why: string): void {
  if (existsSync(path.join(directory, file))) return;
  throw inputFileError({ instance, file }, `${directory} does not contain this file, but ${why}`);
}

function readFile(input: CheckedInput, format: ColumnFileFormat, levels: number): Columns {
  const name = `${format.stem}.${input.number}`;
  need(input, name, 'DALES reads it');
  const text = readFileSync(path.join(input.directory, name), 'utf8');
  return readColumns(text, format, { instance: input.instance, file: name }, levels);
}

/** Heights are the centres of levels, which must be adjacent; temperatures must be positive. */
function checkLevels({ values, lines }: Columns, { instance, number }: CheckedInput): void {
  const file = `${profileFormat.stem}.${number}`;
  let bottom = 0;
  values['z']!.forEach((height, level) => {
    const top = bottom + 2 * (height - bottom);
    if (!(top > bottom))
      throw inputFileError(
        { instance, file, line: lines[level], key: 'z' },
        `the level at ${height} m has no thickness: the one below it ends at ${Number(bottom.toPrecision(9))} m`,
      );
    bottom = top;
  });
  values['thl']!.forEach((temperature, level) => {
    if (temperature <= 0)
      throw inputFileError(
        { instance, file, line: lines[level], key: 'thl' },
        `it is ${temperature} K, but must be positive`,
      );
  });
}
