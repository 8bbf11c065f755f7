import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { usePageTitle } from './use-page-title.ts';

test('the tab names the room and how much is unread', () => {
  const { rerender } = renderHook(({ unread }) => usePageTitle('design', unread), { initialProps: { unread: 0 } });
  expect(document.title).toBe('design · Parley');
  rerender({ unread: 3 });
  expect(document.title).toBe('(3) design · Parley');
});

test('CACHE7 once nobody is in, the title of the tab names no room', () => {
  const { unmount } = renderHook(() => usePageTitle('secret-room', 3));
  unmount();
  expect(document.title).toBe('Parley');
});
