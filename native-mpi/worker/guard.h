/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The guard: the process that the worker was started as. It forks the worker proper, and stays as
 * its parent, asleep, for two purposes that nothing inside the worker can serve:
 * it finds out how the worker ended, whatever the cause, and reports it to the coordinator, with
 * the last lines of the worker's output; and it ends the worker as soon as the coordinator is gone,
 * whatever the worker is doing.
 */
#ifndef PM_GUARD_H
#define PM_GUARD_H

/**
 * Forks. Returns in the worker proper, whose output goes where output.h says from there on, with
 * the guard's process id, or 0 where the environment has asked for no guard.
 */
int pm_guard_start(void);

/**
 * Tells the coordinator that this rank has begun to exit unexpectedly. Finalizing MPI takes a
 * while, in which other ranks may end because of it: so the coordinator knows which one was the
 * cause.
 */
void pm_guard_tell_of_exit(void);

#endif
