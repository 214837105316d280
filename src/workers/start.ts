/**
 * Channels: the connection of an instance to its worker, whichever way the worker is started and
 * messages travel. Nothing above this knows which way that is.
 *
 * @module
 */
import { randomBytes } from 'node:crypto';
import { native, type ChannelHandle, type RankInfo } from './native.js';
import { isLocalHost, localHost } from './platforms/local-host.js';
import { hostsOf, type Placement } from './placement/placement.js';
import { addressesFor, listenLocally } from './address.js';
import { receive, submit, type Receiver } from './engine.js';
import { prepareForSpawning, settingsOfSpawned } from './environment.js';
import { launcherFor, launchOf } from './launchers/launcher.js';
import { readText, status, type MessageKind } from '../wire/wire.js';
import { flavourOf, type WorkerProgram } from './program.js';

/**
 * How messages travel: `'mpi'` spawns the worker with MPI_Comm_spawn, and is the fastest;
 * `'sockets'` starts it as an MPI job of its own, and works with every MPI.
 */
export type ChannelType = 'mpi' | 'sockets';

/** What a worker is started with. */
export interface StartOptions {
  readonly instance: string;
  readonly program: WorkerProgram;
  readonly channelType: ChannelType;
  readonly placement: Placement;
  readonly workdir: string;
  /** The file for the worker's output; `%r` stands for the rank. Empty for none. */
  readonly log: string;
  readonly launcherLog: string;
  readonly startSeconds: number;
}

/** A connection to a worker. */
export interface Channel {
  /** How messages travel: what was asked for or, if that could not be started, what took its place. */
  readonly type: ChannelType;
  /** Sends a call whose control part is in the outbox, and whose data part the receiver holds. */
  submit(kind: MessageKind, target: number, controlBytes: number, receiver: Receiver): void;
  /** Has calls from now on carried out although one before them has failed. */
  nextEpoch(): void;
  /** Ends the worker at once. */
  kill(reason: string): void;
  /** Frees the memory of a channel whose worker has ended. */
  close(): void;
  ranks(): readonly RankInfo[];
}

/** MPI operations that take longer than this are not expected to return. */
const hangingSeconds = 20;

/**
 * The channel that can be used for a worker: the one that is wanted, or sockets, and why.
 *
 * @returns the channel's type, and the reason if it is not the one that was wanted
 */
export function usableChannel(
  wanted: ChannelType,
  program: WorkerProgram,
): { type: ChannelType; reason?: string } {
  if (wanted === 'sockets') return { type: wanted };
  const ours = flavourOf(native.mpi().version);
  if (program.flavour !== ours)
    return {
      type: 'sockets',
      reason: `the worker was built with ${program.flavour}, and polymuse with ${ours}`,
    };
  if (ours === 'mpich')
    return { type: 'sockets', reason: 'this MPICH cannot spawn processes (see docs/mpi.md)' };
  if (native.mpi().blockedSeconds > hangingSeconds)
    return { type: 'sockets', reason: 'MPI_Comm_spawn of an instance before it hangs' };
  // A step of srun has no daemon of Open MPI's that could start processes.
  const inStep =
    process.env['SLURM_STEP_ID'] !== undefined && process.env['PMIX_RANK'] !== undefined;
  if (inStep && process.env['OMPI_COMM_WORLD_SIZE'] === undefined)
    return { type: 'sockets', reason: 'processes started by srun cannot spawn others' };
  return { type: 'mpi' };
}

/**
 * Starts a worker. Returns at once; the worker starts in the background, and calls queue up for it.
 *
 * @param onStarted told when the worker has started, or could not be
 * @throws {LaunchError} if there is no launcher, or nowhere to listen; nothing has been opened then
 */
export function openChannel(options: StartOptions, onStarted: Receiver): Channel {
  const { program, placement, channelType, instance } = options;
  const ranks = placement.ranks.length;
  const token = randomBytes(16).toString('hex');
  const hosts = [...hostsOf(placement).keys()];
  // All that may fail comes first: what is open by then would stay open, with nobody to close it.
  const launcher = launcherFor(program, placement, instance);
  const addresses = addressesFor(
    hosts.filter((host) => !isLocalHost(host)),
    instance,
  );
  const here = hosts.some(isLocalHost) ? [listenLocally(instance)] : [];
  const { channel, call, ports } = native.open({
    name: instance,
    kind: channelType,
    token,
    ranks,
    fingerprint: program.fingerprint,
    startSeconds: options.startSeconds,
    launcherLog: options.launcherLog,
    addresses,
  });
  const opened = new NativeChannel(channelType, channel);
  receive(call, {
    complete: (completion) => {
      const { control, at, controlBytes } = completion;
      if (completion.status === status.ok && controlBytes > 0)
        opened.replacedBecause(readText(control, at, controlBytes), instance);
      onStarted.complete(completion);
    },
  });
  const ways = addresses.map((address, i) => `tcp:${address}:${ports[i]!}`);
  const environment = {
    POLYMUSE_ADDRESS: [...here, ...ways].join(' '),
    POLYMUSE_CHANNEL: channelType,
    POLYMUSE_WORKDIR: options.workdir,
    POLYMUSE_LOG: options.log,
    ...bindingOf(placement),
    ...passedOn(),
  };
  // Who may know the environment of a process is its user; its arguments are everybody's.
  const secret = { POLYMUSE_TOKEN: token, ...threadsOf(placement) };
  // Also for the MPI channel: should spawning fail, the worker is started like this instead.
  const launch = launchOf(
    program,
    placement,
    { ...environment, ...secret, POLYMUSE_CHANNEL: 'sockets' },
    { launcher, address: addresses[0] },
  );
  if (channelType === 'sockets') {
    native.launch(channel, launch.command, launch.environment, options.launcherLog);
  } else {
    prepareForSpawning();
    const assignments = (variables: object) =>
      Object.entries(variables).map(([name, value]) => `${name}=${String(value)}`);
    // Most of it as arguments, since Open MPI cuts off what is longer than 255 characters in info.
    const info = [
      ['env', assignments({ ...secret, ...settingsOfSpawned(placement) }).join('\n')],
      // Of Open MPI; what the environment says about slots is not heard under mpirun.
      ['map_by', 'slot:OVERSUBSCRIBE'],
      // With map_by the policy of the environment is not heard, either, and each rank is kept to a core.
      ['bind_to', 'none'],
    ] as const;
    native.spawn(
      channel,
      program.file,
      assignments(environment),
      spawnedParts(placement),
      info,
      launch.command,
      launch.environment,
      options.launcherLog,
    );
  }
  return opened;
}

/** The cores that each rank keeps itself to: launchers of several instances would all begin with the first. */
function bindingOf({ binding, ranks }: Placement): Record<string, string> {
  if (binding === 'none') return {};
  return { POLYMUSE_CORES: ranks.map(({ cores }) => cores.join('+')).join(',') };
}

/** How many threads a rank may use; where one is enough, models are not told. */
function threadsOf({ threadsPerWorker }: Placement): Record<string, string> {
  return threadsPerWorker === 1 ? {} : { OMP_NUM_THREADS: String(threadsPerWorker) };
}

/** Settings of this script that hold for its workers, wherever they are. */
function passedOn(): Record<string, string> {
  return Object.fromEntries(
    ['POLYMUSE_LINK_SECONDS', 'POLYMUSE_NO_GUARD'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Where MPI_Comm_spawn is to start ranks; it need not be told where there is only this host. */
function spawnedParts(placement: Placement): [string, number][] {
  const hosts = hostsOf(placement);
  const hasOthers = process.env['SLURM_JOB_NODELIST'] !== undefined;
  if (!hasOthers && [...hosts.keys()].every((host) => host === localHost()))
    return [['', placement.ranks.length]];
  return [...hosts];
}

/** Says in one line that an instance gets another channel than it was to have. */
export function warnOfReplacement(instance: string, reason: string): void {
  console.warn(`polymuse: ${instance} uses the sockets channel, because ${reason}`);
}

class NativeChannel implements Channel {
  constructor(
    public type: ChannelType,
    private readonly handle: ChannelHandle,
  ) {}

  replacedBecause(reason: string, instance: string): void {
    this.type = 'sockets';
    warnOfReplacement(instance, reason);
  }

  submit(kind: MessageKind, target: number, controlBytes: number, receiver: Receiver): void {
    submit(this.handle, kind, target, controlBytes, receiver);
  }

  nextEpoch(): void {
    native.nextEpoch(this.handle);
  }

  kill(reason: string): void {
    native.kill(this.handle, reason);
  }

  close(): void {
    native.close(this.handle);
  }

  ranks(): readonly RankInfo[] {
    return native.ranks(this.handle);
  }
}
