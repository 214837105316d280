// SPDX-License-Identifier: Apache-2.0
/**
 * What Cumulus and DALES have in common, for scripts that can drive either.
 *
 * @module
 */
import type { Code } from '../../code/code-class.js';
import type { largeEddyInterface } from './interface.js';
import type { LargeEddyMembers, LargeEddyMethods } from './large-eddy.generated.js';

/**
 * A large-eddy model: Cumulus or DALES. All means the same in both but for one thing: U and V are relative
 * to what `getGridVelocity` tells the velocity of, the ground or the moving grid.
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
  /** The parameters that both have. */
  readonly parameters: LargeEddyMembers['parameters'];
}
