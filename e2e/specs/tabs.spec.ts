import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

const tries = 15;
/** Bound for what one tab tells another, in ms. */
const soon = 50;

/** Resolves with when the element first showed this, in ms by the machine's clock, as its own page saw it. */
function whenWritten(composer: Locator, text: string): Promise<number> {
  return composer.evaluate(
    (element, wanted) =>
      new Promise<number>((resolve) => {
        function look(): void {
          if ((element as HTMLTextAreaElement).value === wanted) resolve(performance.timeOrigin + performance.now());
          else requestAnimationFrame(look);
        }
        look();
      }),
    text,
  );
}

/** The same of a line that no longer says that something is unread; now, if it says so no more by the time that this looks. */
function whenRead(line: Locator): Promise<number> {
  return line.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const href = element.getAttribute('href') ?? '';
        const observer = new MutationObserver(look);
        function look(): void {
          // The line may be another element by now.
          const now = document.querySelector(`[data-region="rooms"] a[href="${href}"]`) ?? element;
          if (now.textContent.includes('unread')) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        }
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
  );
}

/** How much later the second was, the median of all: what else the machine does falls on single ones. */
function expectSoon(pairs: readonly (readonly [number, number])[]): void {
  const times = pairs.map(([from, to]) => Math.round(to - from)).toSorted((a, b) => a - b);
  console.info(`TAB5: ${times.join(', ')} ms`);
  expect(times[Math.floor(times.length / 2)], `median of ${times.join(', ')} ms`).toBeLessThan(soon);
}

test('TAB5 what one writes in a tab is in the other tabs within 50 ms, offline too', async ({ alice, room, network }) => {
  const first = await alice.tab(room, { via: network });
  const second = await alice.tab(room, { via: network });
  alice.expectNetworkTrouble();
  for (const { page } of [first, second]) await page.waitForLoadState('networkidle');
  network.set('down');
  const pairs: [number, number][] = [];
  for (let count = 0; count < tries; count += 1) {
    const text = `half a thought ${count}`;
    const shown = Promise.all([first, second].map((tab) => whenWritten(tab.room.composer, text)));
    await first.room.composer.fill(text);
    const [written = 0, there = 0] = await shown;
    pairs.push([written, there]);
  }
  expectSoon(pairs);
});

test('TAB6 what one writes in a tab leaves the others where one reads in them', async ({ alice, bob, room }) => {
  await alice.send(room, ...Array.from({ length: 60 }, (_, index) => `message ${index + 1}`));
  await bob.markRead(room, 60);
  const writing = await bob.tab(room);
  const reading = await bob.tab(room);
  await reading.room.expectMessage('message 60');
  await reading.room.scroll(-1_500);
  const anchor = await reading.room.messageInView();
  const before = await anchor.boundingBox();
  await writing.room.sendMessage('from the other tab');
  await expect(writing.room.message('from the other tab')).toBeInViewport();
  await expect(reading.room.newMessages).toHaveText('1 new message');
  expect(await anchor.boundingBox()).toEqual(before);
});

/** Resolves with when the key is pressed there. */
function whenPressed(page: Page, key: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        addEventListener('keydown', ({ key: pressed }) => pressed === wanted && resolve(performance.timeOrigin + performance.now()), {
          capture: true,
        });
      }),
    key,
  );
}

test('TAB5 what one reads in a tab is read in the other tabs within 50 ms', async ({ alice, bob, room, unique }) => {
  // Fifteen rooms are opened twice: a busy machine takes its time for that.
  test.slow();
  const other = await bob.createRoom(unique('Quay'));
  const first = await bob.tab(other);
  const second = await bob.tab(other);
  const pairs: (readonly [number, number])[] = [];
  for (let count = 0; count < tries; count += 1) {
    await alice.send(room, `news ${count}`);
    for (const tab of [first, second]) await tab.rooms.expectUnread(room.name, 1);
    const read = Promise.all([whenPressed(first.page, 'Escape'), whenRead(second.rooms.line(room.name))]);
    await first.rooms.openRoom(room.name);
    await first.room.expectOpen(room.name);
    await first.page.keyboard.press('Escape');
    pairs.push(await read);
    await first.rooms.openRoom(other.name);
  }
  expectSoon(pairs);
});
