import type { BlockedPerson } from '@parley/shared/features/blocking.ts';
import type { PersonId } from '@parley/shared/ids.ts';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import { BlockedPeople } from './BlockedPeople.tsx';
import { blocking } from './blocking.slice.ts';
import { BlockPerson } from './BlockPerson.tsx';

beforeAll(standInForDialogs);

const today = new Date(2026, 10, 20).getTime();

function person(id: string, at = today): BlockedPerson {
  return { id: id as PersonId, name: id, at };
}

test('BLOCK1 the state is whom the events say, however often they say it', () => {
  const maya = person('Maya');
  const once = blocking.apply(blocking.initial, { kind: 'event', name: 'person:blocked', payload: { blocked: maya } } as never);
  expect(once).toEqual({ Maya: maya });
  const gone = blocking.apply(once, { kind: 'event', name: 'person:unblocked', payload: { personId: 'Maya' } } as never);
  expect(gone).toEqual({});
  expect(blocking.apply(gone, { kind: 'event', name: 'person:unblocked', payload: { personId: 'Maya' } } as never)).toBe(gone);
});

test('BLOCK8 the question says whom it is about and what it means, and why it was not done', () => {
  const onSubmit = vi.fn();
  const { rerender } = render(<BlockPerson name="<b>Maya</b>" busy={false} problem={null} onSubmit={onSubmit} onClose={() => {}} />);
  const dialog = screen.getByRole('dialog', { name: 'Block <b>Maya</b>?' });
  expect(dialog.textContent).toContain('They are not told.');
  fireEvent.click(screen.getByRole('button', { name: 'Block' }));
  expect(onSubmit).toHaveBeenCalledTimes(1);
  rerender(<BlockPerson name="Maya" busy problem={{ message: 'No connection.' }} onSubmit={onSubmit} onClose={() => {}} />);
  fireEvent.click(screen.getByRole('button', { name: /^Block/u }));
  expect(onSubmit).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('status').textContent).toBe('No connection.');
});

test('BLOCK8 the list says since when, and unblocks one; empty, it says how one gets there', () => {
  const onUnblock = vi.fn();
  const people = [person('Jonas', new Date(2026, 9, 3).getTime()), person('Maya')];
  const { rerender } = render(<BlockedPeople people={people} today={today} busy={null} onUnblock={onUnblock} onClose={() => {}} />);
  const [first, second] = screen.getAllByRole('listitem');
  expect(first?.textContent).toMatch(/JonasBlocked .*October/u);
  expect(second?.textContent).toContain('MayaBlocked today');
  fireEvent.click(screen.getByRole('button', { name: 'Unblock Maya' }));
  expect(onUnblock).toHaveBeenCalledWith(people[1]);
  rerender(<BlockedPeople people={[]} today={today} busy={null} onUnblock={onUnblock} onClose={() => {}} />);
  expect(screen.queryByRole('list')).toBeNull();
  expect(screen.getByText(/^Nobody\./u)).toBeTruthy();
});
