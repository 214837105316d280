// SPDX-License-Identifier: Apache-2.0
/**
 * One rank on this host, which is a job by itself and needs no launcher.
 *
 * @module
 */
import { isHere } from '../placement/placement.js';
import type { Launcher } from './launcher.js';

/** What makes such a worker start quickly: no daemon, no network. It has nobody to talk to by MPI. */
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
