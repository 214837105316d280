// SPDX-License-Identifier: Apache-2.0
/**
 * States of an instance: what must be called before a call can be made. As in OMUSE, `evolve_model` of a new
 * instance first commits its parameters.
 *
 * @module
 */
import type { StatesSpecification, TransitionSpecification } from './specification.js';

/** Keeps the state in which an instance will be when all calls made so far have been carried out. */
export class StateMachine {
  #current: string;
  #reached: string;
  /** The results of {@link pathTo} in the current state. */
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

  /**
   * The functions to call, in this order, to reach the state that `need` requires; empty if it has been
   * reached.
   */
  pathTo(need: string): readonly string[] {
    let path = this.#paths.get(need);
    if (!path) {
      path = this.#findPath(need);
      this.#paths.set(need, path);
    }
    return path;
  }

  /** Whether the instance is already past the state that `need` requires. */
  isBeyond(need: string): boolean {
    const wanted = this.specification.needs[need];
    return wanted !== undefined && wanted !== this.#current && this.#isPast(wanted);
  }

  /** Whether a call of a function, made now, is a transition to another state. */
  isTransition(name: string): boolean {
    return this.#transitionOf(name) !== undefined;
  }

  /** A function was called: if that is a transition, makes and returns it. */
  called(name: string): TransitionSpecification | undefined {
    const transition = this.#transitionOf(name);
    if (transition) this.#become(transition.to);
    return transition;
  }

  /** The call of this transition has been carried out. */
  completed(transition: TransitionSpecification): void {
    this.#reached = transition.to;
  }

  /** The call of this transition has failed: reverts it, and those after it. */
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

  /** Whether the current state is `state` or can be reached from it. */
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
