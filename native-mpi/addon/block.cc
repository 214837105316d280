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

int64_t BytesOfSelection(const pm_block_reply& block) {
  int64_t bytes = block.element_bytes;
  for (int axis = 0; axis < block.axes; axis++) bytes *= block.shape[axis];
  return bytes;
}

}  // namespace polymuse
