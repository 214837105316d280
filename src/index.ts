// SPDX-License-Identifier: Apache-2.0
/**
 * polymuse couples simulation codes from one script: each code runs in its own MPI processes, and the
 * script calls methods of objects, each of which is a running model.
 *
 * @example
 * import { AsyncRequestsPool, Cumulus, quantity } from 'polymuse';
 *
 * const d1 = new Cumulus({ workdir: 'les1', channelType: 'sockets', case: 'bomex' });
 * const d2 = new Cumulus({ workdir: 'les2', numberOfWorkers: 2, case: 'bomex' });
 * const pool = new AsyncRequestsPool();
 * pool.addRequest(d1.evolveModel.asynchronous(quantity(120, 's'), { exactEnd: true }));
 * pool.addRequest(d2.evolveModel.asynchronous(quantity(120, 's'), { exactEnd: true }));
 * pool.waitall();
 * const wind = d1.fields.at(5, 5, '1:10').U;
 *
 * @module
 */
export type { ChannelType } from './workers/transports/table.js';
export { codeClass, type Code, type CodeClass } from './code/code-class.js';
export { CodeInstance } from './code/instance.js';
export type { CallOptions } from './calls/dependencies.js';
export type { CallEvent, InstanceEvent } from './calls/events.js';
export type { CallArguments, OrRequest } from './code/methods.js';
export type { CodeOptions, Redirection } from './code/options.js';
export { defineInterface } from './code/define-interface.js';
export type { InterfaceSpecification } from './interface/specification.js';
export { Cumulus, type CumulusOptions } from './codes/cumulus/cumulus.js';
export { Dales, type DalesOptions } from './codes/dales/dales.js';
export type { LargeEddyModel } from './codes/large-eddy/large-eddy-model.js';
export * from './errors.js';
export * from './grid/index.js';
export {
  AsyncRequestsPool,
  type FinishedRequest,
  type FinishedRequests,
  type PoolHandler,
} from './request/pool.js';
export type { Sum, TermsFor } from './request/arithmetic.js';
export type { Method } from './request/method.js';
export { Request, type RequestState, type ResultHandler } from './request/request.js';
export type { RequestFor, RequestForSeveral } from './request/several.js';
export type { WaitOptions } from './request/waiting.js';
export type { AllocatedNode, Allocation } from './workers/platforms/platform.js';
export { allocation } from './workers/placement/cores-of-this-job.js';
export type { Binding, Placement, RankPlacement } from './workers/placement/placement.js';
export { onTermination, terminationSignal } from './workers/termination.js';
export * from './units/index.js';
