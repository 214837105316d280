/* SPDX-License-Identifier: Apache-2.0 */
/* Grids: selects the elements that a read or write moves out of this rank's blocks. */
#include <stdlib.h>
#include <string.h>

#include "runtime.h"

typedef struct attribute {
  pm_block block;
  bool registered;
} attribute;

typedef struct hooks {
  int32_t (*before_read)(const char *attribute);
  int32_t (*after_write)(const char *attribute);
} hooks;

static attribute *attributes;
static hooks *grid_hooks;
static pm_part written; /* by the write that is being carried out */

/** The indices of a selection along one axis: start, start + step, ... */
typedef struct selected_axis {
  int64_t start, count, step;
  bool dropped;
} selected_axis;

/* ---- registration -------------------------------------------------------------------------- */

static int find_grid(const char *grid) {
  const pm_interface *interface = pm_current_interface();
  for (int i = 0; i < interface->grids; i++)
    if (strcmp(interface->grid_names[i], grid) == 0) return i;
  pm_misuse("the interface of %s has no grid %s", interface->name, grid);
}

void pm_register_attribute(const char *grid, const char *name, const pm_block *block) {
  const pm_interface *interface = pm_current_interface();
  int in_grid = find_grid(grid);
  if (!attributes) attributes = calloc((size_t)interface->attributes + 1, sizeof *attributes);
  if (block->axes < 1 || block->axes > PM_MAX_AXES)
    pm_misuse("%s.%s has %d axes; it must have 1 to %d", grid, name, block->axes, PM_MAX_AXES);
  for (int axis = 0; axis < block->axes; axis++)
    if (block->start[axis] < 0 || block->count[axis] < 0 ||
        block->start[axis] + block->count[axis] > block->shape[axis])
      pm_misuse("%s.%s: the block of rank %d lies outside the grid along axis %d", grid, name,
                pm_rank(), axis);
  for (int i = 0; i < interface->attributes; i++) {
    const pm_attribute_entry *entry = &interface->attribute_entries[i];
    if (entry->grid != in_grid || strcmp(entry->name, name) != 0) continue;
    attributes[i] = (attribute){.block = *block, .registered = true};
    return;
  }
  pm_misuse("the interface of %s has no attribute %s.%s", interface->name, grid, name);
}

void pm_register_grid_hooks(const char *grid, int32_t (*before_read)(const char *attribute),
                            int32_t (*after_write)(const char *attribute)) {
  if (!grid_hooks)
    grid_hooks = calloc((size_t)pm_current_interface()->grids + 1, sizeof *grid_hooks);
  grid_hooks[find_grid(grid)] = (hooks){before_read, after_write};
}

static const pm_attribute_entry *entry_of(const pm_header *header) {
  return &pm_current_interface()->attribute_entries[header->target];
}

static const pm_block *registered(const pm_header *header, pm_outcome *outcome) {
  const pm_interface *interface = pm_current_interface();
  if (header->target >= (uint32_t)interface->attributes) {
    pm_fail(outcome, PM_PROTOCOL_ERROR, "attribute number %u does not exist", header->target);
    return NULL;
  }
  if (attributes && attributes[header->target].registered) return &attributes[header->target].block;
  pm_fail(
      outcome, PM_STATE_ERROR,
      "%s.%s does not exist: the model has not been set up yet, or the worker never registers it "
      "(pm_register_attribute)",
      interface->grid_names[entry_of(header)->grid], entry_of(header)->name);
  return NULL;
}

/* ---- selection ----------------------------------------------------------------------------- */

static bool slice_failure(pm_outcome *outcome, const pm_header *header, int axis, int64_t index,
                          int64_t length) {
  pm_fail(outcome, PM_SLICE_ERROR,
          "%s.%s: %lld is beyond axis %d, which has %lld points (0 to %lld, or -%lld to -1 from "
          "the end)",
          pm_current_interface()->grid_names[entry_of(header)->grid], entry_of(header)->name,
          (long long)index, axis, (long long)length, (long long)length - 1, (long long)length);
  outcome->failure.axis = axis;
  return false;
}

/* Slices as in Python, except that bounds beyond the axis are errors. */
static bool resolve_axis(const pm_axis_index *index, int axis, int64_t length,
                         selected_axis *selected, const pm_header *header, pm_outcome *outcome) {
  int64_t start = index->start, stop = index->stop, step = index->step;
  if (index->kind & PM_AXIS_INTEGER) {
    if (start < -length || start >= length)
      return slice_failure(outcome, header, axis, start, length);
    *selected = (selected_axis){start < 0 ? start + length : start, 1, 1, true};
    return true;
  }
  if (index->kind & PM_AXIS_HAS_START) {
    if (start < -length || start > length)
      return slice_failure(outcome, header, axis, start, length);
    if (start < 0) start += length;
    if (step < 0 && start == length) start = length - 1;
  } else {
    start = step > 0 ? 0 : length - 1;
  }
  if (index->kind & PM_AXIS_HAS_STOP) {
    if (stop < -length || stop > length) return slice_failure(outcome, header, axis, stop, length);
    if (stop < 0) stop += length;
  } else {
    stop = step > 0 ? length : -1;
  }
  int64_t count = step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step;
  *selected = (selected_axis){start, count > 0 ? count : 0, step, false};
  return true;
}

static bool violates(pm_outcome *outcome, const pm_violation *violation) {
  pm_fail_by_violation(outcome, violation);
  return false;
}

/* The indices of all axes, which are the rest of the control part. */
static bool resolve(const char *indices, size_t bytes, const pm_block *block,
                    selected_axis *selected, const pm_header *header, pm_outcome *outcome) {
  pm_violation violation;
  if (bytes != (size_t)block->axes * sizeof(pm_axis_index)) {
    pm_violated(&violation, "axis_index", "length", (int64_t)bytes, "an index for each axis");
    return violates(outcome, &violation);
  }
  for (int axis = 0; axis < block->axes; axis++) {
    pm_axis_index index;
    size_t at = (size_t)axis * sizeof index;
    if (!pm_read_axis_index(indices + at, bytes - at, &index, &violation))
      return violates(outcome, &violation);
    if (!resolve_axis(&index, axis, block->shape[axis], &selected[axis], header, outcome))
      return false;
  }
  return true;
}

/* The part of a selected axis that lies in a block: its first position in the selection, and how
 * many positions from there on. */
static void intersect(const selected_axis *selected, int64_t block_start, int64_t block_count,
                      int64_t *first, int64_t *count) {
  int64_t step = selected->step;
  int64_t low = block_start - selected->start;                    /* step * i >= low */
  int64_t high = block_start + block_count - 1 - selected->start; /* step * i <= high */
  if (step < 0) {
    int64_t swap = low;
    low = -high;
    high = -swap;
    step = -step;
  }
  int64_t from = low <= 0 ? 0 : (low + step - 1) / step;
  int64_t to = high < 0 ? -1 : high / step;
  if (to > selected->count - 1) to = selected->count - 1;
  *first = from;
  *count = block_count > 0 && to >= from ? to - from + 1 : 0;
}

/* The region of this rank's memory that a selection covers, its axes in the order of the wire. */
static pm_region select_region(const pm_block *block, const selected_axis *selected,
                               int64_t element_bytes, int64_t order, int64_t *first,
                               int64_t *counts) {
  pm_region region = {.element_bytes = element_bytes, .axes = block->axes};
  char *base = block->base;
  for (int axis = 0; axis < block->axes; axis++) {
    intersect(&selected[axis], block->start[axis], block->count[axis], &first[axis], &counts[axis]);
    int64_t stride = block->stride[axis] * element_bytes;
    int slot = order == PM_FIRST_AXIS_FASTEST ? block->axes - 1 - axis : axis;
    region.count[slot] = counts[axis];
    region.stride[slot] = stride * selected[axis].step;
    base +=
        (selected[axis].start + first[axis] * selected[axis].step - block->start[axis]) * stride;
  }
  region.base = base;
  return region;
}

/* The order in which the elements lie in memory: the fastest way to move them. */
static int64_t memory_order(const pm_block *block) {
  int last = block->axes - 1;
  return llabs(block->stride[0]) < llabs(block->stride[last]) ? PM_FIRST_AXIS_FASTEST
                                                              : PM_LAST_AXIS_FASTEST;
}

static bool run_hook(int32_t (*hook)(const char *), const pm_header *header, pm_outcome *outcome) {
  if (!hook) return true;
  int32_t code = hook(entry_of(header)->name);
  if (code != 0) pm_take_error(outcome, code, entry_of(header)->name);
  return code == 0;
}

static const hooks *hooks_of(const pm_header *header) {
  static const hooks none;
  return grid_hooks ? &grid_hooks[entry_of(header)->grid] : &none;
}

/* ---- requests ------------------------------------------------------------------------------ */

void pm_read_grid(const pm_header *header, const pm_buffer *body, pm_outcome *outcome) {
  static pm_block_reply reply;
  selected_axis selected[PM_MAX_AXES];
  const pm_block *block = registered(header, outcome);
  if (!block) return;
  if (!resolve(body->data, header->control_bytes, block, selected, header, outcome)) return;
  if (!run_hook(hooks_of(header)->before_read, header, outcome)) return;

  memset(&reply, 0, sizeof reply);
  reply.order = memory_order(block);
  reply.element_bytes = pm_type_bytes(entry_of(header)->type);
  reply.axes = block->axes;
  outcome->data =
      select_region(block, selected, reply.element_bytes, reply.order, reply.start, reply.count);
  for (int axis = 0; axis < block->axes; axis++) {
    reply.shape[axis] = selected[axis].count;
    reply.dropped[axis] = selected[axis].dropped;
  }
  outcome->data_bytes = pm_region_bytes(&outcome->data);
  if (block->replicated && pm_rank() != 0) outcome->data_bytes = 0;
  if (outcome->data_bytes > 0) pm_region_simplify(&outcome->data);
  outcome->control = &reply;
  outcome->control_bytes = sizeof reply;
  outcome->every_rank_replies = 1;
}

static void shape_failure(const pm_header *header, const selected_axis *selected, int axes,
                          const int64_t *given, int64_t given_axes, pm_outcome *outcome) {
  const char *grid = pm_current_interface()->grid_names[entry_of(header)->grid];
  pm_fail(outcome, PM_SHAPE_ERROR, "%s.%s", grid, entry_of(header)->name);
  for (int axis = 0; axis < axes; axis++)
    if (!selected[axis].dropped)
      outcome->failure.expected[outcome->failure.expected_axes++] = selected[axis].count;
  outcome->failure.given_axes = given_axes;
  memcpy(outcome->failure.given, given, (size_t)given_axes * sizeof *given);
}

/* An array of the selection's shape, or of one axis with an element for each that is selected, in C
 * order. */
static bool shape_fits(const selected_axis *selected, int axes, const int64_t *given,
                       int64_t given_axes, int64_t order) {
  if (given_axes == 1 && order == PM_LAST_AXIS_FASTEST) {
    int64_t size = 1;
    for (int axis = 0; axis < axes; axis++) size *= selected[axis].count;
    if (given[0] == size) return true;
  }
  int kept = 0;
  for (int axis = 0; axis < axes; axis++) {
    if (selected[axis].dropped) continue;
    if (kept == given_axes || given[kept] != selected[axis].count) return false;
    kept++;
  }
  return kept == given_axes;
}

/* The parts of a write's control part. */
typedef struct write_request {
  const pm_block *block;
  pm_write head;
  selected_axis selected[PM_MAX_AXES];
} write_request;

static bool parse_write(const pm_header *header, const pm_buffer *body, write_request *request,
                        pm_outcome *outcome) {
  const pm_block *block = request->block = registered(header, outcome);
  if (!block) return false;
  if (!entry_of(header)->writable) {
    pm_fail(outcome, PM_STATE_ERROR, "%s.%s is read only",
            pm_current_interface()->grid_names[entry_of(header)->grid], entry_of(header)->name);
    return false;
  }
  pm_violation violation;
  const char *control = body->data;
  size_t bytes = header->control_bytes;
  if (!pm_read_write(control, bytes, &request->head, &violation))
    return violates(outcome, &violation);
  const int64_t axes = request->head.axes;
  size_t shape_bytes = (size_t)axes * sizeof(int64_t);
  if (bytes - sizeof request->head < shape_bytes) {
    pm_violated(&violation, "write", "shape", (int64_t)bytes, "a length for each axis");
    return violates(outcome, &violation);
  }
  int64_t given[PM_MAX_AXES];
  memcpy(given, control + sizeof request->head, shape_bytes);
  size_t before = sizeof request->head + shape_bytes;
  if (!resolve(control + before, bytes - before, block, request->selected, header, outcome))
    return false;
  if (axes > 0 && !shape_fits(request->selected, block->axes, given, axes, request->head.order)) {
    shape_failure(header, request->selected, block->axes, given, axes, outcome);
    return false;
  }
  /* One value, or as many as are selected: the shape fits. */
  int64_t values = pm_type_bytes(entry_of(header)->type);
  for (int axis = 0; axes > 0 && axis < block->axes; axis++)
    values *= request->selected[axis].count;
  if ((int64_t)header->data_bytes == values) return true;
  pm_violated(&violation, "write", "data_bytes", (int64_t)header->data_bytes,
              "as many as the selection has");
  return violates(outcome, &violation);
}

static pm_region write_region(const pm_header *header, const write_request *request, int64_t *first,
                              int64_t *counts) {
  const pm_block *block = request->block;
  pm_region region = select_region(block, request->selected, pm_type_bytes(entry_of(header)->type),
                                   request->head.order, first, counts);
  written.axes = block->axes;
  for (int axis = 0; axis < block->axes; axis++) {
    const selected_axis *selected = &request->selected[axis];
    int64_t steps = selected->step > 0 || counts[axis] == 0 ? 0 : counts[axis] - 1;
    written.start[axis] =
        selected->start + (first[axis] + steps) * selected->step - block->start[axis];
    written.count[axis] = counts[axis];
    written.step[axis] = selected->step < 0 ? -selected->step : selected->step;
  }
  return region;
}

const pm_part *pm_written_part(void) { return &written; }

void pm_prepare_write(const pm_header *header, const pm_buffer *body, pm_region *region,
                      pm_outcome *outcome) {
  static pm_block_reply reply;
  write_request request;
  if (!parse_write(header, body, &request, outcome)) return;
  memset(&reply, 0, sizeof reply);
  *region = write_region(header, &request, reply.start, reply.count);
  reply.order = request.head.order;
  reply.element_bytes = region->element_bytes;
  reply.axes = request.block->axes;
  for (int axis = 0; axis < request.block->axes; axis++)
    reply.shape[axis] = request.selected[axis].count;
  outcome->control = &reply;
  outcome->control_bytes = sizeof reply;
}

void pm_write_eager(const pm_header *header, const pm_buffer *body, pm_outcome *outcome) {
  write_request request;
  int64_t first[PM_MAX_AXES], counts[PM_MAX_AXES];
  if (!parse_write(header, body, &request, outcome)) return;
  pm_region to = write_region(header, &request, first, counts);
  int64_t bytes = pm_region_bytes(&to);
  if (bytes == 0) return;

  /* The values of the whole selection have come, or one for all of it: the same walk through memory
   * with other strides, zero in the second case. */
  pm_region from = to;
  from.base = body->data + header->control_bytes;
  int64_t stride = request.head.axes == 0 ? 0 : to.element_bytes;
  for (int slot = to.axes - 1; slot >= 0; slot--) {
    int axis = request.head.order == PM_FIRST_AXIS_FASTEST ? to.axes - 1 - slot : slot;
    from.stride[slot] = stride;
    from.base += first[axis] * stride;
    stride *= request.selected[axis].count;
  }
  static pm_buffer values;
  const int64_t piece = PM_STAGED_PIECE_BYTES;
  pm_buffer_reserve(&values, (size_t)(bytes < piece ? bytes : piece));
  for (int64_t offset = 0; offset < bytes; offset += piece) {
    int64_t part = bytes - offset < piece ? bytes - offset : piece;
    pm_region_pack(&from, offset, values.data, part);
    pm_region_unpack(&to, offset, values.data, part);
  }
}

void pm_finish_write(const pm_header *header, pm_outcome *outcome) {
  run_hook(hooks_of(header)->after_write, header, outcome);
}

void pm_describe_grid(const pm_header *header, pm_outcome *outcome) {
  static pm_grid_shape shape;
  const pm_interface *interface = pm_current_interface();
  for (int i = 0; i < interface->attributes; i++) {
    if (interface->attribute_entries[i].grid != (int32_t)header->target) continue;
    if (!attributes || !attributes[i].registered) continue;
    const pm_block *block = &attributes[i].block;
    memset(&shape, 0, sizeof shape);
    shape.axes = block->axes;
    memcpy(shape.shape, block->shape, (size_t)block->axes * sizeof *shape.shape);
    outcome->control = &shape;
    outcome->control_bytes = sizeof shape;
    return;
  }
  if (header->target >= (uint32_t)interface->grids)
    pm_fail(outcome, PM_PROTOCOL_ERROR, "grid number %u does not exist", header->target);
  else
    pm_fail(
        outcome, PM_STATE_ERROR,
        "%s does not exist: the model has not been set up yet, or the worker never registers its "
        "attributes (pm_register_attribute)",
        interface->grid_names[header->target]);
}
