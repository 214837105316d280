// SPDX-License-Identifier: Apache-2.0
/**
 * Instances whose worker answers with what a test says.
 *
 * @module
 */
import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../src/build-directory.js';
import { describeInterface, fingerprintOf } from '../../src/interface/description.js';
import { wire } from '../../src/wire/layout.generated.js';
import { loadNative } from '../../src/workers/native.js';
import { probeInterface } from '../workers/probe.js';
import type { Answer } from './hostile-worker.js';
import { freshPath, Probe } from './probe.js';

const worker = fileURLToPath(new URL('hostile-worker.js', import.meta.url));

/** A probe whose worker answers every request in the same way. */
export function hostileProbe(answer: Answer): Probe {
  const fingerprint = fingerprintOf(probeInterface);
  const mpi = loadNative().mpi().version.split('\n', 1)[0]!;
  const description = `polymuse worker\nwire ${wire.wireVersion}\ninterface probe\nfingerprint ${fingerprint}\nmpi ${mpi}\n${describeInterface(probeInterface)}`;
  const workdir = freshPath('hostile');
  const file = freshPath('hostile-worker');
  writeFileSync(
    file,
    [
      '#!/bin/sh',
      'if [ -n "$POLYMUSE_DESCRIBE" ]; then cat <<END',
      description.trimEnd(),
      'END',
      'exit; fi',
      `export POLYMUSE_HOSTILE='${JSON.stringify(answer)}'`,
      `export POLYMUSE_HOSTILE_FINGERPRINT=${fingerprint}`,
      `export POLYMUSE_HOSTILE_PROTOCOL='${path.join(packageRoot, 'native-mpi/wire/protocol.json')}'`,
      `exec env -u NODE_OPTIONS ${process.execPath} ${worker}`,
      '',
    ].join('\n'),
  );
  chmodSync(file, 0o755);
  return new Probe({ workdir, worker: file, channelType: 'sockets' });
}
