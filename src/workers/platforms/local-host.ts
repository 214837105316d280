// SPDX-License-Identifier: Apache-2.0
/**
 * The name of this host.
 *
 * @module
 */
import { hostname, networkInterfaces } from 'node:os';
import { workerEnvironment } from '../../wire/layout.generated.js';
import { hostNameIn, thisPlatform } from './table.js';

/** A name without its domain; an address is not changed. */
export function shortName(host: string): string {
  return /^[\d.]+$|:/.test(host) ? host : host.split('.', 1)[0]!;
}

/** The name of this host on the platform; if the platform does not define one, the host's own name. */
export function localHost(): string {
  return hostNameIn(process.env) ?? hostname();
}

/** Whether a name or an address is that of this host. */
export function isLocalHost(host: string): boolean {
  const short = shortName(host);
  if (short === shortName(localHost()) || short === 'localhost') return true;
  // Different nodes of a scheduler count as different hosts, even if several of them are on one host.
  if (hostNameIn(process.env) === undefined && short === shortName(hostname())) return true;
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => address === host),
  );
}

/** Environment variables with which ranks use the same host names as this script. */
export function hostNaming(): Readonly<Record<string, string>> {
  const { hostVariable } = thisPlatform();
  return hostVariable === undefined ? {} : { [workerEnvironment.hostVariable]: hostVariable };
}
