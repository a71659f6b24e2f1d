import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { joined } from './bytes';
import type { Match, Needles } from './needles';
import { readingsOf } from './unpack';

interface Hit extends Match {
  readonly file: string;
  readonly way: string;
}

export interface Searched {
  readonly hits: Hit[];
  files: number;
  bytes: number;
  /** Packed parts that could not be opened, hence not searched. */
  unread: number;
  /**
   * Doctors' national numbers in the documents' ids: known, and counted apart (renderer/engine/database/README.md,
   * "What is in clear").
   */
  readonly inIds: Set<string>;
}

export const nothingSearched = (): Searched => ({
  hits: [],
  files: 0,
  bytes: 0,
  unread: 0,
  inIds: new Set(),
});

const NUMBER = 11;

/** The content with the numbers of persons' ids (shared/domain/ids.ts) made unreadable, where they are such ids and only there. */
function withoutIds(content: Buffer, found: Set<string>): Buffer {
  let rest = content;
  for (const [encoding, width, swap] of [
    ['latin1', 1, false],
    ['utf16le', 2, false],
    ['utf16le', 2, true],
  ] as const) {
    const written = (text: string) =>
      swap ? Buffer.from(text, encoding).swap16() : Buffer.from(text, encoding);
    const prefix = written('rpps-').toString('latin1');
    let at = content.indexOf(prefix, 0, 'latin1');
    for (; at >= 0; at = content.indexOf(prefix, at + 1, 'latin1')) {
      const from = at + prefix.length;
      const bytes = Buffer.from(content.subarray(from, from + NUMBER * width).toString('latin1'), 'latin1');
      if (bytes.length < NUMBER * width) continue;
      const number = (swap ? bytes.swap16() : bytes).toString(encoding);
      if (!/^\d{11}$/.test(number)) continue;
      found.add(number);
      if (rest === content) rest = joined([content]);
      rest.fill(0, from, from + NUMBER * width);
    }
  }
  return rest;
}

/** Looks through one content that has this name; the name itself is looked through as well. */
export function searchContent(needles: Needles, file: string, content: Buffer, into: Searched): void {
  into.files++;
  const readings = readingsOf(file, content, (count) => (into.unread += count));
  for (const { way, bytes } of [{ way: 'name', bytes: Buffer.from(file) }, ...readings]) {
    into.bytes += bytes.length;
    for (const match of needles.in(withoutIds(bytes, into.inIds))) into.hits.push({ ...match, file, way });
  }
}

/** Every file below these folders: its name, its content, and all that is packed in it. */
export async function searchFolders(
  needles: Needles,
  folders: readonly string[],
  into: Searched,
): Promise<void> {
  for (const folder of folders)
    for (const name of (await unlessGone(readdir(folder, { recursive: true }))) ?? []) {
      const content = await contentOf(path.join(folder, name));
      if (content) searchContent(needles, name, content, into);
    }
}

/** Null for what is no file. */
async function contentOf(file: string): Promise<Buffer | null> {
  const it = await unlessGone(lstat(file));
  if (it?.isSymbolicLink()) return Buffer.from((await unlessGone(readlink(file))) ?? '');
  return it?.isFile() ? unlessGone(readFile(file)) : null;
}

/** Null for what a running application removed meanwhile. */
const unlessGone = <T>(reading: Promise<T>): Promise<T | null> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
