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
  isTransition(name: string): boolean {
    return this.#transitionOf(name) !== undefined;
  }

  /** A function was called: takes the transition that it makes, and returns it, if it makes one. */
  called(name: string): TransitionSpecification | undefined {
    const transition = this.#transitionOf(name);
    if (transition) this.#become(transition.to);
    return transition;
  }

  /** The call that makes this transition has been carried out. */
  completed(transition: TransitionSpecification): void {
    this.#reached = transition.to;
  }

  /** The call that makes this transition has failed: takes it back, and those that followed it. */
  undo(transition: TransitionSpecification): void {
    if (transition.from !== this.#current && this.#isPast(transition.from))
      this.#become(transition.from);
  }

  #transitionOf(name: string): TransitionSpecification | undefined {
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
      const transition = this.specification.transitions.find(
        (each) => each.from === state && each.automatic !== false,
      );
      if (!transition) throw new Error(`no transitions lead from '${state}' to '${wanted}'`);
      path.push(transition.call);
      state = transition.to;
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
