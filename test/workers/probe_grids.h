/* SPDX-License-Identifier: Apache-2.0 */
/** The grids of the probe in C. */
#ifndef PROBE_GRIDS_H
#define PROBE_GRIDS_H

#include <stdint.h>

/** Makes the grids anew, shared out over the ranks along `split_axis`. Collective. */
int32_t probe_make_grids(const int64_t shape[3], int split_axis);

/** How often the hooks of the grid cells have been called. */
void probe_hook_counts(int32_t *reads, int32_t *writes);

#endif
