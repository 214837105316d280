// SPDX-License-Identifier: Apache-2.0
/**
 * Tracing, for who looks for a mistake: `NODE_DEBUG=polymuse` has it printed. It is about instances, not
 * about each call: for those there are events (`calls/events.ts`).
 *
 * @module
 */
import { debuglog } from 'node:util';

/** Prints, as `console.log` does, where tracing is on. */
export const trace = debuglog('polymuse');
