// SPDX-License-Identifier: Apache-2.0
// The blocks of a grid that ranks have, as parts of an array of all that was selected.
#pragma once

#include <cstdint>
#include <vector>

#include "region.h"
#include "violation.h"
#include "wire.h"

namespace polymuse {

// Where a rank's block lies in an array of the whole selection, which has `layout`; the axes are in
// the order in which the rank sends its elements.
pm_region BlockInSelection(const pm_block_reply& block, int64_t layout, char* base);

// The sizes of that array and of the block, for a block that fits.
int64_t BytesOfSelection(const pm_block_reply& block);
int64_t BytesOfBlock(const pm_block_reply& block);

// Whether the block lies within the selection, and the selection is not too large.
bool FitsInSelection(const pm_block_reply& block, pm_violation* violation);

// Whether its selection has the same shape as that of the first rank.
bool HasShape(const pm_block_reply& block, const std::vector<int64_t>& shape, int64_t element_bytes,
              pm_violation* violation);

}  // namespace polymuse
