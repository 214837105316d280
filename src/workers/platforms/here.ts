// SPDX-License-Identifier: Apache-2.0
/**
 * Only this host: a laptop, a workstation, or a login node.
 *
 * @module
 */
import { availableParallelism, hostname } from 'node:os';
import type { Platform } from './platform.js';

export const here: Platform = {
  name: 'this host',
  detect: () => true,
  nodes: (_environment, localHost) => ({
    nodes: [{ host: localHost, cores: availableParallelism() }],
    source: `this host, ${hostname()}`,
    mayOversubscribe: true,
  }),
};
