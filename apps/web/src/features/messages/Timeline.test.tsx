import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeAll, expect, test, vi } from 'vitest';
import { type Entry, entryOf } from './entry.ts';
import { MessageMenu } from './MessageMenu.tsx';
import { JumpToLatest } from './JumpToLatest.tsx';
import { MessageState } from './MessageState.tsx';
import { MessageTools } from './MessageTools.tsx';
import { buildRows, type RowSources } from './rows.ts';
import { Timeline, type TimelineProps } from './Timeline.tsx';
import { tryAgain } from './tries.ts';

const me = '00000001-0000-7000-8000-000000000000';
const maya = '00000001-0000-7000-8000-000000000001';
const names = { [me]: 'Elena', [maya]: 'Maya <b>Okafor</b>' };
const noon = new Date(2026, 10, 21, 12).getTime();

function said(seq: number, author: string, body: string): Entry {
  return entryOf({
    seq,
    type: 'message:sent',
    actor: author as never,
    at: noon + seq,
    payload: { id: `00000003-0000-7000-8000-${seq.toString().padStart(12, '0')}`, ord: seq, body },
  });
}

// The test’s document has no top layer.
beforeAll(() => {
  HTMLElement.prototype.showPopover ??= () => {};
});

/** A message of mine that was refused. */
function refused(id: string) {
  return { id: id as never, roomId: 'design' as never, body: 'Mine', at: noon, order: 0, state: 'failed' as const, reason: 'The room was archived.' };
}

const noDeeds = { copy: vi.fn(), unreadFrom: vi.fn(), retry: vi.fn(), remove: vi.fn(), edit: vi.fn() };

function timeline(sources: Partial<RowSources>, rest: Partial<TimelineProps> = {}) {
  const deeds = rest.deeds ?? noDeeds;
  const rows = buildRows({
    entries: [],
    start: true,
    end: true,
    notices: [],
    outbox: [],
    line: null,
    asked: false,
    me,
    blocked: {},
    opened: [],
    ...sources,
  });
  return (
    <Timeline
      label="Messages in design"
      rows={rows}
      end={sources.end ?? true}
      landing={null}
      names={names}
      profiles={{}}
      today={new Date(2026, 10, 21).getTime()}
      startBlock={<p>The beginning</p>}
      older="idle"
      newer="idle"
      ord={sources.entries?.length ?? 0}
      sends={0}
      deeds={deeds}
      renderNotice={(notice) => <p key={notice.id}>{notice.text}</p>}
      foot={null}
      State={MessageState}
      Jump={JumpToLatest}
      renderFolded={(row) => row.key}
      renderTools={(message, focused) => <MessageTools message={message} deeds={deeds} focused={focused} />}
      renderMenu={(list) => (
        <MessageMenu list={list} rows={rows} names={names} profiles={{}} deeds={deeds} standingOf={(id) => (id === me ? 'me' : 'other')} />
      )}
      onOlder={() => {}}
      onNewer={() => {}}
      onView={() => {}}
      onLeave={() => {}}
      onAtEnd={() => {}}
      onLatest={() => {}}
      onEscape={() => {}}
      {...rest}
    />
  );
}

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

test('OUT4 a message that was refused says why, and can be sent again, edited, copied or deleted', () => {
  const deeds = { copy: vi.fn(), unreadFrom: vi.fn(), retry: vi.fn(), remove: vi.fn(), edit: vi.fn() };
  render(timeline({ outbox: [refused('x')] }, { deeds }));
  expect(screen.getByRole('alert').textContent).toContain('Not sent. The room was archived.');
  for (const name of ['Retry', 'Edit', 'Copy', 'Delete']) fireEvent.click(screen.getByRole('button', { name }));
  expect([deeds.retry.mock.calls, deeds.copy.mock.calls, deeds.remove.mock.calls]).toEqual([[['x']], [['Mine']], [['x']]]);
  expect(deeds.edit.mock.calls).toEqual([['x', 'Mine']]);
});

test('OUT12 a message that waits for ten seconds can be sent again, or taken back to be edited', () => {
  vi.useFakeTimers();
  try {
    const deeds = { ...noDeeds, retry: vi.fn(), edit: vi.fn() };
    const waiting = { id: 'x' as never, roomId: 'design' as never, body: 'Mine', at: Date.now(), order: 0, state: 'waiting' as const };
    render(timeline({ outbox: [waiting] }, { deeds }));
    act(() => void vi.advanceTimersByTime(9_999));
    for (const name of ['Retry', 'Edit']) expect(screen.queryByRole('button', { name })).toBeNull();
    act(() => void vi.advanceTimersByTime(1));
    for (const name of ['Retry', 'Edit']) fireEvent.click(screen.getByRole('button', { name }));
    expect([deeds.retry.mock.calls, deeds.edit.mock.calls]).toEqual([[['x']], [['x', 'Mine']]]);
  } finally {
    vi.useRealTimers();
  }
});

const written = { id: 'y' as never, roomId: 'design' as never, body: 'Mine', at: noon, order: 0 };

test('OUT18 what is said of a message with a line of its own stays when it is sent, and of what goes at once nothing does', () => {
  const row = () => screen.getByText('Mine').closest('[role="article"]');
  const sent = { ...said(1, me, 'Mine'), key: 'y' };
  const { rerender, unmount } = render(timeline({ outbox: [{ ...written, state: 'failed', reason: 'No.' }] }));
  rerender(timeline({ entries: [sent] }));
  expect(row()?.textContent).toContain('Sent.');
  expect(screen.queryAllByRole('button', { name: 'Retry' })).toEqual([]);
  unmount();
  const { rerender: again } = render(timeline({ outbox: [{ ...written, at: Date.now(), state: 'waiting' }] }));
  expect(row()?.textContent).toContain('Sending…');
  again(timeline({ entries: [sent] }));
  expect(row()?.textContent).not.toMatch(/Sen/u);
});

test('OUT19 who sends a message again reads at once that it is being tried, from its line or its menu, and then what became of it', () => {
  vi.useFakeTimers();
  try {
    const outbox = (state: 'failed' | 'waiting') => ({ outbox: [{ ...written, state, reason: 'The server said no.' }] });
    const { rerender } = render(timeline(outbox('failed')));
    const line = () => screen.getByRole('alert').textContent;
    expect(line()).toContain('Not sent. The server said no.');
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(line()).toContain('Trying…');
    rerender(timeline(outbox('waiting')));
    rerender(timeline(outbox('failed')));
    expect(line()).toContain('Trying…');
    act(() => void vi.advanceTimersByTime(1_000));
    expect(line()).toContain('Not sent. The server said no.');
    act(() => tryAgain('y', noDeeds));
    rerender(timeline(outbox('waiting')));
    act(() => void vi.advanceTimersByTime(2_999));
    expect(screen.getByText('Trying…')).toBeTruthy();
    act(() => void vi.advanceTimersByTime(1));
    expect(screen.getByText('Not sent yet.')).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});

test('OUT20 what was refused in a room that is archived is not offered to be sent again before that is open', () => {
  const outbox = [{ ...written, state: 'failed' as const, reason: 'The room was archived.' }];
  const names = () =>
    screen.getAllByRole('button').flatMap(({ textContent }) => (textContent === '' || textContent === 'Elena' ? [] : [textContent]));
  const { rerender } = render(timeline({ outbox, archived: true }));
  expect(screen.getByRole('alert').textContent).toContain('This room is archived. Your message was not sent.');
  expect(names()).toEqual(['Copy', 'Discard']);
  fireEvent.contextMenu(screen.getByText('Mine'));
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['Copy text', 'Delete']);
  rerender(timeline({ outbox, archived: false }));
  expect(names()).toEqual(expect.arrayContaining(['Retry', 'Edit', 'Copy', 'Delete']));
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
