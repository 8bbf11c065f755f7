import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { RoomForm } from './RoomForm.tsx';

function show(initial = { name: '', topic: '', icon: '' }) {
  const onSubmit = vi.fn();
  render(<RoomForm initial={initial} submitLabel="Create room" busy={false} problem={null} onSubmit={onSubmit} onCancel={() => {}} />);
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
