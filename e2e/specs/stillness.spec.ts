import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

/** How much has moved on a page since it began, and what. */
function movedOn(page: Page): Promise<{ readonly shift: number; readonly moved: string }> {
  return page.evaluate(
    () =>
      new Promise<{ shift: number; moved: string }>((resolve) => {
        new PerformanceObserver((list) => {
          const entries = list.getEntries() as (PerformanceEntry & {
            value: number;
            sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
          })[];
          const sources = entries.flatMap((entry) => entry.sources);
          resolve({
            shift: entries.reduce((sum, { value }) => sum + value, 0),
            moved: sources
              .map(({ node, previousRect: from, currentRect: to }) => `${node?.textContent}: ${from.y} ${from.height} to ${to.y} ${to.height}`)
              .join('\n'),
          });
        }).observe({ type: 'layout-shift', buffered: true });
        // No entry, no call.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve({ shift: 0, moved: '' })));
      }),
  );
}

test('nothing moves while a room opens and while messages come', async ({ alice, bob, room }) => {
  await alice.send(room, ...Array.from({ length: 30 }, (_, index) => `message ${index}`));
  await bob.markRead(room, 30);
  const tab = await bob.tab(room);
  await tab.room.expectMessage('message 29');
  await alice.send(room, 'one more');
  await tab.room.expectMessage('one more');
  const { shift, moved } = await movedOn(tab.page);
  expect(shift, moved).toBeLessThanOrEqual(0.01);
});

test('nothing moves where a room takes its time, and what stands for its messages comes and goes', async ({ alice, bob, room }) => {
  await alice.send(room, ...Array.from({ length: 30 }, (_, index) => `message ${index}`));
  await bob.markRead(room, 30);
  const placeholder = Promise.withResolvers<void>();
  await bob.context.routeWebSocket(/socket\.io/u, (socket) => {
    const server = socket.connectToServer();
    let before = Promise.resolve();
    // The list of rooms has the last message only.
    server.onMessage((message) => {
      const held = String(message).includes('message 12') ? placeholder.promise : before;
      before = held.then(() => socket.send(message));
    });
  });
  const { page, ...tab } = await bob.tab(`/r/${room.slug}`);
  await expect(page.getByRole('status', { name: 'Loading' })).toBeVisible();
  placeholder.resolve();
  await tab.room.expectMessage('message 29');
  const { shift, moved } = await movedOn(page);
  expect(shift, moved).toBeLessThanOrEqual(0.01);
});
