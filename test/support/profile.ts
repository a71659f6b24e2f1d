import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Every file of a profile folder: what the browser's storage, the journal and the caches left on the disk. */
async function filesOf(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((it) => it.isFile()).map((it) => path.join(it.parentPath, it.name));
}

/**
 * Where one of these texts stands in clear, in the encodings a browser stores text in. An empty answer says nothing
 * was found; the caller looks for a text that must be there too, or the search proves nothing.
 */
export async function findInProfile(folder: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) =>
    (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => ({
      text,
      bytes: Buffer.from(text, encoding),
    })),
  );
  const found: string[] = [];
  for (const file of await filesOf(folder)) {
    const content = await readFile(file);
    for (const { text, bytes } of needles)
      if (content.includes(bytes.toString('latin1'), 0, 'latin1'))
        found.push(`${path.relative(folder, file)}: ${text}`);
  }
  return [...new Set(found)];
}
