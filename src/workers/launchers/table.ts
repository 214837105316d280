// SPDX-License-Identifier: Apache-2.0
/**
 * The table of launchers.
 *
 * @module
 */
import type { MpiFlavour } from '../program.js';
import { hydra } from './hydra.js';
import type { Launcher } from './launcher.js';
import { mpirun } from './mpirun.js';
import { singleton } from './singleton.js';
import { srun } from './srun.js';

/**
 * In the order in which they are tried for a command: mpirun accepts a command that no other launcher
 * recognizes.
 */
const launchers: Launcher[] = [singleton, srun, hydra, mpirun];

/** All launchers. */
export function allLaunchers(): readonly Launcher[] {
  return launchers;
}

/** Adds a launcher, which is tried before the others. */
export function addLauncher(launcher: Launcher): void {
  launchers.unshift(launcher);
}

/** The commands of an MPI library that can start its workers. */
export function libraryCommands(flavour: MpiFlavour): readonly string[] {
  return commandsOf(flavour, false);
}

/** The commands of schedulers that can start workers of an MPI library. */
export function schedulerCommands(flavour: MpiFlavour): readonly string[] {
  return commandsOf(flavour, true);
}

function commandsOf(flavour: MpiFlavour, isOfScheduler: boolean): string[] {
  return launchers.flatMap(({ program }) =>
    program !== undefined && (program.isOfScheduler ?? false) === isOfScheduler
      ? (program.commands[flavour] ?? [])
      : [],
  );
}

/**
 * The launcher of a command, by its version text; undefined if it cannot start workers of the library on this
 * machine.
 */
export function launcherOf(version: string, flavour: MpiFlavour): Launcher | undefined {
  const launcher = launchers.find(({ program }) => program?.recognizes(version));
  return launcher?.program?.canStart(flavour, version) ? launcher : undefined;
}
