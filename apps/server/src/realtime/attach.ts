import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import type { Allowance } from '../lib/limiter.ts';
import { createTally } from '../lib/tally.ts';
import { Server } from 'socket.io';
import type { ParleyServer } from './connection.ts';
import { createLookAgain } from './look-again.ts';
import { createDoorkeeper, type Gate } from './gate.ts';
import { serveConnection, type Serving } from './serve-connection.ts';
import { watchSlowReaders } from './slow-readers.ts';
import { cut, type Line } from './waiting.ts';

export interface Realtime {
  /** Closes the sockets of a session that ended. */
  endSession(personId: PersonId, sessionId: string): void;
  /** Looks at the sessions of all open sockets now, and again in a moment: some may have ended that nobody has told of. */
  checkSessions(): void;
  /** Tells devices to come back in a moment, and lets nobody in any more. */
  announceDrain(): void;
  /** Resolves when nobody is connected, or after `most` ms. */
  emptied(most: number): Promise<void>;
  /** Bytes that wait for anybody to read them. */
  waiting(): number;
  /** Resolves when everything that was said has left, or after `most` ms. */
  flushed(most: number): Promise<void>;
  /** Closes every connection, some at a time, so that not all come back in the same moment. */
  close(): Promise<void>;
}

/** How long devices may spread their return over (ms) when the server goes away: longer when there are many. */
const RETURN = { least: 2_000, perDevice: 5, most: 15_000 };
/** Connections that are closed at a time, and the pause between (ms). */
const SLICE = { size: 50, pause: 20 };
/** How often (ms) is looked at what is waited for. */
const LOOK = 20;
/** How often the sessions of open sockets are looked at again (ms). */
const SESSION_CHECK = 60_000;
/** How long a connection may take (ms) to say who it is. */
const INTRODUCTION_MOST = 10_000;
/** Anybody can make refusals, and be slow to read: the log takes a few. */
const LOGGED: Allowance = { perSecond: 0.2, burst: 10 };
/** All that one connection may send, whatever it is. Who sends more is not a device of ours. */
const PACKETS: Allowance = { perSecond: 50, burst: 300 };
/** What is said to one more from an address that has enough, and what the log says. */
const CROWDED = 'Too many connections are open from your address. Close some, or try again later.';
const CROWDED_LOGGED = 'too many connections from one address: behind a proxy, set TRUST_PROXY; for more from one place, SOCKETS_PER_ADDRESS';

/** Puts Socket.IO on the HTTP server. Origin is checked before anything else, by WebSocket and by polling; then the session. */
export function attachRealtime(http: HttpServer, gate: Gate, serving: Serving): Realtime {
  const { channels, logger, limiter } = serving;
  const io: ParleyServer = new Server(http, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: limits.frame,
    pingInterval: limits.heartbeat,
    pingTimeout: limits.heartbeatTimeout,
    connectTimeout: INTRODUCTION_MOST,
    perMessageDeflate: false,
    httpCompression: false,
    cleanupEmptyChildNamespaces: true,
    // Without other origins no CORS header at all.
    ...(gate.corsOrigins.length > 0 ? { cors: { origin: [...gate.corsOrigins], credentials: true } } : {}),
    allowRequest: (request, decide) => {
      const refusal = gate.refusal(request) ?? (isCrowded(request) ? CROWDED : null);
      decide(refusal, refusal === null);
    },
  });
  /** Every connection, whether it has said who it is or not. */
  function lines(): Line[] {
    return Object.values((io.engine as unknown as { readonly clients: Readonly<Record<string, Line>> }).clients);
  }
  function warn(
    what: 'slow reader closed' | 'flooding connection closed' | 'handshake refused' | typeof CROWDED_LOGGED,
    fields: { code?: number; reason?: string } = {},
  ): void {
    if (limiter.take(`logged ${what}`, LOGGED) === 0) {
      logger.warn(fields, what);
    }
  }
  const slowReaders = watchSlowReaders(lines, () => warn('slow reader closed'));
  const door = createDoorkeeper(gate, logger);
  const checkAll = () => door.checkSessions([...io.sockets.sockets.values()]);
  const checks = setInterval(() => void checkAll(), SESSION_CHECK).unref();
  const again = createLookAgain(checkAll);

  const perAddress = createTally(gate.perAddress);
  function isCrowded(request: IncomingMessage): boolean {
    const address = gate.addressOf(request);
    const crowded = address !== null && perAddress.isFull(address);
    if (crowded) {
      warn(CROWDED_LOGGED);
    }
    return crowded;
  }

  io.engine.on('connection', (line: Line & { readonly request: IncomingMessage; on(event: 'packet' | 'close', listener: () => void): void }) => {
    const address = gate.addressOf(line.request);
    if (address !== null) {
      // Counted here for good: some may have been let in beside each other.
      if (!perAddress.enter(address)) {
        cut(line);
        return;
      }
      line.on('close', () => perAddress.leave(address));
    }
    const packets = limiter.bucket(PACKETS);
    // Counted here, answers and packets for no namespace too: each costs us something.
    line.on('packet', () => {
      if (packets() > 0) {
        warn('flooding connection closed');
        cut(line);
      }
    });
  });
  io.engine.on('connection_error', (error: { code: number; message: string; context?: unknown }) => {
    warn('handshake refused', { code: error.code, reason: error.message });
  });
  io.use((socket, next) => door.admit(socket, next));
  io.on('connection', (socket) => {
    serveConnection(socket, serving);
    void door.checkSessions([socket]);
  });

  return {
    checkSessions: () => again.begin(),
    endSession(personId, sessionId) {
      for (const connection of [...channels.devicesOf(personId)]) {
        if (connection.sessionId === sessionId) {
          connection.socket.disconnect(true);
        }
      }
    },
    announceDrain() {
      door.shut();
      const afterMs = Math.min(RETURN.most, Math.max(RETURN.least, io.engine.clientsCount * RETURN.perDevice));
      io.emit('server:draining', { afterMs });
    },
    async emptied(most) {
      const end = performance.now() + most;
      while (io.engine.clientsCount > 0 && performance.now() < end) {
        await setTimeout(LOOK);
      }
    },
    waiting: () => slowReaders.waiting(),
    async flushed(most) {
      const end = performance.now() + most;
      // Answers are on their way to the sockets first.
      do {
        await setTimeout(LOOK);
      } while (slowReaders.waiting() > 0 && performance.now() < end);
    },
    async close() {
      const open = lines();
      for (let first = 0; first < open.length; first += SLICE.size) {
        if (first > 0) {
          // One slice is gone before the next: devices come back in waves that the server can take.
          await setTimeout(SLICE.pause);
        }
        // The transport, not the namespace: the device then reconnects by itself. What it has not read by now it gets by its cursor.
        for (const line of open.slice(first, first + SLICE.size)) {
          line.close(true);
        }
      }
      await io.close();
      clearInterval(checks);
      again.close();
      slowReaders.close();
    },
  };
}
