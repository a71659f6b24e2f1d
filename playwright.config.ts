import { defineConfig } from '@playwright/test';

process.env.TZ = 'Europe/Paris';

/**
 * What packaging can change is played against the packaged application:
 *
 * - The executable and its fuses (no Node in a page, no file privileges).
 * - The bundle that comes out of an archive (protocol, headers, preload, the PDF's own worker), and `isPackaged`.
 * - The name that decides where files and keys lie (`plaintext` searches all of these places).
 * - The sandbox of the windows, and the lock of a second start.
 *
 * Among these specs is a case from enrolment over a kill to a saved file (`attachedFiles`). The others test rules and
 * records, in the very files that `isolation` finds unchanged in the archive. They would only repeat `electron`.
 */
const changedByPackaging = [
  'attachedFiles',
  'instance',
  'ipc',
  'isolation',
  'keychain',
  'navigation',
  'network',
  'permissions',
  'plaintext',
  'shellPort',
];

/**
 * Three stories at a time on two cores: one waits for paints, flushes and the network as long as it computes. Each has its
 * own workstations, folders and servers, so that those of one file need not wait for one another either. The tests of one
 * file of `region` come one after the other: each starts its own region, and all use the page that the file built once. No
 * retries: a flaky test is a bug.
 *
 * Suites that are played together begin in the order of this list. Those whose files or stories are long come first, or
 * one worker would play the last of them alone.
 */
export default defineConfig({
  outputDir: 'test-results',
  workers: 3,
  retries: 0,
  // Limits for what hangs, not measures: a machine with a load of eight takes as many times as long.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // An action that hangs is named, with its place, before its whole test is given up.
  use: { actionTimeout: 90_000, navigationTimeout: 90_000 },
  forbidOnly: true,
  reporter: 'list',
  projects: [
    // One named CouchDB is shared by its files: one that puts settings back, or empties it, would disturb another.
    { name: 'region', testDir: 'test/region', ...(process.env.COUCHDB_URL ? { workers: 1 } : {}) },
    { name: 'electron', testDir: 'test/electron', fullyParallel: true },
    { name: 'e2e', testDir: 'test/e2e', fullyParallel: true },
    // Only where `npm test` has packaged the application: it would else be the same tests twice.
    ...(process.env.CONCERTO_PACKAGED
      ? [
          {
            name: 'packaged',
            testDir: 'test/electron',
            fullyParallel: true,
            testMatch: changedByPackaging.map((name) => `${name}.spec.ts`),
          },
        ]
      : []),
  ],
});
