import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Proxy } from '../fixtures/proxy.ts';
import { expect, test } from '../fixtures/test.ts';

/** A connection as a browser opens one to have it: nothing is said on it yet. */
async function idle(network: Proxy): Promise<Socket> {
  const socket = connect({ port: Number(new URL(network.url).port), host: 'localhost' });
  await once(socket, 'connect');
  return socket;
}

test('a network that goes down takes idle connections with it', async ({ network }) => {
  const socket = await idle(network);
  const failed = once(socket, 'error');
  network.set('down');
  expect((await failed)[0]).toMatchObject({ code: 'ECONNRESET' });
});

test('a black hole keeps what is said on idle connections until it opens', async ({ network, server }) => {
  const socket = await idle(network);
  let answer = '';
  socket.on('data', (bytes) => {
    answer += String(bytes);
  });
  network.set('black-hole');
  socket.write('GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  // Asked later and past the network, and answered many times before.
  for (let asked = 0; asked < 50; asked += 1) await fetch(`${server.url}/health/ready`);
  expect(answer).toBe('');
  network.set('open');
  await expect.poll(() => answer).toContain('200 OK');
});

test('a network ends though a browser keeps an idle connection', async ({ server }) => {
  const network = await Proxy.start(() => server.port);
  const socket = await idle(network);
  const failed = once(socket, 'error');
  await network.stop();
  expect((await failed)[0]).toMatchObject({ code: 'ECONNRESET' });
});
