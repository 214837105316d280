// SPDX-License-Identifier: Apache-2.0
// The blocks that ranks have of a selection: where their elements belong, in both orders of axes
// and both layouts, and which of them are refused. Ends with 1 at a difference.
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "block.h"

namespace {

int failures = 0;

void Expect(bool holds, const std::string& what) {
  if (holds) return;
  std::printf("not so: %s\n", what.c_str());
  failures++;
}

pm_block_reply Block(int64_t order, std::vector<int64_t> shape, std::vector<int64_t> start,
                     std::vector<int64_t> count) {
  pm_block_reply block{};
  block.axes = static_cast<decltype(block.axes)>(shape.size());
  block.element_bytes = 8;
  block.order = static_cast<decltype(block.order)>(order);
  for (size_t axis = 0; axis < shape.size(); axis++) {
    block.shape[axis] = shape[axis];
    block.start[axis] = start[axis];
    block.count[axis] = count[axis];
  }
  return block;
}

// Two ranks, each with one half of the middle axis; each sends its elements in its own order.
void TestPlaces(int64_t order, int64_t layout) {
  constexpr int64_t kX = 3, kY = 4, kZ = 5;
  std::vector<double> selection(kX * kY * kZ, -1);
  for (int64_t half = 0; half < 2; half++) {
    pm_block_reply block = Block(order, {kX, kY, kZ}, {0, 2 * half, 0}, {kX, 2, kZ});
    pm_violation violation;
    Expect(polymuse::FitsInSelection(block, &violation), "a half fits");
    Expect(polymuse::BytesOfBlock(block) == 8 * kX * 2 * kZ, "the bytes of a half");
    Expect(polymuse::BytesOfSelection(block) == 8 * kX * kY * kZ, "the bytes of all");
    std::vector<double> sent;
    auto value = [half](int64_t x, int64_t y, int64_t z) {
      return static_cast<double>(100 * x + 10 * (y + 2 * half) + z);
    };
    if (order == PM_FIRST_AXIS_FASTEST) {
      for (int64_t z = 0; z < kZ; z++)
        for (int64_t y = 0; y < 2; y++)
          for (int64_t x = 0; x < kX; x++) sent.push_back(value(x, y, z));
    } else {
      for (int64_t x = 0; x < kX; x++)
        for (int64_t y = 0; y < 2; y++)
          for (int64_t z = 0; z < kZ; z++) sent.push_back(value(x, y, z));
    }
    pm_region region =
        polymuse::BlockInSelection(block, layout, reinterpret_cast<char*>(selection.data()));
    Expect(pm_region_bytes(&region) == polymuse::BytesOfBlock(block), "the bytes of its region");
    pm_region_unpack(&region, 0, reinterpret_cast<const char*>(sent.data()),
                     static_cast<int64_t>(8 * sent.size()));
  }
  for (int64_t x = 0; x < kX; x++)
    for (int64_t y = 0; y < kY; y++)
      for (int64_t z = 0; z < kZ; z++) {
        int64_t at =
            layout == PM_FIRST_AXIS_FASTEST ? x + kX * (y + kY * z) : (x * kY + y) * kZ + z;
        Expect(selection[static_cast<size_t>(at)] == static_cast<double>(100 * x + 10 * y + z),
               "an element in its place");
      }
}

void ExpectRefused(const pm_block_reply& block, const char* field) {
  pm_violation violation{};
  Expect(!polymuse::FitsInSelection(block, &violation), std::string("refused for its ") + field);
  Expect(violation.field && std::strcmp(violation.field, field) == 0,
         std::string("named: ") + field);
}

void TestRefused() {
  const int64_t order = PM_FIRST_AXIS_FASTEST;
  ExpectRefused(Block(order, {4, 4}, {0, 3}, {4, 2}), "count");
  ExpectRefused(Block(order, {4, 4}, {-1, 0}, {2, 2}), "start");
  ExpectRefused(Block(order, {4, 4}, {INT64_MAX, 0}, {2, 2}), "count");
  ExpectRefused(Block(order, {PM_MAX_EXTENT, PM_MAX_EXTENT}, {0, 0}, {1, 1}), "shape");
  pm_violation violation;
  Expect(polymuse::FitsInSelection(Block(order, {4, 4}, {9, 9}, {0, 0}), &violation),
         "nothing is everywhere");
}

void ExpectOther(const pm_block_reply& block, const char* field) {
  pm_violation violation{};
  Expect(!polymuse::HasShape(block, {4, 6}, 8, &violation), std::string("not the same ") + field);
  Expect(violation.field && std::strcmp(violation.field, field) == 0,
         std::string("named: ") + field);
}

void TestShapes() {
  const int64_t order = PM_LAST_AXIS_FASTEST;
  pm_violation violation;
  Expect(polymuse::HasShape(Block(order, {4, 6}, {0, 0}, {4, 3}), {4, 6}, 8, &violation),
         "the same shape");
  ExpectOther(Block(order, {4}, {0}, {4}), "axes");
  ExpectOther(Block(order, {4, 5}, {0, 0}, {4, 3}), "shape");
  pm_block_reply of_single_precision = Block(order, {4, 6}, {0, 0}, {4, 3});
  of_single_precision.element_bytes = 4;
  ExpectOther(of_single_precision, "element_bytes");
}

}  // namespace

int main() {
  for (int64_t order : {PM_FIRST_AXIS_FASTEST, PM_LAST_AXIS_FASTEST})
    for (int64_t layout : {PM_FIRST_AXIS_FASTEST, PM_LAST_AXIS_FASTEST}) TestPlaces(order, layout);
  TestRefused();
  TestShapes();
  if (failures == 0) std::puts("ok");
  return failures > 0;
}
