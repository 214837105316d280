/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from test/workers/probe.ts by npm run generate; do not edit. */
/* clang-format off */
/* What the tests and the benchmark drive. */
#ifndef PROBE_FORTRAN_INTERFACE_H
#define PROBE_FORTRAN_INTERFACE_H

#include "polymuse.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The interface of this worker, for pm_start. */
const pm_interface *probe_fortran_interface(void);


#ifdef __cplusplus
}
#endif
#endif
