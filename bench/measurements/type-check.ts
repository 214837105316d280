// SPDX-License-Identifier: Apache-2.0
/**
 * The cost of units for the compiler: the type check of a coupling script of 300 lines with 200 expressions
 * of quantities, against that of the same script on plain numbers.
 *
 * Both import polymuse, so that its declarations count for both. The check is that of `tsc`, from its start
 * to its end. Within one process, the cost of further expressions is separated from that of the first one of
 * its kind.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { median } from '../timing.js';
import type { Measurement } from './measurement.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const declarations = fileURLToPath(new URL('../../src/index.d.ts', import.meta.url));
const file = `${root}coupling-script.ts`;

/** Expressions as coupling scripts have them: with quantities, and the same with plain numbers. */
const expressions: readonly (readonly [quantities: string, numbers: string])[] = [
  ["quantity(NUMBER, 'm/s')", 'NUMBER'],
  ["quantity(NUMBER, 'km/hour').valueIn('m/s')", '(NUMBER * 1000) / 3600'],
  ["distance.per(quantity(NUMBER, 'min')).as('km/hour')", 'distance / NUMBER'],
  ["quantity(NUMBER, 'W/m^2').times(area).times(duration)", 'NUMBER * area * duration'],
  [
    "quantity([NUMBER, 2, 3], 'kg m-3').mean().times(quantity(1, 'm^3'))",
    '((NUMBER + 2 + 3) / 3) * 1',
  ],
  ["quantity(NUMBER, 'J/(kg K)').times(mass).times(quantity(2, 'K'))", 'NUMBER * mass * 2'],
  ["distance.plus(quantity(NUMBER, 'km')).lessThan(distance)", 'distance + NUMBER < distance'],
  ["quantity(NUMBER, 'm^2/s^2').sqrt().per(quantity(1, 'm/s'))", 'Math.sqrt(NUMBER) / 1'],
  ["model.evolveModel.asynchronous(quantity(NUMBER, 's'))", 'model.evolveModel(NUMBER)'],
  ["fields.at(':', ':', 0).U.times(quantity(NUMBER, 's')).max()", 'Math.max(U * NUMBER)'],
];

const heads = {
  quantities: `import { AsyncRequestsPool, Cumulus, quantity } from 'polymuse';
const distance = quantity(3, 'km');
const area = quantity(2, 'm^2');
const duration = quantity(1, 'hour');
const mass = quantity(1, 'kg');
const pool = new AsyncRequestsPool();
const model = new Cumulus({ workdir: 'les' });
const { fields } = model;`,
  numbers: `import { AsyncRequestsPool, Cumulus } from 'polymuse';
const distance = 3;
const area = 2;
const duration = 1;
const mass = 1;
const pool = new AsyncRequestsPool();
const model = { evolveModel: (time: number) => time, name: new Cumulus({ workdir: 'les' }).name };
const U = 1;`,
};

/** A script with so many expressions, and half as many lines without. */
function script(kind: Kind, count: number): string {
  const lines = [heads[kind]];
  for (let i = 0; i < count; i++) {
    const pair = expressions[i % expressions.length]!;
    const expression = (kind === 'quantities' ? pair[0] : pair[1]).replace('NUMBER', String(i + 1));
    lines.push(`export const value${i} = ${expression};`);
    if (i % 2 === 1) lines.push(`if (pool.length > ${i}) pool.waitall();`);
  }
  return lines.join('\n');
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  paths: { polymuse: [declarations] },
};
const host = ts.createCompilerHost(options);
const read = host.getSourceFile.bind(host);
const parsed = new Map<string, ts.SourceFile | undefined>();

/** The milliseconds of the check of a text, without those of reading files. */
function checkMilliseconds(text: string): number {
  host.getSourceFile = (name, ...rest) => {
    if (name === file) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    if (!parsed.has(name)) parsed.set(name, read(name, ...rest));
    return parsed.get(name);
  };
  host.fileExists = (name) => name === file || ts.sys.fileExists(name);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const begin = performance.now();
  const found = program.getSemanticDiagnostics(source);
  const milliseconds = performance.now() - begin;
  if (found.length > 0)
    throw new Error(ts.flattenDiagnosticMessageText(found[0]!.messageText, '\n'));
  return milliseconds;
}

type Kind = keyof typeof heads;
const kinds = Object.keys(heads) as Kind[];

const compiler = `${root}node_modules/typescript/bin/tsc`;

/** TypeScript 7, whose compiler is a native program: where npm run bench has installed it. */
const nativeCompiler = `${root}.setup/compilers/node_modules/typescript-7/bin/tsc`;

/** The milliseconds that a `tsc` takes for a script, in a folder that is a project of its own. */
function compileMilliseconds(tsc: string, folder: string): number {
  // Without the modules that tap has all processes of Node load: TypeScript 7 does not start with them.
  const command = ['-u', 'NODE_OPTIONS', process.execPath, tsc, '-p', folder];
  const begin = performance.now();
  const { status, stdout } = spawnSync('env', command, { encoding: 'utf8' });
  const milliseconds = performance.now() - begin;
  if (status !== 0) throw new Error(stdout);
  return milliseconds;
}

/** How many expressions the figures are about. */
const expressionCount = 200;

/** What a `tsc` takes for both kinds of script, run in turn. */
function compareCompilations(tsc: string, samples: number): Record<Kind, number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-types-'));
  try {
    const measured: Record<Kind, number[]> = { quantities: [], numbers: [] };
    for (let i = 0; i < samples; i++)
      for (const kind of kinds) {
        writeFileSync(path.join(folder, 'script.ts'), script(kind, expressionCount));
        const project = {
          compilerOptions: {
            ...{ strict: true, noEmit: true, skipLibCheck: true, target: 'ES2022' },
            ...{ module: 'NodeNext', types: ['node'], typeRoots: [`${root}node_modules/@types`] },
            paths: { polymuse: [declarations] },
          },
          files: ['script.ts'],
        };
        writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(project));
        measured[kind].push(compileMilliseconds(tsc, folder));
      }
    return { quantities: median(measured.quantities), numbers: median(measured.numbers) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The microseconds by which a further expression costs more on quantities than on numbers. */
function expressionMicroseconds(samples: number): number {
  const counts = [expressions.length, expressionCount] as const;
  const differences: number[] = [];
  const warmUps = 2;
  for (let i = 0; i < warmUps + samples; i++) {
    const [few = 0, many = 0] = counts.map(
      (count) =>
        checkMilliseconds(script('quantities', count)) -
        checkMilliseconds(script('numbers', count)),
    );
    if (i >= warmUps) differences.push(many - few);
  }
  return (1000 * median(differences)) / (expressionCount - expressions.length);
}

export const typeCheck: Measurement = {
  name: 'types',
  title: 'type check of quantities',
  rounds: () => 1,
  measureScript: (quick) => {
    const samples = quick ? 1 : 5;
    const { quantities, numbers } = compareCompilations(compiler, samples);
    const native = existsSync(nativeCompiler)
      ? compareCompilations(nativeCompiler, samples)
      : undefined;
    return Promise.resolve({
      'types.numbers': numbers,
      'types.quantities': quantities,
      'types.expression': expressionMicroseconds(quick ? 3 : 9),
      ...(native && {
        'types.native.numbers': native.numbers,
        'types.native.quantities': native.quantities,
      }),
    });
  },
};
