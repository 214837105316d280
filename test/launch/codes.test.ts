// SPDX-License-Identifier: Apache-2.0
/** `polymuse codes`. */
import { chmodSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { buildDirectory } from '../../src/build-directory.js';
import { fingerprintOf } from '../../src/interface/description.js';
import { cumulusInterface } from '../../src/codes/cumulus/interface.js';
import { wire } from '../../src/wire/layout.generated.js';
import { loadNative } from '../../src/workers/native.js';
import { folderWith, polymuse } from '../support/command.js';

interface Code {
  name: string;
  state: string;
  worker: string;
  fingerprint?: string;
  mpi?: string;
  problems: string[];
}

t.test('the codes that are built', (t) => {
  const { status, stdout } = polymuse(['codes', '--json']);
  t.equal(status, 0);
  const codes = JSON.parse(stdout) as Code[];
  t.match(
    codes.find(({ name }) => name === 'cumulus'),
    {
      state: 'ready',
      worker: path.join(buildDirectory, 'bin/cumulus_worker'),
      fingerprint: fingerprintOf(cumulusInterface),
      mpi: loadNative().mpi().version.split(',')[0],
      problems: [],
    },
  );
  const dales = codes.find(({ name }) => name === 'dales')?.state ?? '';
  t.ok(['ready', 'missing'].includes(dales), 'one that not everybody has');
  t.equal(codes.find(({ name }) => name === 'probe')?.state, 'unknown', 'a worker of the tests');
  t.match(
    polymuse(['codes']).stdout,
    /^cumulus: ready\n {2}description .*\n {2}worker .*\/cumulus_worker\n/,
  );
  t.end();
});

t.test('codes that cannot be used', (t) => {
  const build = folderWith({
    'bin/cumulus_worker': `#!/bin/sh\necho "polymuse worker"; echo "wire ${wire.wireVersion}"; echo "function evolve_model()"\n`,
    'bin/old_worker': '#!/bin/sh\necho "polymuse worker"; echo "wire 0"; echo "interface old"\n',
    'bin/broken_worker': '#!/bin/sh\necho "libmpi.so.40: not found" >&2; exit 127\n',
  });
  for (const name of ['cumulus', 'old', 'broken']) chmodSync(`${build}/bin/${name}_worker`, 0o755);
  const environment = { POLYMUSE_BUILD_DIR: build };
  const { status, stdout } = polymuse(['codes'], { environment });
  t.equal(status, 1);
  t.match(stdout, /^cumulus: built for another version of polymuse or of its interface$/m);
  t.match(stdout, /^old: built for another version/m);
  t.match(stdout, /^ {2}problem +the worker uses version 0 of the wire, but polymuse uses \d+$/m);
  t.match(stdout, /^ {2}problem +the worker has 'function evolve_model\(\)'; the script has /m);
  t.match(stdout, /^ {2}remedy +npm run build, in /m);
  t.match(stdout, /^broken: broken$/m);
  t.match(stdout, /^ {2}problem .*: libmpi\.so\.40: not found$/m);

  const nothing = polymuse(['codes'], { environment: { POLYMUSE_BUILD_DIR: '/nonexistent' } });
  t.equal(nothing.status, 1);
  t.match(nothing.stdout, /^cumulus: not built$/m);
  t.end();
});

t.test('workers of codes of other people', (t) => {
  const worker = path.join(buildDirectory, 'bin/probe_worker');
  const { status, stdout } = polymuse(['codes', worker]);
  t.equal(status, 0);
  t.match(stdout, /^probe: a valid worker\n/);
  t.notMatch(stdout, /cumulus/);
  t.equal(polymuse(['codes', '/bin/true']).status, 1);
  t.end();
});
