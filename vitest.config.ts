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
/** Workstations on an imitated disk (`test/unit/engine/setup.ts`), which each file finds empty. */
const workstations = ['engine', 'backup', 'safety'];

/** What replaces a module or a global, or serves, would be met by the files that come after: a process of its own. */
const leavesTraces = (file: string): boolean =>
  /vi\.(mock|stubGlobal)\(|demo-region|node:net/.test(readFileSync(file, 'utf8'));
const filesOf = (folders: readonly string[]): string[] =>
  folders
    .map((folder) => `test/unit/${folder}`)
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.test\.tsx?$/.test(file));
const sharing = filesOf(rooms).filter((file) => !leavesTraces(file));
const onOneDisk = filesOf(workstations);
const disk = ['test/unit/setup.ts', 'test/unit/engine/setup.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: 'test/unit/setup.ts',
    env: { TZ: 'Europe/Paris' },
    // Limits for what hangs, not measures, as those of the stories (playwright.config.ts).
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A limit for what hangs, as `test/unit/eventually.ts`.
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'apart', include: all, exclude: [...sharing, ...onOneDisk] } },
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false } },
      {
        extends: true,
        test: {
          name: 'workstations',
          include: onOneDisk.filter((file) => !leavesTraces(file)),
          setupFiles: disk,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'workstationsApart', include: onOneDisk.filter(leavesTraces), setupFiles: disk },
      },
    ],
  },
});
