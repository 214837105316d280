/**
 * Code instances: running models, as scripts hold them.
 *
 * @module
 */
import {
  openChannel,
  usableChannel,
  warnOfReplacement,
  type ChannelType,
} from '../workers/start.js';
import { messageKind } from '../wire/wire.js';
import { examineWorker } from '../workers/program.js';
import { makeGrid, GridAccess } from '../grid/grid.js';
import { buildDirectory, type RankInfo } from '../workers/native.js';
import { asMethod, type Method } from '../request/method.js';
import { giveBackCores } from '../workers/placement/cores-of-this-job.js';
import type { Placement } from '../workers/placement/placement.js';
import { Request } from '../request/request.js';
import { noLimits, type WaitOptions } from '../request/waiting.js';
import type { Operation } from '../calls/call.js';
import { CallQueue } from '../calls/call-queue.js';
import { FunctionCodec } from './codec.js';
import { attributesOf } from '../interface/layout.js';
import { snakeCase } from '../interface/names.js';
import {
  leaveWorkdir,
  logsOf,
  occupyWorkdir,
  resolveOptions,
  type CodeOptions,
} from './options.js';
import { makeParameters } from './parameters.js';
import { reportPlacement } from './placement-report.js';
import { registerInstance, unregisterInstance } from './registry.js';
import type { InterfaceSpecification } from '../interface/specification.js';
import { StateMachine } from '../interface/states.js';

const noStates = { initial: 'running', transitions: [], needs: {} } as const;

/**
 * A running model. Making one starts its worker in the background and returns at once; calls are
 * carried out in the order in which they were made, each as soon as the one before it is done.
 *
 * What methods, parameters and grids it has is up to its code; see {@link codeClass}.
 */
export class CodeInstance {
  /** What error messages call the instance. */
  readonly name: string;
  /** The directory that the model runs in. */
  readonly workdir: string;
  /** Where its ranks are to run, as was decided when it was made; `workers` has where they are. */
  readonly placement: Placement;
  /** Finishes when the worker has started; fails if it cannot be. */
  readonly started: Request<void>;
  /** Ends the worker, after all calls made before. On an instance that has stopped it does nothing. */
  readonly stop: Method<[], void>;

  readonly #functions: ReadonlyMap<string, Operation<unknown>>;
  readonly #calls: CallQueue;
  #stopped: Request<void> | undefined;

  constructor(specification: InterfaceSpecification, options: CodeOptions) {
    const resolved = resolveOptions(specification.name, options);
    const { placement } = resolved;
    this.name = resolved.name;
    this.workdir = resolved.workdir;
    this.placement = placement;
    this.#functions = functionsOf(specification);
    const logs = logsOf(resolved);
    try {
      const file =
        options.worker ?? `${buildDirectory}/bin/${snakeCase(specification.name)}_worker`;
      const program = examineWorker(file, specification, resolved.name);
      const { type, reason } = usableChannel(resolved.channelType, program);
      if (reason !== undefined) warnOfReplacement(resolved.name, reason);
      occupyWorkdir(resolved.workdir, resolved.name);
      this.#calls = new CallQueue({
        name: this.name,
        log: resolved.redirection === 'file' ? logs.log.replace('%r', '*') : '',
        states: new StateMachine(specification.states ?? noStates),
        functionNamed: (name) => this.#functions.get(name)!,
        beforeTransition: (name) => {
          this.beforeTransition(name);
        },
        open: (onStarted) =>
          openChannel(
            {
              instance: this.name,
              program,
              channelType: type,
              placement,
              workdir: resolved.workdir,
              ...logs,
              startSeconds: resolved.startSeconds,
            },
            onStarted,
          ),
        onEnd: (stopped) => {
          unregisterInstance(this, stopped);
          leaveWorkdir(this.workdir);
          giveBackCores(placement);
        },
      });
    } catch (error) {
      leaveWorkdir(this.workdir);
      giveBackCores(placement);
      throw error;
    }
    this.started = this.#calls.started;
    registerInstance(this);
    reportPlacement(this);
    this.stop = asMethod(() => this.#stop());
    // Where a code has none in its worker, its class may have parameters of another kind.
    if (specification.parameters)
      Object.defineProperty(this, 'parameters', {
        value: makeParameters(this.#calls, specification.parameters),
      });
    const attributes = attributesOf(specification);
    Object.entries(specification.grids ?? {}).forEach(([name, grid], index) => {
      const access = new GridAccess(this.#calls, name, index, grid);
      Object.defineProperty(this, name, {
        value: makeGrid(
          access,
          attributes.filter((each) => each.grid === name),
        ),
      });
    });
  }

  /** How calls travel to the worker: as asked for or, where that could not be had, by sockets. */
  get channelType(): ChannelType {
    return this.#calls.channelType;
  }

  /**
   * The request that was made last on this instance, if there was one. Its `results` are those of all
   * calls of this instance that were under way then.
   */
  get asyncRequest(): Request<unknown> | undefined {
    return this.#calls.latest;
  }

  /**
   * The state that the model has reached, as its interface names it, by the calls that have finished;
   * calls that are under way may lead on to another one.
   */
  get state(): string {
    return this.#calls.states.reached;
  }

  /** The ranks of the worker: their processes and hosts. Empty until it has started. */
  get workers(): readonly RankInfo[] {
    return this.#calls.ranks;
  }

  /** True while calls are under way, in the worker or waiting for other requests. */
  get isBusy(): boolean {
    return this.#calls.isBusy;
  }

  /** True once the worker has ended, or failed. */
  get isOver(): boolean {
    return this.#calls.isOver;
  }

  /** Ends the worker at once, whatever it is doing; calls under way fail. */
  kill(reason = 'it was killed by the script'): void {
    this.#calls.kill(reason);
  }

  /**
   * Waits until no call of this instance is under way.
   *
   * @throws {TimeoutError} if that takes longer than `options.timeout`
   */
  wait(options: WaitOptions = noLimits): void {
    this.#calls.wait(options);
  }

  /** Stops the instance at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.stop();
  }

  /**
   * For classes of codes that have something to prepare in the script, such as input files: called
   * before a call is made that takes the instance to another state. If it throws, the call is not made.
   *
   * @param _name the function that is about to be called
   */
  protected beforeTransition(_name: string): void {
    // Most codes have nothing to prepare.
  }

  /** @internal The method for a function of the interface. */
  methodNamed(name: string): Method<unknown[], unknown> {
    const operation = this.#functions.get(name)!;
    return asMethod((...given: unknown[]) => this.#calls.make(operation, given));
  }

  #stop(): Request<void> {
    if (this.#stopped) return this.#stopped;
    if (this.#calls.isOver) {
      const request = new Request<void>(this, { method: 'stop' });
      request.succeed();
      return request;
    }
    this.#stopped = this.#calls.make(
      {
        method: 'stop',
        kind: messageKind.stop,
        target: 0,
        encode: () => 0,
        decode: () => {
          this.#calls.end(true);
        },
      },
      [],
    );
    return this.#stopped;
  }
}

const operations = new WeakMap<InterfaceSpecification, ReadonlyMap<string, Operation<unknown>>>();

/** The functions of an interface, made once for all instances. */
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
