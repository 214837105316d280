/**
 * Which host this is.
 *
 * @module
 */
import { hostname, networkInterfaces } from 'node:os';

/** A name without its domain; an address as it is. */
export function shortName(host: string): string {
  return /^[\d.]+$|:/.test(host) ? host : host.split('.', 1)[0]!;
}

/** What the scheduler calls this host; where there is none, its own name. */
export function localHost(): string {
  return process.env['SLURMD_NODENAME'] ?? hostname();
}

/** Whether a name, or an address, is that of this host. */
export function isLocalHost(host: string): boolean {
  const short = shortName(host);
  if (short === shortName(localHost()) || short === 'localhost') return true;
  // A node of SLURM that is not the one of this process is another one, even where several are on one host.
  if (process.env['SLURMD_NODENAME'] === undefined && short === shortName(hostname())) return true;
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ address }) => address === host),
  );
}
