// SPDX-License-Identifier: Apache-2.0
/**
 * A SLURM cluster of three nodes with two cores each, all of them on this host: real daemons, in a
 * directory of their own, that end with the process that has started them.
 *
 * @module
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

const daemons = ['munged', 'slurmctld', 'slurmd'] as const;
const nodes = ['n1', 'n2', 'n3'] as const;
export const coresPerNode = 2;

/** Why there can be no cluster here; undefined if there can. */
export function noSlurm(): string | undefined {
  if (process.getuid?.() !== 0) return "SLURM's daemons need root";
  for (const program of [...daemons, 'sbatch'])
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
      return `there is no ${program} (Debian packages slurm-wlm, munge; npm run test:slurm installs them)`;
  return undefined;
}

/** A job that has ended. */
export interface EndedJob {
  readonly id: string;
  /** As SLURM has it: COMPLETED, FAILED, TIMEOUT, … */
  readonly state: string;
  readonly exitCode: number;
  /** The number of the signal that has ended it; 0 if none has. */
  readonly signal: number;
}

/** Starts daemons, and gives commands. */
export class SlurmCluster {
  readonly #directory: string;
  readonly #processes: ChildProcess[] = [];
  /** What programs need in their environment to talk to this cluster, and no other. */
  readonly environment: NodeJS.ProcessEnv;

  private constructor() {
    this.#directory = mkdtempSync(path.join(tmpdir(), 'slurm-'));
    const outside = Object.entries(process.env).filter(([name]) => !/^(SLURM|SBATCH)/.test(name));
    this.environment = {
      ...Object.fromEntries(outside),
      SLURM_CONF: this.#path('slurm.conf'),
      POLYMUSE: fileURLToPath(new URL('../../..', import.meta.url)),
      POLYMUSE_SHOW_PLACEMENT: '1',
      // All nodes are on this host, which may be on no network.
      POLYMUSE_INTERFACE: 'lo',
    };
    // tap has every child process of node's load hooks, which handle signals.
    delete this.environment['NODE_OPTIONS'];
  }

  /** A cluster that is ready for jobs. */
  static async start(): Promise<SlurmCluster> {
    const cluster = new SlurmCluster();
    process.once('exit', cluster.#end);
    try {
      await cluster.#startDaemons();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  async #startDaemons(): Promise<void> {
    for (const name of ['munge', 'state', ...nodes.flatMap((n) => [`spool/${n}`, `tmp/${n}`])])
      mkdirSync(this.#path(name), { recursive: true, mode: 0o700 });
    writeFileSync(this.#path('munge/key'), randomBytes(1024), { mode: 0o600 });
    writeFileSync(this.#path('slurm.conf'), this.#configuration());
    const munge = Object.entries({
      'key-file': 'munge/key',
      socket: 'munge.socket',
      'pid-file': 'munge/pid',
      'log-file': 'munge/log',
      'seed-file': 'munge/seed',
    }).map(([option, file]) => `--${option}=${this.#path(file)}`);
    this.#launch('munged', ['--foreground', '--force', ...munge]);
    await until(() => this.#isThere('munge.socket'), 'munged');
    const configuration = ['-D', '-f', this.#path('slurm.conf')];
    this.#launch('slurmctld', [...configuration, '-c']);
    for (const node of nodes) this.#launch('slurmd', [...configuration, '-N', node]);
    await until(() => {
      this.#requireDaemons();
      const states = this.run('sinfo', '-h', '-N', '-o', '%T').stdout.split('\n');
      return states.filter((state) => state === 'idle').length === nodes.length;
    }, 'the nodes of SLURM');
  }

  #requireDaemons(): void {
    const ended = this.#processes.find((each) => each.exitCode !== null);
    if (ended === undefined) return;
    const errors = this.logs().match(/(?<=error: ).*/g) ?? [];
    throw new Error(
      `${ended.spawnfile} does not run here: ${[...new Set(errors)].slice(-3).join('; ')}`,
    );
  }

  #configuration(): string {
    const host = hostname().split('.', 1)[0]!;
    // Beside what others may use, and other clusters of this kind.
    const port = 20_000 + (process.pid % 1000) * 10;
    const at = (name: string) => this.#path(name);
    return [
      'ClusterName=test',
      `SlurmctldHost=${host}(127.0.0.1)`,
      `SlurmctldPort=${port}`,
      'SlurmUser=root',
      'SlurmdUser=root',
      'AuthType=auth/munge',
      'CredType=cred/munge',
      `AuthInfo=socket=${at('munge.socket')}`,
      `TmpFS=${at('tmp/%n')}`,
      `StateSaveLocation=${at('state')}`,
      `SlurmdSpoolDir=${at('spool/%n')}`,
      `SlurmctldPidFile=${at('slurmctld.pid')}`,
      `SlurmdPidFile=${at('slurmd.%n.pid')}`,
      `SlurmctldLogFile=${at('slurmctld.log')}`,
      `SlurmdLogFile=${at('slurmd.%n.log')}`,
      'ProctrackType=proctrack/linuxproc',
      'TaskPlugin=task/none',
      'JobAcctGatherType=jobacct_gather/none',
      'SelectType=select/cons_tres',
      'SelectTypeParameters=CR_CPU',
      'SwitchType=switch/none',
      'MpiDefault=pmix',
      'ReturnToService=2',
      'SlurmdParameters=config_overrides',
      // Sooner than on a real cluster, so that tests need not wait.
      'KillWait=10',
      'SchedulerParameters=sched_min_interval=100000,batch_sched_delay=0',
      'MinJobAge=3600',
      'SlurmctldTimeout=60',
      'SlurmdTimeout=20',
      ...nodes.map(
        (node, i) =>
          `NodeName=${node} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${port + 1 + i} CPUs=${coresPerNode}`,
      ),
      `PartitionName=main Nodes=${nodes.join(',')} Default=YES State=UP`,
      '',
    ].join('\n');
  }

  #path(name: string): string {
    return path.join(this.#directory, name);
  }

  #isThere(name: string): boolean {
    return spawnSync('test', ['-e', this.#path(name)]).status === 0;
  }

  #launch(command: string, given: readonly string[]): ChildProcess {
    const child = spawn(command, given, {
      env: { ...this.environment },
      stdio: 'ignore',
    });
    this.#processes.push(child);
    return child;
  }

  /** Runs a command of SLURM's. */
  run(command: string, ...given: string[]): { status: number; stdout: string; stderr: string } {
    const { status, stdout, stderr } = spawnSync(command, given, {
      env: this.environment,
      encoding: 'utf8',
    });
    return { status: status ?? -1, stdout, stderr };
  }

  /** Submits a job; gives its number. */
  submit(directory: string, ...given: string[]): string {
    const { status, stdout, stderr } = this.run(
      'sbatch',
      '--parsable',
      `--chdir=${directory}`,
      ...given,
    );
    if (status !== 0) throw new Error(`sbatch: ${stderr}`);
    return stdout.trim().split(';', 1)[0]!;
  }

  /** What SLURM says of a job. */
  show(id: string): Readonly<Record<string, string>> {
    const { stdout } = this.run('scontrol', 'show', 'job', '-o', id);
    return Object.fromEntries(
      [...stdout.matchAll(/(\S+?)=(\S*)/g)].map(([, name, value]) => [name!, value!]),
    );
  }

  /** Waits for the end of a job. */
  async ended(id: string, seconds = 120): Promise<EndedJob> {
    const over = /^(COMPLETED|FAILED|TIMEOUT|CANCELLED|NODE_FAIL|OUT_OF_MEMORY)/;
    let job = this.show(id);
    await until(
      () => {
        job = this.show(id);
        return over.test(job['JobState'] ?? '');
      },
      `the end of job ${id} (${job['JobState'] ?? '?'})`,
      seconds,
    );
    const [exitCode, signal] = (job['ExitCode'] ?? '').split(':').map(Number);
    return { id, state: job['JobState']!, exitCode: exitCode!, signal: signal! };
  }

  /** The end of what the daemons have to say, for messages. */
  logs(): string {
    return ['slurmctld.log', ...nodes.map((node) => `slurmd.${node}.log`)]
      .map((name) => {
        try {
          return `${name}:\n${readFileSync(this.#path(name), 'utf8').split('\n').slice(-15).join('\n')}`;
        } catch {
          return `${name}: none`;
        }
      })
      .join('\n');
  }

  /** Ends the daemon of a node at once, as when the node goes away. */
  killNode(node: (typeof nodes)[number]): void {
    this.#processes[2 + nodes.indexOf(node)]!.kill('SIGKILL');
  }

  /** Ends all jobs, and then the daemons. */
  async stop(): Promise<void> {
    if (this.run('scancel', '-u', 'root').status === 0)
      await until(() => this.run('squeue', '-h').stdout === '', 'the end of all jobs').catch(
        () => undefined,
      );
    const left = () =>
      this.#processes.filter((each) => each.exitCode === null && each.signalCode === null);
    for (const child of left().reverse()) child.kill('SIGTERM');
    await until(() => left().length === 0, 'the end of the daemons').catch(() => undefined);
    this.#end();
  }

  /** The last resort, when this process ends. */
  readonly #end = (): void => {
    process.off('exit', this.#end);
    for (const child of this.#processes)
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    rmSync(this.#directory, { recursive: true, force: true });
  };
}
