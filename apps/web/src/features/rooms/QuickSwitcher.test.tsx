import { fireEvent, render, screen } from '@testing-library/react';
import type { Room } from '@parley/shared/features/rooms.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { holdTyping } from '../../lib/held-typing.ts';
import { QuickSwitcher } from './QuickSwitcher.tsx';
import { standInForDialogs } from '../../ui/testing-dialogs.ts';
import type { RoomLine } from './room-line.ts';

beforeEach(() => {
  standInForDialogs();
  Element.prototype.scrollIntoView = () => {};
});

function line(name: string, unread: number, at: number, archived = false): RoomLine {
  const room = { id: name, slug: name, name, topic: '', icon: '', archivedAt: archived ? 1 : null } as Room;
  return { room, unread, draft: '', unsent: '', last: { author: 'Maya', text: 'Hello', at } };
}

const lines = [line('lobby', 0, 1), line('launch-2025', 0, 9, true), line('planning', 0, 3), line('launch-week', 2, 2)];

function show() {
  const deeds = { onOpen: vi.fn(), onBrowse: vi.fn(), onCreate: vi.fn(), onClose: vi.fn() };
  render(<QuickSwitcher lines={lines} currentId="lobby" {...deeds} />);
  return { ...deeds, field: screen.getByRole('combobox') };
}

function options(): readonly (string | null)[] {
  return screen.getAllByRole('option').map((option) => option.querySelector('b')?.textContent ?? null);
}

test('with nothing typed: unread first, then where something was said last; never where one is', () => {
  show();
  expect(options()).toEqual(['launch-week', 'planning', 'launch-2025', 'Browse all rooms', 'Create a room']);
});

test('what fits best is chosen, an archived room only after the others', () => {
  const { field, onOpen, onClose } = show();
  fireEvent.change(field, { target: { value: 'la' } });
  expect(options().slice(0, 3)).toEqual(['launch-week', 'launch-2025', 'planning']);
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onOpen).toHaveBeenCalledWith('launch-week');
  expect(onClose).toHaveBeenCalled();
});

test('the arrows go round, and the field names the chosen one', () => {
  const { field, onCreate } = show();
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  const chosen = screen.getByRole('option', { selected: true });
  expect(chosen.textContent).toBe('Create a room');
  expect(field.getAttribute('aria-activedescendant')).toBe(chosen.id);
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onCreate).toHaveBeenCalledWith('');
});

test('KEY8 the keys of an input method are its own', () => {
  const { field, onOpen } = show();
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  // So Safari tells of the Enter that ends a composition.
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
  expect(onOpen).not.toHaveBeenCalled();
});

test('what is not there can be made', () => {
  const { field, onCreate } = show();
  fireEvent.change(field, { target: { value: ' Zebra ' } });
  expect(options()).toEqual(['Browse all rooms', 'Create “Zebra”']);
  fireEvent.click(screen.getByText('Create “Zebra”'));
  expect(onCreate).toHaveBeenCalledWith('Zebra');
});

test('what was typed goes along to the list of all rooms', () => {
  const { field, onBrowse } = show();
  fireEvent.change(field, { target: { value: ' front ' } });
  fireEvent.click(screen.getByText('Browse all rooms'));
  expect(onBrowse).toHaveBeenCalledWith('front');
});

test('KEY4 what was typed before it was there is in the field, once', () => {
  holdTyping(() => {});
  const held = document.activeElement as HTMLInputElement;
  fireEvent.input(held, { target: { value: 'plan' } });
  const { field } = show();
  expect((field as HTMLInputElement).value).toBe('plan');
  expect(options()[0]).toBe('planning');
  expect(held.isConnected).toBe(false);
});

test('that no room matches is said of what was typed only', () => {
  const nothing = (): void => {};
  render(<QuickSwitcher lines={lines.slice(0, 1)} currentId="lobby" onOpen={nothing} onBrowse={nothing} onCreate={nothing} onClose={nothing} />);
  expect(screen.queryByText(/^No room/u)).toBeNull();
  fireEvent.change(screen.getByRole('combobox'), { target: { value: ' Zebra ' } });
  expect(screen.getByText('No room of yours matches “Zebra”')).toBeTruthy();
});
