// SPDX-License-Identifier: Apache-2.0
/** What is generated from an interface specification: of codes that the repository does not know. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { outdatedAmong, writeFiles } from '../../launch/generate/files.js';
import { generate } from '../../launch/generate/generate.js';
import { targets } from '../../launch/generate/targets/table.js';
import { notice } from '../../launch/generate/text.js';
import { packageRoot } from '../../src/build-directory.js';
import { ArgumentError } from '../../src/errors.js';
import { isLanguage, type Language, listLanguages } from '../../src/interface/languages.js';
import type { InterfaceSpecification } from '../../src/interface/specification.js';
import { problemsOf } from '../support/compile.js';

/** A code with a value of every kind, in every place where it can be. */
const deepSea = {
  name: 'deepSea',
  language: 'c',
  description: 'What lies below.',
  functions: {
    stir: {},
    evolveModel: {
      description: 'Integrates.',
      arguments: [
        { name: 'time', type: 'float64', unit: 's', description: 'the time to reach' },
        { name: 'exactEnd', type: 'bool', default: false },
      ],
    },
    survey: {
      arguments: [
        { name: 'label', type: 'string' },
        { name: 'depths', type: 'float64[]', unit: 'm' },
        { name: 'levels', type: 'int32[]' },
        { name: 'count', type: 'int64' },
      ],
      results: {
        mean: { type: 'float32' },
        report: { type: 'string' },
        depths: { inPlace: 'depths' },
        ranks: { type: 'int32[]', length: 'levels' },
        samples: { type: 'float32[]', length: 'count' },
        isDeep: { type: 'bool' },
      },
    },
  },
  parameters: { depth: { type: 'float64', unit: 'm', default: 1000 } },
  grids: {
    surface: {
      axes: ['x', 'y'],
      attributes: { SST: { unit: 'K', readOnly: true }, U: { type: 'float32', unit: 'm/s' } },
    },
  },
} as const satisfies InterfaceSpecification;

const scratch = mkdtempSync(path.join(tmpdir(), 'polymuse-generate-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

const from = notice('deep-sea.ts', 'the test');
let directories = 0;

/** What is generated from a specification, written into new directories; all contents by name. */
async function written(specification: InterfaceSpecification) {
  const root = path.join(scratch, String(directories++));
  const [worker, declarations] = [path.join(root, 'worker'), path.join(root, 'scripts')];
  await writeFiles(generate(specification, { notice: from, worker, declarations }));
  const contents = (directory: string) =>
    Object.fromEntries(
      readdirSync(directory)
        .sort()
        .map((name) => [name, readFileSync(path.join(directory, name), 'utf8')]),
    );
  return { worker: contents(worker), declarations: contents(declarations), root };
}

t.test('a language that is not in the table', (t) => {
  for (const language of ['rust', 'typescript', 'toString'])
    t.throws(
      () => generate({ ...deepSea, language: language as Language }, { notice: from }),
      {
        constructor: ArgumentError,
        message: "interface deepSea, language: must be 'c' (also for C++) or 'fortran'",
      },
      language,
    );
  t.end();
});

t.test('every language that a specification may name has a target', (t) => {
  const listed = [...listLanguages().matchAll(/'(\w+)'/g)].map(([, name]) => name ?? '');
  t.same(Object.keys(targets).filter(isLanguage), listed);
  for (const language of listed.filter(isLanguage)) {
    const files = targets[language]({ ...deepSea, language }, { directory: 'x', notice: from });
    t.not(files.length, 0, language);
    for (const { path: file, contents } of files) {
      t.equal(path.dirname(file), 'x');
      t.match(contents.split('\n')[0], from, `${file} says what it is generated from`);
    }
  }
  t.end();
});

t.test('the files of a code of one’s own', async (t) => {
  for (const [language, files] of [
    ['c', ['deep_sea_interface.c', 'deep_sea_interface.h']],
    ['fortran', ['deep_sea_interface.c', 'deep_sea_interface.f90', 'deep_sea_interface.h']],
  ] as const) {
    const once = await written({ ...deepSea, language });
    t.same(Object.keys(once.worker), files, language);
    t.same(Object.keys(once.declarations), ['deep-sea.generated.ts']);
    t.same({ ...(await written({ ...deepSea, language })), root: '' }, { ...once, root: '' });
  }
  t.same(generate(deepSea, { notice: from }), [], 'nothing is asked for');
});

t.test('a worker in C', async (t) => {
  const { worker, root } = await written(deepSea);
  const header = worker['deep_sea_interface.h'] ?? '';
  t.match(header, 'int32_t stir(void);\n');
  t.match(
    header,
    [
      '/**',
      ' * Integrates.',
      ' * time: the time to reach [s]',
      ' */',
      'int32_t evolve_model(double time, bool exact_end);',
    ].join('\n'),
  );
  t.match(
    header.replace(/\s+/g, ' '),
    'int32_t survey(const char *label, double *depths, int64_t depths_count, const int32_t *levels, ' +
      'int64_t levels_count, int64_t count, float *mean, char *report, int64_t report_capacity, ' +
      'int32_t *ranks, int64_t ranks_count, float *samples, int64_t samples_count, bool *is_deep);',
  );
  t.match(
    worker['deep_sea_interface.c'],
    [
      'static int32_t call_survey(pm_call *pm_request) {',
      '  int64_t label_length;',
      '  const char *label = pm_argument_string(pm_request, &label_length);',
      '  int64_t depths_count;',
      '  double *depths = pm_argument_array(pm_request, PM_FLOAT64, &depths_count);',
      '  int64_t levels_count;',
      '  int32_t *levels = pm_argument_array(pm_request, PM_INT32, &levels_count);',
      '  int64_t count = pm_argument_int64(pm_request);',
      '  if (pm_arguments_fail(pm_request)) return 0;',
      '  (void)label_length;',
      '  int64_t ranks_count = levels_count;',
      '  int64_t samples_count = count < 0 ? 0 : count;',
      '  float mean = 0;',
      '  char report[4096] = "";',
      '  bool is_deep = 0;',
      '  pm_result_argument(pm_request, PM_FLOAT64, depths, depths_count);',
      '  int32_t *ranks = pm_result_array(pm_request, PM_INT32, ranks_count);',
      '  float *samples = pm_result_array(pm_request, PM_FLOAT32, samples_count);',
      '  int32_t pm_code = survey(label, depths, depths_count, levels, levels_count, count, &mean, ' +
        'report, (int64_t)sizeof report, ranks, ranks_count, samples, samples_count, &is_deep);',
      '  if (pm_code != 0) return pm_code;',
      '  pm_result_float32(pm_request, mean);',
      '  report[sizeof report - 1] = 0;',
      '  pm_result_string(pm_request, report, (int64_t)strlen(report));',
      '  pm_result_bool(pm_request, is_deep);',
      '  return 0;',
      '}',
    ].join('\n'),
  );
  const includes = ['worker/include', 'wire'].map((each) => `-I${packageRoot}native-mpi/${each}`);
  const options = ['-std=c11', '-Wall', '-Wextra', '-Werror', '-fsyntax-only', ...includes];
  const source = path.join(root, 'worker/deep_sea_interface.c');
  const compiler = spawnSync(process.env['CC'] ?? 'cc', [...options, source], { encoding: 'utf8' });
  t.equal(compiler.status, 0, 'compiles', { stderr: compiler.stderr, error: compiler.error });
});

t.test('a worker in Fortran', async (t) => {
  const { worker } = await written({ ...deepSea, language: 'fortran' });
  const module = worker['deep_sea_interface.f90'] ?? '';
  t.match(
    module,
    [
      '! subroutine survey(label, depths, levels, count, mean, report, ranks, samples, is_deep, status)',
      '!   character(*), intent(in) :: label',
      '!   real(c_double), intent(inout) :: depths(:)  !< [m]',
      '!   integer(c_int32_t), intent(in) :: levels(:)',
      '!   integer(c_int64_t), intent(in) :: count',
      '!   real(c_float), intent(out) :: mean',
      '!   character(*), intent(out) :: report',
      '!   integer(c_int32_t), intent(out) :: ranks(:)',
      '!   real(c_float), intent(out) :: samples(:)',
      '!   logical, intent(out) :: is_deep',
      '!   integer(c_int32_t), intent(out) :: status',
      'module deep_sea_dispatch',
    ].join('\n'),
  );
  t.match(
    module,
    [
      '    call pm_take(pm_request, count)',
      '    if (pm_arguments_fail(pm_request)) return',
      '    call pm_return_array(pm_request, depths)',
      '    call pm_make_array(pm_request, ranks, pm_count(levels))',
      '    call pm_make_array(pm_request, samples, pm_count(count))',
      '    mean = 0',
      "    report = ''",
      '    is_deep = .false.',
    ].join('\n'),
  );
  t.match(worker['deep_sea_interface.c'], '  .dispatch = pm_dispatch_deep_sea,\n');
  t.notMatch(worker['deep_sea_interface.h'], 'evolve_model', 'C implements nothing');
});

t.test('declarations', async (t) => {
  const { root } = await written(deepSea);
  const script = path.join(root, 'scripts/script.ts');
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    script,
    [
      `import { quantity } from '${path.join(packageRoot, 'src/index.js')}';`,
      "import type { DeepSeaMembers, DeepSeaMethods } from './deep-sea.generated.js';",
      'export function run(sea: DeepSeaMembers & DeepSeaMethods): number {',
      "  sea.evolveModel(quantity(1, 'hour'), { exactEnd: true });",
      '  // @ts-expect-error a mass is not a time',
      "  sea.evolveModel(quantity(1, 'kg'));",
      "  sea.surface.at(1, ':').U = quantity(1, 'm/s');",
      "  return sea.surface.at(1, 2).SST.valueIn('K');",
      '}',
    ].join('\n'),
  );
  t.same(problemsOf(script), []);
});

t.test('files that are out of date', async (t) => {
  const directory = path.join(scratch, 'outdated');
  const files = generate(deepSea, { notice: from, worker: directory });
  t.same(await outdatedAmong(files), files, 'all are missing');
  await writeFiles(files);
  t.same(await outdatedAmong(files), []);
  const [header] = files;
  writeFileSync(header?.path ?? '', 'changed');
  t.same(await outdatedAmong(files), [header]);
});
