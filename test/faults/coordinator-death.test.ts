/** However the script ends, its workers end too. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import t from 'tap';
import { fixtureCommand } from '../support/fixture.js';
import { forEach, freshPath, variants } from '../support/probe.js';
import { processesWith } from '../support/processes.js';
import { until } from '../support/until.js';

/** How the script ends, and the exit code or signal that its shell sees. */
const endings = [
  { how: 'end', code: 0 },
  { how: 'throw', code: 1 },
  { how: 'reject', code: 1 },
  { how: 'exit', code: 3 },
  { how: 'exit-in-call', code: 4 },
  { how: 'wait', signal: 'SIGKILL' },
  { how: 'wait', signal: 'SIGINT' },
  { how: 'wait', signal: 'SIGTERM' },
  { how: 'await', signal: 'SIGINT' },
] as const;

forEach(t, variants, (t, { channelType, numberOfWorkers }) => {
  for (const ending of endings)
    t.test(`${ending.how} ${'signal' in ending ? ending.signal : ''}`, async (t) => {
      const workdir = freshPath();
      const [command, given] = fixtureCommand(
        'ending-script',
        workdir,
        channelType,
        String(numberOfWorkers),
        ending.how,
      );
      const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'ignore'] });
      const ended = once(child, 'close');
      let output = '';
      child.stdout.on('data', (data: Buffer) => (output += data.toString()));
      await until(() => output.includes('ready'), 'the script');
      const started = processesWith(`POLYMUSE_WORKDIR=${workdir}\0`).length;
      t.ok('signal' in ending ? started > 0 : true, 'there were workers');
      if ('signal' in ending) child.kill(ending.signal);
      const [code, signal] = (await ended) as [number | null, string | null];
      if ('signal' in ending) t.equal(signal, ending.signal);
      else t.equal(code, ending.code);
      await until(
        () => processesWith(`POLYMUSE_WORKDIR=${workdir}\0`).length === 0,
        'the end of the workers',
        10,
      );
    });
});
