/**
 * Launchers: the command that starts the ranks of a worker as an MPI job of its own, on the hosts that
 * were decided on.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { LaunchError } from '../../errors.js';
import { isLocalHost } from '../platforms/local-host.js';
import { hostsOf, type Placement } from '../placement/placement.js';
import {
  ownJobEnvironment,
  singletonSettings,
  watchfulDaemons,
  wholeJobEnvironment,
} from '../environment.js';
import { flavourOf, type MpiFlavour, type WorkerProgram } from '../program.js';

/** Programs that start MPI jobs. */
type LauncherKind = 'mpirun' | 'hydra' | 'srun';

/** A program that starts the ranks of a worker. */
export interface Launcher {
  readonly command: string;
  readonly kind: LauncherKind;
}

/** What starts a worker. */
export interface Launch {
  readonly command: readonly string[];
  /** `NAME=value`; all of it. */
  readonly environment: readonly string[];
}

const candidates: Readonly<Record<MpiFlavour, readonly string[]>> = {
  openmpi: ['mpirun', 'mpiexec', 'mpirun.openmpi', 'srun'],
  mpich: ['mpiexec.hydra', 'mpiexec', 'mpiexec.mpich', 'srun'],
  unknown: ['mpiexec', 'mpirun', 'srun'],
};
const found = new Map<MpiFlavour, Launcher>();

/**
 * What starts a worker's ranks. One rank on this host needs no launcher: it is a job by itself.
 *
 * @throws {LaunchError} if there is none that fits
 */
export function launcherFor(
  { flavour }: WorkerProgram,
  placement: Placement,
  instance: string,
): Launcher | undefined {
  if (isHere(placement) && placement.ranks.length === 1) return undefined;
  const launcher = found.get(flavour) ?? findLauncher(flavour, instance);
  found.set(flavour, launcher);
  return launcher;
}

function isHere(placement: Placement): boolean {
  return [...hostsOf(placement).keys()].every(isLocalHost);
}

/**
 * How to start a worker's ranks where they are to be.
 *
 * @param additions what the worker finds in its environment, besides what this script has in its own
 * @param launcher as of {@link launcherFor}
 * @param address of this host, for others that are used; undefined if there are none
 */
export function launchOf(
  program: WorkerProgram,
  placement: Placement,
  additions: Readonly<Record<string, string>>,
  {
    launcher,
    address,
  }: { readonly launcher: Launcher | undefined; readonly address: string | undefined },
): Launch {
  const environment = (own: Options['environment']) => ownJobEnvironment({ ...additions, ...own });
  if (launcher === undefined)
    return { command: [program.file], environment: environment(singletonSettings) };
  const { command, kind } = launcher;
  const hosts = hostsOf(placement);
  const ranks = String(placement.ranks.length);
  const names = Object.keys(additions);
  const { flavour } = program;
  const how =
    isHere(placement) && kind !== 'srun'
      ? onThisHost[kind]
      : onHosts[kind]({ hosts, names, flavour, address });
  return {
    command: [command, '-n', ranks, ...how.options, program.file],
    environment: environment(how.environment),
  };
}

interface Options {
  readonly options: readonly string[];
  /** As of {@link ownJobEnvironment}. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Intel MPI pins ranks by itself; here they keep themselves to their cores. */
const unpinned = { I_MPI_PIN: '0' };

/**
 * On this host nobody else is needed to start processes, and the scheduler is not told of them: a step of
 * SLURM's would wait until others have ended, and cost time; other schedulers would have Open MPI start a
 * daemon on each node of the job.
 */
const onThisHost: Readonly<Record<Exclude<LauncherKind, 'srun'>, Options>> = {
  mpirun: {
    options: ['--oversubscribe', '--bind-to', 'none'],
    environment: {
      OMPI_MCA_ras: '^slurm,tm,lsf,gridengine,alps',
      OMPI_MCA_plm: '^slurm,tm,lsf,alps',
    },
  },
  hydra: {
    options: ['-bind-to', 'none'],
    environment: { HYDRA_LAUNCHER: 'fork', HYDRA_RMK: 'user', ...unpinned },
  },
};

/** Variables that programs on other hosts need as they are here. */
const passedIfSet = ['PATH', 'LD_LIBRARY_PATH'];

/** What launchers have to be told of. */
interface Situation {
  readonly hosts: ReadonlyMap<string, number>;
  /** Of variables that ranks must have as they are here. */
  readonly names: readonly string[];
  readonly flavour: MpiFlavour;
  readonly address: string | undefined;
}

const onHosts: Readonly<Record<LauncherKind, (situation: Situation) => Options>> = {
  mpirun: ({ hosts, names }) => ({
    options: [
      ...['--host', counts(hosts)],
      ...['--oversubscribe', '--bind-to', 'none'],
      ...[...names, 'EVENT_NOEPOLL', ...passedIfSet.filter((name) => name in process.env)].flatMap(
        (name) => ['-x', name],
      ),
    ],
    environment: { ...wholeJobEnvironment(), ...overlapping, ...watchfulDaemons() },
  }),
  hydra: ({ hosts, address }) => ({
    options: [
      ...['-hosts', counts(hosts), '-bind-to', 'none'],
      // By this host's name others may find it on no network, or on a slow one. Where it has ranks itself,
      // hydra has to know it by its name.
      ...(address === undefined || [...hosts.keys()].some(isLocalHost)
        ? []
        : ['-localhost', address]),
    ],
    // Ranks get the environment that there is here, and would take the name of this node for theirs.
    environment: {
      ...wholeJobEnvironment(),
      ...overlapping,
      ...unpinned,
      SLURMD_NODENAME: undefined,
    },
  }),
  srun: ({ hosts, flavour }) => ({
    options: [
      ...['--overlap', '--cpu-bind=none', '--export=ALL'],
      ...(hasMpiType() ? [] : [flavour === 'mpich' ? '--mpi=pmi2' : '--mpi=pmix']),
      // A name for each rank, in their order.
      '--distribution=arbitrary',
      `--nodelist=${[...hosts].flatMap(([host, count]) => Array.from({ length: count }, () => host)).join(',')}`,
    ],
    environment: wholeJobEnvironment(),
  }),
};

/**
 * Whether srun has been told how it and the MPI library talk to each other, as some machines need it (a Cray:
 * cray_shasta). What a step has there is about the step.
 */
function hasMpiType(): boolean {
  const { env } = process;
  return env['SLURM_MPI_TYPE'] !== undefined && env['SLURM_STEP_ID'] === undefined;
}

/** Launchers have srun start their daemons, in steps that may use what other steps use. */
const overlapping = { SLURM_OVERLAP: '1' };

function counts(hosts: ReadonlyMap<string, number>): string {
  return [...hosts].map(([host, ranks]) => `${host}:${ranks}`).join(',');
}

/** The launcher that belongs to an MPI library: another one would start so many jobs of one rank. */
function findLauncher(flavour: MpiFlavour, instance: string): Launcher {
  const named = process.env['POLYMUSE_LAUNCHER'];
  for (const command of named === undefined ? candidates[flavour] : [named]) {
    const kind = kindOf(command, flavour);
    if (kind !== undefined) return { command, kind };
  }
  throw new LaunchError(
    `The worker of ${instance} could not be started: its MPI library (${flavour}) needs one of ` +
      `${candidates[flavour].join(', ')} to start several ranks, or ranks on other hosts, and ` +
      (named === undefined
        ? 'none that fits is in PATH'
        : `${named}, which POLYMUSE_LAUNCHER names, is none that fits`),
    instance,
  );
}

/** @internal What a program is, if it fits the library. */
export function kindOf(command: string, flavour: MpiFlavour): LauncherKind | undefined {
  const { stdout, error } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  if (error) return undefined;
  if (stdout.startsWith('slurm'))
    return process.env['SLURM_JOB_ID'] === undefined ? undefined : 'srun';
  // Intel's hydra does not call itself by that name.
  if (/HYDRA|Intel\(R\) MPI/.test(stdout)) return flavour === 'openmpi' ? undefined : 'hydra';
  return flavour === 'unknown' || flavourOf(stdout) === flavour ? 'mpirun' : undefined;
}
