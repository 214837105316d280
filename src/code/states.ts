/**
 * States of an instance: what has to happen before a call can be made, as in OMUSE, where
 * `evolve_model` on a new instance first commits its parameters.
 *
 * @module
 */
import type { StatesSpecification } from './specification.js';

/** Follows the state that an instance will be in when the calls made so far have been carried out. */
export class StateMachine {
  #current: string;

  constructor(private readonly specification: StatesSpecification) {
    this.#current = specification.initial;
  }

  get current(): string {
    return this.#current;
  }

  /** The functions to be called, in this order, before `need` can be met; none if it is met. */
  pathTo(need: string): readonly string[] {
    const wanted = this.specification.needs[need];
    if (wanted === undefined || this.#isPast(wanted)) return [];
    const path: string[] = [];
    for (let state = this.#current; state !== wanted;) {
      const step = this.specification.transitions.find((each) => each.from === state);
      if (!step) throw new Error(`no transitions lead from '${state}' to '${wanted}'`);
      path.push(step.call);
      state = step.to;
    }
    return path;
  }

  /** Whether the instance is already beyond the state that `need` asks for. */
  isBeyond(need: string): boolean {
    const wanted = this.specification.needs[need];
    return wanted !== undefined && wanted !== this.#current && this.#isPast(wanted);
  }

  /**
   * A function was called: takes the step that it makes, if it makes one.
   *
   * @returns what takes the step back, should the call fail
   */
  called(name: string): (() => void) | undefined {
    const step = this.specification.transitions.find(
      (each) => each.call === name && each.from === this.#current,
    );
    if (!step) return undefined;
    this.#current = step.to;
    return () => {
      this.#current = step.from;
    };
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
