// SPDX-License-Identifier: Apache-2.0
/**
 * Tracing, for debugging: `NODE_DEBUG=polymuse` prints it. It covers instances, not single calls; calls have
 * events (`calls/events.ts`).
 *
 * @module
 */
import { debuglog } from 'node:util';

/** Prints, with the arguments of `console.log`, if tracing is enabled. */
export const trace = debuglog('polymuse');
