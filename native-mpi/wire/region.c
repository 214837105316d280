/* SPDX-License-Identifier: Apache-2.0 */
#include "region.h"

#include <stdlib.h>
#include <string.h>

pm_region pm_region_of_bytes(void *base, int64_t bytes) {
  return (pm_region){.base = base, .element_bytes = 1, .axes = 1, .count = {bytes}, .stride = {1}};
}

pm_region pm_region_sink(void *base, int64_t bytes) {
  int64_t element = PM_SINK_BYTES;
  while (bytes % element != 0) element /= 2;
  return (pm_region){.base = base, .element_bytes = element, .axes = 1, .count = {bytes / element}};
}

void pm_region_simplify(pm_region *region) {
  int kept = 0;
  for (int axis = 0; axis < region->axes; axis++) {
    if (region->count[axis] == 1) continue;
    int64_t count = region->count[axis], stride = region->stride[axis];
    if (kept > 0 && region->stride[kept - 1] == count * stride) {
      region->count[kept - 1] *= count;
      region->stride[kept - 1] = stride;
    } else {
      region->count[kept] = count;
      region->stride[kept] = stride;
      kept++;
    }
  }
  if (kept == 0) {
    region->count[0] = 1;
    region->stride[0] = region->element_bytes;
    kept = 1;
  }
  region->axes = kept;
}

int64_t pm_region_bytes(const pm_region *region) {
  int64_t bytes = region->element_bytes;
  for (int axis = 0; axis < region->axes; axis++) bytes *= region->count[axis];
  return bytes;
}

int pm_region_is_contiguous(const pm_region *region) {
  return region->axes == 1 && region->stride[0] == region->element_bytes;
}

/* One run along the fastest axis. The common element sizes are spelt out so that the compiler can
 * make loads and stores of them. */
static void copy_run(char *to, int64_t to_stride, const char *from, int64_t from_stride,
                     int64_t count, int64_t element_bytes) {
  if (to_stride == element_bytes && from_stride == element_bytes) {
    memcpy(to, from, (size_t)(count * element_bytes));
  } else if (element_bytes == 8) {
    for (int64_t i = 0; i < count; i++) memcpy(to + i * to_stride, from + i * from_stride, 8);
  } else if (element_bytes == 4) {
    for (int64_t i = 0; i < count; i++) memcpy(to + i * to_stride, from + i * from_stride, 4);
  } else {
    for (int64_t i = 0; i < count; i++)
      memcpy(to + i * to_stride, from + i * from_stride, (size_t)element_bytes);
  }
}

enum direction { PACK, UNPACK };

static void copy(const pm_region *region, int64_t offset, char *stream, int64_t bytes,
                 enum direction direction) {
  const int last = region->axes - 1;
  const int64_t size = region->element_bytes;
  int64_t position[PM_MAX_AXES];
  int64_t remaining = bytes / size, index = offset / size;
  char *memory = region->base;
  for (int axis = last; axis >= 0; axis--) {
    position[axis] = index % region->count[axis];
    index /= region->count[axis];
    memory += position[axis] * region->stride[axis];
  }
  while (remaining > 0) {
    int64_t run = region->count[last] - position[last];
    if (run > remaining) run = remaining;
    if (direction == PACK)
      copy_run(stream, size, memory, region->stride[last], run, size);
    else
      copy_run(memory, region->stride[last], stream, size, run, size);
    stream += run * size;
    remaining -= run;
    position[last] += run;
    memory += run * region->stride[last];
    for (int axis = last; axis > 0 && position[axis] == region->count[axis]; axis--) {
      memory += region->stride[axis - 1] - region->count[axis] * region->stride[axis];
      position[axis] = 0;
      position[axis - 1]++;
    }
  }
}

void pm_region_pack(const pm_region *region, int64_t offset, char *to, int64_t bytes) {
  copy(region, offset, to, bytes, PACK);
}

void pm_region_unpack(const pm_region *region, int64_t offset, const char *from, int64_t bytes) {
  copy(region, offset, (char *)from, bytes, UNPACK);
}

int pm_region_is_transposed(const pm_region *region) {
  return region->axes > 1 && llabs(region->stride[0]) < llabs(region->stride[region->axes - 1]);
}

/* One plane: its columns are runs of memory, its rows runs of the stream. */
static void unpack_plane(const pm_region *region, char *memory, const char *stream,
                         int64_t column_stride) {
  enum { TILE = 32 };
  const int last = region->axes - 1;
  const int64_t size = region->element_bytes;
  const int64_t rows = region->count[0], columns = region->count[last];
  for (int64_t row = 0; row < rows; row += TILE)
    for (int64_t first = 0; first < columns; first += TILE) {
      int64_t run = row + TILE < rows ? TILE : rows - row;
      int64_t end = first + TILE < columns ? first + TILE : columns;
      for (int64_t column = first; column < end; column++)
        copy_run(memory + row * region->stride[0] + column * region->stride[last],
                 region->stride[0], stream + row * column_stride + column * size, column_stride,
                 run, size);
    }
}

void pm_region_unpack_transposed(const pm_region *region, const char *from) {
  const int last = region->axes - 1;
  const int64_t row_bytes = region->count[last] * region->element_bytes;
  int64_t planes = 1;
  for (int axis = 1; axis < last; axis++) planes *= region->count[axis];
  for (int64_t plane = 0; plane < planes; plane++) {
    char *memory = region->base;
    int64_t rest = plane;
    for (int axis = last - 1; axis >= 1; axis--) {
      memory += rest % region->count[axis] * region->stride[axis];
      rest /= region->count[axis];
    }
    unpack_plane(region, memory, from + plane * row_bytes, planes * row_bytes);
  }
}
