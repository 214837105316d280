// SPDX-License-Identifier: Apache-2.0
/**
 * The input of DALES, and the checks of it; without DALES.
 */
import t, { type Test } from 'tap';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ArgumentError, InputFileError, quantity, StateError } from '../../../src/index.js';
import { caseDirectory } from '../../../src/codes/dales/cases.js';
import { DalesInput, type InputOptions } from '../../../src/codes/dales/input.js';
import { contentsOf, writeSmallCase } from './small-case.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'dales-input-'));
process.once('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
});
let count = 0;

function fresh(): string {
  count++;
  const directory = path.join(scratch, String(count));
  mkdirSync(directory);
  return directory;
}

type Changes = Parameters<typeof writeSmallCase>[1];

function open(changes: Changes = {}, options: InputOptions = {}): DalesInput {
  const inputdir = writeSmallCase(fresh(), changes);
  return new DalesInput(
    { inputdir, ...options },
    { instance: 'les1', workdir: undefined, source: undefined },
  );
}

/** Copies and completes the input, as an instance does; returns the working directory. */
function complete(input: DalesInput, ranks = 1): string {
  const workdir = fresh();
  input.copyTo(workdir);
  input.complete(workdir, ranks);
  return workdir;
}

const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

// ---- namelists as objects ------------------------------------------------------------------------

t.test('parameters', (t) => {
  const { parameters } = open();
  t.equal(parameters.RUN.runtime!.valueIn('hour'), 1);
  t.equal(parameters.DOMAIN.itot, 8);
  t.equal(parameters.PHYSICS.lcoriol, true);
  t.equal(parameters.DYNAMICS.cu!.valueIn('m/s'), -8);
  t.equal(parameters.NAMSUBGRID.ldelta, undefined, 'not in the file');
  t.equal(parameters.itot, 8, 'by a shorter way');
  t.equal(parameters.irandom, 0, "DALES's default");
  t.equal(parameters.dtmax.valueIn('s'), 20);

  parameters.RUN.runtime = quantity(2, 'hour');
  parameters.NAMSUBGRID.ldelta = true;
  parameters.PHYSICS.wsvsurf = [0.1, 1];
  parameters.DYNAMICS.iadv_qt = undefined;
  parameters.xsize = quantity(1.6, 'km');
  parameters.RUN.author = "O'Neill";
  t.same(parameters.PHYSICS.wsvsurf, [0.1, 1]);
  t.equal(parameters.RUN.author, "O'Neill");

  const wrong: readonly [string, () => void, RegExp][] = [
    ['a plain number', () => ((parameters.RUN as { runtime: unknown }).runtime = 3600), /RUN\.runtime must be a quantity in s, not 3600/],
    ['half a point', () => (parameters.DOMAIN.itot = 8.5), /DOMAIN\.itot must be a whole number/],
    ['no number', () => (parameters.DYNAMICS.cu = quantity(NaN, 'm/s')), /DYNAMICS\.cu must be a finite number/],
    ['a key that DALES does not have', () => ((parameters.RUN as unknown as Record<string, unknown>)['runtim'] = 1), /parameters\.RUN has no runtim; did you mean runtime\?/],
    ['a namelist that it does not have', () => ((parameters as unknown as Record<string, unknown>)['NAMRUN'] = {}), /parameters has no NAMRUN; it has .*itot, /],
    ['the number of the files', () => (parameters.RUN.iexpnr = 2), /RUN\.iexpnr is the number of the input files; set the option exp/],
  ]; // prettier-ignore
  for (const [what, set, message] of wrong)
    t.throws(set, { constructor: ArgumentError, message }, what);
  const { request } = parameters.RUN;
  t.equal(request.runtime.result()!.valueIn('hour'), 2, 'asynchronously');
  parameters.RUN.set({ runtime: quantity(3, 'hour'), dtmax: parameters.request.dtmax.times(2) });
  t.equal(parameters.RUN.runtime.valueIn('hour'), 3);
  t.equal(parameters.dtmax.valueIn('s'), 40);
  t.match(
    parameters.RUN.toString(),
    /les1\.parameters\.RUN\nparameter +value +unit +default\n(.*\n)*runtime +10800 +s +3600(\n|$)/,
  );
  t.notMatch(parameters.RUN.toString(), /trestart/, 'what the file does not have');
  t.match(parameters.toString(), /\nitot +8 +8\n(.*\n)*and the namelists RUN, DOMAIN, /);
  parameters.RUN.reset('runtime');
  t.equal(parameters.RUN.runtime.valueIn('hour'), 1, 'as the file has it');
  parameters.reset();
  t.equal(parameters.NAMSUBGRID.ldelta, undefined);
  t.equal(parameters.DYNAMICS.iadv_qt, 2);
  t.equal(parameters.dtmax.valueIn('s'), 20);
  t.throws(() => parameters.RUN.set({ iexpnr: 2 }), ArgumentError);
  // @ts-expect-error a mass is not a velocity
  t.throws(() => (parameters.DYNAMICS.cu = quantity(1, 'kg')), { name: 'UnitError' });
  t.end();
});

t.test('what goes into the working directory', (t) => {
  const input = open({ 'nudge.inp.007': () => 'times\n', 'scm_in.nc': () => '', notes: () => '' });
  input.parameters.RUN.runtime = quantity(2, 'hour');
  input.parameters.NAMNUDGE.lnudge = true;
  const workdir = complete(input);
  t.same(readdirSync(workdir).sort(), [
    'lscale.inp.007',
    'namoptions.007',
    'nudge.inp.007',
    'prof.inp.007',
    'scm_in.nc',
  ]);
  const text = contentsOf(workdir, 'namoptions.007');
  t.match(
    text,
    /^! A boundary layer of ten levels\.\n&RUN\niexpnr {4}= 7 {3}! in the files' names\n/,
  );
  t.match(text, 'runtime   = 7200\n');
  t.match(text, '&NAMNUDGE\nlnudge = .true.\n/\n');
  t.throws(
    () => (input.parameters.RUN.runtime = quantity(1, 's')),
    { constructor: StateError, message: /RUN\.runtime can no longer be set/ },
    'DALES has read it',
  );

  // In a directory that holds an experiment, that goes on.
  const again = new DalesInput({}, { instance: 'les1', workdir, source: undefined });
  t.equal(again.parameters.RUN.runtime!.valueIn('s'), 7200);
  again.copyTo(workdir);
  again.complete(workdir, 2);
  t.equal(contentsOf(workdir, 'namoptions.007'), text);
  t.end();
});

t.test('other levels', (t) => {
  const z = quantity([30, 90, 150, 210], 'm');
  const input = open({}, { z });
  const workdir = complete(input);
  t.equal(input.parameters.DOMAIN.kmax, 4);
  const rows = contentsOf(workdir, 'prof.inp.007').trimEnd().split('\n').slice(2);
  t.same(
    rows.map((row) => {
      const [height, temperature] = row.split(' ').map(Number);
      return [height, temperature!.toFixed(9)];
    }),
    [30, 90, 150, 210].map((height) => [height, (298 + height / 1000).toFixed(9)]),
  );
  t.equal(contentsOf(workdir, 'lscale.inp.007').trimEnd().split('\n').length, 6);

  const calls: string[] = [];
  const own = open({}, {
    z,
    interpolator: (name, heights) => {
      calls.push(name);
      return heights.map(() => 300);
    },
  }); // prettier-ignore
  t.match(contentsOf(complete(own), 'prof.inp.007'), '\n3e+1 3e+2 3e+2 3e+2 3e+2 3e+2\n');
  t.same(calls.slice(0, 5), ['thl', 'qt', 'u', 'v', 'tke']);
  t.throws(() => open({}, { z: quantity([2, 1], 'm') }), {
    constructor: ArgumentError,
    message: /z must be a list of ascending, positive heights/,
  });
  t.end();
});

// ---- where it comes from -------------------------------------------------------------------------

t.test('cases and options', (t) => {
  const source = fresh();
  writeSmallCase(path.join(source, 'cases/plain'));
  writeSmallCase(path.join(source, 'cases/nested/input'));
  mkdirSync(path.join(source, 'cases/empty'));
  t.equal(caseDirectory('plain', source, 'les1'), `${source}/cases/plain`);
  t.equal(caseDirectory('nested', source, 'les1'), `${source}/cases/nested/input`);
  const place = { instance: 'les1', workdir: undefined, source };
  t.equal(new DalesInput({ case: 'plain' }, place).namelistFile, 'namoptions.007');
  t.equal(new DalesInput({ case: 'plain', exp: 7 }, place).namelistFile, 'namoptions.007');

  const bad: readonly [string, InputOptions, RegExp][] = [
    ['no case', { case: 'bomexx' }, /les1: case is 'bomexx'; it can be 'nested', 'plain'/],
    ['no input', {}, /les1: DALES needs input: set the option case, inputdir or namelist/],
    ['no directory', { inputdir: '/nowhere' }, /inputdir is '\/nowhere'; this directory does not exist/],
    ['two places', { inputdir: source, case: 'plain' }, /set case or inputdir, not both/],
    ['no number', { case: 'plain', exp: 1.5 }, /exp is 1\.5; it must be a whole number/],
  ]; // prettier-ignore
  for (const [what, options, message] of bad)
    t.throws(() => new DalesInput(options, place), { constructor: ArgumentError, message }, what);
  t.throws(() => new DalesInput({ case: 'plain' }, { ...place, source: undefined }), {
    constructor: ArgumentError,
    message: /the source of DALES has not been found/,
  });
  t.throws(() => new DalesInput({ case: 'plain', exp: 2 }, place), {
    constructor: InputFileError,
    message: /les1: namoptions\.002: .* does not contain this file/,
  });
  writeSmallCase(path.join(source, 'cases/plain'), { 'namoptions.008': () => '' });
  t.throws(() => new DalesInput({ case: 'plain' }, place), {
    constructor: ArgumentError,
    message: /contains the experiments 7, 8: set the option exp to one of them/,
  });

  const other = path.join(fresh(), 'cold');
  writeSmallCase(path.dirname(other), { cold: () => contentsOf(`${source}/cases/plain`, 'prof.inp.007').replaceAll(' 298', ' 280') }); // prettier-ignore
  const workdir = complete(open({}, { profiles: other }));
  t.match(contentsOf(workdir, 'prof.inp.007'), ' 280.02 ');
  t.end();
});

// ---- checks --------------------------------------------------------------------------------------

/** Checks that input is refused, with a place and a reason. */
function refused(
  t: Test,
  what: string,
  changes: Changes,
  expected: { file: string; line?: number; key?: string; message: RegExp },
): void {
  const workdir = fresh();
  t.throws(
    () => {
      const input = open(changes);
      input.copyTo(workdir);
      input.complete(workdir, 1);
    },
    { constructor: InputFileError, ...expected },
    what,
  );
  t.notOk(existsSync(path.join(workdir, 'namoptions.007')), 'nothing is written for DALES');
}

t.test('namelists that would end DALES', (t) => {
  const file = 'namoptions.007';
  const change = (from: string | RegExp, to: string) => ({ [file]: replace(from, to) });
  const nowhere = undefined;
  const cases: readonly [string, Changes, number | undefined, string, RegExp][] = [
    ['an unknown key', change('runtime ', 'runtim  '), 4, 'RUN.runtim', /les1: namoptions\.007, line 4, RUN\.runtim: DALES has no such key; did you mean runtime\?/],
    ['a key of another namelist', change('thls =', 'itot ='), 16, 'PHYSICS.itot', /no such key/],
    ['no number', change('800.', '8oo.'), 11, 'DOMAIN.xsize', /'8oo\.' is not a finite number/],
    ['not a number', change('800.', 'NaN'), 11, 'DOMAIN.xsize', /'NaN' is not a finite number/],
    ['half a level', change('kmax  = 10', 'kmax  = 10.5'), 10, 'DOMAIN.kmax', /is not a whole number/],
    ['no truth', change('lcoriol = .true.', 'lcoriol = 1'), 17, 'PHYSICS.lcoriol', /is not a logical value/],
    ['two values', change('800.', '800. 900.'), 11, 'DOMAIN.xsize', /it has 2 values, but can have only one/],
    ['a negative time', change('3600', '-1'), 4, 'RUN.runtime', /it is -1, but must be 0 or more/],
    ['a surface scheme that is none', change('isurf  = 3', 'isurf  = 7'), 20, 'NAMSURFACE.isurf', /it is 7; it can be 1, 2, 3, 4 or 10/],
    ['no surface flux', change('wtsurf = 8e-3\n', ''), nowhere, 'NAMSURFACE.wtsurf', /it must be set with isurf = 3/],
    ['no pressure', change('ps   = 101500.00\n', ''), nowhere, 'NAMSURFACE.ps', /it must be set to a positive number/],
    ['a subgrid scheme that needs another', change('&DYNAMICS', '&NAMSUBGRID lmason = T /\n&DYNAMICS'), 25, 'NAMSUBGRID.lmason', /needs ldelta = \.true\./],
    ['rain without scalars', change('&DYNAMICS', '&NAMMICROPHYSICS imicro = 2 /\n&DYNAMICS'), 25, 'NAMMICROPHYSICS.imicro', /2 needs nsv = 2 or more in RUN/],
    ['a warm start from nothing', change('nsv       = 0', 'lwarmstart = .true.'), nowhere, 'RUN.startfile', /it must be set with lwarmstart/],
  ]; // prettier-ignore
  for (const [what, changes, line, key, message] of cases)
    refused(t, what, changes, { file, ...(line === undefined ? {} : { line }), key, message });
  t.end();
});

t.test('files that would end DALES', (t) => {
  const row = (line: number, by: (row: string) => string) => (text: string) =>
    text.split('\n').map((each, i) => (i + 1 === line ? by(each) : each)).join('\n'); // prettier-ignore
  const file = 'prof.inp.007';
  const cases: readonly [string, Changes, Parameters<typeof refused>[3]][] = [
    ['no profiles', { [file]: null }, { file, message: /les1: prof\.inp\.007: .* does not contain this file, but DALES reads it/ }],
    ['no forcings', { 'lscale.inp.007': null }, { file: 'lscale.inp.007', message: /does not contain this file/ }],
    ['too few levels', { [file]: replace(/\n380 .*/, '') }, { file, line: 12, message: /the file ends after 9 levels, but kmax in DOMAIN is 10/ }],
    ['too few columns', { [file]: row(5, () => '100 298 1.5e-2 -8.75 0') }, { file, line: 5, message: /the row has 5 columns, but 6 are needed: z thl qt u v tke/ }],
    ['a NaN', { [file]: row(7, (each) => each.replace(/ 298\S+/, ' NaN')) }, { file, line: 7, key: 'thl', message: /les1: prof\.inp\.007, line 7, thl: 'NaN' is not a finite number/ }],
    ['a word', { 'lscale.inp.007': row(3, (each) => each.replace('-10', 'ten')) }, { file: 'lscale.inp.007', line: 3, key: 'ug', message: /'ten' is not a finite number/ }],
    ['levels in no order', { [file]: row(4, (each) => each.replace('60', '30')) }, { file, line: 4, key: 'z', message: /the level at 30 m has no thickness: the one below it ends at 40 m/ }],
    ['absolute cold', { [file]: row(3, (each) => each.replace(/ 298\S+/, ' -1')) }, { file, line: 3, key: 'thl', message: /it is -1 K/ }],
    ['no scalars', { 'namoptions.007': replace('nsv       = 0', 'nsv = 2') }, { file: 'scalar.inp.007', message: /does not contain this file/ }],
    ['one scalar of two', { 'namoptions.007': replace('nsv       = 0', 'nsv = 2'), 'scalar.inp.007': () => 'a\nb\n20 1\n' }, { file: 'scalar.inp.007', line: 3, message: /the row has 2 columns, but 3 are needed: z sv1 sv2/ }],
    ['nothing to nudge to', { 'namoptions.007': (text) => `${text}&NAMNUDGE\nlnudge = .true.\n/\n` }, { file: 'nudge.inp.007', message: /lnudge in NAMNUDGE needs it/ }],
    ['no state to start from', { 'namoptions.007': replace('nsv       = 0', "lwarmstart = .true. startfile = 'init.007'") }, { file: 'init.007', message: /startfile in RUN names it/ }],
  ]; // prettier-ignore
  for (const [what, changes, expected] of cases) refused(t, what, changes, expected);
  t.end();
});

t.test('ranks that DALES could not have', (t) => {
  const run = (ranks: number, set = (_: DalesInput['parameters']) => undefined as unknown) => {
    const input = open();
    set(input.parameters);
    complete(input, ranks);
  };
  for (const ranks of [1, 2, 4, 8])
    t.doesNotThrow(() => {
      run(ranks);
    });
  t.doesNotThrow(() => {
    run(16, ({ RUN }) => {
      RUN.nprocx = 0;
    });
  });
  const bad: readonly [number, (parameters: DalesInput['parameters']) => unknown, RegExp][] = [
    [3, () => 0, /les1: numberOfWorkers is 3; DALES then uses nprocy = 3, which does not divide jtot = 8; it can be 1, 2, 4, 8/],
    [3, ({ RUN }) => ((RUN.nprocx = 3), (RUN.nprocy = 1)), /nprocx = 3, which does not divide itot = 8/],
    [4, ({ RUN }) => ((RUN.nprocx = 2), (RUN.nprocy = 1)), /the product of nprocx and nprocy in RUN \(2 and 1\) is not that number/],
    [8, ({ DYNAMICS }) => (DYNAMICS.iadv_mom = 5), /each rank has 1 of the 8 points of jtot, but the advection schemes need 3; it can be 1, 2$/],
  ]; // prettier-ignore
  for (const [ranks, set, message] of bad)
    t.throws(
      () => {
        run(ranks, set);
      },
      { constructor: ArgumentError, argument: 'numberOfWorkers', message },
    );
  t.end();
});
