import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenForRegions } from './regions.ts';

let stop: (() => void) | undefined;
beforeEach(() => {
  stop = listenForRegions();
});
afterEach(() => stop?.());

function Page() {
  return (
    <>
      <nav data-region="rooms">
        <a href="/r/a">a</a>
        <a href="/r/b">b</a>
      </nav>
      <main data-region="messages">no control in here</main>
      <footer data-region="composer">
        <button type="button">Attach</button>
        <textarea data-region-start aria-label="Message" />
      </footer>
    </>
  );
}

function press(shiftKey = false): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F6', shiftKey });
}

test('F6 goes round the regions, each entered where it starts', () => {
  render(<Page />);
  press();
  expect(document.activeElement).toBe(screen.getByText('a'));
  press();
  expect(document.activeElement).toBe(screen.getByRole('main'));
  press();
  expect(document.activeElement).toBe(screen.getByLabelText('Message'));
  press();
  expect(document.activeElement).toBe(screen.getByText('a'));
});

test('Shift+F6 goes back, to where the focus was in that region', () => {
  render(<Page />);
  screen.getByText('b').focus();
  press(true);
  expect(document.activeElement).toBe(screen.getByLabelText('Message'));
  press();
  expect(document.activeElement).toBe(screen.getByText('b'));
});

test('an open dialog keeps the focus', () => {
  render(
    <>
      <Page />
      <dialog open>
        <button type="button">Close</button>
      </dialog>
    </>,
  );
  screen.getByText('Close').focus();
  press();
  expect(document.activeElement).toBe(screen.getByText('Close'));
});

test('KEY1 F6 leaves the choice of a row to the list that it goes back to', () => {
  render(
    <>
      <main data-region="messages">
        <div data-region-start tabIndex={-1} role="log">
          <p tabIndex={-1}>a row</p>
        </div>
      </main>
      <footer data-region="composer">
        <textarea aria-label="Message" />
      </footer>
    </>,
  );
  screen.getByText('a row').focus();
  press();
  press();
  expect(document.activeElement).toBe(screen.getByRole('log'));
});

test('F6 stops at nothing that Tab passes over', () => {
  render(
    <nav data-region="rooms">
      <button type="button" tabIndex={-1}>
        hidden from Tab
      </button>
      <button type="button" disabled>
        not now
      </button>
      <a href="/r/a">a</a>
    </nav>,
  );
  press();
  expect(document.activeElement).toBe(screen.getByText('a'));
});
