// SPDX-License-Identifier: Apache-2.0
// Generated from src/units/unit-table.ts by npm run generate; do not edit.
/** The base quantities, in the order in which dimensions name them. */
export type BaseQuantities = readonly [
  'length',
  'mass',
  'time',
  'electric-current',
  'temperature',
  'amount-of-substance',
  'luminous-intensity',
  'generic-length',
  'generic-mass',
  'generic-time',
];
export type BaseQuantity = BaseQuantities[number];

/** How exponents are written, by their value in twelfths. */
export interface ExponentText {
  1: '^(1/12)';
  2: '^(1/6)';
  3: '^(1/4)';
  4: '^(1/3)';
  5: '^(5/12)';
  6: '^(1/2)';
  7: '^(7/12)';
  8: '^(2/3)';
  9: '^(3/4)';
  10: '^(5/6)';
  11: '^(11/12)';
  12: '';
  13: '^(13/12)';
  14: '^(7/6)';
  15: '^(5/4)';
  16: '^(4/3)';
  17: '^(17/12)';
  18: '^(3/2)';
  19: '^(19/12)';
  20: '^(5/3)';
  21: '^(7/4)';
  22: '^(11/6)';
  23: '^(23/12)';
  24: '^2';
  25: '^(25/12)';
  26: '^(13/6)';
  27: '^(9/4)';
  28: '^(7/3)';
  29: '^(29/12)';
  30: '^(5/2)';
  31: '^(31/12)';
  32: '^(8/3)';
  33: '^(11/4)';
  34: '^(17/6)';
  35: '^(35/12)';
  36: '^3';
  37: '^(37/12)';
  38: '^(19/6)';
  39: '^(13/4)';
  40: '^(10/3)';
  41: '^(41/12)';
  42: '^(7/2)';
  43: '^(43/12)';
  44: '^(11/3)';
  45: '^(15/4)';
  46: '^(23/6)';
  47: '^(47/12)';
  48: '^4';
  49: '^(49/12)';
  50: '^(25/6)';
  51: '^(17/4)';
  52: '^(13/3)';
  53: '^(53/12)';
  54: '^(9/2)';
  55: '^(55/12)';
  56: '^(14/3)';
  57: '^(19/4)';
  58: '^(29/6)';
  59: '^(59/12)';
  60: '^5';
  61: '^(61/12)';
  62: '^(31/6)';
  63: '^(21/4)';
  64: '^(16/3)';
  65: '^(65/12)';
  66: '^(11/2)';
  67: '^(67/12)';
  68: '^(17/3)';
  69: '^(23/4)';
  70: '^(35/6)';
  71: '^(71/12)';
  72: '^6';
  73: '^(73/12)';
  74: '^(37/6)';
  75: '^(25/4)';
  76: '^(19/3)';
  77: '^(77/12)';
  78: '^(13/2)';
  79: '^(79/12)';
  80: '^(20/3)';
  81: '^(27/4)';
  82: '^(41/6)';
  83: '^(83/12)';
  84: '^7';
  85: '^(85/12)';
  86: '^(43/6)';
  87: '^(29/4)';
  88: '^(22/3)';
  89: '^(89/12)';
  90: '^(15/2)';
  91: '^(91/12)';
  92: '^(23/3)';
  93: '^(31/4)';
  94: '^(47/6)';
  95: '^(95/12)';
  96: '^8';
}

/** The dimensions of the units that have a name. */
export interface UnitNames {
  none: 'dimensionless';
  dimensionless: 'dimensionless';
  m: 'length';
  metre: 'length';
  meter: 'length';
  kg: 'mass';
  s: 'time';
  second: 'time';
  sec: 'time';
  A: 'electric-current';
  ampere: 'electric-current';
  K: 'temperature';
  kelvin: 'temperature';
  mol: 'amount-of-substance';
  mole: 'amount-of-substance';
  cd: 'luminous-intensity';
  candela: 'luminous-intensity';
  g: 'mass';
  gram: 'mass';
  gramme: 'mass';
  generic_length: 'generic-length';
  generic_mass: 'generic-mass';
  generic_time: 'generic-time';
  rad: 'dimensionless';
  radian: 'dimensionless';
  sr: 'dimensionless';
  steradian: 'dimensionless';
  Hz: '1 per time';
  hertz: '1 per time';
  N: 'length mass per time^2';
  newton: 'length mass per time^2';
  Pa: 'mass per length time^2';
  pascal: 'mass per length time^2';
  J: 'length^2 mass per time^2';
  joule: 'length^2 mass per time^2';
  W: 'length^2 mass per time^3';
  watt: 'length^2 mass per time^3';
  C: 'time electric-current';
  coulomb: 'time electric-current';
  V: 'length^2 mass per time^3 electric-current';
  volt: 'length^2 mass per time^3 electric-current';
  F: 'time^4 electric-current^2 per length^2 mass';
  farad: 'time^4 electric-current^2 per length^2 mass';
  ohm: 'length^2 mass per time^3 electric-current^2';
  Ω: 'length^2 mass per time^3 electric-current^2';
  Ω: 'length^2 mass per time^3 electric-current^2';
  Ohm: 'length^2 mass per time^3 electric-current^2';
  S: 'time^3 electric-current^2 per length^2 mass';
  siemens: 'time^3 electric-current^2 per length^2 mass';
  Wb: 'length^2 mass per time^2 electric-current';
  weber: 'length^2 mass per time^2 electric-current';
  T: 'mass per time^2 electric-current';
  tesla: 'mass per time^2 electric-current';
  H: 'length^2 mass per time^2 electric-current^2';
  henry: 'length^2 mass per time^2 electric-current^2';
  lm: 'luminous-intensity';
  lumen: 'luminous-intensity';
  lx: 'luminous-intensity per length^2';
  lux: 'luminous-intensity per length^2';
  Bq: '1 per time';
  becquerel: '1 per time';
  Gy: 'length^2 per time^2';
  gray: 'length^2 per time^2';
  kat: 'amount-of-substance per time';
  katal: 'amount-of-substance per time';
  degC: 'temperature';
  '°C': 'temperature';
  Celsius: 'temperature';
  celsius: 'temperature';
  min: 'time';
  minute: 'time';
  h: 'time';
  hour: 'time';
  hr: 'time';
  hrs: 'time';
  d: 'time';
  day: 'time';
  days: 'time';
  au: 'length';
  AU: 'length';
  deg: 'dimensionless';
  '°': 'dimensionless';
  degree: 'dimensionless';
  arcmin: 'dimensionless';
  arcminute: 'dimensionless';
  arcsec: 'dimensionless';
  arcsecond: 'dimensionless';
  ha: 'length^2';
  hectare: 'length^2';
  L: 'length^3';
  l: 'length^3';
  litre: 'length^3';
  liter: 'length^3';
  t: 'mass';
  tonne: 'mass';
  eV: 'length^2 mass per time^2';
  electronvolt: 'length^2 mass per time^2';
  '%': 'dimensionless';
  percent: 'dimensionless';
  ppm: 'dimensionless';
  ppb: 'dimensionless';
  week: 'time';
  yr: 'time';
  year: 'time';
  julianyr: 'time';
  kyr: 'time';
  Myr: 'time';
  Gyr: 'time';
  bar: 'mass per length time^2';
  atm: 'mass per length time^2';
  torr: 'mass per length time^2';
  Torr: 'mass per length time^2';
  mmHg: 'mass per length time^2';
  nmi: 'length';
  nMile: 'length';
  nautical_mile: 'length';
  knot: 'length per time';
  kn: 'length per time';
  inch: 'length';
  inches: 'length';
  ft: 'length';
  foot: 'length';
  feet: 'length';
  mi: 'length';
  mile: 'length';
  angstrom: 'length';
  Å: 'length';
  dyn: 'length mass per time^2';
  dyne: 'length mass per time^2';
  erg: 'length^2 mass per time^2';
  barye: 'mass per length time^2';
  poise: 'mass per length time';
  stokes: 'length^2 per time';
  gauss: 'mass per time^2 electric-current';
  lb: 'mass';
  pound: 'mass';
  cal: 'length^2 mass per time^2';
  calorie: 'length^2 mass per time^2';
  Wh: 'length^2 mass per time^2';
  rev: 'dimensionless';
  revolution: 'dimensionless';
  turn: 'dimensionless';
  degF: 'temperature';
  '°F': 'temperature';
  Sv: 'length^3 per time';
  sverdrup: 'length^3 per time';
  Sverdrup: 'length^3 per time';
  salt: 'dimensionless';
  psu: 'dimensionless';
  mfu: 'dimensionless';
  shu: 'dimensionless';
  ahu: 'mass per length^3';
  rhu: 'dimensionless';
  ccu: 'dimensionless';
  vsmc: 'dimensionless';
  pc: 'length';
  parsec: 'length';
  ly: 'length';
  lightyear: 'length';
  Jy: 'mass per time^2';
  jansky: 'mass per time^2';
  AUd: 'length per time';
  MSun: 'mass';
  RSun: 'length';
  LSun: 'length^2 mass per time^3';
  MEarth: 'mass';
  REarth: 'length';
  Rearth: 'length';
  MJupiter: 'mass';
  RJupiter: 'length';
  amu: 'mass';
  Da: 'mass';
  dalton: 'mass';
  E_h: 'length^2 mass per time^2';
  hartree: 'length^2 mass per time^2';
  Ry: 'length^2 mass per time^2';
}

/** Those of them that take prefixes: as symbols, and spelt out. */
export interface PrefixedNames {
  short: {
    m: 'length';
    s: 'time';
    sec: 'time';
    A: 'electric-current';
    K: 'temperature';
    mol: 'amount-of-substance';
    cd: 'luminous-intensity';
    g: 'mass';
    rad: 'dimensionless';
    sr: 'dimensionless';
    Hz: '1 per time';
    N: 'length mass per time^2';
    Pa: 'mass per length time^2';
    J: 'length^2 mass per time^2';
    W: 'length^2 mass per time^3';
    C: 'time electric-current';
    V: 'length^2 mass per time^3 electric-current';
    F: 'time^4 electric-current^2 per length^2 mass';
    ohm: 'length^2 mass per time^3 electric-current^2';
    Ω: 'length^2 mass per time^3 electric-current^2';
    Ω: 'length^2 mass per time^3 electric-current^2';
    Ohm: 'length^2 mass per time^3 electric-current^2';
    S: 'time^3 electric-current^2 per length^2 mass';
    Wb: 'length^2 mass per time^2 electric-current';
    T: 'mass per time^2 electric-current';
    H: 'length^2 mass per time^2 electric-current^2';
    lm: 'luminous-intensity';
    lx: 'luminous-intensity per length^2';
    lux: 'luminous-intensity per length^2';
    Bq: '1 per time';
    Gy: 'length^2 per time^2';
    kat: 'amount-of-substance per time';
    L: 'length^3';
    l: 'length^3';
    eV: 'length^2 mass per time^2';
    bar: 'mass per length time^2';
    cal: 'length^2 mass per time^2';
    Wh: 'length^2 mass per time^2';
    pc: 'length';
    Jy: 'mass per time^2';
  };
  long: {
    metre: 'length';
    meter: 'length';
    second: 'time';
    sec: 'time';
    ampere: 'electric-current';
    kelvin: 'temperature';
    mol: 'amount-of-substance';
    mole: 'amount-of-substance';
    candela: 'luminous-intensity';
    gram: 'mass';
    gramme: 'mass';
    rad: 'dimensionless';
    radian: 'dimensionless';
    steradian: 'dimensionless';
    hertz: '1 per time';
    newton: 'length mass per time^2';
    pascal: 'mass per length time^2';
    joule: 'length^2 mass per time^2';
    watt: 'length^2 mass per time^3';
    coulomb: 'time electric-current';
    volt: 'length^2 mass per time^3 electric-current';
    farad: 'time^4 electric-current^2 per length^2 mass';
    ohm: 'length^2 mass per time^3 electric-current^2';
    Ohm: 'length^2 mass per time^3 electric-current^2';
    siemens: 'time^3 electric-current^2 per length^2 mass';
    weber: 'length^2 mass per time^2 electric-current';
    tesla: 'mass per time^2 electric-current';
    henry: 'length^2 mass per time^2 electric-current^2';
    lumen: 'luminous-intensity';
    lux: 'luminous-intensity per length^2';
    becquerel: '1 per time';
    gray: 'length^2 per time^2';
    kat: 'amount-of-substance per time';
    katal: 'amount-of-substance per time';
    litre: 'length^3';
    liter: 'length^3';
    electronvolt: 'length^2 mass per time^2';
    bar: 'mass per length time^2';
    cal: 'length^2 mass per time^2';
    calorie: 'length^2 mass per time^2';
    parsec: 'length';
    jansky: 'mass per time^2';
  };
}

/** The prefixes of one letter; `da` is the only one of two. */
export type ShortPrefix =
  | 'Q'
  | 'R'
  | 'Y'
  | 'Z'
  | 'E'
  | 'P'
  | 'T'
  | 'G'
  | 'M'
  | 'k'
  | 'h'
  | 'd'
  | 'c'
  | 'm'
  | 'u'
  | 'µ'
  | 'μ'
  | 'n'
  | 'p'
  | 'f'
  | 'a'
  | 'z'
  | 'y'
  | 'r'
  | 'q';
export type LongPrefix =
  | 'quetta'
  | 'ronna'
  | 'yotta'
  | 'zetta'
  | 'exa'
  | 'peta'
  | 'tera'
  | 'giga'
  | 'mega'
  | 'kilo'
  | 'hecto'
  | 'deca'
  | 'deci'
  | 'centi'
  | 'milli'
  | 'micro'
  | 'nano'
  | 'pico'
  | 'femto'
  | 'atto'
  | 'zepto'
  | 'yocto'
  | 'ronto'
  | 'quecto';
