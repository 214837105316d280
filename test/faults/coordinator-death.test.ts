/** However the script ends, its workers end too. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { forEach, freshPath, variants } from '../support/probe.js';
import { processesWith } from '../support/processes.js';
import { until } from '../support/until.js';

const script = fileURLToPath(new URL('fixtures/ending-script.js', import.meta.url));

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
      // By way of env, since tap has every child process of node's load hooks that handle signals.
      const child = spawn(
        'env',
        [
          '-u',
          'NODE_OPTIONS',
          process.execPath,
          script,
          workdir,
          channelType,
          String(numberOfWorkers),
          ending.how,
        ],
        { stdio: ['ignore', 'pipe', 'ignore'] },
      );
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
