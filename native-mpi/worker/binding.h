/* SPDX-License-Identifier: Apache-2.0 */
/** Keeping a rank to the cores that the coordinator has given it. */
#ifndef PM_BINDING_H
#define PM_BINDING_H

/**
 * Does so, if the environment says which. Before MPI and the code start, whose threads inherit it.
 * Cores are counted among those that the process may use: which these are, only it can know.
 */
void pm_bind_to_cores(void);

#endif
