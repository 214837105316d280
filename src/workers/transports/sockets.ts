// SPDX-License-Identifier: Apache-2.0
/**
 * The transport by sockets: the worker is an MPI job of its own, which connects to the script.
 *
 * @module
 */
import { examineWorker } from '../program.js';
import { openNativeLink } from './native-link.js';
import type { Transport } from './transport.js';

export const sockets: Transport = {
  name: 'sockets',
  examine: examineWorker,
  obstacle: () => undefined,
  open: (options, onStarted) =>
    openNativeLink('sockets', options, onStarted, ({ launch }) => ({ launch })),
};
