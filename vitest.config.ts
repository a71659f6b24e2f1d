import { defineConfig } from 'vitest/config';

// Meetings are held in France: dates and times of day are tested where they are used.
process.env.TZ = 'Europe/Paris';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx'],
    environment: 'node',
    setupFiles: 'test/unit/setup.ts',
    env: { TZ: 'Europe/Paris' },
    testTimeout: 20_000,
    maxWorkers: 2,
  },
});
