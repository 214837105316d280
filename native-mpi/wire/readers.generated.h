/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from native-mpi/wire/protocol.json by npm run generate; do not edit. */
/* clang-format off */
/**
 * Readers of all structs of the wire. Each checks that the struct, and the texts that follow it, are
 * there, and that every field holds what it may; what does not fit is noted in `violation`.
 */
#ifndef PM_READERS_GENERATED_H
#define PM_READERS_GENERATED_H

#include <stdbool.h>

#include "violation.h"
#include "wire.generated.h"

/** Calls a macro with the name of each struct. */
#define PM_EACH_STRUCT(X) \
  X(header) \
  X(axis_index) \
  X(write) \
  X(block_reply) \
  X(grid_shape) \
  X(failure) \
  X(report) \
  X(completion) \
  X(hello) \
  X(exited) \
  X(bell)

#ifdef __cplusplus
extern "C" {
#endif

bool pm_read_header(const void *bytes, size_t available, pm_header *into, pm_violation *violation);
bool pm_read_axis_index(const void *bytes, size_t available, pm_axis_index *into, pm_violation *violation);
bool pm_read_write(const void *bytes, size_t available, pm_write *into, pm_violation *violation);
bool pm_read_block_reply(const void *bytes, size_t available, pm_block_reply *into, pm_violation *violation);
bool pm_read_grid_shape(const void *bytes, size_t available, pm_grid_shape *into, pm_violation *violation);
bool pm_read_failure(const void *bytes, size_t available, pm_failure *into, pm_violation *violation);
bool pm_read_report(const void *bytes, size_t available, pm_report *into, pm_violation *violation);
bool pm_read_completion(const void *bytes, size_t available, pm_completion *into, pm_violation *violation);
bool pm_read_hello(const void *bytes, size_t available, pm_hello *into, pm_violation *violation);
bool pm_read_exited(const void *bytes, size_t available, pm_exited *into, pm_violation *violation);
bool pm_read_bell(const void *bytes, size_t available, pm_bell *into, pm_violation *violation);

#ifdef __cplusplus
}
#endif
#endif
