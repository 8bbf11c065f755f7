import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { RoomForm } from './RoomForm.tsx';

function show(initial = { name: '', topic: '', icon: '' }, problem: Problem | null = null) {
  const onSubmit = vi.fn();
  render(<RoomForm keep="room" initial={initial} submitLabel="Create room" busy={false} problem={problem} onSubmit={onSubmit} onCancel={() => {}} />);
  const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  return { onSubmit, fill, submit: () => fireEvent.click(screen.getByText('Create room')) };
}

test('name, topic and icon are handed in', () => {
  const { onSubmit, fill, submit } = show();
  fill('Name', 'Design');
  fill('Topic', 'Tokens and copy');
  fireEvent.click(screen.getByLabelText('🎨'));
  submit();
  expect(onSubmit).toHaveBeenCalledWith({ name: 'Design', topic: 'Tokens and copy', icon: '🎨' });
});

test('a room needs a name; the fault is shown where it is', () => {
  const { onSubmit, submit } = show();
  submit();
  expect(document.activeElement).toBe(screen.getByLabelText('Name'));
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText('Topic').getAttribute('aria-invalid')).toBeNull();
});

test('any emoji will do, and the last one typed counts; letters are no icon', () => {
  const { onSubmit, fill, submit } = show({ name: 'Design', topic: '', icon: '' });
  fill('Another emoji', '🦊👩🏽‍💻');
  submit();
  expect(onSubmit).toHaveBeenLastCalledWith({ name: 'Design', topic: '', icon: '👩🏽‍💻' });
  fill('Another emoji', '👩🏽‍💻x');
  submit();
  expect(onSubmit).toHaveBeenLastCalledWith({ name: 'Design', topic: '', icon: '' });
});

test('an answer that did not come is the form’s matter: the name is not to blame, and stays', () => {
  const { fill } = show({ name: 'Design', topic: '', icon: '' }, { message: 'The server didn’t answer.', general: true });
  expect(screen.getByRole('status').textContent).toBe('The server didn’t answer.');
  expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBeNull();
  fill('Name', 'Designs');
  expect(screen.getByRole('status').textContent).toBe('The server didn’t answer.');
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Designs');
});
