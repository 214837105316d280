// SPDX-License-Identifier: Apache-2.0
/**
 * Settings of the MPI library, as environment variables, which make spawning fast and safe.
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

/** Set only if the user has not set them; docs/mpi.md has the reasons. */
const openMpiSettings: Readonly<Record<string, string>> = {
  OMPI_MCA_rmaps_base_oversubscribe: '1',
  OMPI_MCA_hwloc_base_binding_policy: 'none',
  OMPI_MCA_orte_enable_recovery: '1',
  // It patches the code of `madvise` and other functions, which V8's threads may be executing at that moment.
  OMPI_MCA_memory: '^patcher',
};

/**
 * For every process that Open MPI starts, in particular daemons and launchers. PMIx leaves sockets that it
 * has closed registered with libevent, which then assumes that it already watches the next connection with
 * the same file descriptor. With epoll, data on that connection is never noticed, and a worker waits in
 * MPI_Init forever. With poll, it is noticed.
 */
const libeventSettings: Readonly<Record<string, string>> = { EVENT_NOEPOLL: '1' };

/** Shared memory between separately started jobs; only if Open MPI has UCX. */
const ucxSettings: Readonly<Record<string, string>> = {
  OMPI_MCA_pml: 'ucx',
  OMPI_MCA_pml_ucx_tls: 'any',
  OMPI_MCA_pml_ucx_devices: 'any',
  // Without CMA: with it, a worker that is killed during a transfer crashes the coordinator.
  UCX_TLS: 'self,posix,tcp',
  // UCX tests its memory hooks by moving the end of the heap, which can unmap a page of V8's memory.
  UCX_MEM_EVENTS: 'n',
};

/** Without /sys (in a chroot), UCX and hwloc print warnings in the output of every process. */
const sysfsSettings: Readonly<Record<string, string>> = existsSync('/sys/class/net')
  ? {}
  : { UCX_LOG_LEVEL: 'fatal', HWLOC_HIDE_ERRORS: '2' };

/**
 * Open MPI's daemons give up a host earlier than workers do; by default they would take minutes. It must not
 * be later: when they have to report the end of a worker and cannot reach the coordinator, they wait for a
 * quarter of an hour.
 */
export function daemonKeepalive(): Record<string, string> {
  const seconds = Number(process.env[workerEnvironment.linkSeconds] ?? wire.linkSeconds);
  const pause = String(Math.max(1, Math.floor(seconds / 8)));
  return {
    OMPI_MCA_oob_tcp_keepalive_time: pause,
    OMPI_MCA_oob_tcp_keepalive_intvl: pause,
    OMPI_MCA_oob_tcp_keepalive_probes: '3',
  };
}

/**
 * Whether Open MPI finds a program with which it could start daemons on other hosts. Without one it fails,
 * even if all ranks are on this host, unless `OMPI_MCA_plm=isolated` is set.
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

/** Settings of every program that uses MPI, with any MPI library, unless the user has set them. */
export const settingsOfAll: Readonly<Record<string, string>> = {
  ...libeventSettings,
  ...sysfsSettings,
};

let prepared = false;

/**
 * The variables that {@link prepareForSpawning} has set: for this process and the workers that it spawns, not
 * for other workers.
 */
const setHere = new Map<string, string>();

/** Settings of Open MPI that the user has not set, for this process and the workers that it spawns. */
export function spawningSettings(): Readonly<Record<string, string>> {
  const { version, library } = loadNative().mpi();
  if (flavourOf(version) !== 'openmpi') return {};
  return {
    ...openMpiSettings,
    ...daemonKeepalive(),
    ...(hasUcx(library) ? ucxSettings : {}),
    // Otherwise UCX warns in every process that one of these transports, such as tcp, is not available.
    ...(process.env.UCX_TLS === undefined ? { UCX_LOG_LEVEL: 'error' } : {}),
    // A scheduler starts daemons in its own way.
    ...(hasRemoteShell() || thisPlatform().mpiKnowsHosts?.(process.env)
      ? {}
      : { OMPI_MCA_plm: 'isolated' }),
    ...settingsOfAll,
  };
}

/** Prepares the environment of this process for MPI_Init; the workers that it spawns inherit it. */
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

/**
 * Whether a variable has the value that {@link prepareForSpawning} has set, which is not for workers that are
 * not spawned.
 */
export function isSetForSpawning(name: string, value: string): boolean {
  return setHere.get(name) === value;
}

/**
 * For spawned workers with several ranks. Ranks that share a core with this process must yield while they
 * wait for each other; otherwise this process runs only when their time slices end. A single rank does not
 * wait for others, and yielding would only make each poll for messages slower.
 */
export function settingsOfSpawned({ ranks }: Placement): Readonly<Record<string, string>> {
  const name = 'OMPI_MCA_mpi_yield_when_idle';
  return ranks.length > 1 && process.env[name] === undefined ? { [name]: '1' } : {};
}

/** Whether this Open MPI has the UCX component; MPI_Init fails if a missing component is selected. */
function hasUcx(library: string): boolean {
  const directory = dirname(library);
  return ['openmpi', 'openmpi3', 'openmpi/lib/openmpi3', 'openmpi/lib/openmpi'].some((place) =>
    existsSync(`${directory}/${place}/mca_pml_ucx.so`),
  );
}
