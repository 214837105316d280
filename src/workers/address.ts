// SPDX-License-Identifier: Apache-2.0
/**
 * The addresses to which workers connect: for workers on this host, a socket in a directory that only this
 * user can enter; for others, a port, which is open only while the instance is starting.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir, hostname } from 'node:os';
import { LaunchError } from '../errors.js';
import { loadNative } from './native.js';

let path: string | undefined;

/**
 * The address for workers on this host.
 *
 * @throws {LaunchError} if the socket's directory cannot be created
 */
export function listenLocally(instance: string): string {
  try {
    path ??= listen();
  } catch (error) {
    throw failure(instance, (error as Error).message);
  }
  return `unix:${path}`;
}

function failure(instance: string, reason: string): LaunchError {
  return new LaunchError(`The worker of ${instance} could not be started: ${reason}`, instance);
}

function listen(): string {
  const stem = `polymuse-${processSpace()}-`;
  removeAbandoned(stem);
  // A short name, since the path of a socket can have at most 107 bytes.
  const directory = mkdtempSync(`${tmpdir()}/${stem}${process.pid}-`);
  const remove = () => {
    rmSync(directory, { recursive: true, force: true });
  };
  const socket = `${directory}/w`;
  try {
    loadNative().listenAt(socket);
  } catch (error) {
    remove();
    throw error;
  }
  process.once('exit', remove);
  return socket;
}

/**
 * Identifies the scope in which process ids are unique: this boot of this host, or this container. Other
 * hosts and containers may share the directory for temporary files.
 */
function processSpace(): string {
  return createHash('sha256')
    .update(readFileSync('/proc/sys/kernel/random/boot_id'))
    .update(readlinkSync('/proc/self/ns/pid'))
    .digest('hex')
    .slice(0, 6);
}

/** Removes the directories of this user's scripts that were killed before they could remove them. */
function removeAbandoned(stem: string): void {
  const withProcess = new RegExp(`^${stem}(\\d+)-`);
  try {
    for (const name of readdirSync(tmpdir())) {
      const [, pid] = withProcess.exec(name) ?? [];
      if (pid === undefined || isRunning(Number(pid))) continue;
      const directory = `${tmpdir()}/${name}`;
      if (lstatSync(directory).uid === process.getuid?.()) rmSync(directory, { recursive: true });
    }
  } catch {
    // Another script is using it, or the folder cannot be listed: then it remains, which is harmless.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

const towards = new Map<string, string>();

/**
 * The addresses of this host at which workers on other hosts can reach it: those of the networks that lead to
 * them, or of the interface in `POLYMUSE_INTERFACE`.
 *
 * @throws {LaunchError} if there is none
 */
export function addressesFor(hosts: readonly string[], instance: string): string[] {
  if (hosts.length === 0) return [];
  const named = process.env['POLYMUSE_INTERFACE'];
  if (named !== undefined && named !== '') return [ofInterface(named)];
  const found = hosts.map((host) => {
    const address = towards.get(host) ?? addressTowards(host);
    if (address === undefined)
      throw failure(
        instance,
        `this host has no address at which ${host} can reach it; set POLYMUSE_INTERFACE to an address or an interface`,
      );
    towards.set(host, address);
    return address;
  });
  return [...new Set(found)];
}

function addressTowards(host: string): string | undefined {
  // A host that is reached through the loopback device is this one.
  const address = loadNative().localAddress(host);
  if (address !== '') return address;
  // If only the scheduler knows the names of hosts, its nodes know this host by its own name. But that name
  // often has an address that is local to this host.
  const own = loadNative().localAddress(hostname());
  if (own !== '' && !isLoopback(own)) return own;
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

/** The address of an interface; an address is returned as it is. */
function ofInterface(named: string): string {
  const addresses = networkInterfaces()[named];
  const [first] = addresses?.filter(({ family }) => family === 'IPv4') ?? [];
  return first?.address ?? addresses?.[0]?.address ?? named;
}
