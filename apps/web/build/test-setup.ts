import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';

// Files share a process: nothing of one test is left to the next.
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
// Nothing has a place in here that it could be brought to.
if (typeof Element !== 'undefined') Element.prototype.scrollIntoView ??= () => {};
// What a page loads ahead of time is not under way any more when its window goes.
afterAll(() => vi.dynamicImportSettled());
