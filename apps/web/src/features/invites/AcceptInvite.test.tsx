import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { AcceptInvite } from './AcceptInvite.tsx';

function form(problem: Problem | null) {
  return <AcceptInvite invitation={{ role: 'member', rooms: [], by: 'Olga' }} me={null} name="" busy={false} problem={problem} onSubmit={() => {}} />;
}

function said(label: string): string {
  return document.getElementById(screen.getByLabelText(label).getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

test('ACCOUNT9 INVITE8 of a name and a user name that are both taken each says so, the first has the focus, and what is changed of one says nothing of the other', () => {
  const { rerender } = render(form(null));
  const values = { 'Your name': 'Maya', 'User name': 'maya', Password: 'six lanterns over water' };
  for (const [label, value] of Object.entries(values)) fireEvent.change(screen.getByLabelText(label), { target: { value } });
  fireEvent.click(screen.getByRole('button', { name: 'Come in' }));
  const taken = { message: 'Somebody has this user name.', field: 'userName' };
  rerender(form({ message: '“Maya” is taken.', field: 'name', suggestion: 'Maya 2', also: [taken] }));
  expect([said('Your name'), said('User name')]).toEqual([expect.stringContaining('“Maya” is taken.'), 'Somebody has this user name.']);
  expect(document.activeElement).toBe(screen.getByLabelText('Your name'));
  fireEvent.click(screen.getByRole('button', { name: 'Use “Maya 2”' }));
  expect([said('Your name'), said('User name')]).toEqual([expect.not.stringContaining('taken'), 'Somebody has this user name.']);
  fireEvent.change(screen.getByLabelText('User name'), { target: { value: 'maya.2' } });
  expect(said('User name')).not.toContain('Somebody');
});
