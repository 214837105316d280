// SPDX-License-Identifier: Apache-2.0
/// <reference lib="esnext.disposable" preserve="true" />
/**
 * Instances of codes: the running models of a script.
 *
 * @module
 */
import { CallQueue } from '../calls/call-queue.js';
import type { Operation } from '../calls/operation.js';
import { buildDirectory } from '../build-directory.js';
import { newCodeEnd } from '../grid/ends/code.js';
import { makeGrid } from '../grid/grid.js';
import { attributesOf } from '../interface/layout.js';
import { snakeCase } from '../interface/names.js';
import type { InterfaceSpecification } from '../interface/specification.js';
import { StateMachine } from '../interface/states.js';
import { asMethod, type Method } from '../request/method.js';
import { Request } from '../request/request.js';
import { noLimits, type WaitOptions } from '../request/waiting.js';
import { messageKind } from '../wire/layout.generated.js';
import { giveBackCores } from '../workers/placement/cores-of-this-job.js';
import type { Placement } from '../workers/placement/placement.js';
import { readyWorker, startWorker } from '../workers/start.js';
import type { ChannelType } from '../workers/transports/table.js';
import type { RankInfo } from '../workers/worker-link.js';
import { FunctionCodec } from './codec.js';
import { checkNames } from '../strict.js';
import {
  codeOptionNames,
  leaveWorkdir,
  logsOf,
  occupyWorkdir,
  resolveOptions,
  type CodeOptions,
  type ResolvedOptions,
} from './options.js';
import { makeModelParameters } from './model-parameters.js';
import { reportPlacement } from './placement-report.js';
import { PlannedCalls } from './planned-calls.js';
import { registerInstance, unregisterInstance } from './registry.js';

/** A wait, blocking or asynchronous. */
export interface Waiting {
  /** Blocks until no call is in progress. */
  (limits?: WaitOptions): void;
  /** A request that finishes when no call is in progress. */
  asynchronous: () => Request<void>;
}

const noStates = { initial: 'running', transitions: [], needs: {} } as const;

/**
 * A running model. The constructor starts its worker in the background and returns at once (for the first
 * instance on the `mpi` channel, when MPI has been initialised). Calls are carried out in the order in which
 * they were made, each as soon as the one before it is done.
 *
 * Its methods, parameters and grids are those of its code; see {@link codeClass}.
 */
export class CodeInstance {
  /** The names of the options of the class; a subclass with more options adds their names. */
  static readonly optionNames: readonly string[] = codeOptionNames;

  /** The name of the instance in error messages. */
  readonly name: string;
  /** The directory in which the model runs. */
  readonly workdir: string;
  /**
   * The hosts and cores on which its ranks were placed when it was created; `ranks` has the hosts on which
   * they run.
   */
  readonly placement: Placement;
  /** Finishes when the worker has started; fails if it cannot be started. */
  readonly started: Request<void>;
  /** Ends the worker, after all calls made before. If the instance has stopped, it does nothing. */
  readonly stop: Method<[], void>;
  /**
   * Ends the worker at once, whatever it is doing; calls in progress fail. Finishes when the processes of the
   * worker have ended.
   *
   * @param reason the reason, for the errors of calls in progress and of later calls; default: 'it was killed
   *   by the script'
   * @throws {WorkerDiedError} if it is not known after some time whether a process has ended, because its
   *   host cannot be reached
   * @example
   * model.kill();                          // waits for the end of its processes
   * await model.kill.asynchronous();       // the same, without blocking
   */
  readonly kill: Method<[reason?: string], void>;
  /**
   * Waits until no call of this instance is in progress. It does not throw the errors of calls: their
   * requests do.
   *
   * @throws {TimeoutError} if that takes longer than `options.timeout`
   * @throws the reason of `options.signal` if that is aborted
   * @example
   * model.wait({ timeout: quantity(1, 'min') });
   * await model.wait.asynchronous();       // or .promise(limits)
   */
  readonly wait: Waiting;

  /** The name of the code. */
  readonly #code: string;
  readonly #functions: ReadonlyMap<string, Operation<unknown>>;
  readonly #queue: CallQueue;
  readonly #calls: PlannedCalls;
  readonly #states: StateMachine;
  /**
   * The names of properties by the functions whose results they are, and the values that the script has last
   * read.
   */
  readonly #propertyOf: ReadonlyMap<string, string>;
  readonly #lastRead = new Map<string, string>();
  #stopped: Request<void> | undefined;

  protected constructor(specification: InterfaceSpecification, options: CodeOptions) {
    const { optionNames } = new.target;
    checkNames(
      Object.keys(options),
      optionNames,
      `the constructor of ${specification.name}`,
      'option',
    );
    const resolved = resolveOptions(specification.name, options);
    const { placement } = resolved;
    this.name = resolved.name;
    this.#code = specification.name;
    this.workdir = resolved.workdir;
    this.placement = placement;
    this.#functions = functionsOf(specification);
    this.#propertyOf = new Map(
      Object.entries(specification.properties ?? {}).map(([name, called]) => [called, name]),
    );
    this.#states = new StateMachine(specification.states ?? noStates);
    try {
      this.#queue = this.#start(specification, resolved, options.worker);
    } catch (error) {
      leaveWorkdir(this.workdir);
      giveBackCores(placement);
      throw error;
    }
    this.#calls = new PlannedCalls({
      queue: this.#queue,
      states: this.#states,
      functionNamed: (name) => this.#functions.get(name)!,
      beforeTransition: (name) => {
        this.beforeTransition(name);
      },
    });
    this.started = this.#queue.started;
    registerInstance(this);
    reportPlacement(this);
    this.stop = asMethod(() => this.#stop());
    this.kill = asMethod((reason = 'it was killed by the script') => this.#queue.kill(reason));
    this.wait = Object.assign(
      (limits: WaitOptions = noLimits) => {
        this.#queue.whenIdle().wait(limits);
      },
      { asynchronous: () => this.#queue.whenIdle() },
    );
    // If a code has no parameters in its worker, its class may have parameters of another kind.
    if (specification.parameters)
      Object.defineProperty(this, 'parameters', {
        value: makeModelParameters(this.#calls, this.#states, specification.parameters),
      });
    const attributes = attributesOf(specification);
    Object.entries(specification.grids ?? {}).forEach(([name, grid], index) => {
      const own = attributes.filter((each) => each.grid === name);
      Object.defineProperty(this, name, {
        value: makeGrid(newCodeEnd(this.#calls, name, index, grid, own)),
      });
    });
  }

  /** The channel of the calls to the worker: the requested one or, if that could not be used, sockets. */
  get channelType(): ChannelType {
    return this.#queue.channelType as ChannelType;
  }

  /**
   * The last request of this instance; undefined if there was none. Its `results` are those of all calls of
   * this instance that were in progress when it was made.
   */
  get asyncRequest(): Request<unknown> | undefined {
    return this.#queue.latest;
  }

  /**
   * The state of the model, with its name in the interface, after all calls that have finished; calls in
   * progress may change it.
   */
  get state(): string {
    return this.#states.reached;
  }

  /** The ranks of the worker: their processes and hosts. Empty before it has started and after its end. */
  get ranks(): readonly RankInfo[] {
    return this.#queue.ranks;
  }

  /** True while calls are in progress, in the worker or waiting for other requests. */
  get isBusy(): boolean {
    return this.#queue.isBusy;
  }

  /** True once the worker has ended, or failed. */
  get hasEnded(): boolean {
    return this.#queue.hasEnded;
  }

  /** Stops the instance at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.stop();
  }

  /** Stops the instance at the end of an `await using` block, without blocking Node's event loop. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop.asynchronous();
  }

  /**
   * The instance and its state: `les1: cumulus in state running, modelTime 120 s, 2 ranks on node1 by mpi,
   * busy`. The model is not called: its properties, such as the model time, are those that the script has
   * last read.
   */
  toString(): string {
    const read = [...this.#lastRead].map(([property, value]) => `, ${property} ${value}`).join('');
    return `${this.name}: ${this.#code} in state ${this.state}${read}, ${this.#whereabouts()}`;
  }

  /** The output of `console.log`. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  /**
   * For classes of codes that prepare something in the script, such as input files: it is called before each
   * call that changes the state of the instance. If it throws, the call is not made.
   *
   * @param _name the function to be called
   */
  protected beforeTransition(_name: string): void {
    // Most codes do not need to prepare anything.
  }

  /** @internal The method for a function of the interface. */
  methodNamed(name: string): Method<unknown[], unknown> {
    const operation = this.#functions.get(name)!;
    const property = this.#propertyOf.get(name);
    if (property === undefined)
      return asMethod((...given: unknown[]) => this.#calls.make(operation, given));
    return asMethod((...given: unknown[]) => {
      const call = this.#calls.make(operation, given);
      call.listen(() => {
        if (call.failure === undefined) this.#lastRead.set(property, String(call.result()));
      });
      return call;
    });
  }

  #whereabouts(): string {
    if (this.hasEnded) return 'ended';
    const { ranks } = this;
    if (ranks.length === 0) return 'starting';
    const hosts = [...new Set(ranks.map(({ host }) => host))].join(', ');
    const count = ranks.length === 1 ? '1 rank' : `${ranks.length} ranks`;
    return `${count} on ${hosts} by ${this.channelType}, ${this.isBusy ? 'busy' : 'idle'}`;
  }

  #start(
    specification: InterfaceSpecification,
    resolved: ResolvedOptions,
    worker = `${buildDirectory}/bin/${snakeCase(specification.name)}_worker`,
  ): CallQueue {
    const { name, workdir, placement, startSeconds } = resolved;
    const logs = logsOf(resolved);
    const ready = readyWorker(resolved.channelType, worker, specification, name);
    occupyWorkdir(workdir, name);
    return new CallQueue({
      name,
      log: resolved.redirection === 'file' ? logs.log.replace('%r', '*') : '',
      transitions: this.#states,
      open: (onStarted) =>
        startWorker(
          ready,
          { instance: name, placement, workdir, ...logs, startSeconds },
          onStarted,
        ),
      onEnd: () => {
        unregisterInstance(this);
        leaveWorkdir(workdir);
        giveBackCores(placement);
      },
    });
  }

  #stop(): Request<void> {
    if (this.#stopped) return this.#stopped;
    if (this.#queue.hasEnded) {
      const request = Request.pending<void>({ owner: this, method: 'stop' });
      request.succeed();
      return request;
    }
    this.#stopped = this.#calls.make(
      {
        method: 'stop',
        kind: messageKind.stop,
        target: 0,
        encode: () => undefined,
        decode: () => {
          this.#queue.stopped();
        },
      },
      [],
    );
    return this.#stopped;
  }
}

/** The members of every instance, whatever its code; the compiler checks that none is missing. */
const instanceMembers: Readonly<Record<string, true>> = {
  name: true,
  workdir: true,
  placement: true,
  started: true,
  stop: true,
  channelType: true,
  asyncRequest: true,
  state: true,
  ranks: true,
  isBusy: true,
  hasEnded: true,
  kill: true,
  wait: true,
  methodNamed: true,
  toString: true,
  [Symbol.dispose]: true,
  [Symbol.asyncDispose]: true,
} satisfies Record<keyof CodeInstance, true>;

/**
 * Whether functions and grids of a code cannot have this name: it is a member of every instance, or
 * `parameters`, or `then`, with which an instance would be taken for a promise.
 */
export function isInstanceMember(name: string): boolean {
  return (
    name in instanceMembers ||
    name in CodeInstance.prototype ||
    name === 'parameters' ||
    name === 'then'
  );
}

const operations = new WeakMap<InterfaceSpecification, ReadonlyMap<string, Operation<unknown>>>();

/** The functions of an interface, created once for all instances. */
function functionsOf(
  specification: InterfaceSpecification,
): ReadonlyMap<string, Operation<unknown>> {
  let functions = operations.get(specification);
  if (!functions) {
    const states = specification.states ?? noStates;
    functions = new Map(
      Object.entries(specification.functions).map(([name, each], target) => {
        const { encode, check, decode, positional, parts } = new FunctionCodec(each);
        return [
          name,
          {
            method: name,
            kind: messageKind.call,
            target,
            need: name in states.needs ? name : undefined,
            isTransition: states.transitions.some(({ call }) => call === name),
            encode,
            check,
            decode,
            positional,
            ...(parts && { parts }),
          },
        ];
      }),
    );
    operations.set(specification, functions);
  }
  return functions;
}
