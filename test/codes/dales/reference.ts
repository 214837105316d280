// SPDX-License-Identifier: Apache-2.0
/**
 * What DALES 4.4.2 itself makes of BOMEX, in double precision on one rank: after 120 s, with an exact end
 * and irandom = 43. Its case was changed only in itot = jtot, xsize = ysize = 100 m * itot, and
 * trestart = -1. U is relative to the grid, which moves at -8 m/s.
 *
 * @module
 */

/** By the number of points in x and in y. */
export const dalesReference = {
  16: {
    /** Mean U of levels 4 to 6 (counted from 1), in m/s. */
    lowU: -0.74976886245860574,
    /** Mean U of all levels, in m/s. */
    U: 1.0110147534490483,
    /** Mean THL of level 1, in K. */
    lowestTHL: 298.70994273423401,
    /** Mean THL of level 40, in K. */
    middleTHL: 303.52496729736094,
    /** Mean QT of level 1, in kg/kg. */
    lowestQT: 0.017014996754137052,
  },
  32: {
    lowU: -0.74977635977997181,
    U: 1.0110146895102741,
    lowestTHL: 298.7124617183805,
    middleTHL: 303.51725740796462,
    lowestQT: 0.017014442594181254,
  },
  64: {
    lowU: -0.74977199343900602,
    U: 1.0110147122269821,
    lowestTHL: 298.71068751572608,
    middleTHL: 303.51680176168799,
    lowestQT: 0.01701451327845039,
  },
} as const;
