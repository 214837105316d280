/** What workers that are not spawned find in their environment. */
import t from 'tap';
import { ownJobEnvironment, prepareForSpawning } from '../../src/workers/environment.js';

t.test('instances that were spawned before make no difference', (t) => {
  process.env['UCX_TLS'] = 'self,posix,rc';
  const before = ownJobEnvironment({});
  prepareForSpawning();
  t.same(ownJobEnvironment({}).sort(), before.sort());
  t.ok(before.includes('UCX_TLS=self,posix,rc'), 'what the user has set is kept');
  t.ok(before.includes('EVENT_NOEPOLL=1'), 'launchers need it');
  t.end();
});
