/**
 * Channels: the connection of an instance to its worker, whichever way the worker is started and
 * messages travel. Nothing above this knows which way that is.
 *
 * @module
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { native, type ChannelHandle, type RankInfo } from '../native.js';
import { receive, submit, type Receiver } from './engine.js';
import { ownJobEnvironment, prepareForSpawning, singletonSettings } from './environment.js';
import { launchCommand } from './launcher.js';
import { readText, status, type MessageKind } from './wire.js';
import { flavourOf, type WorkerProgram } from './worker-program.js';

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
  readonly ranks: number;
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

let address: string | undefined;

/** Where workers connect: a socket in a directory that only this user may enter. */
function listen(): string {
  if (address === undefined) {
    const directory = mkdtempSync(`${tmpdir()}/polymuse-`);
    process.once('exit', () => {
      rmSync(directory, { recursive: true, force: true });
    });
    native.listenAt(`${directory}/workers`);
    address = `unix:${directory}/workers`;
  }
  return address;
}

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
 */
export function openChannel(options: StartOptions, onStarted: Receiver): Channel {
  const { program, ranks, channelType } = options;
  const token = randomBytes(16).toString('hex');
  // Who may know the environment of a process is its user; its arguments are everybody's.
  const secret = { POLYMUSE_TOKEN: token };
  const environment = {
    POLYMUSE_ADDRESS: listen(),
    POLYMUSE_CHANNEL: channelType,
    POLYMUSE_WORKDIR: options.workdir,
    POLYMUSE_LOG: options.log,
  };
  // Also for the MPI channel: should spawning fail, the worker is started like this instead.
  const command = launchCommand(program, ranks, options.instance);
  const commandEnvironment = ownJobEnvironment({
    ...environment,
    ...secret,
    POLYMUSE_CHANNEL: 'sockets',
    ...(ranks === 1 ? singletonSettings : {}),
  });
  const { channel, call } = native.open({
    kind: channelType,
    token,
    ranks,
    fingerprint: program.fingerprint,
    startSeconds: options.startSeconds,
    launcherLog: options.launcherLog,
  });
  const opened = new NativeChannel(channelType, channel);
  receive(call, {
    complete: (completion) => {
      const { control, at, controlBytes } = completion;
      if (completion.status === status.ok && controlBytes > 0)
        opened.replacedBecause(readText(control, at, controlBytes), options.instance);
      onStarted.complete(completion);
    },
  });
  if (channelType === 'sockets') {
    native.launch(channel, command, commandEnvironment, options.launcherLog);
  } else {
    prepareForSpawning();
    const assignments = (variables: object) =>
      Object.entries(variables).map(([name, value]) => `${name}=${String(value)}`);
    // Most of it as arguments, since Open MPI cuts off what is longer than 255 characters in info.
    const info = [
      ['env', assignments(secret).join('\n')],
      // Of Open MPI; what the environment says about slots is not heard under mpirun.
      ['map_by', 'slot:OVERSUBSCRIBE'],
      // With map_by the policy of the environment is not heard, either, and each rank is kept to a core.
      ['bind_to', 'none'],
    ] as const;
    native.spawn(
      channel,
      program.file,
      assignments(environment),
      ranks,
      info,
      command,
      commandEnvironment,
      options.launcherLog,
    );
  }
  return opened;
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
