import { existsSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { z } from 'zod';

/** The executable that electron-builder left unpacked in its output folder, null where there is none. */
export function packagedExecutable(output: string): string | null {
  const folders = existsSync(output) ? readdirSync(output).map((name) => path.join(output, name)) : [];
  const candidates = folders.flatMap((folder) => [
    path.join(folder, 'concerto'),
    path.join(folder, 'concerto.exe'),
    path.join(folder, 'Concerto.app', 'Contents', 'MacOS', 'Concerto'),
  ]);
  return candidates.find((file) => existsSync(file)) ?? null;
}

/** The fuses as they are burnt into an executable: name → on. */
export async function readFuses(executable: string): Promise<Map<string, boolean>> {
  const wire = await getCurrentFuseWire(executable);
  return new Map(
    Object.entries(FuseV1Options)
      .filter((entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number')
      .map(([name, option]) => [name, wire[option] === FuseState.ENABLE]),
  );
}

const asarHeader = z.object({ files: z.record(z.string(), z.unknown()) });

/**
 * What lies at the top of the application's archive. Layout: four 32-bit words, the last being the length of the JSON
 * that follows (github.com/electron/asar, README).
 */
export async function packagedNames(executable: string): Promise<string[]> {
  const beside = path.dirname(executable);
  const places = [path.join(beside, 'resources'), path.join(beside, '..', 'Resources')];
  const archive = places.map((folder) => path.join(folder, 'app.asar')).find((file) => existsSync(file));
  if (archive === undefined) throw new Error('The package has no app.asar');
  const file = await open(archive, 'r');
  try {
    const words = new DataView(new ArrayBuffer(16));
    await file.read(words, 0, 16, 0);
    const json = new Uint8Array(words.getUint32(12, true));
    await file.read(json, 0, json.length, 16);
    return Object.keys(asarHeader.parse(JSON.parse(new TextDecoder().decode(json))).files).sort();
  } finally {
    await file.close();
  }
}
