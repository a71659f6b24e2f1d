import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { mimeTypeOf } from '../../shared/contracts/security';

interface Served {
  readonly type: string;
  readonly body: string;
}
/** By the path that asks for it. */
export type Pages = ReadonlyMap<string, Served>;

const files = { '/': 'phone.html', '/phone.js': 'phone.js', '/phone.css': 'phone.css' };

/** The phones' page, read once: nothing a phone asks for touches the disk. */
export async function pagesIn(folder: string): Promise<Pages> {
  const read = Object.entries(files).map(async ([at, name]): Promise<[string, Served]> => {
    const body = await readFile(path.join(folder, name), 'utf8');
    return [at, { type: mimeTypeOf(name) ?? 'application/octet-stream', body }];
  });
  return new Map(await Promise.all(read));
}
