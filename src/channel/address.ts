/**
 * Where workers connect to: on this host a socket in a directory that only this user may enter; on
 * others a port, which is open only while the instance is starting.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir, hostname } from 'node:os';
import { native } from '../native.js';

let path: string | undefined;

/** The address for workers on this host. */
export function listenLocally(): string {
  if (path === undefined) {
    const directory = mkdtempSync(`${tmpdir()}/polymuse-`);
    process.once('exit', () => {
      rmSync(directory, { recursive: true, force: true });
    });
    native.listenAt(`${directory}/workers`);
    path = `${directory}/workers`;
  }
  return `unix:${path}`;
}

const towards = new Map<string, string>();

/**
 * The addresses of this host at which workers on others can reach it: those of the networks that lead
 * there, or of the interface that `POLYMUSE_INTERFACE` names.
 */
export function addressesFor(hosts: readonly string[]): string[] {
  if (hosts.length === 0) return [];
  const named = process.env['POLYMUSE_INTERFACE'];
  if (named !== undefined && named !== '') return [ofInterface(named)];
  const found = hosts.map((host) => {
    let address = towards.get(host);
    // Where names are known to the scheduler alone, its nodes know this host by its own name.
    address ??= native.localAddress(host) || native.localAddress(hostname());
    towards.set(host, address);
    return address;
  });
  return [...new Set(found)].filter((address) => address !== '');
}

/** An interface, or an address itself. */
function ofInterface(named: string): string {
  const addresses = networkInterfaces()[named];
  const [first] = addresses?.filter(({ family }) => family === 'IPv4') ?? [];
  return first?.address ?? addresses?.[0]?.address ?? named;
}
