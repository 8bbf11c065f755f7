import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { usePointed } from './use-pointed.ts';

function List() {
  const pointed = usePointed();
  return (
    <>
      <div data-testid="list" {...pointed.props}>
        <p data-key="one">One</p>
        <p data-key="two">Two</p>
      </div>
      <button type="button">Elsewhere</button>
      <output>{pointed.key}</output>
    </>
  );
}

function tap(element: HTMLElement): void {
  fireEvent.pointerDown(element, { pointerType: 'touch' });
  fireEvent.pointerUp(element, { pointerType: 'touch' });
}

function shown(): string | null {
  return screen.getByRole('status').textContent;
}

test('TOUCH2 a tap on a message shows its tools; another tap, there or elsewhere, puts them away', () => {
  render(<List />);
  tap(screen.getByText('One'));
  expect(shown()).toBe('one');
  tap(screen.getByText('Two'));
  expect(shown()).toBe('two');
  tap(screen.getByText('Two'));
  expect(shown()).toBe('');
  tap(screen.getByText('One'));
  tap(screen.getByText('Elsewhere'));
  expect(shown()).toBe('');
});

test('TOUCH2 scrolling puts the tools away; a mouse keeps them', () => {
  render(<List />);
  tap(screen.getByText('One'));
  fireEvent.scroll(screen.getByTestId('list'));
  expect(shown()).toBe('');
  fireEvent.pointerOver(screen.getByText('One'), { pointerType: 'mouse' });
  fireEvent.scroll(screen.getByTestId('list'));
  expect(shown()).toBe('one');
});
