import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/db/testing-postgres.ts', 'src/testing-templates.ts'],
    // They wait more than they compute.
    maxWorkers: 2,
    // No file leaves anything to another, and a process for each would take a fifth longer.
    isolate: false,
    // Some start servers as processes, one after the other, and a machine may have more to do.
    testTimeout: 40_000,
    // What the real provider of the tests says of itself whenever it starts.
    onConsoleLog: (log) => !log.startsWith('oidc-provider '),
  },
});
