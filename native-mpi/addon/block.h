// The blocks of a grid that ranks have, as parts of an array of all that was selected.
#pragma once

#include <cstdint>

#include "region.h"
#include "wire.h"

namespace polymuse {

// Where a rank's block lies in an array of the whole selection, which has `layout`; the axes in the
// order in which the rank's elements travel.
pm_region BlockInSelection(const pm_block_reply& block, int64_t layout, char* base);

// The size of that array.
int64_t BytesOfSelection(const pm_block_reply& block);

}  // namespace polymuse
