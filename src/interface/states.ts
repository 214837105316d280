// SPDX-License-Identifier: Apache-2.0
/**
 * States of an instance: what has to happen before a call can be made, as in OMUSE, where
 * `evolve_model` on a new instance first commits its parameters.
 *
 * @module
 */
import type { StatesSpecification, TransitionSpecification } from './specification.js';

/** Follows the state that an instance will be in when the calls made so far have been carried out. */
export class StateMachine {
  #current: string;
  #reached: string;
  /** The answers of {@link pathTo} in the current state. */
  readonly #paths = new Map<string, readonly string[]>();

  constructor(private readonly specification: StatesSpecification) {
    this.#current = this.#reached = specification.initial;
  }

  /** The state after all calls made so far. */
  get current(): string {
    return this.#current;
  }

  /** The state after the calls that have finished. */
  get reached(): string {
    return this.#reached;
  }

  /** The functions to be called, in this order, before `need` can be met; none if it is met. */
  pathTo(need: string): readonly string[] {
    let path = this.#paths.get(need);
    if (!path) {
      path = this.#findPath(need);
      this.#paths.set(need, path);
    }
    return path;
  }

  /** Whether the instance is already beyond the state that `need` asks for. */
  isBeyond(need: string): boolean {
    const wanted = this.specification.needs[need];
    return wanted !== undefined && wanted !== this.#current && this.#isPast(wanted);
  }

  /** Whether a call of a function takes the instance to another state, when it is made now. */
  isStep(name: string): boolean {
    return this.#stepOf(name) !== undefined;
  }

  /** A function was called: takes the step that it makes, and returns it, if it makes one. */
  called(name: string): TransitionSpecification | undefined {
    const step = this.#stepOf(name);
    if (step) this.#become(step.to);
    return step;
  }

  /** The call that makes this step has been carried out. */
  completed(step: TransitionSpecification): void {
    this.#reached = step.to;
  }

  /** The call that makes this step has failed: takes it back, and those that followed it. */
  undo(step: TransitionSpecification): void {
    if (step.from !== this.#current && this.#isPast(step.from)) this.#become(step.from);
  }

  #stepOf(name: string): TransitionSpecification | undefined {
    return this.specification.transitions.find(
      (each) => each.call === name && each.from === this.#current,
    );
  }

  #become(state: string): void {
    this.#current = state;
    this.#paths.clear();
  }

  #findPath(need: string): readonly string[] {
    const wanted = this.specification.needs[need];
    if (wanted === undefined || this.#isPast(wanted)) return [];
    const path: string[] = [];
    for (let state = this.#current; state !== wanted;) {
      const step = this.specification.transitions.find(
        (each) => each.from === state && each.automatic !== false,
      );
      if (!step) throw new Error(`no transitions lead from '${state}' to '${wanted}'`);
      path.push(step.call);
      state = step.to;
    }
    return path;
  }

  /** Whether the current state can be reached from `state`, or is it. */
  #isPast(state: string): boolean {
    const seen = new Set<string>();
    for (let at: string | undefined = state; at !== undefined && !seen.has(at);) {
      if (at === this.#current) return true;
      seen.add(at);
      at = this.specification.transitions.find((each) => each.from === at)?.to;
    }
    return false;
  }
}
