import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SuggestField } from './SuggestField.tsx';

const zones = ['America/New_York', 'Asia/Tokyo', 'Europe/Berlin', 'Europe/Paris'];

function show() {
  const outside = vi.fn();
  function Form() {
    const [value, setValue] = useState('');
    return <SuggestField label="Time zone" value={value} suggestions={zones} onChange={({ target }) => setValue(target.value)} onTake={setValue} />;
  }
  render(<Form />);
  const listen = ({ key }: KeyboardEvent): void => void outside(key);
  addEventListener('keydown', listen);
  onTestFinished(() => removeEventListener('keydown', listen));
  const input = screen.getByRole<HTMLInputElement>('combobox');
  return {
    outside,
    input,
    type: (value: string) => fireEvent.change(input, { target: { value } }),
    options: () => screen.queryAllByRole('option').map(({ textContent }) => textContent),
    /** Whether the browser goes on with the key. */
    press(key: string): boolean {
      const event = createEvent.keyDown(input, { key });
      fireEvent(input, event);
      return !event.defaultPrevented;
    },
    active: () => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null,
  };
}

test('FORM4 Escape closes the suggestions and goes no further, with what was typed still there; the next one is the dialog’s', () => {
  const { input, type, options, press, outside } = show();
  type('europe');
  expect([options(), input.getAttribute('aria-expanded')]).toEqual([['Europe/Berlin', 'Europe/Paris'], 'true']);
  expect(press('Escape')).toBe(false);
  expect(outside).not.toHaveBeenCalled();
  expect([options(), input.getAttribute('aria-expanded'), input.value]).toEqual([[], 'false', 'europe']);
  expect(press('Escape')).toBe(true);
  expect(outside).toHaveBeenCalledWith('Escape');
});

test('the arrows go through the suggestions and back to what was typed, Enter takes one, and else it is the form’s', () => {
  const { input, type, options, press, active } = show();
  type('o');
  expect(options()).toEqual(['America/New_York', 'Asia/Tokyo', 'Europe/Berlin', 'Europe/Paris']);
  type('p');
  expect(options()).toEqual(['Europe/Paris', 'Europe/Berlin']);
  type('new york');
  expect(options()).toEqual(['America/New_York']);
  expect(press('Enter')).toBe(true);
  press('ArrowDown');
  expect(active()).toBe('America/New_York');
  press('ArrowDown');
  expect(active()).toBeNull();
  press('ArrowUp');
  expect(press('Enter')).toBe(false);
  expect([input.value, options()]).toEqual(['America/New_York', []]);
  type('');
  expect(options()).toEqual([]);
  press('ArrowDown');
  expect(options()).toEqual(zones);
});

test('a press takes a suggestion and leaves the focus where it is; who goes on leaves them', () => {
  const { input, type, options } = show();
  input.focus();
  type('o');
  const tokyo = screen.getByRole('option', { name: 'Asia/Tokyo' });
  expect(fireEvent.mouseDown(tokyo)).toBe(false);
  fireEvent.click(tokyo);
  expect([input.value, options(), document.activeElement === input]).toEqual(['Asia/Tokyo', [], true]);
  type('berlin');
  fireEvent.blur(input);
  expect(options()).toEqual([]);
});

test('keys of an input method stay its own', () => {
  const { type, options, press, input } = show();
  type('europe');
  fireEvent.keyDown(input, { key: 'Escape', isComposing: true });
  expect(options()).toHaveLength(2);
  expect(press('a')).toBe(true);
});
