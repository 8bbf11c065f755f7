import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { SecondStep } from './SecondStep.tsx';

function show(problem: Problem | null = null) {
  const onSubmit = vi.fn();
  const onBack = vi.fn();
  const props = { busy: false, onSubmit, onBack };
  const { rerender } = render(<SecondStep {...props} problem={problem} />);
  return { onSubmit, onBack, say: (said: Problem | null) => rerender(<SecondStep {...props} problem={said} />) };
}

function field(label: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(label);
}

function give(label: string, value: string): void {
  fireEvent.change(field(label), { target: { value } });
  const { form } = field(label);
  if (form !== null) fireEvent.submit(form);
}

function saidOf(label: string): string {
  return document.getElementById(field(label).getAttribute('aria-describedby') ?? '')?.textContent ?? '';
}

test('TOTP12 a code may have spaces; what is no code is said beside the field and goes nowhere', () => {
  const { onSubmit } = show();
  for (const [typed, said] of [
    ['', 'The code from your app goes here.'],
    ['12345', 'A code from your app has six digits.'],
    ['12345a', 'A code from your app has six digits.'],
  ] as const) {
    give('Code from your app', typed);
    expect(saidOf('Code from your app')).toBe(said);
  }
  expect(onSubmit).not.toHaveBeenCalled();
  give('Code from your app', ' 123 456 ');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith(' 123 456 ');
  expect([field('Code from your app').autocomplete, field('Code from your app').inputMode]).toEqual(['one-time-code', 'numeric']);
});

test('TOTP12 what the server says is said of the code that it is about, and the other way keeps what was typed in each', () => {
  const { onSubmit, say } = show();
  give('Code from your app', '123456');
  say({ message: 'Not this one.', field: 'code' });
  expect([saidOf('Code from your app'), field('Code from your app').value]).toEqual(['Not this one.', '123456']);
  fireEvent.click(screen.getByRole('button', { name: 'No app at hand? Use a backup code instead' }));
  expect(document.activeElement).toBe(field('Backup code'));
  expect(saidOf('Backup code')).not.toContain('Not this one.');
  give('Backup code', 'abcd-efgh-jkmn');
  expect(onSubmit).toHaveBeenLastCalledWith('abcd-efgh-jkmn');
  say({ message: 'Nor this.', field: 'code' });
  expect(saidOf('Backup code')).toBe('Nor this.');
  fireEvent.click(screen.getByRole('button', { name: 'Have your app? Use a code from it' }));
  expect([field('Code from your app').value, field('Backup code').value]).toEqual(['123456', 'abcd-efgh-jkmn']);
});

test('TOTP12 there is a way back to the user name', () => {
  const { onBack } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Somebody else? Back to user name' }));
  expect(onBack).toHaveBeenCalledOnce();
});
