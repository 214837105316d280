// SPDX-License-Identifier: Apache-2.0
/**
 * The common type of Cumulus and DALES, for scripts that can use either.
 *
 * @module
 */
import type { Code } from '../../code/code-class.js';
import type { largeEddyInterface } from './interface.js';
import type { LargeEddyMembers, LargeEddyMethods } from './large-eddy.generated.js';

/**
 * A large-eddy model: Cumulus or DALES. Everything has the same meaning in both, with one exception: U and V
 * are relative to the frame whose velocity is `getGridVelocity`, the ground or the moving grid.
 *
 * @example
 * function run(model: LargeEddyModel): QuantityArray {
 *   model.parameters.itot = 32;
 *   model.evolveModel(quantity(120, 's'), { exactEnd: true });
 *   return model.profiles.THL;
 * }
 * run(new Cumulus({ case: 'bomex' }));
 * run(new Dales({ case: 'bomex' }));
 */
export interface LargeEddyModel extends Code<
  typeof largeEddyInterface,
  LargeEddyMembers,
  LargeEddyMethods
> {
  /** The common parameters. */
  readonly parameters: LargeEddyMembers['parameters'];
}
