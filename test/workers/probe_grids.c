/* SPDX-License-Identifier: Apache-2.0 */
/* The grids of the probe: one array of each kind of memory layout. */
#include "probe_grids.h"

#include <mpi.h>
#include <stdlib.h>

#include "polymuse.h"

enum { HALO = 1 };

static double *value, *density, *height, *doubled, *position;
static float *tracer;
static int32_t *owner, *written;
static int64_t written_stride[3];
static int64_t columns; /* of this rank */
static int32_t reads, writes;

static int32_t count_read(const char *attribute) {
  (void)attribute;
  reads++;
  return 0;
}

static int32_t count_write(const char *attribute) {
  (void)attribute;
  writes++;
  const pm_part *part = pm_written_part();
  for (int64_t k = 0; k < part->count[2]; k++)
    for (int64_t j = 0; j < part->count[1]; j++)
      for (int64_t i = 0; i < part->count[0]; i++)
        written[(part->start[0] + i * part->step[0]) * written_stride[0] +
                (part->start[1] + j * part->step[1]) * written_stride[1] +
                (part->start[2] + k * part->step[2]) * written_stride[2]]++;
  return 0;
}

static int32_t compute_doubled(const char *attribute) {
  (void)attribute;
  for (int64_t i = 0; i < columns; i++) doubled[i] = 2 * height[i];
  return 0;
}

void probe_hook_counts(int32_t *read_count, int32_t *write_count) {
  *read_count = reads;
  *write_count = writes;
}

/* Sets strides and base for memory with a halo on each side of each axis; returns its elements. */
static int64_t lay_out(pm_block *block, int halo, bool first_axis_fastest, int64_t *offset) {
  int64_t elements = 1;
  *offset = 0;
  for (int i = 0; i < block->axes; i++) {
    int axis = first_axis_fastest ? i : block->axes - 1 - i;
    block->stride[axis] = elements;
    *offset += halo * elements;
    elements *= block->count[axis] + 2 * halo;
  }
  return elements;
}

static void *make(const char *grid, const char *name, pm_block block, int halo,
                  bool first_axis_fastest, size_t element_bytes, void *old) {
  int64_t offset;
  int64_t elements = lay_out(&block, halo, first_axis_fastest, &offset);
  free(old);
  char *memory = calloc((size_t)elements + 1, element_bytes);
  if (!memory) return NULL;
  block.base = memory + (size_t)offset * element_bytes;
  pm_register_attribute(grid, name, &block);
  return memory;
}

static void fill_cells(const pm_block *cells, int rank) {
  pm_block by_value = *cells, by_density = *cells, plain = *cells;
  int64_t value_offset, density_offset, plain_offset;
  lay_out(&by_value, HALO, true, &value_offset);
  lay_out(&by_density, HALO, false, &density_offset);
  lay_out(&plain, 0, true, &plain_offset);
  for (int64_t k = 0; k < cells->count[2]; k++)
    for (int64_t j = 0; j < cells->count[1]; j++)
      for (int64_t i = 0; i < cells->count[0]; i++) {
        int64_t x = cells->start[0] + i, y = cells->start[1] + j, z = cells->start[2] + k;
        const int64_t *by = by_value.stride;
        value[value_offset + i * by[0] + j * by[1] + k * by[2]] = (double)(10000 * x + 100 * y + z);
        by = by_density.stride;
        density[density_offset + i * by[0] + j * by[1] + k * by[2]] =
            (double)(1 + x + 10 * y + 100 * z);
        by = plain.stride;
        tracer[i * by[0] + j * by[1] + k * by[2]] = (float)(x + y + z);
        owner[i * by[0] + j * by[1] + k * by[2]] = rank;
      }
}

int32_t probe_make_grids(const int64_t shape[3], int split_axis) {
  int rank, size;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  pm_block cells = {.axes = 3};
  for (int axis = 0; axis < 3; axis++) cells.shape[axis] = cells.count[axis] = shape[axis];
  cells.start[split_axis] = shape[split_axis] * rank / size;
  cells.count[split_axis] = shape[split_axis] * (rank + 1) / size - cells.start[split_axis];
  pm_block flat = cells;
  flat.axes = 2;
  flat.replicated = split_axis == 2;
  pm_block levels = {.axes = 1, .shape = {shape[2]}, .count = {shape[2]}, .replicated = true};

  value = make("cells", "value", cells, HALO, true, sizeof *value, value);
  density = make("cells", "density", cells, HALO, false, sizeof *density, density);
  tracer = make("cells", "tracer", cells, 0, true, sizeof *tracer, tracer);
  owner = make("cells", "rank", cells, 0, true, sizeof *owner, owner);
  written = make("cells", "written", cells, 0, true, sizeof *written, written);
  pm_block plain = cells;
  int64_t no_offset;
  lay_out(&plain, 0, true, &no_offset);
  for (int axis = 0; axis < 3; axis++) written_stride[axis] = plain.stride[axis];
  height = make("columns", "height", flat, 0, true, sizeof *height, height);
  doubled = make("columns", "doubled", flat, 0, true, sizeof *doubled, doubled);
  position = make("levels", "position", levels, 0, true, sizeof *position, position);
  if (!value || !density || !tracer || !owner || !written || !height || !doubled || !position) {
    pm_set_error("there is not enough memory for grids of %lld x %lld x %lld", (long long)shape[0],
                 (long long)shape[1], (long long)shape[2]);
    return -1;
  }
  fill_cells(&cells, rank);
  columns = flat.count[0] * flat.count[1];
  for (int64_t j = 0; j < flat.count[1]; j++)
    for (int64_t i = 0; i < flat.count[0]; i++)
      height[j * flat.count[0] + i] = (double)(100 * (flat.start[0] + i) + flat.start[1] + j);
  for (int64_t k = 0; k < shape[2]; k++) position[k] = 10.0 * (double)k;
  pm_register_grid_hooks("cells", count_read, count_write);
  pm_register_grid_hooks("columns", compute_doubled, NULL);
  return 0;
}
