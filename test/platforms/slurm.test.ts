// SPDX-License-Identifier: Apache-2.0
/** What SLURM's variables say of a job and its steps. */
import t from 'tap';
import { slurm } from '../../src/workers/platforms/slurm/slurm.js';
import { hostNameIn, platformIn } from '../../src/workers/platforms/table.js';

const job = { SLURM_JOB_ID: '7', SLURM_JOB_NODELIST: 'n[1-2]', SLURM_JOB_NUM_NODES: '2' };
const step = { ...job, SLURM_STEP_ID: '0', SLURM_STEP_NODELIST: 'n1', SLURM_NODELIST: 'n1' };

t.test('whether this is in a job', (t) => {
  t.equal(platformIn(job), slurm);
  t.equal(platformIn({ SLURMD_NODENAME: 'n1' }), slurm);
  t.not(
    platformIn({ SLURM_CONF: '/etc/slurm.conf', SLURM_MPI_TYPE: 'pmix' }),
    slurm,
    'what users set',
  );
  t.end();
});

t.test('what hosts are called', (t) => {
  t.equal(hostNameIn({ ...job, SLURMD_NODENAME: 'n1' }), 'n1');
  t.equal(hostNameIn(job), undefined, 'a login node, in a shell of salloc');
  t.equal(hostNameIn({}), undefined);
  t.end();
});

t.test('what launchers are given', (t) => {
  t.same(slurm.environment?.(job), { SLURM_OVERLAP: '1' }, 'in a batch script');
  t.same(
    slurm.environment?.({ ...step, SLURM_MPI_TYPE: 'pmix', SLURM_JOB_CPUS_PER_NODE: '2(x2)' }),
    {
      SLURM_STEP_ID: undefined,
      SLURM_STEP_NODELIST: undefined,
      SLURM_MPI_TYPE: undefined,
      SLURM_NODELIST: 'n[1-2]',
      SLURM_NNODES: '2',
      SLURM_TASKS_PER_NODE: '2(x2)',
      SLURM_OVERLAP: '1',
    },
    'in a step: all of the job',
  );
  t.end();
});

t.test('where processes cannot be spawned', (t) => {
  const obstacle = 'processes started by srun cannot spawn others';
  t.equal(slurm.spawnObstacle?.(job), undefined, 'in a batch script they can');
  t.equal(slurm.spawnObstacle?.({ ...step, PMIX_RANK: '0' }), obstacle);
  t.equal(
    slurm.spawnObstacle?.({ ...step, PMIX_RANK: '0', OMPI_COMM_WORLD_SIZE: '1' }),
    undefined,
    'under mpirun, which has its daemons in a step',
  );
  t.equal(slurm.mpiKnowsHosts?.(job), true);
  t.equal(slurm.mpiKnowsHosts?.({ SLURM_JOB_ID: '7' }), false);
  t.end();
});
