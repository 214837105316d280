// SPDX-License-Identifier: Apache-2.0
/**
 * The sockets transport: the worker is a separate MPI job, which connects to the script.
 *
 * @module
 */
import { examineWorker } from '../program.js';
import { openNativeLink } from './native-link.js';
import type { Transport, TransportNames } from './transport.js';

const names: TransportNames = { name: 'sockets' };

export const sockets: Transport = {
  ...names,
  // One rank is started directly, several are started by a launcher.
  trials: [
    { ranks: 1, remedy: 'see the lines above' },
    { ranks: 2, remedy: 'see "launchers" above, and docs/mpi.md' },
  ],
  examine: examineWorker,
  obstacle: () => undefined,
  open: (options, onStarted) =>
    openNativeLink(names, options, onStarted, ({ launch }) => ({ launch })),
};
