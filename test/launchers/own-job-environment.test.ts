// SPDX-License-Identifier: Apache-2.0
/** What workers that are not spawned find in their environment. */
import t from 'tap';
import { prepareForSpawning } from '../../src/workers/mpi-settings.js';
import { ownJobEnvironment } from '../../src/workers/own-job-environment.js';

t.test('instances that were spawned before make no difference', (t) => {
  process.env['UCX_TLS'] = 'self,posix,rc';
  const before = ownJobEnvironment({});
  prepareForSpawning();
  t.same(ownJobEnvironment({}).sort(), before.sort());
  t.ok(before.includes('UCX_TLS=self,posix,rc'), 'what the user has set is kept');
  t.ok(before.includes('EVENT_NOEPOLL=1'), 'launchers need it');
  t.end();
});

t.test("this script's part in a job is not taken for the worker's", (t) => {
  const part = [
    ...['OMPI_COMM_WORLD_RANK', 'OMPI_MCA_ess', 'OMPI_MCA_orte_hnp_uri', 'OMPI_MCA_pmix'],
    ...['PMIX_RANK', 'PMI_RANK', 'PMI2_RANK', 'MPI_LOCALNRANKS', 'HYD_ANY', 'HYDI_CONTROL_FD'],
  ];
  const settings = [
    ...['OMPI_ALLOW_RUN_AS_ROOT', 'OMPI_MCA_btl', 'OMPI_MCA_orte_enable_recovery'],
    ...['PMIX_MCA_gds', 'PMI_MCA_any', 'HYDRA_HOST_FILE', 'SLURM_PROCID'],
  ];
  for (const name of [...part, ...settings]) process.env[name] = 'mine';
  const names = ownJobEnvironment({}).map((each) => each.slice(0, each.indexOf('=')));
  for (const name of [...part, ...settings]) Reflect.deleteProperty(process.env, name);
  t.same(
    part.filter((name) => names.includes(name)),
    [],
  );
  t.same(
    settings.filter((name) => !names.includes(name)),
    [],
    'what the user has set is kept',
  );
  t.end();
});

t.test('what is added, and what is taken away', (t) => {
  process.env['TAKEN_AWAY'] = '1';
  const own = ownJobEnvironment({ ADDED: 'a=b', TAKEN_AWAY: undefined });
  Reflect.deleteProperty(process.env, 'TAKEN_AWAY');
  t.ok(own.includes('ADDED=a=b'));
  t.notOk(own.some((each) => each.startsWith('TAKEN_AWAY')));
  t.end();
});
