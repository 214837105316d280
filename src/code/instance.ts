/**
 * Code instances: running models, as scripts hold them.
 *
 * @module
 */
import {
  openChannel,
  usableChannel,
  warnOfReplacement,
  type Channel,
  type ChannelType,
} from '../channel/channel.js';
import type { Completion } from '../channel/engine.js';
import { messageKind, status, type MessageKind } from '../channel/wire.js';
import { examineWorker } from '../channel/worker-program.js';
import { StateError } from '../errors.js';
import { makeGrid, GridAccess } from '../grid/grid.js';
import { buildDirectory, type RankInfo } from '../native.js';
import { Request, type WaitOptions } from '../request/request.js';
import { FunctionCodec } from './codec.js';
import { errorOf } from './failures.js';
import { attributesOf } from './layout.js';
import { snakeCase } from './names.js';
import { leaveWorkdir, occupyWorkdir, resolveOptions, type CodeOptions } from './options.js';
import { makeParameters } from './parameters.js';
import { registerInstance, unregisterInstance } from './registry.js';
import type { InterfaceSpecification } from './specification.js';
import { StateMachine } from './states.js';

/** A method that can also be called asynchronously. */
export interface Method<Arguments extends unknown[], Result> {
  /** Calls it, and waits for its result; other instances go on meanwhile. */
  (...callArguments: Arguments): Result;
  /** Calls it, and returns at once. */
  asynchronous: (...callArguments: Arguments) => Request<Result>;
}

/** A message to be sent, whose control part is in the outbox. */
export interface Submission<T> {
  /** What error messages call it. */
  readonly method: string;
  readonly kind: MessageKind;
  readonly target: number;
  readonly controlBytes: number;
  readonly data?: ArrayBufferView | undefined;
  readonly decode: (completion: Completion) => T;
  /** Called before the request fails. */
  readonly onFailure?: (() => void) | undefined;
}

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
  /** Finishes when the worker has started; fails if it cannot be. */
  readonly started: Request<void>;
  /** Ends the worker, after all calls made before. On an instance that has stopped it does nothing. */
  readonly stop: Method<[], void>;

  readonly #functions: ReturnType<typeof functionsOf>;
  readonly #channel: Channel;
  readonly #log: string;
  readonly #states: StateMachine;
  #running = 0;
  #stopped: Request<void> | undefined;
  #lastRequest: Request<unknown> | undefined;
  #lastFailure: Error | undefined;
  #over = false;

  constructor(specification: InterfaceSpecification, options: CodeOptions) {
    const resolved = resolveOptions(specification.name, options);
    const file = options.worker ?? `${buildDirectory}/bin/${snakeCase(specification.name)}_worker`;
    const program = examineWorker(file, specification, resolved.name);
    const { type, reason } = usableChannel(resolved.channelType, program);
    if (reason !== undefined) warnOfReplacement(resolved.name, reason);

    this.name = resolved.name;
    this.workdir = resolved.workdir;
    this.#functions = functionsOf(specification);
    this.#states = new StateMachine(specification.states ?? noStates);
    this.#log = `${resolved.workdir}/worker-%r.log`;
    occupyWorkdir(resolved.workdir, resolved.name);
    this.started = new Request<void>(this.name, 'started');
    // Whoever does not look at it learns of a failure by the first call.
    this.started.markLooked();
    try {
      this.#channel = openChannel(
        {
          instance: this.name,
          program,
          channelType: type,
          ranks: resolved.ranks,
          workdir: resolved.workdir,
          log: this.#log,
          launcherLog: `${resolved.workdir}/launcher.log`,
          startSeconds: resolved.startSeconds,
        },
        {
          complete: (completion) => {
            if (completion.status === status.ok) this.started.resolve();
            else this.started.reject(this.#fail(completion, ''));
          },
        },
      );
    } catch (error) {
      leaveWorkdir(this.workdir);
      throw error;
    }
    registerInstance(this);
    this.stop = asMethod(() => this.#stop());
    Object.defineProperty(this, 'parameters', {
      value: makeParameters(this, specification.parameters ?? {}),
    });
    const attributes = attributesOf(specification);
    Object.entries(specification.grids ?? {}).forEach(([name, grid], index) => {
      const access = new GridAccess(this, name, index, grid);
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
    return this.#channel.type;
  }

  /** The request that was made last on this instance, if there was one. */
  get asyncRequest(): Request<unknown> | undefined {
    return this.#lastRequest;
  }

  /** The ranks of the worker: their processes and hosts. Empty until it has started. */
  get workers(): readonly RankInfo[] {
    return this.#over ? [] : this.#channel.ranks();
  }

  /** True while calls are under way. */
  get isBusy(): boolean {
    return this.#running > 0;
  }

  /** True once the worker has ended, or failed. */
  get isOver(): boolean {
    return this.#over;
  }

  /** Ends the worker at once, whatever it is doing; calls under way fail. */
  kill(reason = 'it was killed by the script'): void {
    if (!this.#over) this.#channel.kill(reason);
  }

  /** Stops the instance at the end of a `using` block. */
  [Symbol.dispose](): void {
    this.stop();
  }

  /** @internal Makes the calls that must come before something, see {@link StateMachine}. */
  reach(need: string): void {
    for (const name of this.#states.pathTo(need)) this.invoke(name, []).markLooked();
  }

  /** @internal @throws {StateError} if the instance is beyond the state that `need` asks for */
  refuseBeyond(need: string, what: string): void {
    if (this.#states.isBeyond(need))
      throw new StateError(
        `${this.name}: ${what} can no longer be set, the model is '${this.#states.current}'`,
        this.name,
      );
  }

  /** @internal Calls a function of the interface. */
  invoke(name: string, given: readonly unknown[]): Request<unknown> {
    const { codec, target } = this.#functions.get(name)!;
    const what = `${this.name}.${name}`;
    const before = this.#states.pathTo(name);
    if (before.length > 0) {
      // Arguments are checked before anything is sent on their account.
      codec.encode(given, what);
      this.reach(name);
    }
    const { controlBytes, data } = codec.encode(given, what);
    const onFailure = this.#states.called(name);
    return this.submit({
      method: name,
      kind: messageKind.call,
      target,
      controlBytes,
      data,
      decode: codec.decode,
      onFailure,
    });
  }

  /** @internal */
  submit<T>(submission: Submission<T>): Request<T> {
    const { method, kind, target, controlBytes, data } = submission;
    const request = new Request<T>(this.name, method);
    this.#lastRequest = request;
    this.#running++;
    this.#channel.submit(kind, target, controlBytes, data, {
      complete: (completion) => {
        this.#running--;
        if (completion.status === status.ok) request.resolve(submission.decode(completion));
        else {
          submission.onFailure?.();
          request.reject(this.#fail(completion, method));
        }
      },
    });
    return request;
  }

  /** Waits until no call of this instance is under way. */
  wait(options: WaitOptions = {}): void {
    this.#lastRequest?.wait(options);
  }

  #fail(completion: Completion, method: string): Error {
    const error = errorOf(completion, {
      instance: this.name,
      method,
      log: this.#log.replace('%r', '*'),
      lastFailure: this.#lastFailure,
    });
    if (completion.status !== status.notRun) {
      this.#lastFailure = error;
      this.#channel.nextEpoch();
    }
    if (completion.status >= status.workerDied) this.#end(false);
    return error;
  }

  #stop(): Request<void> {
    if (this.#stopped) return this.#stopped;
    if (this.#over) {
      const request = new Request<void>(this.name, 'stop');
      request.resolve();
      return request;
    }
    const request = this.submit<void>({
      method: 'stop',
      kind: messageKind.stop,
      target: 0,
      controlBytes: 0,
      decode: () => {
        this.#end(true);
      },
    });
    this.#stopped = request;
    return request;
  }

  #end(stopped: boolean): void {
    if (this.#over) return;
    this.#over = true;
    unregisterInstance(this, stopped);
    leaveWorkdir(this.workdir);
    // Not now: calls that failed together with this one are still being delivered.
    setImmediate(() => {
      this.#channel.close();
    });
  }
}

/** Makes a method of what makes a request. */
export function asMethod<Arguments extends unknown[], Result>(
  request: (...callArguments: Arguments) => Request<Result>,
): Method<Arguments, Result> {
  const method = (...callArguments: Arguments): Result => request(...callArguments).result();
  return Object.assign(method, { asynchronous: request });
}

const codecs = new WeakMap<
  InterfaceSpecification,
  Map<string, { codec: FunctionCodec; target: number }>
>();

function functionsOf(specification: InterfaceSpecification) {
  let functions = codecs.get(specification);
  if (!functions) {
    functions = new Map(
      Object.entries(specification.functions).map(([name, each], target) => [
        name,
        { codec: new FunctionCodec(each), target },
      ]),
    );
    codecs.set(specification, functions);
  }
  return functions;
}
