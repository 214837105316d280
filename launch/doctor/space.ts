// SPDX-License-Identifier: Apache-2.0
/**
 * Free space for MPI's shared memory, and for sockets and logs.
 *
 * @module
 */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Finding } from './finding.js';

const megabyte = 2 ** 20;

/** Places, and how much free space they should have. */
const places = [
  {
    title: '/dev/shm',
    folder: '/dev/shm',
    // A rank uses about 8 MB there, and containers have 64 MB in all by default.
    enough: 256 * megabyte,
    remedy:
      'remove the files that finished jobs have left there; in a container, make it larger (docker run --shm-size=1g)',
  },
  {
    title: 'temporary files',
    folder: tmpdir(),
    enough: 64 * megabyte,
    remedy: 'remove files that are not needed there, or set TMPDIR to a folder with more space',
  },
] as const;

/** The path of a Unix-domain socket may have 107 bytes, of which polymuse needs 33. */
const longestFolder = 74;

/** Checks each place. */
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
    return { title, state: 'problem', text: `the folder ${folder} does not exist`, remedy };
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
      text: `the path ${folder} is too long for sockets: at most ${longestFolder} characters`,
      remedy: 'set TMPDIR to a folder with a shorter path',
      facts,
    };
  return { title, state: 'ok', text, facts };
}
