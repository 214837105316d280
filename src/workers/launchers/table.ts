// SPDX-License-Identifier: Apache-2.0
/**
 * The launchers that there are.
 *
 * @module
 */
import type { MpiFlavour } from '../program.js';
import { hydra } from './hydra.js';
import type { Launcher } from './launcher.js';
import { mpirun } from './mpirun.js';
import { singleton } from './singleton.js';
import { srun } from './srun.js';

/** In the order in which they are asked whether a command is them: mpirun takes what no other one knows. */
const launchers: Launcher[] = [singleton, srun, hydra, mpirun];

/** All launchers. */
export function allLaunchers(): readonly Launcher[] {
  return launchers;
}

/** Adds a launcher, which is asked before those that there are. */
export function addLauncher(launcher: Launcher): void {
  launchers.unshift(launcher);
}

/** The commands that may start workers of an MPI library: its own. */
export function libraryCommands(flavour: MpiFlavour): readonly string[] {
  return commandsOf(flavour, false);
}

/** The commands that may start workers of an MPI library: those of schedulers. */
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

/** The launcher that a command is, by what it prints as its version, if it can start workers of a library here. */
export function launcherOf(version: string, flavour: MpiFlavour): Launcher | undefined {
  const launcher = launchers.find(({ program }) => program?.recognizes(version));
  return launcher?.program?.canStart(flavour, version) ? launcher : undefined;
}
