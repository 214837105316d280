// SPDX-License-Identifier: Apache-2.0
/**
 * A model of how coordinator and worker go to sleep and wake each other on the mpi channel
 * (native-mpi/addon/mpi_link.cc and engine.cc, native-mpi/worker/transport_mpi.c), small enough that every
 * state it can get into is looked at.
 *
 * MPI cannot be slept on: who waits for a message looks for it again and again, which costs a processor. So
 * who has looked for long enough says, on a socket beside MPI, that it goes to sleep, and how many messages
 * it has seen (`sleeping`), and the other one rings (`ring`) as soon as it has sent more than these.
 *
 * The model is more hostile than the machine: each side may fall asleep over a message that has come (its
 * looks found nothing, as MPI_Testsome's may), once between two messages, and may skip each look at the bell
 * that the code may skip.
 */

/** What is modelled. The defaults are what the code does; the others are what it did or could do. */
export interface Protocol {
  /** Calls that the script makes, any of them before the answer to an earlier one. */
  readonly calls: number;
  /** Messages that MPI takes in each direction before a receiver takes one; with 0, sending ends when it is received. */
  readonly capacity: number;
  /** The worker sends by MPI_Send, which does not look at the bell while MPI takes no more. */
  readonly sendBlocks?: boolean;
  /** A reply counts as sent when MPI is done with it, not when it has been given to MPI. */
  readonly countsWhenDone?: boolean;
  /** A coordinator that waits for answers looks again after a while by itself. */
  readonly recheck?: boolean;
  /** Notes tell that their sender sleeps, not how many messages it has seen. */
  readonly notesWithoutCount?: boolean;
  /** A coordinator that has been rung does not say again that it sleeps before it has seen a message. */
  readonly ringForgotten?: boolean;
}

/** A record on the bell: the number of messages seen by a side that goes to sleep, or a ring. */
type Bell = number | 'ring';

interface State {
  readonly worker: {
    /**
     * looking: for a message; dozing: has said that it sleeps; asleep: until the bell; working: on a call;
     * sending: MPI has the reply, or waits for room.
     */
    readonly does: 'looking' | 'dozing' | 'asleep' | 'working' | 'sending';
    readonly received: number;
    readonly sent: number;
    /** MPI has not taken the reply that is being sent. */
    readonly blocked: boolean;
    readonly coordinatorSleeps: boolean;
    /** It has fallen asleep over the message that is next. */
    readonly overslept: boolean;
  };
  readonly coordinator: {
    readonly does: 'looking' | 'dozing' | 'asleep';
    readonly received: number;
    readonly sent: number;
    /** Messages that MPI has not taken. */
    readonly pending: number;
    readonly workerSleeps: boolean;
    /** What it has seen when it last said that it sleeps; null: nothing said since it was rung. */
    readonly saidAsleepAt: number | null;
    readonly overslept: boolean;
  };
  /** Messages within MPI. */
  readonly calls: number;
  readonly replies: number;
  readonly bellOfWorker: readonly Bell[];
  readonly bellOfCoordinator: readonly Bell[];
}

const start: State = {
  worker: {
    does: 'looking',
    received: 0,
    sent: 0,
    blocked: false,
    coordinatorSleeps: false,
    overslept: false,
  },
  coordinator: {
    does: 'looking',
    received: 0,
    sent: 0,
    pending: 0,
    workerSleeps: false,
    saidAsleepAt: null,
    overslept: false,
  },
  calls: 0,
  replies: 0,
  bellOfWorker: [],
  bellOfCoordinator: [],
};

/** Changes of a state; those of the two sides are merged into what they were. */
type Change = Partial<Omit<State, 'worker' | 'coordinator'>> & {
  readonly worker?: Partial<State['worker']>;
  readonly coordinator?: Partial<State['coordinator']>;
};

/** What can happen next, and what then is. */
type Steps = Map<string, State>;

function changed(state: State, change: Change): State {
  return {
    ...state,
    ...change,
    worker: { ...state.worker, ...change.worker },
    coordinator: { ...state.coordinator, ...change.coordinator },
  };
}

/** Adds a record to a bell. What repeats the record before it changes nothing: all are read at once. */
function rung(bell: readonly Bell[], record: Bell): readonly Bell[] {
  return bell.at(-1) === record ? bell : [...bell, record];
}

// ---- the worker ------------------------------------------------------------------------------

/** look_at_bell of transport_mpi.c. */
function workerLooksAtBell(state: State, protocol: Protocol): State {
  let { coordinatorSleeps } = state.worker;
  let bellOfCoordinator = state.bellOfCoordinator;
  for (const record of state.bellOfWorker) {
    if (record === 'ring') continue;
    coordinatorSleeps = true;
    if (!protocol.notesWithoutCount && state.worker.sent > record) {
      bellOfCoordinator = rung(bellOfCoordinator, 'ring');
      coordinatorSleeps = false;
    }
  }
  return changed(state, { worker: { coordinatorSleeps }, bellOfWorker: [], bellOfCoordinator });
}

/** The reply has been sent: rings if it knows that the coordinator sleeps. */
function replySent(state: State): State {
  const sent = state.worker.sent + 1;
  if (!state.worker.coordinatorSleeps) return changed(state, { worker: { sent } });
  return changed(state, {
    worker: { sent, coordinatorSleeps: false },
    bellOfCoordinator: rung(state.bellOfCoordinator, 'ring'),
  });
}

function stepsOfWorker(state: State, protocol: Protocol, steps: Steps): void {
  const { worker } = state;
  const fromSender = protocol.capacity === 0 && state.coordinator.pending > 0;
  const hasCome = state.calls > 0 || fromSender;
  if (hasCome && (worker.does === 'looking' || worker.does === 'dozing'))
    steps.set(
      'the worker takes a call',
      changed(state, {
        worker: { does: 'working', received: worker.received + 1, overslept: false },
        ...(fromSender
          ? { coordinator: { pending: state.coordinator.pending - 1 } }
          : { calls: state.calls - 1 }),
      }),
    );
  if (worker.does === 'looking')
    steps.set(
      'the worker says that it sleeps',
      changed(state, {
        worker: { does: 'dozing' },
        bellOfCoordinator: rung(state.bellOfCoordinator, worker.received),
      }),
    );
  if (worker.does === 'dozing' && !(hasCome && worker.overslept))
    steps.set(
      'the worker sleeps',
      changed(state, { worker: { does: 'asleep', overslept: hasCome } }),
    );
  if (worker.does === 'asleep' && state.bellOfWorker.length > 0)
    steps.set(
      'the bell wakes the worker',
      changed(workerLooksAtBell(state, protocol), { worker: { does: 'looking' } }),
    );
  const canPlace = worker.blocked && state.replies < protocol.capacity;
  const looksAtBell =
    worker.does === 'looking' || (worker.blocked && !canPlace && !protocol.sendBlocks);
  if (looksAtBell && state.bellOfWorker.length > 0)
    steps.set('the worker looks at the bell', workerLooksAtBell(state, protocol));
  if (worker.does === 'working') {
    const blocked = state.replies >= protocol.capacity;
    const given = changed(state, {
      worker: { does: 'sending', blocked },
      replies: blocked ? state.replies : state.replies + 1,
    });
    if (protocol.countsWhenDone) {
      steps.set('the worker gives MPI a reply', given);
    } else {
      steps.set('the worker gives MPI a reply', replySent(given));
      steps.set(
        'the worker gives MPI a reply, and looks at the bell',
        replySent(workerLooksAtBell(given, protocol)),
      );
    }
  }
  if (canPlace)
    steps.set(
      'MPI takes the reply',
      changed(state, { worker: { blocked: false }, replies: state.replies + 1 }),
    );
  if (worker.does === 'sending' && !worker.blocked) {
    const done = changed(state, { worker: { does: 'looking' } });
    if (protocol.countsWhenDone) {
      steps.set('the worker has sent a reply', replySent(done));
      steps.set(
        'the worker has sent a reply, and looks at the bell',
        replySent(workerLooksAtBell(done, protocol)),
      );
    } else {
      steps.set('the worker has sent a reply', done);
    }
  }
}

// ---- the coordinator -------------------------------------------------------------------------

/** A call is given to MPI, which may have no room: MpiLink::TransmitMessage. */
function callSent(state: State, protocol: Protocol): State {
  const { coordinator } = state;
  const fits = coordinator.pending === 0 && state.calls < protocol.capacity;
  return changed(state, {
    coordinator: {
      does: 'looking',
      sent: coordinator.sent + 1,
      pending: fits ? 0 : coordinator.pending + 1,
      workerSleeps: false,
    },
    calls: fits ? state.calls + 1 : state.calls,
    bellOfWorker: coordinator.workerSleeps ? rung(state.bellOfWorker, 'ring') : state.bellOfWorker,
  });
}

/** MpiLink::OnEvents. */
function coordinatorLooksAtBell(state: State, protocol: Protocol): State {
  let { workerSleeps, saidAsleepAt } = state.coordinator;
  let bellOfWorker = state.bellOfWorker;
  for (const record of state.bellOfCoordinator) {
    if (record === 'ring') {
      if (!protocol.ringForgotten) saidAsleepAt = null;
    } else if (!protocol.notesWithoutCount && state.coordinator.sent > record) {
      bellOfWorker = rung(bellOfWorker, 'ring');
    } else {
      workerSleeps = true;
    }
  }
  return changed(state, {
    coordinator: { workerSleeps, saidAsleepAt },
    bellOfCoordinator: [],
    bellOfWorker,
  });
}

function stepsOfCoordinator(state: State, protocol: Protocol, steps: Steps): void {
  const { coordinator } = state;
  const isBusy = coordinator.received < coordinator.sent || coordinator.pending > 0;
  if (coordinator.sent < protocol.calls)
    steps.set('the script makes a call', callSent(state, protocol));
  const fromSender = protocol.capacity === 0 && state.worker.blocked;
  const hasCome = state.replies > 0 || fromSender;
  const canPlace = coordinator.pending > 0 && state.calls < protocol.capacity;
  if (coordinator.does !== 'asleep') {
    if (hasCome)
      steps.set(
        'the coordinator takes a reply',
        changed(state, {
          coordinator: {
            does: 'looking',
            received: coordinator.received + 1,
            overslept: false,
          },
          ...(fromSender ? { worker: { blocked: false } } : { replies: state.replies - 1 }),
        }),
      );
    if (canPlace)
      steps.set(
        'MPI takes a call',
        changed(state, {
          coordinator: { does: 'looking', pending: coordinator.pending - 1 },
          calls: state.calls + 1,
        }),
      );
  }
  if (coordinator.does === 'looking') {
    if (state.bellOfCoordinator.length > 0 && !canPlace)
      steps.set('the coordinator looks at the bell', coordinatorLooksAtBell(state, protocol));
    const says = isBusy && coordinator.saidAsleepAt !== coordinator.received;
    steps.set(
      says ? 'the coordinator says that it sleeps' : 'the coordinator is about to sleep',
      changed(state, {
        coordinator: {
          does: 'dozing',
          saidAsleepAt: says ? coordinator.received : coordinator.saidAsleepAt,
        },
        bellOfWorker: says ? rung(state.bellOfWorker, coordinator.received) : state.bellOfWorker,
      }),
    );
  }
  if (coordinator.does === 'dozing' && !(hasCome && coordinator.overslept))
    steps.set(
      'the coordinator sleeps',
      changed(state, { coordinator: { does: 'asleep', overslept: hasCome } }),
    );
  if (coordinator.does === 'asleep') {
    if (state.bellOfCoordinator.length > 0)
      steps.set(
        'the bell wakes the coordinator',
        changed(state, { coordinator: { does: 'looking' } }),
      );
    if (protocol.recheck && isBusy)
      steps.set(
        'the coordinator looks again after a while',
        changed(state, { coordinator: { does: 'looking' } }),
      );
  }
}

// ---- every state -----------------------------------------------------------------------------

/** What was found by going through every state. */
export interface Exploration {
  readonly states: number;
  /** The shortest way into a state from which the answers to all calls cannot come any more; null: there is none. */
  readonly hang: readonly string[] | null;
}

/** Goes through every state that a protocol can get into. */
export function explore(protocol: Protocol): Exploration {
  const numbers = new Map<string, number>([[JSON.stringify(start), 0]]);
  const states = [start];
  const cameFrom: { readonly state: number; readonly step: string }[] = [{ state: -1, step: '' }];
  const before: number[][] = [[]];
  for (let number = 0; number < states.length; number++) {
    const state = states[number]!;
    const steps: Steps = new Map();
    stepsOfWorker(state, protocol, steps);
    stepsOfCoordinator(state, protocol, steps);
    for (const [step, next] of steps) {
      const key = JSON.stringify(next);
      let known = numbers.get(key);
      if (known === undefined) {
        known = states.push(next) - 1;
        numbers.set(key, known);
        cameFrom.push({ state: number, step });
        before.push([]);
      }
      before[known]!.push(number);
    }
  }

  // Back from where all answers have come: what is not met on the way cannot get there.
  const canEnd = states.map((state) => state.coordinator.received === protocol.calls);
  const queue = states.flatMap((_, number) => (canEnd[number] ? [number] : []));
  for (let number = queue.pop(); number !== undefined; number = queue.pop())
    for (const earlier of before[number]!)
      if (!canEnd[earlier]) {
        canEnd[earlier] = true;
        queue.push(earlier);
      }

  const stuck = canEnd.indexOf(false);
  const hang: string[] = [];
  for (let number = stuck; number > 0; number = cameFrom[number]!.state)
    hang.unshift(cameFrom[number]!.step);
  return { states: states.length, hang: stuck < 0 ? null : hang };
}
