import { expect, test } from 'vitest';
import { createDrafts } from './drafts.ts';
import type { TabChannel } from './tab-channel.ts';
import { chatIn, createStillClock } from './testing-device.ts';

type Texts = Readonly<Record<string, string>>;

/** Tabs of one browser: one storage, one channel. */
function createBrowser(kept: Texts = {}) {
  const clock = createStillClock();
  const storage = new Map(Object.entries(kept));
  const saves: Texts[] = [];
  const listeners = new Set<(texts: Texts) => void>();
  function channel(): TabChannel<Texts> {
    let own: ((texts: Texts) => void) | null = null;
    return {
      tell: (texts) => [...listeners].filter((each) => each !== own).forEach((hear) => hear(texts)),
      listen(heard) {
        own = heard;
        listeners.add(heard);
        return () => listeners.delete(heard);
      },
    };
  }
  return {
    clock,
    storage,
    saves,
    tab() {
      const chat = chatIn({ design: 0, random: 0 }, clock);
      const drafts = createDrafts(
        chat,
        {
          load: () => Promise.resolve(Object.fromEntries(storage)),
          async save(texts) {
            saves.push(texts);
            for (const [roomId, text] of Object.entries(texts)) {
              if (text === '') storage.delete(roomId);
              else storage.set(roomId, text);
            }
          },
        },
        channel(),
        clock,
      );
      return { chat, drafts, text: (roomId: string) => chat.state().drafts.texts[roomId] ?? '' };
    },
  };
}

test('a draft shows at once, and is kept when one pauses', () => {
  const { clock, saves, tab } = createBrowser();
  const { drafts, text } = tab();
  drafts.set('design', 'H');
  drafts.set('design', 'He');
  expect(text('design')).toBe('He');
  expect(saves).toEqual([]);
  clock.advance(300);
  expect(saves).toEqual([{ design: 'He' }]);
});

test('DRAFT1 what was typed last is kept when the page goes away', () => {
  const { storage, tab } = createBrowser();
  const { drafts } = tab();
  drafts.set('design', 'Hello');
  drafts.flush();
  expect([...storage]).toEqual([['design', 'Hello']]);
});

test('a later visit begins with what was kept, unless something was typed meanwhile', async () => {
  const { tab } = createBrowser({ design: 'Kept', random: 'Kept too' });
  const { chat, drafts, text } = tab();
  expect(chat.state().drafts.loaded).toBe(false);
  drafts.set('design', 'Typed');
  await Promise.resolve();
  await Promise.resolve();
  expect(chat.state().drafts.loaded).toBe(true);
  expect([text('design'), text('random')]).toEqual(['Typed', 'Kept too']);
});

test('the other tabs follow, but not against what is being typed there', () => {
  const { clock, tab } = createBrowser();
  const one = tab();
  const other = tab();
  one.drafts.set('design', 'From one');
  clock.advance(300);
  expect(other.text('design')).toBe('From one');
  other.drafts.set('design', 'From the other');
  one.drafts.set('design', 'From one again');
  one.drafts.flush();
  expect(other.text('design')).toBe('From the other');
});

test('TAB5 the other tabs follow within 50 ms, before it is kept', () => {
  const { clock, saves, tab } = createBrowser();
  const one = tab();
  const other = tab();
  one.drafts.set('design', 'H');
  clock.advance(10);
  one.drafts.set('design', 'He');
  clock.advance(40);
  expect([other.text('design'), saves]).toEqual(['He', []]);
});

test('DRAFT2 what was sent is a draft no more, in no tab and not on disk, at once', () => {
  const { clock, storage, tab } = createBrowser();
  const one = tab();
  const other = tab();
  one.drafts.set('design', 'Hello');
  clock.advance(300);
  one.drafts.set('design', '');
  expect([one.text('design'), other.text('design'), storage.size]).toEqual(['', '', 0]);
});

test('a browser that keeps nothing still lets one write', async () => {
  const clock = createStillClock();
  const chat = chatIn({ design: 0 }, clock);
  const broken = { load: () => Promise.reject(new Error('no storage')), save: () => Promise.reject(new Error('no storage')) };
  const drafts = createDrafts(chat, broken, { tell: () => {}, listen: () => () => {} }, clock);
  await Promise.resolve();
  await Promise.resolve();
  drafts.set('design', 'Hello');
  drafts.flush();
  expect([chat.state().drafts.loaded, chat.state().drafts.texts['design']]).toEqual([true, 'Hello']);
});
