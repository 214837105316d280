/* SPDX-License-Identifier: Apache-2.0 */
/** Binding a rank to the cores that the coordinator has assigned to it. */
#ifndef PM_BINDING_H
#define PM_BINDING_H

/**
 * Binds this process, if the environment says to which cores. To be called before MPI and the code
 * start, whose threads inherit it. Cores are numbered within those that the process may use, which
 * only the process knows.
 */
void pm_bind_to_cores(void);

#endif
