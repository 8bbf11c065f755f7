import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { EditProfile } from './EditProfile.tsx';
import { ownTimeZone } from './local-time.ts';

function show() {
  const onSubmit = vi.fn();
  const form = (problem: Problem | null) => (
    <EditProfile
      photo={null}
      initial={{ name: 'Maya', pronouns: '', timeZone: '' }}
      busy={false}
      problem={problem}
      onSubmit={onSubmit}
      onCancel={() => {}}
      onClose={() => {}}
    />
  );
  const { rerender } = render(form(null));
  return {
    onSubmit,
    name: screen.getByLabelText<HTMLInputElement>('Your name'),
    pronouns: screen.getByLabelText<HTMLInputElement>('Pronouns'),
    timeZone: screen.getByLabelText<HTMLInputElement>('Time zone'),
    answer: (problem: Problem) => rerender(form(problem)),
    save: () => fireEvent.click(screen.getByRole('button', { name: 'Save' })),
  };
}

function said(of: HTMLElement): string {
  return document.getElementById(of.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

test('all of it is optional but the name, and the browser’s time zone is one press away', () => {
  const { onSubmit, timeZone, save } = show();
  save();
  expect(onSubmit).toHaveBeenLastCalledWith({ name: 'Maya', pronouns: '', timeZone: '' });
  fireEvent.click(screen.getByRole('button', { name: `Use ${ownTimeZone()}` }));
  expect(timeZone.value).toBe(ownTimeZone());
  expect(screen.queryByRole('button', { name: /^Use / })).toBeNull();
  save();
  expect(onSubmit).toHaveBeenLastCalledWith({ name: 'Maya', pronouns: '', timeZone: ownTimeZone() });
});

test('PROFILE3 what cannot be is said beside its field, and not handed in', () => {
  const { onSubmit, name, pronouns, timeZone, save } = show();
  fireEvent.change(name, { target: { value: ' ' } });
  fireEvent.change(pronouns, { target: { value: 'x'.repeat(31) } });
  fireEvent.change(timeZone, { target: { value: 'Middle Earth' } });
  save();
  expect(onSubmit).not.toHaveBeenCalled();
  expect(said(name)).toBe('A name can’t be empty.');
  expect(said(pronouns)).toBe('The pronouns field can have 30 characters at most.');
  expect(said(timeZone)).toBe('No time zone is called “Middle Earth”. Try the largest city near you, such as Berlin, or leave it empty.');
});

test('PROFILE9 a city is enough for a time zone: the field says which it means, and hands that in', () => {
  const { onSubmit, timeZone, save } = show();
  fireEvent.change(timeZone, { target: { value: 'new york' } });
  expect(said(timeZone)).toBe('America/New_York. Others see what time it is for you.');
  save();
  expect(onSubmit).toHaveBeenLastCalledWith({ name: 'Maya', pronouns: '', timeZone: 'America/New_York' });
});

test('NAME1 a taken name is said at the name, and the free one is one press away', () => {
  const { name, answer, save } = show();
  save();
  answer({ message: '“Maya” is taken.', suggestion: 'Maya 2', field: 'name' });
  expect(said(name)).toContain('“Maya” is taken.');
  fireEvent.click(screen.getByRole('button', { name: 'Use “Maya 2”' }));
  expect(name.value).toBe('Maya 2');
});

test('PROFILE7 why it was not done is the form’s matter, and what was typed stays', () => {
  const { pronouns, answer, save } = show();
  fireEvent.change(pronouns, { target: { value: 'she/her' } });
  save();
  answer({ message: 'No connection.', general: true, field: 'name' });
  expect(screen.getByRole('status').textContent).toBe('No connection.');
  expect(pronouns.value).toBe('she/her');
});
