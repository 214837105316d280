// SPDX-License-Identifier: Apache-2.0
/**
 * Another host: a network namespace with a name of its own, at the other end of a virtual cable. What
 * launchers start there gets there by a stand-in for ssh. It shares files and process ids with this host.
 *
 * @module
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

function run(command: string): { ok: boolean; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  return { ok: status === 0, stdout, stderr };
}

/** Why there can be no other host here; undefined if there can. */
export function noOtherHosts(): string | undefined {
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  if (!run('ip -V').ok) return 'there is no "ip" (Debian package iproute2)';
  const name = `pmtry${process.pid}`;
  const { ok, stderr } = run(
    `ip netns add ${name} && ip link add ${name} type veth peer name ${name}p && ip link del ${name} && ` +
      `ip -n ${name} link set lo up`,
  );
  run(`ip netns del ${name}`);
  return ok ? undefined : `no network namespaces and virtual cables here: ${stderr.trim()}`;
}

let count = 0;

/** A host that lasts until it is removed. */
export class OtherHost {
  readonly name: string;
  /** Its address, and this host's, at the two ends of the cable. */
  readonly address: string;
  readonly localAddress: string;
  readonly #cable: string;
  readonly #directory = mkdtempSync(path.join(tmpdir(), 'other-host-'));

  constructor() {
    count++;
    // Several test files may have hosts at a time.
    const subnet = `10.${200 + (process.pid % 50)}.${count + 4 * (process.pid % 60)}`;
    this.name = `other${process.pid}-${count}`;
    this.#cable = `pm${process.pid}-${count}`;
    this.localAddress = `${subnet}.1`;
    this.address = `${subnet}.2`;
    const [name, cable] = [this.name, this.#cable];
    this.#do(`ip netns add ${name}`);
    this.#do(`ip link add ${cable} type veth peer name ${cable}p netns ${name}`);
    this.#do(`ip addr add ${this.localAddress}/30 dev ${cable} && ip link set ${cable} up`);
    this.#do(
      `ip -n ${name} addr add ${this.address}/30 dev ${cable}p && ip -n ${name} link set ${cable}p up && ip -n ${name} link set lo up`,
    );
    process.once('exit', this.remove);
    writeFileSync(this.shell, this.#shellScript());
    chmodSync(this.shell, 0o755);
  }

  /** What to use as ssh. */
  get shell(): string {
    return path.join(this.#directory, 'shell');
  }

  get #gate(): string {
    return path.join(this.#directory, 'gate');
  }

  /** Has what is to be started there wait until the gate is opened again. */
  closeGate(): void {
    writeFileSync(this.#gate, '');
  }

  openGate(): void {
    rmSync(this.#gate, { force: true });
  }

  #shellScript(): string {
    return [
      '#!/bin/sh',
      '# Options come before the name of the host, as with ssh.',
      'while [ "${1#-}" != "$1" ]; do shift; done',
      'shift',
      `while [ -e ${this.#gate} ]; do sleep 0.02; done`,
      `exec ip netns exec ${this.name} unshare --uts sh -c "hostname ${this.name}; $*"`,
      '',
    ].join('\n');
  }

  /**
   * Has everything that is sent to it, and by it, come later: by so much or, where this kernel cannot do that, by
   * what a line of 20 Mbit/s takes for it.
   */
  slowDown(milliseconds: number): void {
    const [here, there] = [this.#cable, `${this.#cable}p`];
    const slow = (discipline: string) =>
      run(`tc qdisc add dev ${here} root ${discipline}`).ok &&
      run(`ip netns exec ${this.name} tc qdisc add dev ${there} root ${discipline}`).ok;
    if (slow(`netem delay ${milliseconds}ms`)) return;
    process.stderr.write('This kernel has no netem: a slow line takes the place of a long one.\n');
    if (!slow('tbf rate 20mbit burst 3000 latency 1s')) throw new Error('no tbf, either');
  }

  /** Pulls the cable out, at the other end. */
  cut(): void {
    this.#do(`ip -n ${this.name} link set ${this.#cable}p down`);
  }

  /** Runs a command there. */
  run(command: string): { ok: boolean; stdout: string; stderr: string } {
    return run(`ip netns exec ${this.name} ${command}`);
  }

  /** The ports at which a process of this host listens. */
  openPorts(pid: number): { address: string; port: number }[] {
    const lines = run('ss -Htlnp')
      .stdout.split('\n')
      .filter((line) => line.includes(`pid=${pid},`));
    return lines.map((line) => {
      const [, , , local = ''] = line.split(/ +/);
      const [address, port] = [local.replace(/:\d+$/, ''), Number(local.replace(/.*:/, ''))];
      return { address, port };
    });
  }

  /** Ends what runs there, and removes it. */
  readonly remove = (): void => {
    process.off('exit', this.remove);
    run(`ip netns pids ${this.name} | xargs -r kill -9`);
    run(`ip link del ${this.#cable}`);
    run(`ip netns del ${this.name}`);
    rmSync(this.#directory, { recursive: true, force: true });
  };

  #do(command: string): void {
    const { ok, stderr } = run(command);
    if (!ok) throw new Error(`${command}: ${stderr}`);
  }
}
