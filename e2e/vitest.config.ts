import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{convergence,faults,fuzz}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // One server and many devices at a time.
    fileParallelism: false,
  },
});
