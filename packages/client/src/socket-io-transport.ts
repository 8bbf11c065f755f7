import { CLIENT_HEADER } from '@parley/shared/client-header.ts';
import { io } from 'socket.io-client';
import { isUnauthenticated } from './refusal.ts';
import { timing } from './timing.ts';
import type { CreateTransport } from './transport.ts';

export interface SocketIoOptions {
  /** For clients outside a browser: the session's cookie. */
  readonly extraHeaders?: Readonly<Record<string, string>>;
  /** WebSockets are known not to get through. */
  readonly pollFirst?: boolean;
}

/** Connections by Socket.IO: WebSocket first, long-polling where that is refused. One connection an attempt. */
export function createSocketIoTransport(options: SocketIoOptions = {}): CreateTransport {
  // A refused WebSocket falls back at once. One that is swallowed without a word does not: then the next attempt polls first.
  let pollFirst = options.pollFirst ?? false;
  return (url, events) => {
    const socket = io(url, {
      autoConnect: false,
      forceNew: true,
      reconnection: false,
      // The connection above has the shorter one.
      timeout: 2 * timing.open,
      transports: pollFirst ? ['polling', 'websocket'] : ['websocket', 'polling'],
      tryAllTransports: true,
      withCredentials: true,
      extraHeaders: { [CLIENT_HEADER]: '1', ...options.extraHeaders },
    });
    let silent = true;
    socket.on('connect', () => {
      silent = false;
      events.opened();
    });
    socket.on('connect_error', (error) => {
      silent = false;
      if (isUnauthenticated(error)) events.refused();
      else events.closed(error.message);
    });
    socket.on('disconnect', (reason) => events.closed(reason));
    socket.onAny((name: string, payload: unknown) => events.received(name, payload));
    return {
      open: () => void socket.connect(),
      close() {
        if (silent) pollFirst = !pollFirst;
        socket.off();
        socket.offAny();
        socket.disconnect();
      },
      emit(name, payload, reply) {
        if (reply === undefined) socket.emit(name, payload);
        else socket.emit(name, payload, reply);
      },
    };
  };
}
