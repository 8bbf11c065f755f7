import type { Server as HttpServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { PersonId } from '@parley/shared/ids.ts';
import { limits } from '@parley/shared/limits.ts';
import type { Allowance } from '../lib/limiter.ts';
import { Server } from 'socket.io';
import type { ParleyServer, ParleySocket } from './connection.ts';
import { serveConnection, type Serving } from './serve-connection.ts';

export interface Session {
  readonly personId: PersonId;
  readonly sessionId: string;
}

export interface Gate {
  /** Whether a page of this origin may connect, as for HTTP. */
  allowed(request: IncomingMessage): boolean;
  authenticate(headers: IncomingMessage['headers']): Promise<Session | null>;
  /** Those of the sessions that are not good any more. */
  ended(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Other origins whose pages may read what polling answers. */
  readonly corsOrigins: readonly string[];
}

export interface Realtime {
  /** Closes the sockets of a session that ended. */
  endSession(personId: PersonId, sessionId: string): void;
  /** Tells devices to come back in a moment. */
  announceDrain(): void;
  close(): Promise<void>;
}

/** How long devices may spread their return over, in ms, when the server goes away. */
const RETURN_WITHIN = 2_000;

/** How often the sessions of open sockets are looked at again, in ms. */
const SESSION_CHECK = 60_000;
/** Anybody can make refusals: the log takes a few. */
const REFUSALS_LOGGED: Allowance = { perSecond: 0.2, burst: 10 };

class Refusal extends Error {
  readonly data: { readonly code: 'unauthenticated' | 'too_many' | 'retry' };
  constructor(code: Refusal['data']['code'], message: string) {
    super(message);
    this.data = { code };
  }
}

/** Puts Socket.IO on the HTTP server. Origin is checked before anything else, by WebSocket and by polling; then the session. */
export function attachRealtime(http: HttpServer, gate: Gate, serving: Serving): Realtime {
  const { channels, logger } = serving;
  const io: ParleyServer = new Server(http, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: limits.frame,
    pingInterval: limits.heartbeat,
    pingTimeout: limits.heartbeatTimeout,
    perMessageDeflate: false,
    httpCompression: false,
    cleanupEmptyChildNamespaces: true,
    // Without other origins no CORS header at all.
    ...(gate.corsOrigins.length > 0 ? { cors: { origin: [...gate.corsOrigins], credentials: true } } : {}),
    allowRequest: (request, decide) => {
      const allowed = gate.allowed(request);
      decide(allowed ? null : 'origin not allowed', allowed);
    },
  });

  // One connection is one device. Without this, a single request could open thousands of sockets on it, each with its own look-up.
  const connected = new WeakSet<object>();

  // Not async: Socket.IO would leave a rejection unhandled.
  io.use((socket, next) => {
    if (connected.has(socket.conn)) {
      socket.conn.close();
      return;
    }
    connected.add(socket.conn);
    gate
      .authenticate(socket.request.headers)
      .then((session) => {
        if (session === null) {
          next(new Refusal('unauthenticated', 'Sign in first.'));
        } else if (channels.devicesOf(session.personId).size >= limits.socketsPerPerson) {
          next(new Refusal('too_many', 'Parley is open in too many places at once.'));
        } else {
          socket.data = { personId: session.personId, sessionId: session.sessionId };
          next();
        }
      })
      .catch((error: unknown) => {
        logger.error({ err: error }, 'authentication failed');
        next(new Refusal('retry', 'Try again in a moment.'));
      });
  });
  /** A session may end while its sockets stay open, or while one is being opened. */
  function checkSessions(sockets: readonly ParleySocket[]): void {
    gate
      .ended([...new Set(sockets.map(({ data }) => data.sessionId))])
      .then((ended) => {
        for (const socket of sockets) {
          if (ended.has(socket.data.sessionId)) {
            socket.disconnect(true);
          }
        }
      })
      .catch((error: unknown) => logger.warn({ err: error }, 'session check failed'));
  }
  const checks = setInterval(() => checkSessions([...io.sockets.sockets.values()]), SESSION_CHECK);
  checks.unref();

  io.on('connection', (socket) => {
    serveConnection(socket, serving);
    checkSessions([socket]);
  });
  io.engine.on('connection_error', (error: { code: number; message: string; context?: unknown }) => {
    if (serving.limiter.take('refused handshakes', REFUSALS_LOGGED) === 0) {
      logger.warn({ code: error.code, reason: error.message }, 'handshake refused');
    }
  });

  return {
    endSession(personId, sessionId) {
      for (const connection of [...channels.devicesOf(personId)]) {
        if (connection.sessionId === sessionId) {
          connection.socket.disconnect(true);
        }
      }
    },
    announceDrain() {
      io.emit('server:draining', { afterMs: RETURN_WITHIN });
    },
    async close() {
      clearInterval(checks);
      for (const socket of await io.fetchSockets()) {
        // The transport, not the namespace: the device then reconnects by itself.
        io.sockets.sockets.get(socket.id)?.conn.close();
      }
      await io.close();
    },
  };
}
