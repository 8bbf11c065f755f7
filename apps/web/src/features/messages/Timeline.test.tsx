import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { type Entry, entryOf } from './entry.ts';
import { maya, me, noon, refused, said, timeline } from './testing-timeline.tsx';
import type { TimelineProps } from './Timeline.tsx';

// The test’s document has no top layer.
beforeAll(() => {
  HTMLElement.prototype.showPopover ??= () => {};
});

test('shows who said what on which day, as text and nothing else', () => {
  render(timeline({ entries: [said(1, maya, '<img src=x onerror=alert(1)>'), said(2, maya, 'See https://a.example/x')] }));
  const log = screen.getByRole('log', { name: 'Messages in design' });
  expect(log.getAttribute('aria-live')).toBe('off');
  expect(log.querySelector('img')).toBeNull();
  expect(within(log).getByRole('heading', { name: 'Today' })).toBeTruthy();
  const [first, second] = within(log).getAllByRole('article');
  expect(first?.textContent).toContain('Maya <b>Okafor</b>');
  expect(first?.textContent).toContain('<img src=x onerror=alert(1)>');
  const link = within(second as HTMLElement).getByRole('link');
  expect([link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('target')]).toEqual([
    'https://a.example/x',
    'noopener noreferrer nofollow',
    '_blank',
  ]);
});

test('ROOM8 who came one after another is one line that says who, and from when to when', () => {
  const minute = 60_000;
  const came = (seq: number, id: string, name: string, at: number): Entry =>
    entryOf({ seq, type: 'member:joined', actor: id as never, at, payload: { member: { id: id as never, name, role: 'member', joinedAt: at } } });
  const others = ['Ada', 'Bo', 'Cy', 'Di'].map((name, index) => came(index + 1, name, name, noon + index * minute));
  const { rerender } = render(timeline({ entries: [...others, came(5, me, 'Elena', noon + 18 * minute)] }));
  const line = screen.getByRole('article');
  expect(line.textContent).toMatch(/^You, Ada and 3 others joined \S+(?: PM)? to \S+(?: PM)?$/u);
  expect(line.querySelector('time')?.title).toMatch(/2026.* to .*18/u);
  rerender(timeline({ entries: [came(1, me, 'Elena', noon)] }));
  expect(screen.getByRole('article').textContent).toMatch(/^You joined \S+(?: PM)?$/u);
});

test('a message on its way becomes the sent one in the same place of the document', () => {
  const id = '00000003-0000-7000-8000-000000000002';
  const waiting = { id: id as never, roomId: 'design' as never, body: 'Mine', at: noon + 2, order: 0, state: 'waiting' as const };
  const { rerender } = render(timeline({ entries: [said(1, me, 'One')], outbox: [waiting] }));
  const before = document.querySelector(`[data-key="${id}"]`);
  expect(before?.textContent).toContain('Sending…');
  rerender(timeline({ entries: [said(1, me, 'One'), said(2, me, 'Mine')] }));
  expect(document.querySelector(`[data-key="${id}"]`)).toBe(before);
  expect(before?.textContent).not.toContain('Sending…');
});

test('TAB6 what the message box of this tab sends leads to the room’s end, and what waits in the outbox does not', () => {
  const onLatest = vi.fn();
  const one = said(1, maya, 'One');
  const rest = { onLatest, landing: { key: one.key, top: 0 } };
  const waiting = { id: 'x' as never, roomId: 'design' as never, body: 'Mine', at: noon + 2, order: 0, state: 'waiting' as const };
  const { rerender } = render(timeline({ entries: [one], end: false }, rest));
  rerender(timeline({ entries: [one], end: false, outbox: [waiting] }, rest));
  expect(onLatest).not.toHaveBeenCalled();
  rerender(timeline({ entries: [one], end: false, outbox: [waiting] }, { ...rest, sends: 1 }));
  rerender(timeline({ entries: [one], end: false }, { ...rest, sends: 1 }));
  expect(onLatest).toHaveBeenCalledOnce();
});

test('KEY1 the list is one stop of the Tab key: arrows between rows, Enter into one, Escape out', () => {
  const onEscape = vi.fn();
  const deeds = { copy: vi.fn(), unreadFrom: vi.fn(), retry: vi.fn(), remove: vi.fn(), edit: vi.fn() };
  render(timeline({ entries: [said(1, maya, 'One'), said(2, me, 'Two'), said(3, maya, 'Three')] }, { onEscape, deeds }));
  const list = screen.getByRole('log');
  const rows = screen.getAllByRole('article');
  expect([list.tabIndex, ...rows.map((row) => row.tabIndex)]).toEqual([0, -1, -1, -1]);
  act(() => list.focus());
  expect(document.activeElement).toBe(rows[2]);
  expect(list.tabIndex).toBe(-1);
  fireEvent.keyDown(rows[2] as HTMLElement, { key: 'ArrowUp' });
  expect(document.activeElement).toBe(rows[1]);
  fireEvent.keyDown(rows[1] as HTMLElement, { key: 'Enter' });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Copy text');
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'Tab' });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Mark unread from here');
  fireEvent.click(document.activeElement as HTMLElement);
  expect(deeds.unreadFrom).toHaveBeenCalledExactlyOnceWith(2);
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'Escape' });
  expect(document.activeElement).toBe(rows[1]);
  fireEvent.keyDown(rows[1] as HTMLElement, { key: 'Escape' });
  expect(onEscape).toHaveBeenCalledOnce();
});

test('KEY1 the keyboard comes back to the row it was on', () => {
  render(timeline({ entries: [said(1, maya, 'One'), said(2, me, 'Two'), said(3, maya, 'Three')] }));
  const list = screen.getByRole('log');
  const rows = screen.getAllByRole('article');
  act(() => rows[1]?.focus());
  act(() => rows[1]?.blur());
  expect(list.tabIndex).toBe(0);
  act(() => list.focus());
  expect(document.activeElement).toBe(rows[1]);
});

test('KEY2 End asks for the room’s end where the device does not have it, and goes to its last message once that is there', () => {
  const onLatest = vi.fn();
  const early = Array.from({ length: 4 }, (_, index) => said(index + 1, maya, `Early ${index + 1}`));
  const late = Array.from({ length: 4 }, (_, index) => said(index + 501, maya, `Late ${index + 1}`));
  const landing = { key: `${early[0]?.seq}`, top: 0 };
  const { rerender } = render(timeline({ entries: early, end: false }, { onLatest, landing }));
  const [first] = screen.getAllByRole('article');
  act(() => first?.focus());
  fireEvent.keyDown(first as HTMLElement, { key: 'End' });
  expect(onLatest).toHaveBeenCalledOnce();
  rerender(timeline({ entries: late, start: false }, { onLatest }));
  expect(document.activeElement?.textContent).toContain('Late 4');
});

test('KEY2 Home goes to the first row the device has, also one that was not in the document', () => {
  const many = Array.from({ length: 200 }, (_, index) => said(index + 1, index % 2 === 0 ? maya : me, `Message ${index + 1}.`));
  render(timeline({ entries: many }));
  expect(screen.queryByText('Message 1.')).toBeNull();
  act(() => screen.getByRole('log').focus());
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'Home' });
  expect(document.activeElement?.textContent).toContain('Message 1.');
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'End' });
  expect(document.activeElement?.textContent).toContain('Message 200.');
});

test('KEY3 a right click on a message opens its menu, which Escape closes; a link keeps the browser’s own', () => {
  const deeds = { copy: vi.fn(), unreadFrom: vi.fn(), retry: vi.fn(), remove: vi.fn(), edit: vi.fn() };
  render(timeline({ entries: [said(1, maya, 'One'), said(2, maya, 'See https://a.example/x')] }, { deeds }));
  const [row] = screen.getAllByRole('article');
  act(() => row?.focus());
  expect(fireEvent.contextMenu(screen.getByText('One'))).toBe(false);
  const menu = screen.getByRole('menu', { name: 'Message by Maya <b>Okafor</b>' });
  expect(
    within(menu)
      .getAllByRole('menuitem')
      .map((item) => item.textContent),
  ).toEqual(['Copy text', 'Mark unread from hereU', 'Profile', 'Block…']);
  expect(document.activeElement?.textContent).toBe('Copy text');
  fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'Escape' });
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(row);
  fireEvent.contextMenu(screen.getByText('One'));
  fireEvent.click(screen.getByRole('menuitem', { name: 'Mark unread from here' }));
  expect(deeds.unreadFrom).toHaveBeenCalledExactlyOnceWith(1);
});

test('KEY3 a key on a message does what its menu says, and is not typed', () => {
  const deeds = { copy: vi.fn(), unreadFrom: vi.fn(), retry: vi.fn(), remove: vi.fn(), edit: vi.fn() };
  render(timeline({ entries: [said(1, maya, 'One'), said(2, maya, 'Two')] }, { deeds }));
  act(() => screen.getByRole('log').focus());
  expect(fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'U' })).toBe(false);
  expect(deeds.unreadFrom).toHaveBeenCalledExactlyOnceWith(2);
  expect(fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'x' })).toBe(true);
});

test('KEY3 a menu of a message that is sent meanwhile goes, and the focus is on its row', () => {
  const id = '00000003-0000-7000-8000-000000000002';
  const { rerender } = render(timeline({ entries: [said(1, me, 'One')], outbox: [refused(id)] }));
  act(() => screen.getByRole('button', { name: 'Edit' }).focus());
  fireEvent.contextMenu(screen.getByText('Mine'));
  expect(screen.getByRole('menuitem', { name: 'Delete' })).toBeTruthy();
  rerender(timeline({ entries: [said(1, me, 'One'), said(2, me, 'Mine')] }));
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(document.querySelector(`[data-key="${id}"]`));
});

test('KEY1 what has the focus in a message goes as the message is sent: its row has it, and the list stays one stop', () => {
  const id = '00000003-0000-7000-8000-000000000002';
  const { rerender } = render(timeline({ entries: [said(1, me, 'One')], outbox: [refused(id)] }));
  act(() => screen.getByRole('button', { name: 'Edit' }).focus());
  rerender(timeline({ entries: [said(1, me, 'One'), said(2, me, 'Mine')] }));
  const row = document.querySelector<HTMLElement>(`[data-key="${id}"]`);
  expect(document.activeElement).toBe(row);
  act(() => row?.blur());
  expect(screen.getByRole('log').tabIndex).toBe(0);
});

test('KEY3 the menu of a message that was refused sends it again or deletes it', () => {
  const deeds = { copy: vi.fn(), unreadFrom: vi.fn(), retry: vi.fn(), remove: vi.fn(), edit: vi.fn() };
  render(timeline({ outbox: [refused('x')] }, { deeds }));
  fireEvent.contextMenu(screen.getByText('Mine'));
  expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Retry', 'Edit', 'Copy text', 'Delete']);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
  expect(deeds.remove).toHaveBeenCalledExactlyOnceWith('x');
});

test('CMD5 older messages that did not load can be asked for again; without a connection they come by themselves', () => {
  const onOlder = vi.fn();
  const view = (older: TimelineProps['older']) => timeline({ entries: [said(5, maya, 'Five')], start: false }, { startBlock: null, older, onOlder });
  const { rerender } = render(view('unconnected'));
  expect(screen.getByRole('alert').textContent).toContain('No connection.');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  rerender(view('failed'));
  expect(screen.getByRole('alert').textContent).toContain('Older messages didn’t load');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onOlder).toHaveBeenCalled();
});
