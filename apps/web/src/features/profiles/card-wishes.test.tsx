import { fireEvent } from '@testing-library/react';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type CardWish, listenForCards } from './card-wishes.ts';

function start(early: EventTarget | null = null) {
  vi.useFakeTimers();
  let wish: CardWish | null = null;
  const listening = listenForCards((next) => {
    wish = next;
  }, early);
  onTestFinished(() => {
    listening.stop();
    vi.useRealTimers();
  });
  return { shown: () => wish && `${wish.id} ${wish.entered ? 'entered' : 'shown'}`, close: listening.close };
}

function byId(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}

function point(id: string, pointerType = 'mouse'): void {
  fireEvent.pointerOver(byId(id), { pointerType });
}

const page = document.createElement('div');

beforeEach(() => {
  document.body.append(page);
  page.innerHTML = `
    <div role="log"><button id="author" data-person="maya">Maya</button><span id="face" data-person="maya">M</span></div>
    <ul><li><button id="row" data-person="jonas">Jonas</button></li></ul>
    <dialog id="question"><button id="yes">Yes</button></dialog>
    <textarea id="box"></textarea><div id="card" tabindex="-1" data-person-card><button id="within">Edit</button></div>`;
  return () => page.remove();
});

test('PROFILE5 a press on a name or a face opens the card, another on the same closes it', () => {
  const { shown } = start();
  fireEvent.click(byId('face'));
  expect(shown()).toBe('maya entered');
  fireEvent.click(byId('row'));
  expect(shown()).toBe('jonas entered');
  fireEvent.click(byId('row'));
  expect(shown()).toBe(null);
  fireEvent.click(byId('box'));
  expect(shown()).toBe(null);
});

test('PROFILE5 a press from before anybody listened counts', () => {
  expect(start(byId('author')).shown()).toBe('maya entered');
});

test('PROFILE5 Escape closes only the card, and the focus is back on the name', () => {
  const { shown } = start();
  fireEvent.click(byId('author'));
  byId('card').focus();
  const below = vi.fn();
  byId('box').addEventListener('keydown', below);
  expect(fireEvent.keyDown(byId('box'), { key: 'Escape' })).toBe(false);
  expect(below).not.toHaveBeenCalled();
  expect(shown()).toBe(null);
  expect(document.activeElement).toBe(byId('author'));
  expect(fireEvent.keyDown(byId('box'), { key: 'Escape' })).toBe(true);
});

test('PROFILE5 a press beside the card closes it, one in it does not', () => {
  const { shown } = start();
  fireEvent.click(byId('author'));
  fireEvent.pointerDown(byId('within'));
  expect(shown()).toBe('maya entered');
  fireEvent.pointerDown(byId('box'));
  expect(shown()).toBe(null);
});

test('PROFILE5 a mouse that rests on a name for half a second shows the card, until it has left both for a moment', () => {
  const { shown } = start();
  point('author');
  vi.advanceTimersByTime(499);
  expect(shown()).toBe(null);
  vi.advanceTimersByTime(1);
  expect(shown()).toBe('maya shown');
  point('box');
  vi.advanceTimersByTime(150);
  point('within');
  vi.advanceTimersByTime(1_000);
  expect(shown()).toBe('maya shown');
  point('box');
  vi.advanceTimersByTime(200);
  expect(shown()).toBe(null);
});

test('PROFILE5 a mouse that only passes by, and a finger, show nothing', () => {
  const { shown } = start();
  point('author');
  vi.advanceTimersByTime(300);
  point('box');
  vi.advanceTimersByTime(1_000);
  point('author', 'touch');
  vi.advanceTimersByTime(1_000);
  expect(shown()).toBe(null);
});

test('PROFILE5 what was closed while the mouse is on the name does not come back by itself, but does once it was away', () => {
  const { shown } = start();
  point('author');
  vi.advanceTimersByTime(500);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  point('author');
  vi.advanceTimersByTime(1_000);
  expect(shown()).toBe(null);
  point('box');
  point('author');
  vi.advanceTimersByTime(500);
  expect(shown()).toBe('maya shown');
});

test('PROFILE5 scrolling takes a card along that only shows, and Tab closes one that it leaves', () => {
  const { shown } = start();
  point('author');
  vi.advanceTimersByTime(500);
  fireEvent.scroll(document.querySelector('[role="log"]') as Element);
  expect(shown()).toBe(null);
  fireEvent.click(byId('author'));
  fireEvent.focusIn(byId('box'));
  expect(shown()).toBe(null);
});

test('PROFILE5 a card that was closed for a dialog does not come back with the focus that the dialog gives back, nor when the mouse was over that', () => {
  const { shown, close } = start();
  const row = byId('row');
  // How the keyboard comes to it.
  vi.spyOn(row, 'matches').mockReturnValue(true);
  row.focus();
  fireEvent.click(row);
  byId('within').focus();
  close();
  expect(document.activeElement).toBe(row);
  (byId('question') as HTMLDialogElement).open = true;
  byId('yes').focus();
  point('yes');
  row.focus();
  vi.advanceTimersByTime(1_000);
  expect(shown()).toBe(null);
  // Come to again it shows.
  byId('box').focus();
  row.focus();
  vi.advanceTimersByTime(500);
  expect(shown()).toBe('jonas shown');
});

test('PROFILE5 a card that only shows stays once the focus is in it, and gives it back', () => {
  const { shown, close } = start();
  const row = byId('row');
  vi.spyOn(row, 'matches').mockReturnValue(true);
  for (const end of [close, () => fireEvent.keyDown(document.body, { key: 'Escape' })]) {
    byId('box').focus();
    row.focus();
    vi.advanceTimersByTime(500);
    expect(shown()).toBe('jonas shown');
    byId('within').focus();
    vi.advanceTimersByTime(1_000);
    expect(shown()).toBe('jonas shown');
    end();
    expect(shown()).toBe(null);
    expect(document.activeElement).toBe(row);
  }
});
