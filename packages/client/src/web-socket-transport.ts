import * as limits from '@parley/shared/limits.ts';
import { isUnauthenticated } from './refusal.ts';
import type { CreateTransport, Transport, TransportEvents } from './transport.ts';
import type { Clock } from './types.ts';

/** The part of a browser's WebSocket that is needed here. */
export interface PlainSocket {
  send(data: string): void;
  close(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

export interface WebSocketOptions {
  readonly connect: (url: string) => PlainSocket;
  readonly clock: Clock;
  /** Socket.IO's own client, for networks that refuse WebSockets. Asked for only then, so it may come in a chunk of its own. */
  readonly fallback: () => Promise<CreateTransport>;
}

/** What the server says of itself when the socket opens. */
interface Handshake {
  readonly pingInterval: number;
  readonly pingTimeout: number;
}

/**
 * A WebSocket that speaks Socket.IO's protocol (Engine.IO 4, Socket.IO 5; one namespace, no binary data): a tenth of the size of
 * Socket.IO's own client, which is most of what a page would have to load before its first message.
 */
export function createWebSocketTransport({ connect, clock, fallback }: WebSocketOptions): CreateTransport {
  // A refused WebSocket falls back at once. One that is swallowed without a word does not: then the next attempt begins with the other.
  let startWithOther = false;

  return (url, events) => {
    let socket: PlainSocket | null = null;
    let other: Transport | null = null;
    let silent = true;
    let isOpen = false;
    let isOver = false;
    let lastId = 0;
    let stopWatching = (): void => {};
    const replies = new Map<number, (ack: unknown) => void>();

    /** Reports, as long as there is somebody to report to. */
    function tell(report: (to: TransportEvents) => void): void {
      silent = false;
      if (!isOver) report(events);
    }

    function finish(report: (to: TransportEvents) => void): void {
      const wasOver = isOver;
      stopWatching();
      isOver = true;
      silent = false;
      socket?.close();
      if (!wasOver) report(events);
    }

    function turnToOther(): void {
      fallback().then(
        (create) => {
          if (isOver) return;
          other = create(url, {
            opened: () => tell((to) => to.opened()),
            received: (name, payload) => tell((to) => to.received(name, payload)),
            closed: (reason) => finish((to) => to.closed(reason)),
            refused: () => finish((to) => to.refused()),
          });
          other.open();
        },
        () => finish((to) => to.closed('the fallback did not load')),
      );
    }

    let patience: number = limits.heartbeat + limits.heartbeatTimeout;
    /** The server speaks at least once in this time; if it does not, it is gone without a word. */
    function watch(): void {
      stopWatching();
      stopWatching = clock.after(patience, () => finish((to) => to.closed('no heartbeat')));
    }

    function packet(text: string): void {
      const [, type = '', id = '', json = ''] = /^(\d)(\d*)(.*)$/su.exec(text) ?? [];
      if (type === '0') {
        isOpen = true;
        tell((to) => to.opened());
      } else if (type === '1') finish((to) => to.closed('the server hung up'));
      else if (type === '2') {
        const [name, payload] = JSON.parse(json) as [string, unknown];
        tell((to) => to.received(name, payload));
      } else if (type === '3') {
        const [ack] = JSON.parse(json) as [unknown];
        replies.get(Number(id))?.(ack);
        replies.delete(Number(id));
      } else if (type === '4') {
        const refusal = JSON.parse(json) as { readonly message: string };
        finish((to) => (isUnauthenticated(refusal) ? to.refused() : to.closed(refusal.message)));
      }
    }

    function receive(frame: string): void {
      const type = frame.charAt(0);
      const rest = frame.slice(1);
      if (type === '0') {
        const { pingInterval, pingTimeout } = JSON.parse(rest) as Handshake;
        patience = pingInterval + pingTimeout;
        socket?.send('40');
      } else if (type === '1') return finish((to) => to.closed('the server closed the connection'));
      else if (type === '2') socket?.send('3');
      else if (type === '4') packet(rest);
      watch();
    }

    function open(): void {
      socket = connect(`${url.replace(/^http/u, 'ws')}/socket.io/?EIO=4&transport=websocket`);
      let heard = false;
      socket.addEventListener('message', ({ data }) => {
        heard = true;
        if (isOver || typeof data !== 'string') return;
        try {
          receive(data);
        } catch {
          finish((to) => to.closed('a packet that cannot be read'));
        }
      });
      socket.addEventListener('close', () => {
        if (isOver) return;
        if (heard) finish((to) => to.closed('the connection was lost'));
        else turnToOther();
      });
    }

    return {
      open: () => (startWithOther ? turnToOther() : open()),
      close() {
        if (silent) startWithOther = !startWithOther;
        if (isOpen && !isOver) socket?.send('41');
        other?.close();
        isOver = true;
        stopWatching();
        socket?.close();
      },
      emit(name, payload, reply) {
        if (other !== null) return other.emit(name, payload, reply);
        if (!isOpen || isOver) return;
        if (reply !== undefined) replies.set((lastId += 1), reply);
        socket?.send(`42${reply === undefined ? '' : lastId}${JSON.stringify([name, payload])}`);
      },
    };
  };
}
