// SPDX-License-Identifier: Apache-2.0
/**
 * Which host this is.
 *
 * @module
 */
import { hostname, networkInterfaces } from 'node:os';
import { workerEnvironment } from '../../wire/layout.generated.js';
import { hostNameIn, thisPlatform } from './table.js';

/** A name without its domain; an address as it is. */
export function shortName(host: string): string {
  return /^[\d.]+$|:/.test(host) ? host : host.split('.', 1)[0]!;
}

/** What the platform calls this host; where it has no name for it, the host's own. */
export function localHost(): string {
  return hostNameIn(process.env) ?? hostname();
}

/** Whether a name, or an address, is that of this host. */
export function isLocalHost(host: string): boolean {
  const short = shortName(host);
  if (short === shortName(localHost()) || short === 'localhost') return true;
  // A node of a scheduler that is not the one of this process is another one, even where several are on one host.
  if (hostNameIn(process.env) === undefined && short === shortName(hostname())) return true;
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => address === host),
  );
}

/** What ranks are told, so that they call their hosts what this script does. */
export function hostNaming(): Readonly<Record<string, string>> {
  const { hostVariable } = thisPlatform();
  return hostVariable === undefined ? {} : { [workerEnvironment.hostVariable]: hostVariable };
}
