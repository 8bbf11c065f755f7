import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { frame } from './frames.ts';

export interface Target {
  readonly url: string;
  /** The session's cookie; empty: nobody's. */
  readonly cookie: string;
}

/** A WebSocket of which only the upgrade is done properly. */
export async function openRaw({ url, cookie }: Target): Promise<Socket> {
  const { hostname, port, host, origin } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  // However it ends, it ends there.
  socket.on('error', () => {});
  const head = [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `host: ${host}`,
    `origin: ${origin}`,
    `cookie: ${cookie}`,
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(socket, 'data');
  // What comes is read and thrown away: slow readers are another test's.
  socket.resume();
  return socket;
}

/** Joins the main namespace; what comes before the answer would end the connection, whatever it is. */
export async function join(socket: Socket): Promise<void> {
  const answered = new Promise<void>((resolve) => {
    let heard = '';
    function listen(chunk: Buffer): void {
      heard += chunk.toString('latin1');
      if (!/4[04]\{/u.test(heard)) return;
      socket.off('data', listen);
      resolve();
    }
    socket.on('data', listen);
    socket.once('close', () => resolve());
  });
  socket.write(frame('40'));
  await answered;
}

/** Sends all of it, and the end behind it; resolves when the other side is through with it. */
export async function pour(socket: Socket, frames: readonly Buffer[]): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    if (socket.destroyed) resolve();
  });
  socket.end(Buffer.concat(frames));
  await closed;
}

function ask({ url, cookie }: Target, method: string, query: string, body?: string): Promise<string> {
  const { hostname, port, origin } = new URL(url);
  return new Promise((resolve) => {
    const sent = request(
      { hostname, port, method, path: `/socket.io/?EIO=4&transport=polling${query}`, headers: { cookie, origin, 'content-type': 'text/plain' } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('close', () => resolve(Buffer.concat(chunks).toString()));
      },
    );
    // A connection that is cut is an answer, too.
    sent.on('error', () => resolve(''));
    sent.end(body);
  });
}

/** A polling session that joins, sends these packets in one body, and closes if it still can. */
export async function poll(target: Target, packets: readonly string[]): Promise<void> {
  const opened = await ask(target, 'GET', '');
  const sid = /"sid":"([^"]+)"/u.exec(opened)?.[1] ?? 'none';
  await ask(target, 'POST', `&sid=${sid}`, '40');
  await ask(target, 'GET', `&sid=${sid}`);
  await ask(target, 'POST', `&sid=${sid}`, packets.join('\u001e'));
  await ask(target, 'POST', `&sid=${sid}`, '1');
}
