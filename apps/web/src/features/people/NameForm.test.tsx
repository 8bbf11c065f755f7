import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Problem } from '../../lib/problem.ts';
import { NameForm } from './NameForm.tsx';

function show(problem: Problem | null = null) {
  const onSubmit = vi.fn();
  function form(next: Problem | null) {
    return (
      <NameForm className={undefined} initial="Maya" help="How others see you." problem={next} onSubmit={onSubmit}>
        <button type="submit">Go</button>
      </NameForm>
    );
  }
  const { rerender } = render(form(problem));
  return { onSubmit, answer: (next: Problem | null) => rerender(form(next)), field: screen.getByRole<HTMLInputElement>('textbox') };
}

test('a good name is handed in', () => {
  const { onSubmit } = show();
  fireEvent.click(screen.getByText('Go'));
  expect(onSubmit).toHaveBeenCalledWith('Maya');
});

test('a name that cannot be is refused in place, and not handed in', () => {
  const { onSubmit, field } = show();
  fireEvent.change(field, { target: { value: '   ' } });
  expect(field.getAttribute('aria-invalid')).toBeNull();
  fireEvent.click(screen.getByText('Go'));
  expect(onSubmit).not.toHaveBeenCalled();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain('can’t be empty');
});

test('NAME4 a name that could pass for another is refused in place', () => {
  const { onSubmit, field } = show();
  fireEvent.change(field, { target: { value: '\u0410nna' } });
  fireEvent.click(screen.getByText('Go'));
  expect(onSubmit).not.toHaveBeenCalled();
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain('they look alike');
});

test('ACCOUNT9 a name that was refused has the focus and is brought to the screen', () => {
  const { answer, field } = show();
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
  fireEvent.click(screen.getByText('Go'));
  expect(scrolled).not.toHaveBeenCalled();
  answer({ message: '“Maya” is taken.', suggestion: 'Maya 2' });
  expect([document.activeElement, scrolled.mock.contexts]).toEqual([field, [field]]);
  scrolled.mockRestore();
});

test('a taken name says so, and the free one is one press away', () => {
  const { onSubmit, answer, field } = show();
  fireEvent.click(screen.getByText('Go'));
  answer({ message: '“Maya” is taken.', suggestion: 'Maya 2' });
  expect(screen.getByText('“Maya” is taken.', { exact: false })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Use “Maya 2”' }));
  expect(field.value).toBe('Maya 2');
  expect(onSubmit).toHaveBeenLastCalledWith('Maya 2');
});

test('what was said against one name is not said of the next', () => {
  const { field } = show({ message: '“Maya” is taken.' });
  expect(field.getAttribute('aria-invalid')).toBe('true');
  fireEvent.change(field, { target: { value: 'Mayra' } });
  expect(field.getAttribute('aria-invalid')).toBeNull();
  expect(screen.getByText('How others see you.')).toBeTruthy();
});

test('an answer that did not come is the form’s matter, not the name’s', () => {
  const { answer, field } = show();
  fireEvent.click(screen.getByText('Go'));
  answer({ message: 'The server didn’t answer.', general: true });
  expect(screen.getByRole('status').textContent).toBe('The server didn’t answer.');
  expect(field.getAttribute('aria-invalid')).toBeNull();
});
