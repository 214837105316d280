// SPDX-License-Identifier: Apache-2.0
/**
 * All routes, in the order in which they are tried; the first one that fits is used.
 *
 * @module
 */
import type { Copy, Route } from './route.js';
import { throughScript } from './through-script.js';

const routes: readonly Route[] = [throughScript];

/** The route for a copy. */
export function routeFor(copy: Copy): Route {
  return routes.find((route) => route.fits(copy))!;
}
