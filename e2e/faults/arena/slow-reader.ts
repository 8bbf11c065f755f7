import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { PROTOCOL_VERSION } from '@parley/shared/version.ts';

/** A masked text frame, as a client's must be; below 64 kB. */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head =
    payload.length < 126 ? Buffer.from([0x81, 0x80 | payload.length]) : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

export interface SlowReader {
  /** When the server hung up, by the harness's clock; null: it did not yet. */
  closedAt(): number | null;
  destroy(): void;
}

/** A device that connects, is synced, and then reads no more: its socket stays open and fills. */
export async function startSlowReader(port: number, cookie: string): Promise<SlowReader> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const host = `127.0.0.1:${port}`;
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nCookie: ${cookie}\r\nUpgrade: websocket\r\n` +
      `Connection: Upgrade\r\nSec-WebSocket-Key: ${Buffer.from(randomUUID().slice(0, 16)).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  async function heard(what: string): Promise<void> {
    for (let all = ''; !all.includes(what);) all += String((await once(socket, 'data'))[0]);
  }
  await heard('"sid"');
  socket.write(frameOf('40'));
  await heard('40{');
  socket.write(frameOf(`420${JSON.stringify(['log:sync', { protocol: PROTOCOL_VERSION, epoch: null, self: null, rooms: {} }])}`));
  await heard('430[');
  socket.removeAllListeners('data');
  socket.pause();

  let closedAt: number | null = null;
  function over(): void {
    closedAt ??= performance.now();
    clearInterval(timer);
  }
  socket.on('error', over);
  socket.on('close', over);
  // Who does not read does not hear that the other end hung up; who writes does.
  const timer = setInterval(() => socket.write(frameOf('3')), 50);
  return {
    closedAt: () => closedAt,
    destroy() {
      clearInterval(timer);
      socket.destroy();
    },
  };
}
