// SPDX-License-Identifier: Apache-2.0
/**
 * Starts a worker as a separate MPI job, with a suitable launcher.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { LaunchError } from '../../errors.js';
import { workerEnvironment } from '../../wire/layout.generated.js';
import { ownJobEnvironment } from '../own-job-environment.js';
import type { Placement } from '../placement/placement.js';
import type { MpiFlavour, WorkerProgram } from '../program.js';
import type { Launcher } from './launcher.js';
import { allLaunchers, launcherOf, libraryCommands, schedulerCommands } from './table.js';

/** A launcher, and its command on this machine. */
export interface FoundLauncher {
  readonly launcher: Launcher;
  readonly command: string;
}

/** The command that starts a worker. */
export interface Launch {
  readonly command: readonly string[];
  /** The complete environment, as `NAME=value`. */
  readonly environment: readonly string[];
}

const found = new Map<MpiFlavour, FoundLauncher>();

/**
 * The launcher for a worker's ranks: one that does not need a program, if it can start them; otherwise the
 * first program that belongs to the worker's MPI library.
 *
 * @throws {LaunchError} if there is no suitable launcher
 */
export function launcherFor(
  { file, flavour }: WorkerProgram,
  placement: Placement,
  instance: string,
): FoundLauncher {
  const suitable = allLaunchers().filter((each) => each.suits?.(placement) ?? true);
  const withoutProgram = suitable.find(({ program }) => program === undefined);
  if (withoutProgram !== undefined) return { launcher: withoutProgram, command: file };
  const launcher = found.get(flavour) ?? findLauncher(flavour, instance);
  found.set(flavour, launcher);
  return launcher;
}

/**
 * The command that starts a worker's ranks where they are placed.
 *
 * @param additions variables of the worker's environment, in addition to those of this script
 * @param launcher the result of {@link launcherFor}
 * @param address the address of this host for ranks on other hosts; undefined if there are none
 */
export function launchOf(
  program: WorkerProgram,
  placement: Placement,
  additions: Readonly<Record<string, string>>,
  {
    launcher: { launcher, command },
    address,
  }: { readonly launcher: FoundLauncher; readonly address: string | undefined },
): Launch {
  const { rankVariable } = launcher;
  const told = {
    ...additions,
    ...(rankVariable !== undefined && { [workerEnvironment.rankVariable]: rankVariable }),
  };
  const job = { program, placement, variables: Object.keys(told), address };
  const { command: words, environment } = launcher.launch(job, command);
  return { command: words, environment: ownJobEnvironment({ ...told, ...environment }) };
}

function findLauncher(flavour: MpiFlavour, instance: string): FoundLauncher {
  const named = process.env['POLYMUSE_LAUNCHER'];
  const candidates = [...libraryCommands(flavour), ...schedulerCommands(flavour)];
  for (const command of named === undefined ? candidates : [named]) {
    const launcher = launcherBehind(command, flavour);
    if (launcher !== undefined) return { launcher, command };
  }
  throw new LaunchError(
    `The worker of ${instance} could not be started: its MPI library (${flavour}) needs one of ` +
      `${candidates.join(', ')} to start several ranks, or ranks on other hosts, but ` +
      (named === undefined
        ? 'none of them on the PATH belongs to this library'
        : `${named} (from POLYMUSE_LAUNCHER) does not exist, or does not belong to this library`),
    instance,
  );
}

/** @internal The launcher that a command is, if it can start workers of a library. */
export function launcherBehind(command: string, flavour: MpiFlavour): Launcher | undefined {
  const { stdout, error } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return error ? undefined : launcherOf(stdout, flavour);
}
