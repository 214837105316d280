// SPDX-License-Identifier: Apache-2.0
/**
 * The route through the script: a write of the values of a read. It can carry out every copy.
 *
 * @module
 */
import type { Request } from '../../request/request.js';
import type { Values } from '../grid-values.js';
import type { Route } from './route.js';

/**
 * The value of a request that has ended, so that its error is thrown by the call and before anything is sent; the
 * request itself if it has not ended.
 */
export function known(request: Request<Values>): Values | Request<Values> {
  return request.isSettled ? request.result() : request;
}

export const throughScript: Route = {
  fits: () => true,

  prepare({ source, from, target, to, change }) {
    const read = source.read(from);
    const values = known(change ? change(read) : read);
    return () => {
      const write = target.write(to, values);
      source.retain(from, write);
      return write;
    };
  },
};
