/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A region: the elements of an array that a transfer moves, wherever they lie in memory, and the
 * order in which they travel. It is read and written as a stream of bytes, any part at a time.
 */
#ifndef PM_REGION_H
#define PM_REGION_H

#include <stdint.h>

#include "wire.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct pm_region {
  char *base;
  int64_t element_bytes;
  int32_t axes;
  int64_t count[PM_MAX_AXES];  /* the axis that varies slowest in the stream comes first */
  int64_t stride[PM_MAX_AXES]; /* in bytes */
} pm_region;

/** A region of `bytes` contiguous bytes. */
pm_region pm_region_of_bytes(void *base, int64_t bytes);

/**
 * A region that takes in `bytes` bytes and keeps none of them: each lands in the same
 * PM_SINK_BYTES bytes at `base`.
 */
#define PM_SINK_BYTES 4096
pm_region pm_region_sink(void *base, int64_t bytes);

/** Leaves out axes of length one and joins those that are contiguous. */
void pm_region_simplify(pm_region *region);

int64_t pm_region_bytes(const pm_region *region);

/** True if a simplified region is one run of memory. */
int pm_region_is_contiguous(const pm_region *region);

/** Copies `bytes` of the stream, from `offset` on, to `to`. Both are multiples of the element. */
void pm_region_pack(const pm_region *region, int64_t offset, char *to, int64_t bytes);

/** Copies `bytes` from `from` into the stream, from `offset` on. */
void pm_region_unpack(const pm_region *region, int64_t offset, const char *from, int64_t bytes);

/** True if the fastest axis of the stream is not the fastest in memory. */
int pm_region_is_transposed(const pm_region *region);

/** Copies all of the stream, from `from`, to a transposed region, in tiles that stay in the cache.
 */
void pm_region_unpack_transposed(const pm_region *region, const char *from);

#ifdef __cplusplus
}
#endif
#endif
