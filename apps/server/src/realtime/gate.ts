import type { IncomingMessage } from 'node:http';
import type { PersonId } from '@parley/shared/ids.ts';
import * as limits from '@parley/shared/limits.ts';
import { TryAgain } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { createTally } from '../lib/tally.ts';
import { createTurns } from '../lib/turns.ts';
import type { ParleySocket } from './connection.ts';

export interface Session {
  readonly personId: PersonId;
  readonly sessionId: string;
}

export interface Gate {
  /** Why a page of this origin, or under this name, may not connect, as for HTTP; null: it may. */
  refusal(request: IncomingMessage): string | null;
  /** What the request's connections are counted by; null: they are not. */
  addressOf(request: IncomingMessage): string | null;
  /** Connections from one address. */
  readonly perAddress: number;
  authenticate(headers: IncomingMessage['headers']): Promise<Session | null>;
  /** Those of the sessions that are not good any more. */
  ended(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Other origins whose pages may read what polling answers. */
  readonly corsOrigins: readonly string[];
}

/** Look-ups of sessions at a time, and how many wait for one. */
const AT_ONCE = 16;
const LINE = 2_000;

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
  /** Ends those of the sockets whose session has ended: it may, while they stay open, or while one is being opened. False: it could not be asked. */
  checkSessions(sockets: readonly ParleySocket[]): Promise<boolean>;
  /** Nobody comes in any more. */
  shut(): void;
}

/** Who may open a socket. When very many come at once, most wait their turn and the rest are sent to come again. */
export function createDoorkeeper(gate: Pick<Gate, 'authenticate' | 'ended'>, logger: Logger): Doorkeeper {
  const turns = createTurns(AT_ONCE, LINE);
  // One connection is one device. Without this, a single request could open thousands of sockets on it, each with its own look-up.
  const connected = new WeakSet<object>();
  /** Sockets of each person from the moment they are let in: while look-ups are under way, none of them is a device yet. */
  const admitted = createTally(limits.socketsPerPerson);
  let shut = false;

  /** Lets a socket in whose session is known. */
  function letIn({ personId, sessionId }: Session, socket: ParleySocket, next: (error?: Error) => void): void {
    if (socket.conn.readyState !== 'open') {
      next(new Refusal('retry', 'The connection is closed.'));
    } else if (admitted.enter(personId)) {
      socket.conn.once('close', () => admitted.leave(personId));
      socket.data = { personId, sessionId };
      next();
    } else {
      next(new Refusal('too_many', 'Parley is open in too many places at once.'));
    }
  }

  return {
    admit(socket, next) {
      if (connected.has(socket.conn)) {
        socket.conn.close();
        // Without an answer Socket.IO would keep it, and its request, for ever.
        next(new Refusal('retry', 'A connection has one socket.'));
        return;
      }
      connected.add(socket.conn);
      if (shut) {
        next(new Refusal('retry', 'Parley is restarting.'));
        return;
      }
      turns
        .run(() => gate.authenticate(socket.request.headers))
        .then((session) => {
          if (session === null) {
            next(new Refusal('unauthenticated', 'Sign in first.'));
          } else {
            letIn(session, socket, next);
          }
        })
        .catch((error: unknown) => {
          if (!(error instanceof TryAgain)) {
            logger.error({ err: error }, 'authentication failed');
          }
          next(new Refusal('retry', 'Try again in a moment.'));
        });
    },
    async checkSessions(sockets) {
      try {
        const ended = await gate.ended([...new Set(sockets.map(({ data }) => data.sessionId))]);
        for (const socket of sockets) {
          if (ended.has(socket.data.sessionId)) {
            socket.disconnect(true);
          }
        }
        return true;
      } catch (error) {
        logger.warn({ err: error }, 'session check failed');
        return false;
      }
    },
    shut() {
      shut = true;
    },
  };
}
