// SPDX-License-Identifier: Apache-2.0
/** Where the output of workers goes, and that errors tell the end of it wherever it goes. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import t from 'tap';
import { ArgumentError } from '../../src/index.js';
import { fixtureCommand } from '../support/fixture.js';
import { forEach, freshPath, outputOf, Probe, startProbe, variants } from '../support/probe.js';
import { processesOf } from '../support/processes.js';
import { until } from '../support/until.js';

forEach(t, variants, (t, variant) => {
  for (const redirection of ['file', 'null', 'none'] as const)
    t.test(`redirection '${redirection}'`, async (t) => {
      const workdir = freshPath();
      const { channelType, numberOfWorkers } = variant;
      const [command, given] = fixtureCommand(
        'printing-script',
        workdir,
        channelType,
        String(numberOfWorkers),
        redirection,
      );
      const { stdout } = spawnSync(command, given, { encoding: 'utf8' });
      t.equal(stdout.includes('printed by the worker'), redirection === 'none');
      t.match(stdout, /^told by the error: .*last words$/m);
      t.equal(outputOf(workdir).includes('printed by the worker'), redirection === 'file');
      t.equal(existsSync(`${workdir}/worker-0.log`), redirection === 'file');
      await until(() => processesOf(workdir).length === 0, 'the end of its processes');
    });

  t.test('more output than a pipe holds', (t) => {
    const probe = startProbe(t, { ...variant, redirection: 'null' });
    const line = 'x'.repeat(10_000);
    for (let i = 0; i < 100; i++) probe.printText.asynchronous(`${i} ${line}`);
    probe.printText('last words');
    const dying = probe.die.asynchronous('exit3');
    dying.wait();
    t.match(dying.error, { end: { exitCode: 3, lastOutput: /x{1000}\nlast words$/ } });
    t.end();
  });
});

t.test('another redirection', (t) => {
  t.throws(
    () => new Probe({ workdir: freshPath(), redirection: 'screen' as 'none' }),
    ArgumentError,
  );
  t.end();
});
