/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from src/codes/cumulus/interface.ts by npm run generate; do not edit. */
/* clang-format off */
/* Large-eddy simulation of trade-wind cumulus. */
#ifndef CUMULUS_INTERFACE_H
#define CUMULUS_INTERFACE_H

#include "polymuse.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The interface of this worker, for pm_start. */
const pm_interface *cumulus_interface(void);


#ifdef __cplusplus
}
#endif
#endif
