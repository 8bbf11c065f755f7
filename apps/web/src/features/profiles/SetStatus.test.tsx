import type { Status } from '@parley/shared/features/profiles.ts';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { SetStatus } from './SetStatus.tsx';

const minute = 60_000;

function show(current?: Status) {
  const onSubmit = vi.fn();
  const form = (problem: Problem | null) => (
    <SetStatus current={current} now={Date.now()} busy={false} problem={problem} onSubmit={onSubmit} onClose={() => {}} />
  );
  const { rerender } = render(form(null));
  return {
    onSubmit,
    text: screen.getByLabelText<HTMLInputElement>('What are you up to?'),
    ends: screen.getByLabelText<HTMLSelectElement>('Ends'),
    answer: (problem: Problem) => rerender(form(problem)),
    save: () => fireEvent.click(screen.getByRole('button', { name: 'Save' })),
  };
}

function said(of: HTMLElement): string {
  return document.getElementById(of.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

test('a suggestion fills in the words, the emoji and a sensible end', () => {
  const { onSubmit, text, save } = show();
  fireEvent.click(screen.getByRole('button', { name: /In a meeting/u }));
  expect(text.value).toBe('In a meeting');
  save();
  const { emoji, text: words, until } = (onSubmit.mock.lastCall as [Status])[0];
  expect([emoji, words]).toEqual(['🗓️', 'In a meeting']);
  expect((until ?? 0) - Date.now()).toBeGreaterThan(59 * minute);
  expect((until ?? 0) - Date.now()).toBeLessThan(62 * minute);
});

test('PROFILE3 without words it says so beside the field, and hands nothing in', () => {
  const { onSubmit, text, save } = show();
  save();
  expect(onSubmit).not.toHaveBeenCalled();
  expect(said(text)).toBe('A status can’t be empty.');
  expect(document.activeElement).toBe(text);
  fireEvent.change(text, { target: { value: 'x'.repeat(81) } });
  save();
  expect(said(text)).toBe('A status can have 80 characters at most.');
});

test('PROFILE3 a time of one’s own has to be still to come', () => {
  const { onSubmit, text, ends, save } = show();
  fireEvent.change(text, { target: { value: 'Reading' } });
  fireEvent.change(ends, { target: { value: 'chosen' } });
  save();
  const time = screen.getByLabelText('Date and time');
  expect(said(time)).toBe('Choose a time that is still to come.');
  expect(document.activeElement).toBe(time);
  expect(onSubmit).not.toHaveBeenCalled();
  fireEvent.change(time, { target: { value: '2999-01-01T10:00' } });
  save();
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ emoji: '💬', text: 'Reading', until: new Date(2999, 0, 1, 10).getTime() });
});

test('one that is set keeps its end while its words change, and can be cleared', () => {
  const current = { emoji: '🎧', text: 'Heads down', until: Date.now() + 90 * minute };
  const { onSubmit, text, save } = show(current);
  fireEvent.change(text, { target: { value: 'Deep in it' } });
  save();
  expect(onSubmit).toHaveBeenLastCalledWith({ ...current, text: 'Deep in it' });
  fireEvent.click(screen.getByRole('button', { name: 'Clear status' }));
  expect(onSubmit).toHaveBeenLastCalledWith(null);
});

test('PROFILE7 why it was not done is the form’s matter, and what was typed stays', () => {
  const { text, answer, save } = show();
  fireEvent.change(text, { target: { value: 'Reading' } });
  save();
  answer({ message: 'No connection.', general: true });
  expect(screen.getByRole('status').textContent).toBe('No connection.');
  expect(text.value).toBe('Reading');
});
