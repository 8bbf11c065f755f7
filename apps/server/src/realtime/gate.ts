import type { IncomingMessage } from 'node:http';
import type { PersonId } from '@parley/shared/ids.ts';
import { limits } from '@parley/shared/limits.ts';
import { TryAgain } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { createTurns } from '../lib/turns.ts';
import type { Channels } from './channels.ts';
import type { ParleySocket } from './connection.ts';

export interface Session {
  readonly personId: PersonId;
  readonly sessionId: string;
}

export interface Gate {
  /** Whether a page of this origin may connect, as for HTTP. */
  allowed(request: IncomingMessage): boolean;
  authenticate(headers: IncomingMessage['headers']): Promise<Session | null>;
  /** Other origins whose pages may read what polling answers. */
  readonly corsOrigins: readonly string[];
}

/** Look-ups of sessions at a time, and how many wait for one. */
const AT_ONCE = 16;
const LINE = 2_000;
/** How often an open socket's session is looked at again, in ms. */
const SESSION_CHECK = 60_000;

class Refusal extends Error {
  readonly data: { readonly code: 'unauthenticated' | 'too_many' | 'retry' };
  constructor(code: Refusal['data']['code'], message: string) {
    super(message);
    this.data = { code };
  }
}

export interface Doorkeeper {
  /** Decides about a new socket. Not async: Socket.IO would leave a rejection unhandled. */
  admit(socket: ParleySocket, next: (error?: Error) => void): void;
  /** Ends the socket when its session has ended; looks now and every minute. */
  watchSession(socket: ParleySocket): void;
  /** Nobody comes in any more. */
  shut(): void;
}

/** Who may open a socket. When very many come at once, most wait their turn and the rest are sent to come again. */
export function createDoorkeeper(gate: Gate, channels: Channels, logger: Logger): Doorkeeper {
  const turns = createTurns(AT_ONCE, LINE);
  // One connection is one device. Without this, a single request could open thousands of sockets on it, each with its own look-up.
  const connected = new WeakSet<object>();
  let shut = false;

  function sessionOf(socket: ParleySocket): Promise<Session | null> {
    return turns.run(() => gate.authenticate(socket.request.headers));
  }

  /** A session may end while its socket stays open, or while it is being opened. */
  function checkSession(socket: ParleySocket): void {
    sessionOf(socket)
      .then((session) => {
        if (session === null) {
          socket.disconnect(true);
        }
      })
      .catch((error: unknown) => {
        if (!(error instanceof TryAgain)) {
          logger.warn({ err: error }, 'session check failed');
        }
      });
  }

  return {
    admit(socket, next) {
      if (connected.has(socket.conn)) {
        socket.conn.close();
        return;
      }
      connected.add(socket.conn);
      if (shut) {
        next(new Refusal('retry', 'Parley is restarting.'));
        return;
      }
      sessionOf(socket)
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
          if (!(error instanceof TryAgain)) {
            logger.error({ err: error }, 'authentication failed');
          }
          next(new Refusal('retry', 'Try again in a moment.'));
        });
    },
    watchSession(socket) {
      checkSession(socket);
      const timer = setInterval(checkSession, SESSION_CHECK, socket);
      timer.unref();
      socket.on('disconnect', () => clearInterval(timer));
    },
    shut() {
      shut = true;
    },
  };
}
