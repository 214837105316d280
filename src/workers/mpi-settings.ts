// SPDX-License-Identifier: Apache-2.0
/**
 * Settings of the MPI library, by variables of the environment: what makes spawning fast and safe.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadNative } from './native.js';
import { wire, workerEnvironment } from '../wire/layout.generated.js';
import type { Placement } from './placement/placement.js';
import { thisPlatform } from './platforms/table.js';
import { flavourOf } from './program.js';

/** Set only where the user has not; what for is in docs/mpi.md. */
const openMpiSettings: Readonly<Record<string, string>> = {
  OMPI_MCA_rmaps_base_oversubscribe: '1',
  OMPI_MCA_hwloc_base_binding_policy: 'none',
  OMPI_MCA_orte_enable_recovery: '1',
  // It writes into the code of `madvise` and others, which V8's threads may be in just then.
  OMPI_MCA_memory: '^patcher',
};

/**
 * For every process that Open MPI starts, daemons and launchers above all. PMIx leaves sockets that it
 * has closed registered with libevent, which then takes the next connection with such a number for
 * one that it watches already: with epoll, as long as nothing is told anew, what comes in there is
 * never seen, and a worker waits in MPI_Init for ever. With poll it is seen.
 */
const libeventSettings: Readonly<Record<string, string>> = { EVENT_NOEPOLL: '1' };

/** Shared memory between separately started jobs; only where Open MPI has UCX. */
const ucxSettings: Readonly<Record<string, string>> = {
  OMPI_MCA_pml: 'ucx',
  OMPI_MCA_pml_ucx_tls: 'any',
  OMPI_MCA_pml_ucx_devices: 'any',
  // Not CMA: with it, a worker killed in the middle of a transfer takes the coordinator down.
  UCX_TLS: 'self,posix,tcp',
  // UCX tests its memory hooks by moving the end of the heap, which can tear a page out of V8's memory.
  UCX_MEM_EVENTS: 'n',
};

/** Where there is no /sys (in a chroot), UCX and hwloc say so in the output of every process. */
const sysfsSettings: Readonly<Record<string, string>> = existsSync('/sys/class/net')
  ? {}
  : { UCX_LOG_LEVEL: 'fatal', HWLOC_HIDE_ERRORS: '2' };

/**
 * Open MPI's daemons give up a host sooner than workers do; by themselves they would take minutes. Not
 * later: once they have a worker's end to tell, and nobody there to take it, they wait a quarter of an hour.
 */
export function watchfulDaemons(): Record<string, string> {
  const seconds = Number(process.env[workerEnvironment.linkSeconds] ?? wire.linkSeconds);
  const pause = String(Math.max(1, Math.floor(seconds / 8)));
  return {
    OMPI_MCA_oob_tcp_keepalive_time: pause,
    OMPI_MCA_oob_tcp_keepalive_intvl: pause,
    OMPI_MCA_oob_tcp_keepalive_probes: '3',
  };
}

/**
 * Whether Open MPI finds a program by which it could start daemons on other hosts. Where it does not, it gives up,
 * even if all ranks are to be on this host; `OMPI_MCA_plm=isolated` tells it that they are.
 */
export function hasRemoteShell(): boolean {
  const { PATH = '', OMPI_MCA_plm_rsh_agent: named } = process.env;
  return (
    named !== undefined ||
    PATH.split(':').some((folder) =>
      ['ssh', 'rsh'].some((program) => existsSync(`${folder}/${program}`)),
    )
  );
}

/** What every program that uses MPI finds, whichever MPI that is, unless the user has said otherwise. */
export const settingsOfAll: Readonly<Record<string, string>> = {
  ...libeventSettings,
  ...sysfsSettings,
};

let prepared = false;

/** What was set by {@link prepareForSpawning}: for this process and what it spawns, not for other workers. */
const setHere = new Map<string, string>();

/** What Open MPI is told where the user has said nothing, in this process and those that it spawns. */
export function spawningSettings(): Readonly<Record<string, string>> {
  const { version, library } = loadNative().mpi();
  if (flavourOf(version) !== 'openmpi') return {};
  return {
    ...openMpiSettings,
    ...watchfulDaemons(),
    ...(hasUcx(library) ? ucxSettings : {}),
    // Else UCX warns in every process that a transport of our choice, such as tcp, is not available.
    ...(process.env.UCX_TLS === undefined ? { UCX_LOG_LEVEL: 'error' } : {}),
    // A scheduler starts daemons in a way of its own.
    ...(hasRemoteShell() || thisPlatform().mpiKnowsHosts?.(process.env)
      ? {}
      : { OMPI_MCA_plm: 'isolated' }),
    ...settingsOfAll,
  };
}

/** Prepares this process for MPI_Init; the workers that it spawns inherit it. */
export function prepareForSpawning(): void {
  if (prepared) return;
  prepared = true;
  for (const [name, value] of Object.entries(spawningSettings())) {
    if (process.env[name] !== undefined) continue;
    process.env[name] = value;
    loadNative().setEnvironment(name, value);
    setHere.set(name, value);
  }
}

/** Whether a variable is as {@link prepareForSpawning} has set it: not by the user, and for no other workers. */
export function isSetForSpawning(name: string, value: string): boolean {
  return setHere.get(name) === value;
}

/**
 * For spawned ranks alone, where they are several: some share a core with this process, which gets its turn
 * only when their time slices are over if they do not give way while they wait for each other. A rank by
 * itself waits for nobody else, and here each look for a message would take longer.
 */
export function settingsOfSpawned({ ranks }: Placement): Readonly<Record<string, string>> {
  const name = 'OMPI_MCA_mpi_yield_when_idle';
  return ranks.length > 1 && process.env[name] === undefined ? { [name]: '1' } : {};
}

/** Whether this Open MPI has its UCX component; naming one that it lacks ends MPI_Init. */
function hasUcx(library: string): boolean {
  const directory = dirname(library);
  return ['openmpi', 'openmpi3', 'openmpi/lib/openmpi3', 'openmpi/lib/openmpi'].some((place) =>
    existsSync(`${directory}/${place}/mca_pml_ucx.so`),
  );
}
