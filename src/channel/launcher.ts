/**
 * Launchers: the command that starts the ranks of a worker as an MPI job of its own.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { LaunchError } from '../errors.js';
import { flavourOf, type MpiFlavour, type WorkerProgram } from './worker-program.js';

const candidates: Readonly<Record<MpiFlavour, readonly string[]>> = {
  openmpi: ['mpirun', 'mpiexec', 'mpirun.openmpi'],
  mpich: ['mpiexec.hydra', 'mpiexec', 'mpiexec.mpich'],
  unknown: ['mpiexec', 'mpirun'],
};
const found = new Map<MpiFlavour, string>();

/** The command for `ranks` ranks of a worker. One rank needs no launcher: it is a job by itself. */
export function launchCommand(program: WorkerProgram, ranks: number, instance: string): string[] {
  if (ranks === 1) return [program.file];
  const launcher = launcherFor(program.flavour, instance);
  const options =
    program.flavour === 'openmpi' ? ['--oversubscribe', '--bind-to', 'none'] : ['-bind-to', 'none'];
  return [launcher, '-n', String(ranks), ...options, program.file];
}

/** The launcher that belongs to an MPI library: another one would start so many jobs of one rank. */
function launcherFor(flavour: MpiFlavour, instance: string): string {
  const before = found.get(flavour);
  if (before !== undefined) return before;
  for (const candidate of candidates[flavour]) {
    const { stdout, error } = spawnSync(candidate, ['--version'], { encoding: 'utf8' });
    if (error) continue;
    const theirs = stdout.includes('HYDRA')
      ? 'mpich'
      : flavourOf(stdout.replace('OpenRTE', 'Open MPI'));
    if (flavour !== 'unknown' && theirs !== flavour) continue;
    found.set(flavour, candidate);
    return candidate;
  }
  throw new LaunchError(
    `The worker of ${instance} could not be started: its MPI library (${flavour}) needs one of ` +
      `${candidates[flavour].join(', ')} to start several ranks, and none that fits is in PATH`,
    instance,
  );
}
