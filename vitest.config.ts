import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

// Meetings are held in France: dates and times of day are tested where they are used.
process.env.TZ = 'Europe/Paris';

const all = ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'];

/**
 * Rules without a state of their own: their files share a process, which reads the schemas and the terminology once. To
 * read them anew for each file took half of the processor time of these rooms.
 */
const rooms = [
  'contracts',
  'demo',
  'cda',
  'papers',
  'domain',
  'intake',
  'merge',
  'records',
  'region',
  'renderer',
  'terminology',
];
/** What replaces a module or a global, or serves, would be met by the files that come after: a process of its own. */
const leavesTraces = (file: string): boolean =>
  /vi\.(mock|stubGlobal)\(|demo-region|node:net/.test(readFileSync(file, 'utf8'));
const sharing = rooms
  .map((room) => `test/unit/${room}`)
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  )
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.test\.tsx?$/.test(file) && !leavesTraces(file));

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: 'test/unit/setup.ts',
    env: { TZ: 'Europe/Paris' },
    testTimeout: 20_000,
    // A limit for what hangs, as `test/unit/eventually.ts`.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'apart', include: all, exclude: sharing } },
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false } },
    ],
  },
});
