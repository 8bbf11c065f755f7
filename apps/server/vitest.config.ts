import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/db/testing-postgres.ts'],
    testTimeout: 15_000,
  },
});
