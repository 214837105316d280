// SPDX-License-Identifier: Apache-2.0
/** Each wire that differs has its own version: workers of one are refused by scripts of another. */
import { createHash } from 'node:crypto';
import t from 'tap';
import { wireLayout } from '../../generation/wire/files.js';
import { wire } from '../../src/wire/layout.generated.js';

/** A hash of all that the two sides must agree on: words do not count, nor does the version itself. */
function fingerprint(): string {
  const { protocol } = wireLayout();
  const agreed = JSON.stringify(protocol, (key, value: unknown) =>
    key === 'doc' ? undefined : value,
  ).replace(/("name":"WIRE_VERSION","value":)\d+/, '$1');
  return createHash('sha256').update(agreed).digest('hex').slice(0, 16);
}

t.test('the version is the one of this wire', (t) => {
  // If this fails, the wire has changed: raise WIRE_VERSION in native-mpi/wire/protocol.json by one, and write
  // down here what the new version is. See docs/wire.md.
  t.same(
    { version: wire.wireVersion, fingerprint: fingerprint() },
    { version: 2, fingerprint: '530c284c90554fd1' },
  );
  t.end();
});
