/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from src/codes/dales/interface.ts by npm run generate; do not edit. */
/* clang-format off */
/* The Dutch Atmospheric Large-Eddy Simulation, built by the user. */
#ifndef DALES_INTERFACE_H
#define DALES_INTERFACE_H

#include "polymuse.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The interface of this worker, for pm_start. */
const pm_interface *dales_interface(void);


#ifdef __cplusplus
}
#endif
#endif
