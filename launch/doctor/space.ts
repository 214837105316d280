// SPDX-License-Identifier: Apache-2.0
/**
 * Room for what MPI keeps in shared memory, and for sockets and logs.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Finding } from './finding.js';

const megabyte = 2 ** 20;

/** Places, and how much they should have. */
const places = [
  {
    title: '/dev/shm',
    folder: '/dev/shm',
    // A rank takes some 8 MB there, and containers have 64 MB in all unless told otherwise.
    enough: 256 * megabyte,
    remedy:
      'remove what ended jobs have left there; in a container, give it more (docker run --shm-size=1g)',
  },
  {
    title: 'temporary files',
    folder: tmpdir(),
    enough: 64 * megabyte,
    remedy: 'remove what is not needed there, or have TMPDIR name a folder with more room',
  },
] as const;

/** The longest path that a Unix-domain socket may have is 107 bytes, with 33 of ours. */
const longestFolder = 74;

/** Looks at each place. */
export async function space(): Promise<Finding[]> {
  return Promise.all(places.map(roomIn));
}

async function roomIn({
  title,
  folder,
  enough,
  remedy,
}: (typeof places)[number]): Promise<Finding> {
  if (!existsSync(folder))
    return { title, state: 'problem', text: `there is no folder ${folder}`, remedy };
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const facts = { folder, freeBytes: free };
  const text = `${Math.floor(free / megabyte)} MB free in ${folder}`;
  if (free < enough)
    return {
      title,
      state: 'problem',
      text: `${text}, less than ${enough / megabyte}`,
      remedy,
      facts,
    };
  if (folder.length > longestFolder)
    return {
      title,
      state: 'problem',
      text: `${folder} is too long a path for sockets, of ${longestFolder} characters at most`,
      remedy: 'have TMPDIR name a folder with a shorter path',
      facts,
    };
  return { title, state: 'ok', text, facts };
}
