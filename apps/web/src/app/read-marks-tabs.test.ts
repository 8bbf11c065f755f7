import type { Client } from '@parley/client/types.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReadMarks, type ReadNews } from './read-marks.ts';
import { createReader, type Reader } from './reader.ts';
import { chatIn, createStillClock, me } from './testing-device.ts';
import { createTestingNotes } from './testing-notes.ts';

const last = 100;
/** What one tab tells is with the others by then, in ms. */
const told = 50;

interface Action {
  readonly do: 'read' | 'open' | 'kill' | 'hide' | 'go offline' | 'come back' | 'phone reads' | 'lose answers';
  readonly tab: number;
  readonly more: number;
  readonly wait: number;
}

const action: fc.Arbitrary<Action> = fc.record({
  do: fc.constantFrom('read', 'read', 'read', 'open', 'kill', 'hide', 'go offline', 'come back', 'phone reads', 'lose answers'),
  tab: fc.nat(3),
  more: fc.integer({ min: 1, max: 5 }),
  wait: fc.oneof({ weight: 6, arbitrary: fc.nat(400) }, { weight: 1, arbitrary: fc.nat(12_000) }),
});

function steps(...all: readonly (readonly [what: Action['do'], tab: number, wait: number])[]): [Action[]] {
  return [all.map(([what, tab, wait]) => ({ do: what, tab, wait: told + wait, more: 1 }))];
}

/** What found something once, and what. */
const found = [
  // A tab that had something to tell itself did not hear that another had read on, and took the other's note away with its own.
  steps(['read', 0, 0], ['read', 0, 0], ['open', 0, 0], ['read', 1, 0], ['kill', 1, 0]),
  // A tab that was telling took another's word that it was done with an earlier position for its own.
  steps(
    ['read', 0, 0],
    ['come back', 0, 164],
    ['read', 0, 89],
    ['read', 0, 129],
    ['read', 0, 75],
    ['read', 0, 41],
    ['open', 0, 183],
    ['read', 0, 19],
    ['read', 1, 0],
    ['kill', 0, 0],
    ['kill', 0, 0],
  ),
];

/** The tabs of one browser, the server, and the phone of the same person. */
function createWorld() {
  const clock = createStillClock();
  const notes = createTestingNotes();
  let position = 0;
  let losing = false;
  const tabs: ReturnType<typeof open>[] = [];
  const living = () => tabs.filter(({ isAlive }) => isAlive());

  function move(ord: number): void {
    if (ord <= position) return;
    position = ord;
    for (const tab of living()) tab.hear(ord);
  }

  function open() {
    const chat = chatIn({ design: last }, clock);
    let alive = true;
    let online = false;
    let heard: (news: ReadNews) => void = () => {};
    /** What was asked and not answered; each connection asks it again. */
    const asked = new Set<{ readonly ord: number; answer(): void }>();

    function ask(command: { readonly ord: number; answer(): void }): void {
      if (!online) return;
      clock.after(20, () => {
        // Once on its way it gets there, also from a tab that has ended since.
        move(command.ord);
        if (!losing) clock.after(20, () => alive && online && asked.delete(command) && command.answer());
      });
    }
    const client = {
      send: (_name: string, { ord }: { readonly ord: number }) =>
        new Promise((resolve) => {
          const command = { ord, answer: () => resolve({ ok: true, value: { ord } }) };
          asked.add(command);
          ask(command);
        }),
    } as unknown as Client;
    const news = {
      tell: (each: ReadNews) => living().forEach((tab) => tab.chat !== chat && clock.after(told - 10, () => tab.isAlive() && tab.heard(each))),
      listen(listener: (news: ReadNews) => void) {
        heard = listener;
        return () => void (alive = false);
      },
    };
    const reader: Reader = createReader(chat, createReadMarks(chat, client, clock, news, notes));
    return {
      chat,
      reader,
      isAlive: () => alive,
      heard: (each: ReadNews) => heard(each),
      hear(ord: number) {
        if (online) chat.sink.event(me, 1, { type: 'read:marked', payload: { roomId: 'design' as never, ord }, actor: null, at: 0 });
      },
      connect() {
        online = true;
        const rooms = Object.values(chat.state().rooms.byId).map((mine) => ({ ...mine, last: null, readOrd: position }));
        chat.sink.personSnapshot({
          people: { person: { id: me, name: 'Elena' } },
          profiles: {},
          preferences: {},
          rooms,
          notices: [],
          roles: 'member',
          blocking: [],
        });
        chat.sink.status('online');
        reader.caughtUp();
        for (const command of asked) ask(command);
      },
      disconnect() {
        online = false;
        chat.sink.status('offline');
      },
    };
  }

  return {
    notes,
    living,
    move,
    position: () => position,
    open: () => void tabs.push(open()),
    lose: (yes: boolean) => void (losing = yes),
    async pass(ms: number) {
      for (let rest = ms; rest > 0; rest -= 10) {
        clock.advance(Math.min(rest, 10));
        for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
      }
    },
  };
}

type World = ReturnType<typeof createWorld>;

function perform(world: World, { do: what, tab: number, more }: Action, furthest: number): number {
  const living = world.living();
  const tab = living[number % living.length];
  const next = Math.min(last, furthest + more);
  if (what === 'open' || tab === undefined) world.open();
  else if (what === 'kill') tab.reader.end();
  else if (what === 'hide') tab.reader.flush();
  else if (what === 'go offline') tab.disconnect();
  else if (what === 'come back') tab.connect();
  else if (what === 'lose answers') world.lose(more < 3);
  else {
    if (what === 'read') tab.reader.actions.markRead('design', next);
    else world.move(next);
    return next;
  }
  return furthest;
}

/** What is noted that the server has not. */
function untoldIn({ notes }: ReturnType<typeof createWorld>): readonly string[] {
  return Object.values(notes.all()).filter((note) => !note.endsWith(' known'));
}

test('READ7 TAB7 whatever becomes of tabs and connections, what was read once is read in the end, for every tab and for the server', async () => {
  let untold = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30, size: 'max' }), async (actions) => {
      const world = createWorld();
      world.open();
      let furthest = 0;
      for (const each of actions) {
        if (each.do === 'kill' && untoldIn(world).length > 0) untold += 1;
        furthest = perform(world, each, furthest);
        await world.pass(each.wait);
      }
      world.lose(false);
      world.open();
      for (const tab of world.living()) {
        tab.disconnect();
        tab.connect();
      }
      await world.pass(30_000);
      expect(world.position()).toBe(furthest);
      expect(untoldIn(world)).toEqual([]);
      for (const { chat } of world.living()) expect([chat.state().reading.told, chat.state().rooms.byId['design']?.readOrd]).toEqual([{}, furthest]);
    }),
    { numRuns: 1_000, examples: found },
  );
  // A run that never met what it is about proves nothing.
  expect(untold).toBeGreaterThan(0);
}, 30_000);
