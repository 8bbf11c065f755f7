import type { Ack } from '@parley/shared/ack.ts';
import type { AnsweredByEvent } from '@parley/shared/contract.ts';
import type { RoomId } from '@parley/shared/ids.ts';
import { commands } from '@parley/shared/protocol.ts';
import type { Allowance, Limiter } from '../lib/limiter.ts';
import type { Log } from '../log/log.ts';
import type { Logger } from '../lib/logger.ts';
import { startBeacon } from './beacon.ts';
import type { Channels } from './channels.ts';
import { createConnection, type ParleySocket } from './connection.ts';
import type { Dispatch } from './dispatch.ts';
import type { Sync } from './sync.ts';
import { cut, type Line } from './waiting.ts';

export interface Serving {
  readonly log: Log;
  readonly channels: Channels;
  readonly dispatch: Dispatch;
  readonly sync: Sync;
  readonly limiter: Limiter;
  readonly logger: Logger;
}

type Reply = (ack: Ack<unknown>) => void;

/** Reading logs, per person: opening many rooms at once is fine, a loop is not. */
const reads: Allowance = { perSecond: 20, burst: 100 };

function asReply(value: unknown): Reply | null {
  return typeof value === 'function' ? (value as Reply) : null;
}

/** The `id` that a command carries, if it does. */
function idOf(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'id' in input && typeof input.id === 'string' ? input.id : null;
}

/** Listens to one tab. Whatever it sends, the answer goes to it alone and the process goes on. */
export function serveConnection(socket: ParleySocket, serving: Serving): void {
  const { log, channels, dispatch, sync, limiter, logger } = serving;
  const connection = createConnection(socket);
  const caller = { personId: connection.personId, sessionId: connection.sessionId, device: connection };
  const stopBeacon = startBeacon(connection, log, logger);
  channels.add(connection);

  function fail(command: string, message: string): void {
    socket.emit('command:failed', { command: command.slice(0, 64), message });
  }

  async function answerRequest(name: 'log:sync' | 'log:read', request: unknown): Promise<Ack<unknown>> {
    const wait = limiter.take(`${connection.personId} reads`, reads);
    if (wait > 0) {
      return { ok: null, afterMs: wait };
    }
    try {
      return { ok: true, value: name === 'log:sync' ? await sync.sync(connection, request) : await sync.read(connection.personId, request) };
    } catch (error) {
      return log.ackOf(error, { command: name });
    }
  }

  async function receive(name: string, input: unknown, reply: Reply | null): Promise<void> {
    if (name === 'log:sync' || name === 'log:read') {
      if (reply === null) {
        fail(name, 'This needs an acknowledgement callback.');
      } else {
        reply(await answerRequest(name, input));
      }
      return;
    }
    const command = commands.get(name);
    if (command === undefined) {
      reply?.({ ok: false, code: 'invalid', message: 'There is no such command.' });
      fail(name, 'There is no such command.');
      return;
    }
    const id = idOf(input);
    if (reply === null && command.answer !== 'none' && (command.answer === 'ack' || id === null)) {
      fail(name, command.answer === 'ack' ? 'This needs an acknowledgement callback.' : 'This needs an id or an acknowledgement callback.');
      return;
    }
    const ack = await dispatch(caller, name, input);
    if (reply !== null) {
      reply(ack);
    } else if (id !== null && command.answer === 'event' && !carriedByAnEvent(input, ack)) {
      socket.emit('command:answered', { id, ack });
    }
  }

  /**
   * A device that watched the room has its new event already: that was the answer. A repeated command makes no event, and of a room that the
   * person enters or leaves in the very same commit the device gets none.
   */
  function carriedByAnEvent(input: unknown, ack: Ack<unknown>): boolean {
    if (ack.ok !== true) {
      return false;
    }
    // Both are the schemas' by now, and a command that its event answers is declared with these.
    const { repeated, seq } = ack.value as AnsweredByEvent['output'];
    const watchedAfter = connection.logs.get((input as AnsweredByEvent['input']).roomId as RoomId);
    return !repeated && watchedAfter !== undefined && watchedAfter < seq;
  }

  // Every event comes through here and none goes on to listeners: a client may send any name, `error` too.
  socket.use(([name, ...args]: readonly unknown[]) => {
    const last = asReply(args.at(-1));
    const input = last === null ? args[0] : args.length > 1 ? args[0] : undefined;
    receive(String(name), input, last).catch((error: unknown) => logger.error({ err: error }, 'receiving failed'));
  });
  socket.on('disconnect', (reason) => {
    stopBeacon();
    channels.remove(connection);
    const line = socket.conn as unknown as Line;
    // A connection without its device would stay for as long as it answers the heartbeat, or, closed by us, as it does not answer that, counted by
    // nobody. Who polls hears with the next question that we closed it, and it ends with that, or soon without.
    if (reason === 'client namespace disconnect' || line.transport.socket !== undefined) {
      cut(line);
    }
  });
}
