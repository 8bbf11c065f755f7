import type { Client } from '@parley/client/types.ts';
import type { Ack } from '@parley/shared/ack.ts';
import type { Preferences } from '@parley/shared/features/preferences.ts';
import { expect, test } from 'vitest';
import { followPreferences, type PreferenceNews } from './follow-preferences.ts';
import { createNotes } from './notes.ts';
import { chatIn, createStillClock, me } from './testing-device.ts';

/** Lets promises that are resolved already go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

/** The tabs of one browser, and a server that takes in what it is asked when it is let. */
function createBrowser() {
  const clock = createStillClock();
  const notes = createNotes(`${Math.random()}`);
  const asked: { readonly chosen: Preferences; answer(ack: Ack<{ preferences: Preferences }>): void; readonly aborted: () => boolean }[] = [];
  const listeners = new Set<(news: PreferenceNews) => void>();
  const refused: string[] = [];
  /** What tabs have told each other and is on its way. */
  let onItsWay: (() => void)[] | null = null;

  const waiting: (() => void)[] = [];
  let isTaken = false;
  async function inTurn(task: () => Promise<void>): Promise<void> {
    if (isTaken) await new Promise<void>((resolve) => waiting.push(resolve));
    isTaken = true;
    await task();
    const next = waiting.shift();
    if (next === undefined) isTaken = false;
    else next();
  }

  const send = ((_name: 'preferences:set', chosen: Preferences, _patience: undefined, stop: AbortSignal) =>
    new Promise<Ack<unknown>>((resolve) => {
      asked.push({ chosen, answer: resolve, aborted: () => stop.aborted });
      stop.addEventListener('abort', () => resolve({ ok: null, afterMs: 0 }));
    })) as unknown as Client['send'];

  function open() {
    const chat = chatIn({}, clock);
    let mine: (news: PreferenceNews) => void = () => {};
    const stop = followPreferences({
      chat,
      client: { send },
      clock,
      notes,
      news: {
        tell: (news) => {
          function arrive(): void {
            for (const each of listeners) if (each !== mine) each(structuredClone(news));
          }
          if (onItsWay === null) arrive();
          else onItsWay.push(arrive);
        },
        listen(heard) {
          mine = heard;
          listeners.add(heard);
          return () => listeners.delete(heard);
        },
      },
      inTurn,
      onRefused: ({ message }) => refused.push(message),
    });
    return {
      chat,
      stop,
      now: () => chat.state().preferences.now,
      prefer: (chosen: Preferences) => chat.note('preferences:told', chosen),
      online: () => chat.note('connection:changed', 'online'),
      offline: () => chat.note('connection:changed', 'offline'),
      hear: (all: Preferences) => chat.sink.event(me, 1, { type: 'preferences:changed', payload: { preferences: all }, actor: null, at: 0 }),
    };
  }
  return {
    clock,
    notes,
    asked,
    refused,
    open,
    /** From now on the tabs hear of each other when the returned function is called. */
    delay() {
      const held: (() => void)[] = [];
      onItsWay = held;
      return () => {
        onItsWay = null;
        for (const arrive of held) arrive();
      };
    },
  };
}

test('PREF5 what is chosen is told at once, shows in the other tab, and is noted until the server has it', async () => {
  const { notes, asked, open } = createBrowser();
  const [here, there] = [open(), open()];
  here.online();
  there.online();
  here.prefer({ theme: 'dark' });
  expect(there.now()).toEqual({ theme: 'dark' });
  expect(notes.all()).toEqual({ theme: 'dark' });
  expect(asked.map(({ chosen }) => chosen)).toEqual([{ theme: 'dark' }]);
  asked[0]?.answer({ ok: true, value: { preferences: { theme: 'dark' } } });
  await settle();
  expect(notes.all()).toEqual({});
  for (const tab of [here, there]) tab.hear({ theme: 'dark' });
  for (const tab of [here, there]) expect(tab.chat.state().preferences).toMatchObject({ told: {}, now: { theme: 'dark' } });
});

test('PREF5 without a connection nothing is asked; a tab that opens later shows it and tells all of it, once there is one', async () => {
  const { asked, notes, open } = createBrowser();
  const first = open();
  first.offline();
  first.prefer({ theme: 'dark' });
  first.prefer({ textSize: 'large' });
  first.prefer({ theme: 'light' });
  first.stop();
  const second = open();
  expect(second.now()).toEqual({ theme: 'light', textSize: 'large' });
  expect(asked).toEqual([]);
  second.online();
  expect(asked.map(({ chosen }) => chosen)).toEqual([{ theme: 'light', textSize: 'large' }]);
  asked[0]?.answer({ ok: true, value: { preferences: {} } });
  await settle();
  expect(notes.all()).toEqual({});
});

test('PREF5 an older choice never follows a newer one: one request at a time, and after a loss what is noted then', async () => {
  const { asked, notes, open } = createBrowser();
  const [here, there] = [open(), open()];
  here.online();
  here.prefer({ theme: 'dark' });
  here.prefer({ theme: 'light' });
  expect(asked).toHaveLength(1);
  // The connection goes before there is an answer, and another tab has changed it again when it is back.
  here.offline();
  expect(asked[0]?.aborted()).toBe(true);
  there.prefer({ theme: 'system' });
  await settle();
  expect(asked).toHaveLength(1);
  here.online();
  expect(asked.map(({ chosen }) => chosen)).toEqual([{ theme: 'dark' }, { theme: 'system' }]);
  asked[1]?.answer({ ok: true, value: { preferences: {} } });
  await settle();
  expect(notes.all()).toEqual({});
  expect(asked).toHaveLength(2);
});

test('PREF5 what was chosen while the server was being told is told after it, and stays noted until then', async () => {
  const { asked, notes, open } = createBrowser();
  const tab = open();
  tab.online();
  tab.prefer({ theme: 'dark' });
  tab.prefer({ theme: 'light', density: 'compact' });
  asked[0]?.answer({ ok: true, value: { preferences: {} } });
  await settle();
  expect(notes.all()).toEqual({ theme: 'light', density: 'compact' });
  expect(asked[1]?.chosen).toEqual({ theme: 'light', density: 'compact' });
  expect(tab.now()).toEqual({ theme: 'light', density: 'compact' });
});

test('PREF5 what is refused counts no more, in no tab, and is said once', async () => {
  const { clock, asked, refused, notes, open } = createBrowser();
  const [here, there] = [open(), open()];
  here.online();
  here.prefer({ theme: 'dark' });
  asked[0]?.answer({ ok: false, code: 'invalid', message: 'Choose one of what there is.' });
  await settle();
  clock.advance(1_000);
  expect([here.now(), there.now()]).toEqual([{}, {}]);
  expect(notes.all()).toEqual({});
  expect(refused).toEqual(['Choose one of what there is.']);
});

test('PREF5 another tab tells it where the one in which it was chosen has gone, and so does one that has no answer yet', async () => {
  const { clock, asked, open } = createBrowser();
  const [here, there] = [open(), open()];
  there.online();
  here.prefer({ motion: 'less' });
  here.stop();
  expect(asked).toEqual([]);
  clock.advance(10_000);
  expect(asked.map(({ chosen }) => chosen)).toEqual([{ motion: 'less' }]);
  asked[0]?.answer({ ok: null, afterMs: 100 });
  await settle();
  clock.advance(10_000);
  expect(asked).toHaveLength(2);
});

test('PREF5 of two tabs without a connection, what each chose is told once: neither tells again what the other has told', async () => {
  const { asked, notes, open } = createBrowser();
  const [here, there] = [open(), open()];
  here.prefer({ theme: 'dark' });
  there.prefer({ density: 'compact' });
  here.online();
  there.online();
  expect(asked.map(({ chosen }) => chosen)).toEqual([{ theme: 'dark', density: 'compact' }]);
  asked[0]?.answer({ ok: true, value: { preferences: {} } });
  await settle();
  expect(asked).toHaveLength(1);
  expect(notes.all()).toEqual({});
});

test('PREF5 of two tabs that changed the same without hearing of each other, the newer choice counts in both, and only it is told', async () => {
  const { clock, asked, notes, open, delay } = createBrowser();
  const [here, there] = [open(), open()];
  const arrive = delay();
  here.prefer({ theme: 'dark' });
  there.prefer({ theme: 'light' });
  arrive();
  expect([here.now(), there.now()]).toEqual([{ theme: 'light' }, { theme: 'light' }]);
  there.online();
  here.online();
  asked[0]?.answer({ ok: true, value: { preferences: {} } });
  await settle();
  clock.advance(20_000);
  expect(asked.map(({ chosen }) => chosen)).toEqual([{ theme: 'light' }]);
  expect(notes.all()).toEqual({});
  for (const tab of [here, there]) tab.hear({ theme: 'light' });
  for (const tab of [here, there]) expect(tab.chat.state().preferences).toMatchObject({ told: {}, now: { theme: 'light' } });
});

test('PREF5 a tab that hears late of what was told long ago does not tell it again', async () => {
  const { clock, asked, notes, open, delay } = createBrowser();
  const [here, there] = [open(), open()];
  here.online();
  there.online();
  const arrive = delay();
  here.prefer({ theme: 'dark' });
  asked[0]?.answer({ ok: true, value: { preferences: {} } });
  await settle();
  // Meanwhile another device has chosen otherwise.
  for (const tab of [here, there]) tab.hear({ theme: 'light' });
  arrive();
  await settle();
  clock.advance(20_000);
  expect(asked).toHaveLength(1);
  expect(notes.all()).toEqual({});
  expect([here.now(), there.now()]).toEqual([{ theme: 'light' }, { theme: 'light' }]);
});

test('PREF5 while one tab tells the server, another waits with what was chosen since: the older one cannot come there last', async () => {
  const { asked, open } = createBrowser();
  const [here, there] = [open(), open()];
  here.online();
  there.online();
  here.prefer({ theme: 'dark' });
  there.prefer({ theme: 'light' });
  await settle();
  expect(asked.map(({ chosen }) => chosen)).toEqual([{ theme: 'dark' }]);
  // The one that was telling loses its connection: the other goes on at once.
  here.offline();
  await settle();
  expect(asked.map(({ chosen }) => chosen)).toEqual([{ theme: 'dark' }, { theme: 'light' }]);
  asked[1]?.answer({ ok: true, value: { preferences: {} } });
  here.online();
  await settle();
  expect(asked).toHaveLength(2);
});
