/* SPDX-License-Identifier: Apache-2.0 */
/* Regions against loops by hand: packing, unpacking, transposing, sinks. Ends with 1 at a
 * difference. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "region.h"

static int failures;

static void expect(int holds, const char *what) {
  if (holds) return;
  printf("not so: %s\n", what);
  failures++;
}

/* A box of 4 x 5 x 6 doubles in which each has its own value, and a part of it with steps. */
enum { NX = 4, NY = 5, NZ = 6 };

static pm_region part_of(double *box, int first_axis_fastest) {
  pm_region region = {.base = (char *)(box + (1 * NY + 1) * NZ + 5), .element_bytes = 8, .axes = 3};
  const int64_t count[3] = {3, 2, 3};
  const int64_t stride[3] = {8 * NY * NZ, 2 * 8 * NZ, -2 * 8};
  for (int axis = 0; axis < 3; axis++) {
    int slot = first_axis_fastest ? 2 - axis : axis;
    region.count[slot] = count[axis];
    region.stride[slot] = stride[axis];
  }
  return region;
}

static double expected_at(int i, int j, int k) {
  return ((1 + i) * NY + 1 + 2 * j) * NZ + 5 - 2 * k;
}

static void test_order(int first_axis_fastest) {
  double box[NX * NY * NZ], stream[18], other[NX * NY * NZ];
  for (int i = 0; i < NX * NY * NZ; i++) box[i] = i;
  pm_region region = part_of(box, first_axis_fastest);
  expect(pm_region_bytes(&region) == sizeof stream, "the bytes of a region");
  expect(!pm_region_is_contiguous(&region), "it is not one run");
  /* In pieces of every length. */
  for (int64_t piece = 8; piece <= (int64_t)sizeof stream; piece += 8) {
    memset(stream, 0, sizeof stream);
    for (int64_t at = 0; at < (int64_t)sizeof stream; at += piece) {
      int64_t bytes = (int64_t)sizeof stream - at < piece ? (int64_t)sizeof stream - at : piece;
      pm_region_pack(&region, at, (char *)stream + at, bytes);
    }
    int next = 0;
    for (int a = 0; a < 3; a++)
      for (int b = 0; b < 2; b++)
        for (int c = 0; c < 3; c++) {
          double value = first_axis_fastest ? expected_at(c, b, a) : expected_at(a, b, c);
          expect(stream[next++] == value, "a packed element");
        }
  }
  memset(other, 0, sizeof other);
  pm_region to = part_of(other, first_axis_fastest);
  pm_region_unpack(&to, 0, (const char *)stream, sizeof stream);
  double again[18];
  pm_region_pack(&to, 0, (char *)again, sizeof again);
  expect(memcmp(again, stream, sizeof stream) == 0, "what was unpacked");
  if (!pm_region_is_transposed(&to)) return;
  memset(other, 0, sizeof other);
  pm_region_unpack_transposed(&to, (const char *)stream);
  pm_region_pack(&to, 0, (char *)again, sizeof again);
  expect(memcmp(again, stream, sizeof stream) == 0, "what was unpacked in tiles");
}

static void test_simplified(void) {
  double box[NX * NY * NZ];
  pm_region region = {.base = (char *)box, .element_bytes = 8, .axes = 3};
  const int64_t count[3] = {1, NY, NZ}, stride[3] = {8 * NY * NZ, 8 * NZ, 8};
  memcpy(region.count, count, sizeof count);
  memcpy(region.stride, stride, sizeof stride);
  pm_region_simplify(&region);
  expect(pm_region_is_contiguous(&region) && region.count[0] == NY * NZ, "a plane is one run");
  pm_region one = {
      .base = (char *)box, .element_bytes = 8, .axes = 1, .count = {1}, .stride = {80}};
  pm_region_simplify(&one);
  expect(pm_region_is_contiguous(&one) && pm_region_bytes(&one) == 8, "one element is one run");
}

static void test_sinks(void) {
  static char sink[PM_SINK_BYTES + 1];
  for (int64_t bytes = 1; bytes < 40000; bytes += 123) {
    char *stream = malloc((size_t)bytes);
    memset(stream, 1, (size_t)bytes);
    sink[PM_SINK_BYTES] = 7;
    pm_region region = pm_region_sink(sink, bytes);
    expect(pm_region_bytes(&region) == bytes, "a sink takes all");
    pm_region_unpack(&region, 0, stream, bytes);
    expect(sink[PM_SINK_BYTES] == 7, "and keeps to its memory");
    free(stream);
  }
}

int main(void) {
  test_order(0);
  test_order(1);
  test_simplified();
  test_sinks();
  if (failures == 0) puts("ok");
  return failures > 0;
}
