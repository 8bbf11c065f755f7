import { expect, test } from '../fixtures/test.ts';

const many = 100_000;
/** Rows in the document, and megabytes of heap, whatever the room's size. */
const rowsMost = 300;
const heapMost = 25;

test('MSG9 who scrolls down faster than messages come stays where they are when they do', async ({ alice, bob, room, server, network }) => {
  server.fill(room.id, alice.id ?? '', 1_000);
  bob.expectNetworkTrouble();
  const { page, room: open } = await bob.tab(room, { via: network });
  await open.expectMessage('message 1');
  await page.waitForLoadState('networkidle');
  network.set('black-hole');
  await open.timeline.evaluate((list) => {
    list.scrollTop = 0;
  });
  const before = await open.messageInView();
  const text = await before.innerText();
  network.set('open');
  await expect(open.message('message 500')).toHaveCount(0);
  await expect(before).toBeInViewport();
  expect(await (await open.messageInView()).innerText()).toBe(text);
});

test('MSG9 a room of 100,000 messages opens at its end, scrolls without a gap, and keeps the page small', async ({ alice, room, server }) => {
  test.slow();
  server.fill(room.id, alice.id ?? '', many);
  const { page, room: open } = await alice.tab(room);
  await open.expectMessage(`message ${many}`);

  const scrolled = await page.evaluate(async () => {
    const list = document.querySelector('[role="log"]');
    if (list === null) throw new Error('There is no list of messages.');
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const numbers = new Set<number>();
    let rows = 0;
    const from = await frame();
    let last = from;
    let longest = 0;
    const frames = 250;
    for (let count = 0; count < frames; count += 1) {
      list.scrollTop -= 300;
      const now = await frame();
      longest = Math.max(longest, now - last);
      last = now;
      const shown = list.querySelectorAll('[data-key]');
      rows = Math.max(rows, shown.length);
      for (const row of shown) {
        const number = /message (\d+)$/u.exec(row.textContent)?.[1];
        if (number !== undefined) numbers.add(Number(number));
      }
    }
    const [first, end] = [Math.min(...numbers), Math.max(...numbers)];
    return { rows, gaps: end - first + 1 - numbers.size, seen: numbers.size, end, perSecond: (frames * 1_000) / (last - from), longest };
  });
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const heap = usedSize / 1e6;
  console.info(
    `MSG9: ${scrolled.seen} messages passed at ${scrolled.perSecond.toFixed(0)} frames a second, the longest ${scrolled.longest.toFixed(0)} ms; ` +
      `at most ${scrolled.rows} rows, ${heap.toFixed(1)} MB`,
  );
  expect(scrolled).toMatchObject({ gaps: 0, end: many });
  expect(scrolled.seen).toBeGreaterThan(1_000);
  expect(scrolled.rows).toBeLessThanOrEqual(rowsMost);
  expect(heap).toBeLessThanOrEqual(heapMost);

  await open.jumpToLatest.click();
  await expect(open.message(`message ${many}`)).toBeInViewport();
});
