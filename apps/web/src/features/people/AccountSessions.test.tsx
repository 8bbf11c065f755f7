import type { AccountSession } from '@parley/shared/accounts.ts';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AccountSessions } from './AccountSessions.tsx';

const today = new Date(2026, 10, 20).getTime();
const mine: AccountSession = { id: 'mine', device: 'Firefox on Linux', createdAt: 0, usedAt: today + 1, current: true };
const phone: AccountSession = { id: 'phone', device: 'Safari on iPhone', createdAt: 0, usedAt: today - 1, current: false };
const unknown: AccountSession = { id: 'unknown', device: null, createdAt: 0, usedAt: new Date(2026, 9, 3).getTime(), current: false };

function show(sessions: readonly AccountSession[], rest: { ending?: string; problem?: { message: string } } = {}) {
  const onEnd = vi.fn();
  render(<AccountSessions sessions={sessions} today={today} ending={rest.ending ?? null} problem={rest.problem ?? null} onEnd={onEnd} />);
  return { onEnd, rows: screen.getAllByRole('listitem') };
}

test('each place says what it is and when it was last used, and which of them is this one', () => {
  const { rows } = show([mine, phone, unknown]);
  expect(rows[0]?.textContent).toBe('Firefox on LinuxThis oneLast used today');
  expect(rows[1]?.textContent).toContain('Safari on iPhoneLast used yesterday');
  expect(rows[2]?.textContent).toMatch(/A browserLast used .*October/u);
});

test('every place but this one can be left, and all others at once', () => {
  const { onEnd, rows } = show([mine, phone, unknown]);
  expect(within(rows[0] as HTMLElement).queryByRole('button')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Sign out Safari on iPhone' }));
  expect(onEnd).toHaveBeenLastCalledWith({ id: 'phone' });
  fireEvent.click(screen.getByRole('button', { name: 'Sign out A browser' }));
  expect(onEnd).toHaveBeenLastCalledWith({ id: 'unknown' });
  fireEvent.click(screen.getByRole('button', { name: 'Sign out everywhere else' }));
  expect(onEnd).toHaveBeenLastCalledWith({ others: true });
});

test('with no other place there is nothing to leave', () => {
  show([mine]);
  expect(screen.queryByRole('button')).toBeNull();
});

test('ACCOUNT9 that it was not done is said in place, and what is under way is not asked for again', () => {
  const { onEnd } = show([mine, phone], { ending: 'phone', problem: { message: 'No server.' } });
  expect(screen.getByRole('status').textContent).toBe('No server.');
  fireEvent.click(screen.getByRole('button', { name: 'Sign out Safari on iPhone' }));
  expect(onEnd).not.toHaveBeenCalled();
});
