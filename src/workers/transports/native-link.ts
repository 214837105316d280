// SPDX-License-Identifier: Apache-2.0
/**
 * Links to workers through the addon: the common part of its transports.
 *
 * @module
 */
import { randomBytes } from 'node:crypto';
import { status, workerEnvironment } from '../../wire/layout.generated.js';
import { readText } from '../../wire/values.js';
import { addressesFor, listenLocally } from '../address.js';
import { trace } from '../../trace.js';
import { warn } from '../../warnings.js';
import { receive, startEngine, submit } from '../engine.js';
import { launcherFor, launchOf } from '../launchers/launch.js';
import type { ChannelHandle, Native, StartOrder } from '../native.js';
import { hostsOf, type Placement } from '../placement/placement.js';
import { hostNaming, isLocalHost } from '../platforms/local-host.js';
import type {
  Completion,
  OutgoingMessage,
  RankInfo,
  Receiver,
  WorkerLink,
} from '../worker-link.js';
import type { StartOptions, TransportNames } from './transport.js';

/** The prepared start of a worker, for each way to start it. */
export interface Prepared {
  /** As a separate MPI job, which is reached by sockets. */
  readonly launch: StartOrder['launch'];
  /** Variables for the worker's environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variables that other users of the host must not read. */
  readonly secret: Readonly<Record<string, string>>;
}

/**
 * Opens a link through the addon, and starts its worker.
 *
 * @param transport the transport, which the addon has under the same name
 * @param orderFor returns how the worker is started, from what has been prepared
 * @throws {LaunchError} if there is no launcher, or no address to listen at; then nothing has been opened
 * @throws {StateError} if another thread of this process has instances
 */
export function openNativeLink(
  transport: TransportNames,
  options: StartOptions,
  onStarted: Receiver,
  orderFor: (prepared: Prepared) => StartOrder,
): WorkerLink {
  const { program, placement, instance, launcherLog } = options;
  const token = randomBytes(16).toString('hex');
  const hosts = [...hostsOf(placement).keys()];
  // Everything that may fail comes first: a channel that is already open would never be closed.
  const native = startEngine(instance);
  const launcher = launcherFor(program, placement, instance);
  const addresses = addressesFor(
    hosts.filter((host) => !isLocalHost(host)),
    instance,
  );
  const here = hosts.some(isLocalHost) ? [listenLocally(instance)] : [];
  const { channel, call, ports } = native.open({
    name: instance,
    transport: transport.name,
    token,
    ranks: placement.ranks.length,
    fingerprint: program.fingerprint,
    startSeconds: options.startSeconds,
    launcherLog,
    addresses,
  });
  // The transport of a separate job, which is not spawned.
  const ofOwnJob = transport.substitute ?? transport.name;
  const link = new NativeLink(transport.name, native, channel);
  receive(call, {
    complete: (completion) => {
      const { control, at, controlBytes } = completion;
      if (completion.status === status.ok && controlBytes > 0)
        link.wasReplaced(ofOwnJob, readText(control, at, controlBytes), instance);
      onStarted.complete(completion);
    },
  });
  const ways = addresses.map((address, i) => `tcp:${address}:${ports[i]!}`);
  const environment = {
    [workerEnvironment.address]: [...here, ...ways].join(' '),
    [workerEnvironment.channel]: transport.name,
    [workerEnvironment.workdir]: options.workdir,
    [workerEnvironment.log]: options.log,
    ...bindingOf(placement),
    ...hostNaming(),
    ...passedOn(),
  };
  // Only the user of a process can read its environment; all users can read its arguments.
  const secret = { [workerEnvironment.token]: token, ...threadsOf(placement) };
  const launch = launchOf(
    program,
    placement,
    { ...environment, ...secret, [workerEnvironment.channel]: ofOwnJob },
    { launcher, address: addresses[0] },
  );
  trace('%s is started by the %s transport: %o', instance, transport.name, launch.command);
  native.start(
    channel,
    orderFor({ launch: { ...launch, output: launcherLog }, environment, secret }),
  );
  return link;
}

/**
 * The cores to which each rank binds itself. If launchers bound them, those of all instances would begin with
 * the first core.
 */
function bindingOf({ binding, ranks }: Placement): Record<string, string> {
  if (binding === 'none') return {};
  return { [workerEnvironment.cores]: ranks.map(({ cores }) => cores.join('+')).join(',') };
}

/** The number of threads of a rank; for one thread the variable is not set. */
function threadsOf({ threadsPerRank }: Placement): Record<string, string> {
  return threadsPerRank === 1 ? {} : { OMP_NUM_THREADS: String(threadsPerRank) };
}

/** Settings of this script that also apply to its workers, on any host. */
function passedOn(): Record<string, string> {
  return Object.fromEntries(
    [workerEnvironment.linkSeconds, workerEnvironment.noGuard].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Warns that an instance uses another channel than requested. */
export function warnOfReplacement(instance: string, by: string, reason: string): void {
  warn('POLYMUSE_CHANNEL', `${instance} uses the ${by} channel, because ${reason}`);
}

/** The outcome for a worker whose channel has been freed, since its processes have ended. */
const hasEnded: Completion = {
  status: status.ok,
  control: new DataView(new ArrayBuffer(0)),
  at: 0,
  controlBytes: 0,
  data: undefined,
};

class NativeLink implements WorkerLink {
  constructor(
    public type: string,
    private readonly native: Native,
    private readonly handle: ChannelHandle,
  ) {}

  /** The addon has started the worker with the substitute. */
  wasReplaced(by: string, reason: string, instance: string): void {
    this.type = by;
    warnOfReplacement(instance, by, reason);
  }

  submit(message: OutgoingMessage, receiver: Receiver): void {
    submit(this.handle, message, receiver);
  }

  nextEpoch(): void {
    this.native.nextEpoch(this.handle);
  }

  kill(reason: string, receiver: Receiver): void {
    const call = this.native.kill(this.handle, reason);
    if (call === 0) receiver.complete(hasEnded);
    else receive(call, receiver);
  }

  close(): void {
    this.native.close(this.handle);
  }

  ranks(): readonly RankInfo[] {
    return this.native.ranks(this.handle);
  }
}
