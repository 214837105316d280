// SPDX-License-Identifier: Apache-2.0
/** One thread at a time has instances; the others have everything else, and end in any order. */
import { spawnSync } from 'node:child_process';
import t from 'tap';
import { fixtureCommand } from '../support/fixture.js';
import { channelTypes, forEach, freshPath } from '../support/probe.js';
import { processesWith } from '../support/processes.js';
import { until } from '../support/until.js';

forEach(
  t,
  channelTypes.map((channelType) => ({ title: channelType })),
  (t, { title: channelType }) => {
    const run = async (scenario: string) => {
      const workdir = freshPath();
      const [command, given] = fixtureCommand('threads-script', workdir, channelType, scenario);
      const ended = spawnSync(command, given, { encoding: 'utf8', timeout: 120_000 });
      await until(() => processesWith(workdir).length === 0, 'the end of all workers');
      return { ...ended, lines: ended.stdout.trim().split('\n') };
    };

    t.test('a thread has units and grids while the main thread has instances', async (t) => {
      const { lines, status, stderr } = await run('values');
      t.equal(status, 0, stderr);
      t.same(lines, ['2000 2000 2000 2000 m', 'StateError', 'exit 0', '7', '8']);
    });

    t.test('threads have instances one after the other, then the main thread', async (t) => {
      const { lines, status, stderr } = await run('instances');
      t.equal(status, 0, stderr);
      const each = ['idle', 'terminated in a wait', 'exit in a call'];
      t.same(lines, [...each.flatMap((ending) => [`thread: ${ending}`, 'StateError']), '9']);
    });
  },
);

t.test('units and grids need no addon', (t) => {
  const script = `
    import { createRequire } from 'node:module';
    const { newGrid, quantity } = await import(process.argv[1]);
    newGrid({ shape: [2], attributes: { T: 'K' } }).set({ T: quantity(1, 'K') });
    console.log(Object.keys(createRequire(process.argv[1]).cache).filter((each) => each.endsWith('.node')).length);
  `;
  const index = new URL('../../src/index.js', import.meta.url).href;
  const { stdout, stderr } = spawnSync(
    'env',
    ['-u', 'NODE_OPTIONS', process.execPath, '--input-type=module', '-e', script, index],
    {
      env: { ...process.env, POLYMUSE_BUILD_DIR: '/there/is/none' },
      encoding: 'utf8',
    },
  );
  t.equal(stdout.trim(), '0', stderr);
  t.end();
});
