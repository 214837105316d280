// SPDX-License-Identifier: Apache-2.0
/**
 * The named units, each defined in terms of others, with the source of the definition.
 *
 * Sources:
 * - SI: the SI Brochure, 9th edition (BIPM 2019, version 3.01), by table.
 *   https://www.bipm.org/en/publications/si-brochure
 * - NIST: NIST Special Publication 811, 2008 edition, appendix B.8.
 *   https://www.nist.gov/pml/special-publication-811
 * - OMUSE: src/omuse/units/units.py, the units that its scripts use.
 *   https://github.com/omuse-geoscience/omuse
 * - IAU: IAU Style Manual (1989), section 5.15. https://www.iau.org/publications/proceedings_rules/units/
 * - IAU B2, IAU B3: IAU 2015 resolutions B2 (the parsec) and B3 (nominal values of sun and planets; the masses
 *   are the nominal GM divided by the G of CODATA 2022). https://www.iau.org/Iau/Publications/List-of-Resolutions
 * - IUGG: mean radius R1 of the Geodetic Reference System 1980 (Moritz, J. Geodesy 74, 128-162, 2000).
 * - CODATA: the values of 2022. https://physics.nist.gov/cuu/Constants
 *
 * @module
 */

/** One named unit. */
export interface UnitEntry {
  /** The symbol, then other names. Names of four letters or more also have a plural in -s. */
  readonly names: readonly string[];
  /** The unit in terms of others, as an expression; undefined for the base units. */
  readonly definition?: string;
  /** For temperature scales: the offset of its zero from absolute zero, in the unit itself. */
  readonly zero?: number;
  /** Whether SI prefixes can be used: as symbols with short names, spelled out with long names. */
  readonly prefixed?: true;
  /** The source of the definition. */
  readonly source: string;
}

/** The prefixes: symbol, name, factor (SI Brochure, table 7). `u` and both code points of µ mean micro. */
export const prefixes: readonly (readonly [symbols: string[], name: string, factor: number])[] = [
  [['Q'], 'quetta', 1e30],
  [['R'], 'ronna', 1e27],
  [['Y'], 'yotta', 1e24],
  [['Z'], 'zetta', 1e21],
  [['E'], 'exa', 1e18],
  [['P'], 'peta', 1e15],
  [['T'], 'tera', 1e12],
  [['G'], 'giga', 1e9],
  [['M'], 'mega', 1e6],
  [['k'], 'kilo', 1e3],
  [['h'], 'hecto', 1e2],
  [['da'], 'deca', 1e1],
  [['d'], 'deci', 1e-1],
  [['c'], 'centi', 1e-2],
  [['m'], 'milli', 1e-3],
  [['u', '\u00b5', '\u03bc'], 'micro', 1e-6],
  [['n'], 'nano', 1e-9],
  [['p'], 'pico', 1e-12],
  [['f'], 'femto', 1e-15],
  [['a'], 'atto', 1e-18],
  [['z'], 'zepto', 1e-21],
  [['y'], 'yocto', 1e-24],
  [['r'], 'ronto', 1e-27],
  [['q'], 'quecto', 1e-30],
];

/** The largest number of letters of a name after the symbol of a prefix: 3, as in `mmol`. */
export const mostLettersAfterSymbol = 3;

/** The smallest number of letters of a name after the name of a prefix: 3, as in `kiloohm`. */
export const fewestLettersAfterName = 3;

/** An entry for a unit that can have prefixes. */
const scaled = (source: string, definition: string, ...names: string[]): UnitEntry => ({
  names,
  definition,
  prefixed: true,
  source,
});

/** An entry for a unit without prefixes. */
const plain = (source: string, definition: string, ...names: string[]): UnitEntry => ({
  names,
  definition,
  source,
});

/** All named units. */
export const unitTable: readonly UnitEntry[] = [
  // Base units. The kilogram is the base unit, but the gram takes the prefixes.
  { names: ['m', 'metre', 'meter'], prefixed: true, source: 'SI table 2' },
  { names: ['kg'], source: 'SI table 2' },
  { names: ['s', 'second', 'sec'], prefixed: true, source: 'SI table 2' },
  { names: ['A', 'ampere'], prefixed: true, source: 'SI table 2' },
  { names: ['K', 'kelvin'], prefixed: true, source: 'SI table 2' },
  { names: ['mol', 'mole'], prefixed: true, source: 'SI table 2' },
  { names: ['cd', 'candela'], prefixed: true, source: 'SI table 2' },
  scaled('SI table 7', '1e-3 kg', 'g', 'gram', 'gramme'),

  // Base units of generic systems.
  { names: ['generic_length'], source: 'polymuse' },
  { names: ['generic_mass'], source: 'polymuse' },
  { names: ['generic_time'], source: 'polymuse' },

  // Derived units with special names.
  scaled('SI table 4', '1', 'rad', 'radian'),
  scaled('SI table 4', '1', 'sr', 'steradian'),
  scaled('SI table 4', 's-1', 'Hz', 'hertz'),
  scaled('SI table 4', 'kg m s-2', 'N', 'newton'),
  scaled('SI table 4', 'kg m-1 s-2', 'Pa', 'pascal'),
  scaled('SI table 4', 'kg m2 s-2', 'J', 'joule'),
  scaled('SI table 4', 'kg m2 s-3', 'W', 'watt'),
  scaled('SI table 4', 'A s', 'C', 'coulomb'),
  scaled('SI table 4', 'kg m2 s-3 A-1', 'V', 'volt'),
  scaled('SI table 4', 'kg-1 m-2 s4 A2', 'F', 'farad'),
  scaled('SI table 4', 'kg m2 s-3 A-2', 'ohm', '\u03a9', '\u2126', 'Ohm'),
  scaled('SI table 4', 'kg-1 m-2 s3 A2', 'S', 'siemens'),
  scaled('SI table 4', 'kg m2 s-2 A-1', 'Wb', 'weber'),
  scaled('SI table 4', 'kg s-2 A-1', 'T', 'tesla'),
  scaled('SI table 4', 'kg m2 s-2 A-2', 'H', 'henry'),
  scaled('SI table 4', 'cd sr', 'lm', 'lumen'),
  scaled('SI table 4', 'cd sr m-2', 'lx', 'lux'),
  scaled('SI table 4', 's-1', 'Bq', 'becquerel'),
  scaled('SI table 4', 'm2 s-2', 'Gy', 'gray'),
  scaled('SI table 4', 'mol s-1', 'kat', 'katal'),
  {
    names: ['degC', '\u00b0C', 'Celsius', 'celsius'],
    definition: 'K',
    zero: 273.15,
    source: 'SI table 4 and section 2.3.1',
  },

  // Accepted for use with the SI.
  plain('SI table 8', '60 s', 'min', 'minute'),
  plain('SI table 8', '60 min', 'h', 'hour', 'hr', 'hrs'),
  plain('SI table 8', '24 h', 'd', 'day', 'days'),
  plain('SI table 8', '149597870700 m', 'au', 'AU'),
  plain('SI table 8', `${Math.PI / 180} rad`, 'deg', '\u00b0', 'degree'),
  plain('SI table 8', `${Math.PI / 10800} rad`, 'arcmin', 'arcminute'),
  plain('SI table 8', `${Math.PI / 648000} rad`, 'arcsec', 'arcsecond'),
  plain('SI table 8', '1e4 m2', 'ha', 'hectare'),
  scaled('SI table 8', '1e-3 m3', 'L', 'l', 'litre', 'liter'),
  plain('SI table 8', '1000 kg', 't', 'tonne'),
  scaled('SI table 8', '1.602176634e-19 J', 'eV', 'electronvolt'),

  // Ratios.
  plain('SI section 5.4.7', '0.01', '%', 'percent'),
  plain('SI section 5.4.7', '1e-6', 'ppm'),
  plain('OMUSE', '1e-9', 'ppb'),

  // Other units in use. The year is the Julian year of 365.25 days; AMUSE's `yr` has 365.242199.
  plain('ISO 8601', '7 d', 'week'),
  plain('IAU', '365.25 d', 'yr', 'year', 'julianyr'),
  plain('IAU', '1e3 yr', 'kyr'),
  plain('IAU', '1e6 yr', 'Myr'),
  plain('IAU', '1e9 yr', 'Gyr'),
  scaled('NIST', '1e5 Pa', 'bar'),
  plain('NIST', '101325 Pa', 'atm'),
  plain('NIST', '(101325/760) Pa', 'torr', 'Torr'),
  plain('NIST (13.5951 g/cm3 at 9.80665 m/s2)', '133.322387415 Pa', 'mmHg'),
  plain('NIST', '1852 m', 'nmi', 'nMile', 'nautical_mile'),
  plain('NIST', '1852 m/h', 'knot', 'kn'),
  plain('NIST', '0.0254 m', 'inch', 'inches'),
  plain('NIST', '0.3048 m', 'ft', 'foot', 'feet'),
  plain('NIST', '1609.344 m', 'mi', 'mile'),
  plain('NIST', '1e-10 m', 'angstrom', '\u00c5'),
  plain('NIST', '1e-5 N', 'dyn', 'dyne'),
  plain('NIST', '1e-7 J', 'erg'),
  plain('NIST', '0.1 Pa', 'barye'),
  plain('NIST', '0.1 Pa s', 'poise'),
  plain('NIST', '1e-4 m2/s', 'stokes'),
  plain('NIST', '1e-4 T', 'gauss'),
  plain('NIST', '0.45359237 kg', 'lb', 'pound'),
  scaled('NIST (thermochemical)', '4.184 J', 'cal', 'calorie'),
  scaled('NIST', '3600 J', 'Wh'),
  plain('NIST', `${2 * Math.PI} rad`, 'rev', 'revolution', 'turn'),
  { names: ['degF', '\u00b0F'], definition: '(5/9) K', zero: 459.67, source: 'NIST' },

  // Oceanography and meteorology. `Sv` is the sverdrup here, not the sievert.
  plain('OMUSE', '1e6 m3/s', 'Sv', 'sverdrup', 'Sverdrup'),
  plain('OMUSE', 'g/kg', 'salt'),
  plain('OMUSE', '(35.16504/35) g/kg', 'psu'),
  plain('OMUSE', 'kg/kg', 'mfu'),
  plain('OMUSE', 'kg/kg', 'shu'),
  plain('OMUSE', 'kg/m3', 'ahu'),
  plain('OMUSE', '0.01', 'rhu'),
  plain('OMUSE', 'm2/m2', 'ccu'),
  plain('OMUSE', 'm3/m3', 'vsmc'),

  // Astronomy.
  scaled('IAU B2', `${648000 / Math.PI} au`, 'pc', 'parsec'),
  plain('IAU', '9460730472580800 m', 'ly', 'lightyear'),
  scaled('IAU', '1e-26 W/(m2 Hz)', 'Jy', 'jansky'),
  plain('IAU', 'au/d', 'AUd'),
  plain('IAU B3', '(1.3271244e20/6.67430e-11) kg', 'MSun'),
  plain('IAU B3', '6.957e8 m', 'RSun'),
  plain('IAU B3', '3.828e26 W', 'LSun'),
  plain('IAU B3', '(3.986004e14/6.67430e-11) kg', 'MEarth'),
  plain('IUGG', '6371.0088 km', 'REarth', 'Rearth'),
  plain('IAU B3', '(1.2668653e17/6.67430e-11) kg', 'MJupiter'),
  plain('IAU B3', '71492 km', 'RJupiter'),

  // Atoms.
  plain('CODATA', '1.66053906892e-27 kg', 'amu', 'Da', 'dalton'),
  plain('CODATA', '4.3597447222060e-18 J', 'E_h', 'hartree'),
  plain('CODATA', '2.1798723611030e-18 J', 'Ry'),
];
