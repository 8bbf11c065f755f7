import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test as base } from '../fixtures/test.ts';

/** Pages of other origins on the same host, so that the browser sends the session cookie along. */
const test = base.extend<{ elsewhere: string; unlisted: string }>({
  elsewhere: async ({}, use) => withSite(use),
  unlisted: async ({}, use) => withSite(use),
});

async function withSite(use: (origin: string) => Promise<void>): Promise<void> {
  const site = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title>'));
  site.listen(0, 'localhost');
  await once(site, 'listening');
  await use(`http://localhost:${(site.address() as AddressInfo).port}`);
  site.closeAllConnections();
  site.close();
}

/**
 * A proxy before the server, as one is set up in a hurry: it passes this Host on, and says nothing else of where people are. The page
 * opens there, and is closed before the proxy goes: it may still be loading what will be needed soon.
 */
async function behindProxy(page: Page, server: string, host: string, look: (url: string) => Promise<void>): Promise<void> {
  const proxy = createServer((request, response) => {
    const { method, url, headers } = request;
    const passed = ask(new URL(url ?? '/', server), { method, headers: { ...headers, host } }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(passed);
  });
  proxy.listen(0, 'localhost');
  await once(proxy, 'listening');
  try {
    const url = `http://localhost:${(proxy.address() as AddressInfo).port}`;
    await page.goto(url);
    await look(url);
    await page.close();
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}

/** Tries to open a WebSocket as Parley's page does; says whether it opened. */
async function opensSocket(page: Page, server: string): Promise<boolean> {
  return page.evaluate(
    (url) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
        socket.addEventListener('open', () => {
          socket.close();
          resolve(true);
        });
        socket.addEventListener('error', () => resolve(false));
      }),
    server,
  );
}

/** Asks for a session by long-polling; gives what the page may read of the answer, or null. */
async function polls(page: Page, server: string): Promise<string | null> {
  return page.evaluate(async (url) => {
    try {
      const response = await fetch(`${url}/socket.io/?EIO=4&transport=polling`, { credentials: 'include' });
      return response.ok ? await response.text() : null;
    } catch {
      return null;
    }
  }, server);
}

test('ORIGIN6 T5 a page of another origin is refused by WebSocket, though the browser sends the cookie', async ({ alice, server, elsewhere }) => {
  const page = await alice.context.newPage();
  alice.watch.expect(/WebSocket connection to/u);
  await page.goto(elsewhere);
  expect(await opensSocket(page, server.url)).toBe(false);
});

test('ORIGIN6 ORIGIN7 T5 a page of another origin is refused by long-polling, and reads nothing', async ({ alice, server, elsewhere }) => {
  const page = await alice.context.newPage();
  alice.watch.expect(/CORS policy|net::ERR_FAILED|status of 403/u);
  await page.goto(elsewhere);
  expect(await polls(page, server.url)).toBeNull();
  const asked = await alice.context.request.get(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers: { Origin: elsewhere } });
  expect(asked.status()).toBe(403);
});

test('ORIGIN5 an origin in ALLOWED_ORIGINS may use the server by WebSocket and by long-polling, and no other may', async ({
  stranger,
  startServer,
  elsewhere,
  unlisted,
}) => {
  const server = await startServer({ ALLOWED_ORIGINS: elsewhere });
  stranger.watch.expect(/WebSocket connection to|CORS policy|net::ERR_FAILED|status of 403/u);
  const entered = await stranger.context.request.post(`${server.url}/api/guests`, { data: { name: 'Listed' }, headers: { Origin: elsewhere } });
  expect(entered.status()).toBe(200);
  const page = await stranger.context.newPage();
  await page.goto(elsewhere);
  expect(await opensSocket(page, server.url)).toBe(true);
  expect(await polls(page, server.url)).toContain('"sid"');
  await page.goto(unlisted);
  expect(await opensSocket(page, server.url)).toBe(false);
  expect(await polls(page, server.url)).toBeNull();
});

test('ORIGIN8 who opens Parley under a name that it does not know reads what has to be set', async ({ stranger, server }) => {
  stranger.watch.expect(/status of 403/u);
  const page = await stranger.context.newPage();
  await behindProxy(page, server.url, 'chat.example.com', async () => {
    await expect(page.getByRole('heading', { name: 'Parley needs its address' })).toBeVisible();
    await expect(page.getByText('set PUBLIC_URL=https://chat.example.com where Parley runs')).toBeVisible();
  });
});

test('ORIGIN9 who comes through a proxy that hides the name reads at the sign-in what has to be set', async ({ stranger, server }) => {
  stranger.watch.expect(/status of 403/u);
  const page = await stranger.context.newPage();
  await behindProxy(page, server.url, new URL(server.url).host, async (url) => {
    const name = page.getByRole('textbox', { name: 'Your name' });
    await name.fill(stranger.name);
    await page.keyboard.press('Enter');
    await expect(page.getByText(`set PUBLIC_URL=${url} where Parley runs`)).toBeVisible();
    // Nothing is wrong with the name.
    await expect(name).not.toHaveAttribute('aria-invalid', 'true');
  });
});
