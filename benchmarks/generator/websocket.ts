import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { clientFrame, createFrameReader, pongFrame } from './frames.ts';

/**
 * A WebSocket as cheap as Node can have one: no streams, and one buffer into which all connections read. The usual client
 * costs more for a small frame than the servers do, which would make the generator the thing that is measured.
 */
export interface CheapSocket {
  send(text: string): void;
  destroy(): void;
}
export interface SocketTarget {
  text(frame: Buffer): void;
  ended(reason: string): void;
}

const shared = Buffer.allocUnsafeSlow(1024 * 1024);
const HEADER_END = '\r\n\r\n';

export function openWebSocket(address: URL, headers: Readonly<Record<string, string>>, target: SocketTarget): CheapSocket {
  const read = createFrameReader({
    text: target.text,
    ping: (payload) => void socket.write(pongFrame(payload)),
    close: () => target.ended('The server sent a close frame'),
  });
  let upgraded = false;
  let answer = '';

  /** Takes the answer to the upgrade; what comes behind it are frames. */
  function shake(chunk: Buffer): void {
    answer += chunk.toString('latin1');
    const end = answer.indexOf(HEADER_END);
    if (end < 0) return;
    upgraded = true;
    const [status = ''] = answer.split('\r\n', 1);
    const behind = Buffer.from(answer.slice(end + HEADER_END.length), 'latin1');
    if (!status.startsWith('HTTP/1.1 101')) return target.ended(`The upgrade was refused: ${status} ${behind.toString()}`);
    read(behind);
  }
  const socket: Socket = connect({
    host: address.hostname,
    port: Number(address.port),
    noDelay: true,
    onread: {
      buffer: shared,
      callback(size) {
        const chunk = shared.subarray(0, size);
        if (upgraded) read(chunk);
        else shake(chunk);
        return true;
      },
    },
  });
  socket.on('error', (error) => target.ended(`The connection failed: ${error.message}`));
  socket.on('close', () => target.ended('The connection closed'));
  socket.write(upgrade(address, headers));

  return { send: (text) => void socket.write(clientFrame(text)), destroy: () => void socket.destroy() };
}

function upgrade(address: URL, headers: Readonly<Record<string, string>>): string {
  const all: Readonly<Record<string, string>> = {
    host: address.host,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`GET ${address.pathname}${address.search} HTTP/1.1`, ...lines].join('\r\n') + HEADER_END;
}
