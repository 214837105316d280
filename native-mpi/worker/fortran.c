/* SPDX-License-Identifier: Apache-2.0 */
/* What module polymuse (polymuse.f90) cannot do in Fortran: array descriptors, and callbacks that
 * the runtime calls with less than Fortran procedures need to know. */
#include <ISO_Fortran_binding.h>
#include <stdlib.h>
#include <string.h>

#include "runtime.h"

void pm_fortran_start(const pm_interface *interface) { pm_start(NULL, NULL, interface); }

void pm_fortran_loop(void) {
  int code = pm_loop();
  if (code != 0) exit(code);
}

void pm_fortran_set_error(const char *text) { pm_set_error("%s", text); }

static const char *name_of_type(int32_t type) {
  static const char *const names[] = {"?",       "int32", "int64", "float32",
                                      "float64", "bool",  "string"};
  return names[type >= PM_INT32 && type <= PM_STRING ? type : 0];
}

void pm_fortran_register_parameter(const char *name, void *address, int32_t type) {
  const pm_interface *interface = pm_current_interface();
  for (int i = 0; i < interface->parameters; i++) {
    const pm_parameter_entry *entry = &interface->parameter_entries[i];
    if (strcmp(entry->name, name) == 0 && entry->type != type)
      pm_misuse("parameter %s is %s in the interface of %s, and %s in the code", name,
                name_of_type(entry->type), interface->name, name_of_type(type));
  }
  pm_register_parameter(name, address);
}

/* ---- attributes ---------------------------------------------------------------------------- */

static int32_t type_of(const CFI_cdesc_t *values) {
  if (values->type == CFI_type_double) return PM_FLOAT64;
  if (values->type == CFI_type_float) return PM_FLOAT32;
  if (values->type == CFI_type_int32_t) return PM_INT32;
  return 0;
}

/* The compiler has checked that the type is allowed for attributes. */
static void check_type(const char *grid, const char *name, const CFI_cdesc_t *values) {
  const pm_interface *interface = pm_current_interface();
  for (int i = 0; i < interface->attributes; i++) {
    const pm_attribute_entry *entry = &interface->attribute_entries[i];
    if (strcmp(interface->grid_names[entry->grid], grid) != 0 || strcmp(entry->name, name) != 0)
      continue;
    if (entry->type != type_of(values))
      pm_misuse("%s.%s is %s in the interface of %s, and %s in the code", grid, name,
                name_of_type(entry->type), interface->name, name_of_type(type_of(values)));
  }
}

/* `axes` is the length of shape and start; 0 if every rank has all of the array, -1 if the two have
 * different lengths. */
void pm_fortran_register_attribute(const char *grid, const char *name, const CFI_cdesc_t *values,
                                   int32_t axes, const int64_t *shape, const int64_t *start) {
  check_type(grid, name, values);
  if (values->rank < 1 || values->rank > PM_MAX_AXES)
    pm_misuse("%s.%s has %d axes; it must have 1 to %d", grid, name, values->rank, PM_MAX_AXES);
  if (axes != 0 && axes != values->rank)
    pm_misuse("%s.%s: for an array with %d axes, shape and start need the same number of elements",
              grid, name, values->rank);
  pm_block block = {.base = values->base_addr, .axes = values->rank, .replicated = axes == 0};
  for (int axis = 0; axis < values->rank; axis++) {
    const CFI_dim_t *dim = &values->dim[axis];
    block.count[axis] = dim->extent > 0 ? dim->extent : 0;
    block.stride[axis] = dim->sm / (CFI_index_t)values->elem_len;
    block.shape[axis] = axes == 0 ? block.count[axis] : shape[axis];
    block.start[axis] = axes == 0 ? 0 : start[axis] - 1;
    /* The section's elements can be components of larger elements. */
    if (dim->sm % (CFI_index_t)values->elem_len != 0)
      pm_misuse("%s.%s: the stride between its elements is not a multiple of their size", grid,
                name);
    if (block.start[axis] < 0 && block.count[axis] > 0)
      pm_misuse("%s.%s: start is %lld for axis %d; it must be 1 or more", grid, name,
                (long long)start[axis], axis + 1);
    /* The start of an empty block does not matter, but must lie within the grid. */
    if (block.count[axis] == 0) block.start[axis] = 0;
  }
  pm_register_attribute(grid, name, &block);
}

void pm_fortran_written_part(int64_t *start, int64_t *count, int64_t *step) {
  const pm_part *part = pm_written_part();
  for (int axis = 0; axis < part->axes; axis++) {
    start[axis] = part->start[axis];
    count[axis] = part->count[axis];
    step[axis] = part->step[axis];
  }
}

/* ---- hooks --------------------------------------------------------------------------------- */

int32_t pm_fortran_run_hook(int32_t slot, bool is_write, const char *attribute, int64_t length);

/* A hook is called with the attribute's name only: each grid needs C functions of its own. */
#define HOOKS(slot)                                                                 \
  static int32_t before_read_##slot(const char *attribute) {                        \
    return pm_fortran_run_hook(slot, false, attribute, (int64_t)strlen(attribute)); \
  }                                                                                 \
  static int32_t after_write_##slot(const char *attribute) {                        \
    return pm_fortran_run_hook(slot, true, attribute, (int64_t)strlen(attribute));  \
  }
#define EACH_SLOT(what)                                                                    \
  what(0) what(1) what(2) what(3) what(4) what(5) what(6) what(7) what(8) what(9) what(10) \
      what(11) what(12) what(13) what(14) what(15)
#define BEFORE_READ(slot) before_read_##slot,
#define AFTER_WRITE(slot) after_write_##slot,

EACH_SLOT(HOOKS)

void pm_fortran_register_hooks(const char *grid, int32_t slot, bool before_read, bool after_write) {
  static int32_t (*const before_reads[])(const char *) = {EACH_SLOT(BEFORE_READ)};
  static int32_t (*const after_writes[])(const char *) = {EACH_SLOT(AFTER_WRITE)};
  pm_register_grid_hooks(grid, before_read ? before_reads[slot] : NULL,
                         after_write ? after_writes[slot] : NULL);
}
