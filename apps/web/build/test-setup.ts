import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';

// Files share a process: nothing of one test is left to the next.
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
// What a page loads ahead of time is not under way any more when its window goes.
afterAll(() => vi.dynamicImportSettled());
