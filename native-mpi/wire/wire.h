/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The message format between coordinator and workers: what is generated from protocol.json, and
 * what follows from it.
 */
#ifndef PM_WIRE_H
#define PM_WIRE_H

#include <stdint.h>

#include "wire.generated.h"

#ifdef __cplusplus
extern "C" {
#endif

/** As POLYMUSE_LOG: only the last lines of the output are kept. */
#define PM_NO_LOG "/dev/null"

/** How soon the coordinator looks for messages once more after it has fallen asleep; see pm_bell.
 */
#define PM_RECHECK_SECONDS 1e-3

/** True if header, control and data travel together. */
static inline int pm_is_eager(const pm_header *header) {
  return sizeof(pm_header) + header->control_bytes + header->data_bytes <= PM_EAGER_BYTES;
}

/** True if the data part follows by itself, when the other side is ready for it. */
static inline int pm_has_late_data(const pm_header *header) {
  return header->data_bytes > 0 && !pm_is_eager(header);
}

/** The bytes of one array element; 0 for types that have no arrays. */
static inline int64_t pm_type_bytes(int type) {
  return type == PM_INT32 || type == PM_FLOAT32   ? 4
         : type == PM_INT64 || type == PM_FLOAT64 ? 8
         : type == PM_BOOL                        ? 1
                                                  : 0;
}

#ifdef __cplusplus
}
#endif
#endif
