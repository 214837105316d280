// SPDX-License-Identifier: Apache-2.0
/** Going to sleep and waking on the mpi channel: nothing that can happen leads to where nothing wakes. */
import t from 'tap';
import { explore } from './doorbell-model.js';

for (const capacity of [0, 1, 2])
  void t.test(`calls and replies with room for ${capacity} messages in MPI`, (t) => {
    const { hang, states } = explore({ calls: 3, capacity });
    t.equal(hang, null, 'every call is answered, whatever has happened before');
    t.ok(states > 10_000, `${states} states looked at`);
    t.end();
  });

void t.test('the model finds what did hang', (t) => {
  const sendBlocks = { calls: 3, capacity: 1, sendBlocks: true };
  t.match(
    explore(sendBlocks).hang,
    [
      'the script makes a call',
      'the worker takes a call',
      'the worker gives MPI a reply',
      'the worker has sent a reply',
      'the script makes a call',
      'the worker takes a call',
      'the worker gives MPI a reply',
      'the script makes a call',
      'the coordinator says that it sleeps',
      'the coordinator sleeps',
    ],
    'a worker within MPI_Send, for which MPI has no room, does not hear that the coordinator sleeps',
  );
  t.equal(
    explore({ ...sendBlocks, recheck: true }).hang,
    null,
    'unless the coordinator looks again after a while',
  );
  t.end();
});

void t.test('nothing of the protocol can be left out', (t) => {
  t.ok(
    explore({ calls: 2, capacity: 0, countsWhenDone: true }).hang,
    'a reply that MPI holds back until it is received has to count, or nobody is rung to receive it',
  );
  t.ok(
    explore({ calls: 2, capacity: 1, notesWithoutCount: true }).hang,
    'notes tell what their sender has seen: it may have fallen asleep over a message',
  );
  t.ok(
    explore({ calls: 2, capacity: 1, ringForgotten: true }).hang,
    'who was rung, and found nothing, has to say again that it sleeps',
  );
  t.end();
});
