// SPDX-License-Identifier: Apache-2.0
/** What `polymuse job` has of a scheduler comes from the scheduler's entry in the table of platforms. */
import t from 'tap';
import { batchFile } from '../../launch/job/batch-file.js';
import { planOf } from '../../launch/job/plan.js';
import { OptionRefusal, type BatchSystem } from '../../src/workers/platforms/batch.js';
import { addPlatform, batchPlatform } from '../../src/workers/platforms/table.js';

const batch: BatchSystem = {
  submit: 'fakesub',
  cancel: 'fakedel',
  ending: 'fake',
  mostNoticeSeconds: 10,
  arrayVariable: 'FAKE_INDEX',
  startComments: ['# On the first host of the job.'],
  examples: { time: '90', array: '1-10', more: '-q fast' },
  secondsOf: Number,
  checkArray(array) {
    throw new OptionRefusal('array', array, 'FAKE has none');
  },
  checkMore: () => undefined,
  outputFor: (name) => `${name}.log`,
  directives: ({ name, tasks, output, more }) => [
    `#FAKE -N ${name} -n ${tasks} -o ${output} ${more.join(' ')}`,
  ],
};

const options = {
  nodes: 1,
  instances: 2,
  ranksPerInstance: 3,
  threadsPerRank: 1,
  time: '90',
  signal: 5,
  modules: [],
  requeue: false,
  more: ['-q fast'],
};
const program = {
  node: '/bin/node',
  polymuse: '/polymuse.mjs',
  script: '/s.ts',
  scriptArguments: [],
};

t.test('the one that this process runs on is the one that jobs are written for', (t) => {
  t.equal(batchPlatform().name, 'SLURM', 'the first, on a laptop');
  addPlatform({
    name: 'FAKE',
    detect: ({ FAKE_JOB }) => FAKE_JOB !== undefined,
    nodes: () => undefined,
    batch,
  });
  process.env['FAKE_JOB'] = '9';
  t.equal(batchPlatform().batch, batch);
  Reflect.deleteProperty(process.env, 'FAKE_JOB');
  t.end();
});

t.test('its file', (t) => {
  t.same(batchFile(planOf(options, 'pair', batch), program, batch).split('\n'), [
    '#!/bin/bash',
    '# Written by polymuse job for /s.ts. Submit it with fakesub; fakedel ends it.',
    '#FAKE -N pair -n 6 -o pair.log -q fast',
    '',
    '# On the first host of the job.',
    'exec /bin/node /polymuse.mjs run /s.ts',
    '',
  ]);
  const array = { ...planOf(options, 'pair', batch), array: '1-3' };
  t.match(batchFile(array, program, batch), '\nmkdir -p "pair-$FAKE_INDEX" && cd ');
  t.end();
});

t.test('its limits', (t) => {
  t.throws(() => planOf({ ...options, signal: 11 }, 'pair', batch), {
    name: 'CommandFailure',
    message: 'polymuse job: --signal is 11; it must be a number of seconds from 0 to 10',
  });
  t.throws(() => planOf({ ...options, array: '1-3' }, 'pair', batch), {
    name: 'CommandFailure',
    message: 'polymuse job: --array is 1-3; FAKE has none',
  });
  t.end();
});
