// SPDX-License-Identifier: Apache-2.0
/**
 * A single rank on this host, which is a job by itself and does not need a launcher.
 *
 * @module
 */
import { isHere } from '../placement/placement.js';
import type { Launcher } from './launcher.js';

/** Makes such a worker start quickly, without daemon and network: it does not communicate by MPI. */
const isolated: Readonly<Record<string, string>> = {
  OMPI_MCA_ess_singleton_isolated: '1',
  OMPI_MCA_pml: 'ob1',
  OMPI_MCA_btl: 'self',
};

export const singleton: Launcher = {
  name: 'singleton',
  suits: (placement) => placement.ranks.length === 1 && isHere(placement),
  launch: ({ program }) => ({ command: [program.file], environment: isolated }),
};
