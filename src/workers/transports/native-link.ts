// SPDX-License-Identifier: Apache-2.0
/**
 * Links to workers that the addon carries: what the transports that it has share.
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

/** What a worker can be started with, whichever way that is. */
export interface Prepared {
  /** As a job of its own, whose messages travel over sockets. */
  readonly launch: StartOrder['launch'];
  /** What the worker finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The same, for what other users of the host must not read. */
  readonly secret: Readonly<Record<string, string>>;
}

/**
 * Opens a link that the addon carries, and starts its worker.
 *
 * @param transport as the addon knows it, too
 * @param orderFor how the worker is started, once all that it needs is there
 * @throws {LaunchError} if there is no launcher, or nowhere to listen; nothing has been opened then
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
  // All that may fail comes first: what is open by then would stay open, with nothing left to close it.
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
  // What a job of its own is reached by: it is not spawned.
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
  // Who may know the environment of a process is its user; its arguments are everybody's.
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

/** The cores that each rank keeps itself to: launchers of several instances would all begin with the first. */
function bindingOf({ binding, ranks }: Placement): Record<string, string> {
  if (binding === 'none') return {};
  return { [workerEnvironment.cores]: ranks.map(({ cores }) => cores.join('+')).join(',') };
}

/** How many threads a rank may use; where one is enough, models are not told. */
function threadsOf({ threadsPerRank }: Placement): Record<string, string> {
  return threadsPerRank === 1 ? {} : { OMP_NUM_THREADS: String(threadsPerRank) };
}

/** Settings of this script that hold for its workers, wherever they are. */
function passedOn(): Record<string, string> {
  return Object.fromEntries(
    [workerEnvironment.linkSeconds, workerEnvironment.noGuard].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Says in one line that an instance gets another channel than it was to have. */
export function warnOfReplacement(instance: string, by: string, reason: string): void {
  warn('POLYMUSE_CHANNEL', `${instance} uses the ${by} channel, because ${reason}`);
}

/** The end of a worker that is not known any more, since its processes have ended. */
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

  /** The addon has started the worker in another way. */
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
