// SPDX-License-Identifier: Apache-2.0
/**
 * Physical constants.
 *
 * The values are those of CODATA 2022: Mohr, Newell, Taylor and Tiesinga, "CODATA recommended values of the
 * fundamental physical constants: 2022", Rev. Mod. Phys. 97, 025002 (2025),
 * https://physics.nist.gov/cuu/Constants. "Exact" means exact by the definition of the SI; the uncertainties are
 * standard uncertainties, in the unit of the value.
 *
 * @module
 */
import { quantity } from './create-quantity.js';

/**
 * Physical constants, as quantities, with the values of CODATA 2022.
 *
 * @example
 * quantity(1, 'MSun').times(constants.G).per(quantity(1, 'au').pow(2)).as('m/s^2'); // 0.00593 m/s^2
 */
export const constants = {
  /** Speed of light in vacuum; exact. */
  c: quantity(299792458, 'm/s'),
  /** Newtonian constant of gravitation; uncertainty 0.00015e-11. */
  G: quantity(6.6743e-11, 'm^3/(kg s^2)'),
  /** Planck constant; exact. */
  h: quantity(6.62607015e-34, 'J s'),
  /** Reduced Planck constant; exact, rounded to a double. */
  hbar: quantity(6.62607015e-34 / (2 * Math.PI), 'J s'),
  /** Elementary charge; exact. */
  e: quantity(1.602176634e-19, 'C'),
  /** Boltzmann constant; exact. */
  kB: quantity(1.380649e-23, 'J/K'),
  /** Avogadro constant; exact. */
  NA: quantity(6.02214076e23, '1/mol'),
  /** Molar gas constant; exact. */
  R: quantity(8.31446261815324, 'J/(mol K)'),
  /** Stefan-Boltzmann constant; exact, rounded to a double. */
  sigma: quantity(5.670374419184429e-8, 'W/(m^2 K^4)'),
  /** Faraday constant; exact. */
  F: quantity(96485.33212331001, 'C/mol'),
  /** Vacuum magnetic permeability; uncertainty 0.00000000020e-6. */
  mu0: quantity(1.25663706127e-6, 'N/A^2'),
  /** Vacuum electric permittivity; uncertainty 0.0000000014e-12. */
  epsilon0: quantity(8.8541878188e-12, 'F/m'),
  /** Electron mass; uncertainty 0.0000000028e-31. */
  electronMass: quantity(9.1093837139e-31, 'kg'),
  /** Proton mass; uncertainty 0.00000000052e-27. */
  protonMass: quantity(1.67262192595e-27, 'kg'),
  /** Neutron mass; uncertainty 0.00000000085e-27. */
  neutronMass: quantity(1.67492750056e-27, 'kg'),
  /** Atomic mass constant, a twelfth of the mass of carbon 12; uncertainty 0.00000000052e-27. */
  atomicMass: quantity(1.66053906892e-27, 'kg'),
  /** Bohr radius; uncertainty 0.00000000082e-11. */
  bohrRadius: quantity(5.29177210544e-11, 'm'),
  /** Rydberg constant; uncertainty 0.000012. */
  rydberg: quantity(10973731.568157, '1/m'),
  /** Fine-structure constant; uncertainty 0.0000000011e-3. */
  alpha: 7.2973525643e-3,
  /** Standard acceleration of gravity; exact by convention. */
  standardGravity: quantity(9.80665, 'm/s^2'),
  /** Standard atmosphere; exact by convention. */
  standardAtmosphere: quantity(101325, 'Pa'),
} as const;
