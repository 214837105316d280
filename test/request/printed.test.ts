// SPDX-License-Identifier: Apache-2.0
/** What is printed of requests, pools and instances: what a person wants to know, never internals. */
import { hostname } from 'node:os';
import { inspect } from 'node:util';
import t from 'tap';
import { AsyncRequestsPool, quantity } from '../../src/index.js';
import { forEach, startProbe, variants } from '../support/probe.js';

forEach(t, variants, (t, variant) => {
  t.test('requests', (t) => {
    const probe = startProbe(t, variant);
    const { name } = probe;
    const sleeping = probe.sleepFor.asynchronous(quantity(0.3, 's'));
    const scaled = probe.scale.asynchronous(quantity([1, 2], 'm'), 3);
    t.match(
      String(sleeping),
      new RegExp(`^${name}\\.sleepFor \\((running|queued), \\d+\\.\\d s\\)$`),
    );
    t.match(String(scaled), new RegExp(`^${name}\\.scale \\(queued, `));
    const pool = new AsyncRequestsPool(sleeping, scaled);
    t.match(inspect(pool), /^a pool of 2 requests\n {2}\S+\.sleepFor \(.*\n {2}\S+\.scale \(/);
    pool.waitall();
    t.equal(inspect(sleeping), `Request ${name}.sleepFor (done)`);
    t.equal(String(scaled), `${name}.scale (done: [3 6] m)`);
    t.equal(String(pool), 'a pool of 0 requests');
    const many = new AsyncRequestsPool();
    for (let i = 0; i < 30; i++) many.addRequest(probe.echoInt32.asynchronous(i));
    t.match(String(many), /^a pool of 30 requests\n(.*\n){20} {2}… and 10 more$/);
    many.waitall();
    const failing = probe.fail.asynchronous(7, { message: 'no convergence' });
    failing.wait();
    t.match(String(failing), new RegExp(`^${name}\\.fail \\(failed: .*no convergence`));
    t.equal(failing.isFailed, true);
    t.end();
  });

  t.test('instances', async (t) => {
    const probe = startProbe(t, variant);
    const { name } = probe;
    const { channelType, numberOfWorkers } = variant;
    probe.doNothing();
    const ranks = numberOfWorkers === 1 ? '1 rank' : `${numberOfWorkers} ranks`;
    const rest = `probe in state ${probe.state}, ${ranks} on ${hostname()} by ${channelType}`;
    t.equal(String(probe).replace(/probe_fortran|probeFortran/, 'probe'), `${name}: ${rest}, idle`);
    probe.evolveModel(quantity(3, 's'));
    t.equal(probe.modelTime.valueIn('s'), 3);
    t.match(String(probe), / in state running, modelTime 3 s, /);
    t.equal((await probe.getModelTime.asynchronous()).valueIn('s'), 3);
    const sleeping = probe.sleepFor.asynchronous(quantity(0.3, 's'));
    t.match(inspect(probe), /, busy$/);
    sleeping.wait();
    probe.stop();
    t.match(inspect(probe), /, ended$/);
  });
});
