import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenForMenu } from './menu-gestures.ts';

const wanted = vi.fn();
let stop: (() => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  wanted.mockClear();
  render(
    <div data-testid="list">
      <div data-key="one">
        <p>One</p>
        <a href="https://a.example">link</a>
      </div>
    </div>,
  );
  stop = listenForMenu(screen.getByTestId('list'), wanted);
});
afterEach(() => {
  stop?.();
  vi.useRealTimers();
});

const finger = { pointerType: 'touch', isPrimary: true, clientX: 40, clientY: 60 };

test('TOUCH1 a finger held still for 450 ms asks for the menu of the message, once', () => {
  const text = screen.getByText('One');
  fireEvent.pointerDown(text, finger);
  vi.advanceTimersByTime(449);
  expect(wanted).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(wanted).toHaveBeenCalledExactlyOnceWith({ key: 'one', at: { left: 40, top: 60, width: 0, height: 0 } });
  // What some browsers say of their own accord a moment later.
  expect(fireEvent.contextMenu(text)).toBe(false);
  expect(wanted).toHaveBeenCalledOnce();
});

test('TOUCH1 a finger that moves 10 px, or lifts, asks for nothing', () => {
  const text = screen.getByText('One');
  fireEvent.pointerDown(text, finger);
  fireEvent.pointerMove(text, { ...finger, clientY: 70 });
  vi.advanceTimersByTime(1_000);
  fireEvent.pointerDown(text, finger);
  fireEvent.pointerUp(text, finger);
  vi.advanceTimersByTime(1_000);
  expect(wanted).not.toHaveBeenCalled();
});

test('TOUCH1 a link, held, keeps the menu of the browser', () => {
  fireEvent.pointerDown(screen.getByText('link'), finger);
  vi.advanceTimersByTime(1_000);
  expect(wanted).not.toHaveBeenCalled();
});

test('TOUCH1 the finger that opened the menu is no tap on the message', () => {
  const tapped = vi.fn();
  screen.getByTestId('list').parentElement?.addEventListener('pointerup', tapped);
  fireEvent.pointerDown(screen.getByText('One'), finger);
  vi.advanceTimersByTime(450);
  fireEvent.pointerUp(screen.getByText('One'), finger);
  expect(tapped).not.toHaveBeenCalled();
  // And no click follows on what has come under it.
  expect(fireEvent.touchEnd(screen.getByText('One'))).toBe(false);
  expect(fireEvent.touchEnd(screen.getByText('One'))).toBe(true);
  fireEvent.pointerDown(screen.getByText('One'), finger);
  fireEvent.pointerUp(screen.getByText('One'), finger);
  expect(tapped).toHaveBeenCalledOnce();
});
