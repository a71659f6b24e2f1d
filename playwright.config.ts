import { defineConfig } from '@playwright/test';

process.env.TZ = 'Europe/Paris';

/** One browser at a time: the stories share two cores with the servers they talk to. No retries: a flaky test is a bug. */
export default defineConfig({
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
  projects: [
    { name: 'e2e', testDir: 'test/e2e' },
    { name: 'region', testDir: 'test/region' },
    { name: 'electron', testDir: 'test/electron' },
  ],
});
