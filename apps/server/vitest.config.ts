import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/db/testing-postgres.ts'],
    // They wait more than they compute.
    maxWorkers: 2,
    // Nothing here keeps anything in a module.
    isolate: false,
    testTimeout: 15_000,
  },
});
