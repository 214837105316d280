// SPDX-License-Identifier: Apache-2.0
/**
 * A case as small as DALES takes it, for tests of what happens before DALES sees it.
 *
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const levels = 10;

const namelists = `! A boundary layer of ten levels.
&RUN
iexpnr    = 007   ! in the files' names
runtime   = 3600
nsv       = 0
ladaptive = .true.
/
&DOMAIN
itot  = 8, jtot = 8
kmax  = ${levels}
xsize = 800.
ysize = 8d2
/
&PHYSICS
ps   = 101500.00
thls = 299.10
lcoriol = .true.
/
&NAMSURFACE
isurf  = 3
wtsurf = 8e-3
wqsurf = 5.2e-5
ustin  = 0.28
/
&DYNAMICS
cu = -8.
iadv_mom = 2
iadv_tke = 2
iadv_thl = 2
iadv_qt  = 2
/
`;

function columns(title: string, row: (height: number) => string): string {
  const rows = Array.from({ length: levels }, (_, k) => row(20 + 40 * k));
  return [title, '# z and what belongs to it', ...rows, ''].join('\n');
}

const files: Readonly<Record<string, string>> = {
  'namoptions.007': namelists,
  'prof.inp.007': columns('# profiles', (z) => `${z} ${298 + z / 1000} 1.5e-2 -8.75 0 1`),
  'lscale.inp.007': columns('# forcings', (z) => `${z} -10 0 0 0 0 -1.2e-08 -2.315d-05`),
};

/**
 * Writes the case into a new directory.
 *
 * @param changes texts of the files, by their names, made of what they would be; null leaves one out
 */
export function writeSmallCase(
  directory: string,
  changes: Readonly<Record<string, ((text: string) => string) | null>> = {},
): string {
  mkdirSync(directory, { recursive: true });
  for (const name of new Set([...Object.keys(files), ...Object.keys(changes)])) {
    const change = changes[name];
    if (change === null) continue;
    const text = files[name] ?? '';
    writeFileSync(path.join(directory, name), change ? change(text) : text);
  }
  return directory;
}

/** What a file of a directory contains. */
export function contentsOf(directory: string, file: string): string {
  return readFileSync(path.join(directory, file), 'utf8');
}
