// SPDX-License-Identifier: Apache-2.0
#include "block.h"

namespace polymuse {

pm_region BlockInSelection(const pm_block_reply& block, int64_t layout, char* base) {
  pm_region region{};
  region.element_bytes = block.element_bytes;
  region.axes = static_cast<int32_t>(block.axes);
  int64_t stride = block.element_bytes, offset = 0;
  for (int i = region.axes - 1; i >= 0; i--) {
    int axis = layout == PM_FIRST_AXIS_FASTEST ? region.axes - 1 - i : i;
    int slot = block.order == PM_FIRST_AXIS_FASTEST ? region.axes - 1 - axis : axis;
    region.count[slot] = block.count[axis];
    region.stride[slot] = stride;
    offset += block.start[axis] * stride;
    stride *= block.shape[axis];
  }
  region.base = base + offset;
  return region;
}

int64_t BytesOfBlock(const pm_block_reply& block) {
  int64_t bytes = block.element_bytes;
  for (int axis = 0; axis < block.axes; axis++) bytes *= block.count[axis];
  return bytes;
}

bool FitsInSelection(const pm_block_reply& block, pm_violation* violation) {
  int64_t most = PM_MAX_DATA_BYTES / block.element_bytes;
  for (int axis = 0; axis < block.axes; axis++) {
    if (block.shape[axis] > most)
      return pm_violated(violation, "block_reply", "shape", block.shape[axis],
                         "a length with which the selection can be sent");
    if (block.shape[axis] > 0) most /= block.shape[axis];
    if (block.count[axis] > 0 && block.start[axis] < 0)
      return pm_violated(violation, "block_reply", "start", block.start[axis], "0 or more");
    if (block.count[axis] > 0 && block.start[axis] > block.shape[axis] - block.count[axis])
      return pm_violated(violation, "block_reply", "count", block.count[axis],
                         "a part of the selection");
  }
  return true;
}

bool HasShape(const pm_block_reply& block, const std::vector<int64_t>& shape, int64_t element_bytes,
              pm_violation* violation) {
  if (block.axes != static_cast<int64_t>(shape.size()))
    return pm_violated(violation, "block_reply", "axes", block.axes, "as many as of other ranks");
  if (block.element_bytes != element_bytes)
    return pm_violated(violation, "block_reply", "element_bytes", block.element_bytes,
                       "as many as of other ranks");
  for (size_t axis = 0; axis < shape.size(); axis++)
    if (block.shape[axis] != shape[axis])
      return pm_violated(violation, "block_reply", "shape", block.shape[axis],
                         "the same as of other ranks");
  return true;
}

int64_t BytesOfSelection(const pm_block_reply& block) {
  int64_t bytes = block.element_bytes;
  for (int axis = 0; axis < block.axes; axis++) bytes *= block.shape[axis];
  return bytes;
}

}  // namespace polymuse
